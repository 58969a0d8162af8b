import Panels

/// Cuts CSV text into records and fields without copying (RFC 4180).
///
/// Lines that start with `#` before any field are comments; lines without a byte are skipped. The
/// heading is the first record. Where it is the first line with several fields, `#` with the delimiter
/// behind it is the heading of running numbers.
struct CSVTokenizer {
  /// A field of the current record: a range of the bytes, without its outer quotes.
  struct Field {
    var start: Int
    var end: Int
    /// Whether two quotes stand for one inside.
    var hasEscapedQuotes: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// Where the next record starts.
  private(set) var position: Int
  private var nextLine: Int
  /// Whether no record with several filled fields has come yet.
  private var seeksHeading = false
  /// The fields of the current record.
  private(set) var fields: [Field] = []
  /// The line on which the current record starts.
  private(set) var line: Int
  /// The line of a quote that is never closed.
  private(set) var unclosedQuoteLine: Int?
  /// The first column of the current record, from 0, in which text follows a closing quote.
  private(set) var textAfterQuoteColumn: Int?

  /// Starts at the first byte, or behind the byte order mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.init(bytes, delimiter: delimiter, line: 1)
    position = Self.start(of: bytes)
    seeksHeading = true
  }

  /// Starts at the first byte, which is the first of a line.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, line: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
    nextLine = line
    position = 0
    fields.reserveCapacity(64)
  }

  /// Goes to the record that starts at `position`, on `line`.
  mutating func move(to position: Int, line: Int) {
    self.position = position
    nextLine = line
    unclosedQuoteLine = nil
  }

  /// The number of lines down to where the next record starts.
  var linesRead: Int { nextLine - 1 }

  /// Where the text starts: after the byte order mark, if there is one.
  private static func start(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    return hasMark ? 3 : 0
  }

  /// The delimiter that cuts the first records most alike: comma, semicolon, tab or bar.
  ///
  /// For each candidate the records with the commonest number of fields above one are counted; the most
  /// such records win, then the most fields, then the order just given. The headings tell a delimiter
  /// from decimal commas, which stand only below them.
  static func delimiter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [44, 59, 9, 124]
    var best = candidates[0]
    var bestScore = (alike: 0, fields: 1)
    for candidate in candidates {
      var tokens = CSVTokenizer(bytes, delimiter: candidate)
      var counts: [Int: Int] = [:]
      for _ in 0..<delimiterSample where tokens.next() {
        if tokens.fields.count > 1 { counts[tokens.fields.count, default: 0] += 1 }
      }
      guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
      let score = (alike: most.value, fields: most.key)
      if score > bestScore {
        best = candidate
        bestScore = score
      }
    }
    return best
  }

  /// How many records are looked at for the delimiter.
  private static let delimiterSample = 50

  /// The fields of the current record as the headings of a table.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/notUTF8`` and the place of the first heading
  ///   that is not UTF-8.
  func headings(path: String) throws(InputError) -> [String] {
    var headings: [String] = []
    for (index, field) in fields.enumerated() {
      guard let heading = text(field) else {
        throw InputError(.notUTF8, at: SourceLocation(file: path, line: line, column: index + 1))
      }
      headings.append(heading)
    }
    return headings
  }

  /// Moves to the next record; false at the end.
  mutating func next() -> Bool {
    fields.removeAll(keepingCapacity: true)
    textAfterQuoteColumn = nil
    guard skipBlankLines() else { return false }
    line = nextLine
    let end = bytes.count
    var index = position
    while true {
      if index < end, bytes[index] == 34 {
        index = quotedField(at: index)
      } else {
        let start = index
        while index < end {
          let byte = bytes[index]
          if byte == delimiter || byte == 10 { break }
          index += 1
        }
        var stop = index
        if index == end || bytes[index] == 10, stop > start, bytes[stop - 1] == 13 { stop -= 1 }
        fields.append(Field(start: start, end: stop, hasEscapedQuotes: false))
      }
      if index < end, bytes[index] == delimiter {
        index += 1
        continue
      }
      break
    }
    position = min(index + 1, end)
    nextLine += 1
    if seeksHeading, fields.count > 1, fields.count(where: { !trimmed($0).isEmpty }) > 1 {
      seeksHeading = false
    }
    return true
  }

  private mutating func skipBlankLines() -> Bool {
    let end = bytes.count
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "#") {
        if seeksHeading, position + 1 < end, bytes[position + 1] == delimiter { return true }
        while position < end, bytes[position] != 10 { position += 1 }
        position = min(position + 1, end)
        nextLine += 1
      } else if byte == 10 {
        position += 1
        nextLine += 1
      } else if byte == 13, position + 1 < end, bytes[position + 1] == 10 {
        position += 2
        nextLine += 1
      } else {
        return true
      }
    }
    return false
  }

  private mutating func quotedField(at opening: Int) -> Int {
    let end = bytes.count
    var index = opening + 1
    var hasEscapedQuotes = false
    while index < end {
      if bytes[index] == 34 {
        if index + 1 < end, bytes[index + 1] == 34 {
          hasEscapedQuotes = true
          index += 2
          continue
        }
        break
      }
      if bytes[index] == 10 { nextLine += 1 }
      index += 1
    }
    fields.append(Field(start: opening + 1, end: index, hasEscapedQuotes: hasEscapedQuotes))
    if index >= end {
      unclosedQuoteLine = line
      return end
    }
    index += 1
    while index < end, bytes[index] != delimiter, bytes[index] != 10 {
      let isSpace = bytes[index] == 32 || bytes[index] == 9 || bytes[index] == 13
      if !isSpace, textAfterQuoteColumn == nil { textAfterQuoteColumn = fields.count - 1 }
      index += 1
    }
    return index
  }

  /// The bytes of a field.
  @inline(__always)
  func slice(_ field: Field) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
  }

  /// The bytes of a field without spaces around them.
  @inline(__always)
  func trimmed(_ field: Field) -> UnsafeBufferPointer<UInt8> {
    guard let base = bytes.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
    return Self.trimmed(
      UnsafeBufferPointer(start: base + field.start, count: field.end - field.start))
  }

  /// A text without spaces around it.
  @inline(__always)
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard var start = text.baseAddress else { return text }
    var count = text.count
    while case let length = OuterSpace.leading(start, count), length > 0 {
      start += length
      count -= length
    }
    while case let length = OuterSpace.trailing(start, count), length > 0 { count -= length }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// Whether the current record has nothing in any field, as spreadsheets write an empty row.
  var isBlank: Bool {
    unclosedQuoteLine == nil && textAfterQuoteColumn == nil
      && fields.allSatisfy { trimmed($0).isEmpty }
  }

  /// The text of a field without spaces around it; `nil` when it is not UTF-8.
  func text(_ field: Field) -> String? {
    guard let text = String(validating: trimmed(field), as: UTF8.self) else { return nil }
    guard field.hasEscapedQuotes else { return text }
    var result = ""
    var wasQuote = false
    for character in text.unicodeScalars {
      if character == "\"", wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }
}
