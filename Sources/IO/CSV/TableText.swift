import Panels

/// Rows of a CSV table as bytes, built a field at a time: workers fill one each, a writer joins them.
///
/// Numbers keep ten significant digits, missing is empty. Text that a spreadsheet would take for a
/// formula (`= + - @`, tab) gets an apostrophe in front; numbers are left alone. Quoting follows
/// RFC 4180.
///
/// ```swift
/// var rows = TableText()
/// rows.text("=HN-001")
/// rows.number(46.5)
/// rows.endRow()  // '=HN-001,46.5
/// ```
public struct TableText: Sendable {
  var bytes: [UInt8] = []
  private var isRowEmpty = true
  /// The number of rows ended.
  public internal(set) var rowCount = 0

  /// No rows yet.
  public init() {}

  /// The rows below a heading, as a file holds them.
  public func document(columns: [String]) -> [UInt8] {
    var heading = TableText()
    for column in columns { heading.text(column) }
    heading.endRow()
    return heading.bytes + bytes
  }

  /// A text field.
  public mutating func text(_ value: String) {
    separate()
    var value = value
    value.withUTF8 { Self.append($0, to: &bytes) }
  }

  /// A text field that was made before.
  public mutating func field(_ field: TextField) { add(field.bytes) }

  /// The fields of a row that was begun before, because other rows share them.
  public mutating func fields(_ begun: TableText) { add(begun.bytes) }

  /// The number of bytes so far: where the next field goes.
  public var position: Int { bytes.count }

  /// The fields that stand between two places, in front of a row, once more as the beginning of the next.
  public mutating func fields(again range: Range<Int>) {
    precondition(isRowEmpty && range.upperBound <= bytes.count, "fields of rows that ended")
    isRowEmpty = false
    bytes.append(contentsOf: bytes[range])
  }

  /// Takes all rows and fields out, and keeps the room.
  public mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isRowEmpty = true
    rowCount = 0
  }

  /// Whether spreadsheets take a text that begins with a byte for a formula.
  static func beginsFormula(_ first: UInt8) -> Bool {
    first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
      || first == UInt8(ascii: "@") || first == 9 || first == 13
  }

  fileprivate static func append(
    _ source: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
  ) {
    guard let first = source.first else { return }
    let isFormula = beginsFormula(first)
    let needsQuotes =
      source.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 } || first == 35
    if needsQuotes { bytes.append(34) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for byte in source {
        if byte == 34 { bytes.append(34) }
        bytes.append(byte)
      }
      bytes.append(34)
    } else {
      bytes.append(contentsOf: source)
    }
  }

  /// A number; `NaN` is an empty field.
  public mutating func number(_ value: Double) { number(value, digits: 10) }

  /// A number with fewer significant digits than ten.
  public mutating func number(_ value: Double, digits: Int) {
    add(TextCursor.numberRoom) { DecimalText.append(value, digits: digits, to: &$0) }
  }

  /// A whole number that may be missing.
  public mutating func integer(_ value: Int?) {
    add(TextCursor.numberRoom) { text in
      if let value { DecimalText.append(value, to: &text) }
    }
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(10)
    isRowEmpty = true
    rowCount += 1
  }

  private mutating func separate() {
    if isRowEmpty { isRowEmpty = false } else { bytes.append(44) }
  }

  @inline(__always)
  private mutating func add(_ field: borrowing [UInt8]) {
    field.withUnsafeBufferPointer { field in add(field.count) { $0.append(field) } }
  }

  /// Adds a field of at most `count` bytes.
  @inline(__always)
  private mutating func add(_ count: Int, _ field: (inout TextCursor) -> Void) {
    let isFirst = isRowEmpty
    isRowEmpty = false
    bytes.append(atMost: count + 1) { text in
      if !isFirst { text.append(UInt8(ascii: ",")) }
      field(&text)
    }
  }
}

/// A text as a field of a table holds it, made once for many rows.
public struct TextField: Sendable {
  fileprivate let bytes: [UInt8]

  /// Quotes a text where that is needed.
  public init(_ text: String) {
    var bytes: [UInt8] = []
    var text = text
    text.withUTF8 { TableText.append($0, to: &bytes) }
    self.bytes = bytes
  }

  /// The field between its quotes, as the bytes of a file hold it.
  var unquoted: [UInt8] { bytes.first == 34 ? Array(bytes.dropFirst().dropLast()) : bytes }
}
