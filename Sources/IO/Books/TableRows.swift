import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rows of a result table one by one; memory does not grow with them.
///
/// It reads what ``TableWriter`` writes: UTF-8, commas, one heading, rows as wide as the heading.
///
/// ```swift
/// let rows = try TableRows(path: "results/levels.csv")
/// if let met = rows.index(of: "criteria_met") {
///   while try rows.next() { print(rows.text(0), rows.number(met) ?? .nan) }
/// }
/// ```
public final class TableRows {
  /// The headings.
  public let columns: [String]
  private let path: String
  private let cutter: BlockCutter
  private let block = TextBlock(capacity: 1 << 20)
  private var tokens: CSVTokenizer
  private var linesBefore = 0
  /// The field asked for last, with a NUL behind it.
  private var buffer: [CChar] = []

  /// Opens a table and reads its heading.
  ///
  /// - Throws: ``InputError`` where there is no such file, or it is empty or no UTF-8.
  public init(path: String) throws(InputError) {
    self.path = path
    cutter = BlockCutter(
      try ByteStream(path: path), delimiter: UInt8(ascii: ","), blockSize: 1 << 18)
    guard try cutter.next(into: block) else {
      throw InputError(.emptyFile, at: SourceLocation(file: path))
    }
    tokens = CSVTokenizer(block.bytes, delimiter: UInt8(ascii: ","), line: 1)
    guard tokens.next() else { throw InputError(.emptyFile, at: SourceLocation(file: path)) }
    columns = try tokens.headings(path: path)
    try checkText()
  }

  /// The position of a column; `nil` where there is none of that name.
  public func index(of column: String) -> Int? { columns.firstIndex(of: column) }

  /// Moves to the next row; false at the end.
  ///
  /// - Throws: ``InputError`` for a row of another width and for text that is not UTF-8.
  public func next() throws(InputError) -> Bool {
    while !tokens.next() {
      linesBefore += tokens.linesRead
      guard try cutter.next(into: block) else { return false }
      tokens = CSVTokenizer(block.bytes, delimiter: UInt8(ascii: ","), line: 1)
      try checkText()
    }
    guard tokens.fields.count == columns.count else {
      throw InputError(
        .raggedRow(expected: columns.count, found: tokens.fields.count),
        at: SourceLocation(file: path, line: linesBefore + tokens.line))
    }
    return true
  }

  /// Whether a field of the row is empty.
  public func isEmpty(_ column: Int) -> Bool {
    let field = tokens.fields[column]
    return field.end == field.start
  }

  /// The number of letters of a field, at most.
  public func length(_ column: Int) -> Int {
    // Bytes that go on with a letter do not count.
    tokens.slice(tokens.fields[column]).count { $0 & 0xC0 != 0x80 }
  }

  /// A field of the row as text.
  public func text(_ column: Int) -> String {
    withText(column) { text, count in
      text.withMemoryRebound(to: UInt8.self, capacity: count) {
        String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
      }
    }
  }

  /// A field of the row as a number; `nil` where it is empty or none.
  public func number(_ column: Int) -> Double? {
    let bytes = tokens.slice(tokens.fields[column])
    guard !bytes.isEmpty, bytes.count < 64, bytes.allSatisfy(Self.isOfNumber) else { return nil }
    return withText(column) { text, count in
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(text, &end)
      guard let end, UnsafePointer(end) == text + count, value.isFinite else { return nil }
      return value
    }
  }

  /// How many digits a field of the row has behind its decimal point; more than any number has where it is written
  /// with an exponent.
  public func decimals(_ column: Int) -> Int {
    let bytes = tokens.slice(tokens.fields[column])
    if bytes.contains(where: { $0 == 69 || $0 == 101 }) { return Int.max }
    return bytes.lastIndex(of: 46).map { bytes.endIndex - $0 - 1 } ?? 0
  }

  /// Lends a field of the row as C text with its length.
  @inline(__always)
  func withText<Result>(
    _ column: Int, _ body: (UnsafePointer<CChar>, Int) -> Result
  ) -> Result {
    let field = tokens.fields[column]
    let bytes = tokens.slice(field)
    if buffer.count <= bytes.count {
      buffer = [CChar](repeating: 0, count: max(256, bytes.count * 2))
    }
    return buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("The buffer has room.") }
      var count = 0
      if field.hasEscapedQuotes {
        var wasQuote = false
        for byte in bytes {
          if byte == 34, wasQuote {
            wasQuote = false
            continue
          }
          wasQuote = byte == 34
          base[count] = CChar(bitPattern: byte)
          count += 1
        }
      } else if let source = bytes.baseAddress {
        memcpy(base, source, bytes.count)
        count = bytes.count
      }
      base[count] = 0
      return body(base, count)
    }
  }

  @inline(__always)
  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 45 || byte == 46 || byte == 43 || byte == 69 || byte == 101
  }

  private func checkText() throws(InputError) {
    guard String(validating: block.bytes, as: UTF8.self) != nil else {
      throw InputError(.notUTF8, at: SourceLocation(file: path))
    }
  }
}
