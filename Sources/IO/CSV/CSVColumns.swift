/// A table that Lotrinh wrote, cut into columns of fields as they stand, and put together again byte for byte.
///
/// ```swift
/// let table = CSVColumns(Array("unit,income\nHN-001,46.5\n".utf8))
/// table?.headings  // ["unit", "income"]
/// CSVColumns.texts(of: table?.fields[1] ?? [])  // ["46.5"]
/// ```
public struct CSVColumns: Sendable {
  /// The headings as they stand.
  public let headings: [String]
  /// For each column its fields as they stand, each ended by a zero byte.
  public let fields: [[UInt8]]
  /// The number of rows below the heading.
  public let rowCount: Int

  /// Makes a table of columns kept apart.
  public init(headings: [String], fields: [[UInt8]], rowCount: Int) {
    self.headings = headings
    self.fields = fields
    self.rowCount = rowCount
  }

  /// Cuts a table; `nil` where it is not of the form in which Lotrinh writes: rows of one width, lines ended
  /// by a line feed, no zero byte.
  public init?(_ bytes: [UInt8]) {
    var columns: [[UInt8]] = []
    var names: [String] = []
    var field: [UInt8] = []
    var column = 0
    var rows = -1
    var isQuoted = false
    for byte in bytes {
      if byte == 0 { return nil }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") else {
        field.append(byte)
        continue
      }
      if rows < 0 {
        names.append(String(decoding: field, as: UTF8.self))
        columns.append([])
      } else {
        guard column < columns.count else { return nil }
        columns[column].append(contentsOf: field)
        columns[column].append(0)
      }
      field.removeAll(keepingCapacity: true)
      column += 1
      if byte == UInt8(ascii: "\n") {
        guard column == columns.count else { return nil }
        column = 0
        rows += 1
      }
    }
    guard rows >= 0, field.isEmpty, column == 0, !isQuoted else { return nil }
    headings = names
    fields = columns
    rowCount = rows
  }

  /// The table as a file; `nil` where the columns are not of one length.
  public func joined() -> [UInt8]? {
    var bytes = Array(headings.joined(separator: ",").utf8) + [10]
    bytes.reserveCapacity(bytes.count + fields.reduce(0) { $0 + $1.count })
    var places = fields.map { _ in 0 }
    for _ in 0..<rowCount {
      for column in fields.indices {
        guard let end = fields[column][places[column]...].firstIndex(of: 0) else { return nil }
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: fields[column][places[column]..<end])
        places[column] = end + 1
      }
      bytes.append(10)
    }
    return zip(places, fields).allSatisfy { $0 == $1.count } ? bytes : nil
  }

  /// The texts of a column: without quotes, and without the apostrophe that keeps text from being a formula.
  public static func texts(of column: [UInt8]) -> [String] {
    column.split(separator: 0, omittingEmptySubsequences: false).dropLast().map(text)
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    var text = String(decoding: field, as: UTF8.self)
    if text.hasPrefix("\"") {
      text = String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
    if text.hasPrefix("'"), let next = text.dropFirst().utf8.first,
      TableText.beginsFormula(next)
    {
      text.removeFirst()
    }
    return text
  }
}
