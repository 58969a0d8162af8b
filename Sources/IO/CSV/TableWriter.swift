import Panels

/// Writes a CSV table to a file.
public final class TableWriter {
  private let file: OutputFile
  /// The number of rows written, the heading not counted.
  public private(set) var rowCount = 0

  /// Starts a table with its heading.
  public init(_ file: OutputFile, columns: [String]) {
    self.file = file
    var heading = TableText().document(columns: columns)
    file.drain(&heading)
  }

  /// Appends rows and empties them; their storage can be filled anew.
  public func append(_ rows: inout TableText) {
    rowCount += rows.rowCount
    rows.rowCount = 0
    file.drain(&rows.bytes)
  }

  /// Writes what is left and closes the file.
  public func close() throws(InputError) { try file.close() }
}
