/// A text with placeholders, as the catalogues write it.
///
/// `{year}` stands for a value, `{count|commune|communes}` for the first form when the value of
/// `count` reads `1` and for the second otherwise; `{{` and `}}` are braces.
struct TextPattern: Sendable {
  /// A part of a text.
  enum Part: Equatable, Sendable {
    case words(String)
    case value(of: String)
    case form(of: String, one: String, other: String)
  }

  /// The parts, in order.
  let parts: [Part]

  /// The names of the placeholders.
  var names: Set<String> {
    Set(
      parts.compactMap { part in
        switch part {
        case .words: nil
        case .value(let name), .form(let name, _, _): name
        }
      })
  }

  /// Reads a text.
  ///
  /// - Throws: ``TextFault`` when a brace or a placeholder is not whole.
  init(_ text: ArraySlice<UInt8>) throws(TextFault) {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var parts: [Part] = []
    var words: [UInt8] = []
    var rest = text
    while let brace = rest.firstIndex(where: { $0 == open || $0 == close }) {
      words += rest[..<brace]
      let byte = rest[brace]
      rest = rest[(brace + 1)...]
      if rest.first == byte {
        words.append(byte)
        rest.removeFirst()
        continue
      }
      guard byte == open, let end = rest.firstIndex(of: close) else { throw .openBrace }
      if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
      words = []
      parts.append(try Self.placeholder(rest[..<end]))
      rest = rest[(end + 1)...]
    }
    words += rest
    if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
    self.parts = parts
  }

  private static func placeholder(_ text: ArraySlice<UInt8>) throws(TextFault) -> Part {
    let fields = text.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let isName = !fields[0].isEmpty && fields[0].utf8.allSatisfy(Self.isNameByte)
    guard isName else { throw .badPlaceholder }
    switch fields.count {
    case 1: return .value(of: fields[0])
    case 3: return .form(of: fields[0], one: fields[1], other: fields[2])
    default: throw .badPlaceholder
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }

  /// The words of the text with the names of the values between.
  ///
  /// - Parameter wording: How the value of a name reads; `nil` when it has none.
  /// - Returns: `nil` when a placeholder has no value.
  func segments(wording: (_ name: String) -> String?) -> [TextSegment]? {
    var segments: [TextSegment] = []
    for part in parts {
      switch part {
      case .words(let words): segments.append(.words(words))
      case .value(let name):
        guard let text = wording(name) else { return nil }
        segments.append(.value(of: name, wording: text))
      case .form(let name, let one, let other):
        guard let text = wording(name) else { return nil }
        segments.append(.words(text == "1" ? one : other))
      }
    }
    return segments
  }
}
