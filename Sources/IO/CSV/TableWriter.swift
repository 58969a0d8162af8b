import Panels

/// Writes a CSV table, a field at a time. Numbers keep ten significant digits, missing is empty.
///
/// Text that a spreadsheet would take for a formula (`= + - @`, tab) gets an apostrophe in front;
/// numbers are left alone. Quoting follows RFC 4180.
public final class TableWriter {
  private let file: OutputFile
  private var row: [UInt8] = []
  private var isRowEmpty = true
  /// The number of rows written, the heading not counted.
  public private(set) var rowCount = 0

  /// Starts a table with its heading.
  public init(_ file: OutputFile, columns: [String]) {
    self.file = file
    row.reserveCapacity(1024)
    for column in columns { text(column) }
    endRow()
    rowCount = 0
  }

  /// A text field.
  public func text(_ value: some StringProtocol) {
    let isFirst = isRowEmpty
    separate()
    if value.isEmpty { return }
    var value = Substring(value)
    value.withUTF8 { bytes in
      let first = bytes[0]
      let isFormula =
        first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        || first == UInt8(ascii: "@") || first == 9 || first == 13
      // A line that starts with # would be read as a comment.
      let needsQuotes =
        bytes.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
        || (isFirst && first == UInt8(ascii: "#"))
      if needsQuotes { row.append(34) }
      if isFormula { row.append(UInt8(ascii: "'")) }
      if needsQuotes {
        for byte in bytes {
          if byte == 34 { row.append(34) }
          row.append(byte)
        }
        row.append(34)
      } else {
        row.append(contentsOf: bytes)
      }
    }
  }

  /// A number; `NaN` is an empty field.
  public func number(_ value: Double) {
    separate()
    DecimalText.append(value, to: &row)
  }

  /// A number that may be missing.
  public func number(_ value: Double?) { number(value ?? .nan) }

  /// A whole number.
  public func integer(_ value: Int) {
    separate()
    DecimalText.append(value, to: &row)
  }

  /// A whole number that may be missing.
  public func integer(_ value: Int?) {
    if let value { integer(value) } else { separate() }
  }

  /// Ends the row.
  public func endRow() {
    row.append(10)
    isRowEmpty = true
    rowCount += 1
    if row.count > 1 << 16 { file.drain(&row) }
  }

  /// Writes what is left and closes the file.
  public func close() throws(InputError) {
    file.drain(&row)
    try file.close()
  }

  private func separate() {
    if isRowEmpty { isRowEmpty = false } else { row.append(44) }
  }
}
