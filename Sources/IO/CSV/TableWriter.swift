import Panels

/// Some rows of a table that belong together.
public struct TableSection: Codable, Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of bytes they take.
  public let bytes: Int
}

/// Writes a CSV table to a file.
///
/// ```swift
/// var rows = TableText()
/// rows.text("HN-001")
/// rows.number(46.5)
/// rows.endRow()
/// let table = TableWriter(file, columns: ["unit", "income"])
/// table.append(&rows)
/// try table.close()
/// ```
public final class TableWriter {
  private let file: OutputFile
  /// The number of rows written, the heading not counted.
  public private(set) var rowCount = 0

  /// The sections ended so far.
  public private(set) var sections: [TableSection] = []
  private var byteCount = 0

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
    byteCount += rows.bytes.count
    file.drain(&rows.bytes)
  }

  /// Ends a section: the rows since the one before.
  public func endSection() {
    let before = sections.reduce((rows: 0, bytes: 0)) { ($0.rows + $1.rows, $0.bytes + $1.bytes) }
    sections.append(
      TableSection(rows: rowCount - before.rows, bytes: byteCount - before.bytes))
  }

  /// Writes what is left and closes the file.
  public func close() throws(InputError) { try file.close() }
}
