/// The texts of one language, by their keys.
///
/// A catalogue is a text file, `Texts/vi.txt` or `Texts/en.txt`: a line `area.key = "text"` for each
/// text, the lines in the order of their keys, comments after `#`. It is built into the program and
/// read when the first text is asked for.
struct TextCatalogue: Sendable {
  /// The texts.
  let patterns: [String: TextPattern]

  /// A line of a catalogue that cannot be read.
  struct LineFault: Error, Equatable {
    let line: Int
    let fault: TextFault
  }

  /// The catalogue of a language.
  static func of(_ language: Language) -> TextCatalogue {
    switch language {
    case .vi: vietnamese
    case .en: english
    }
  }

  private static let vietnamese = TextCatalogue(shipped: PackageResources.vi_txt, "vi.txt")
  private static let english = TextCatalogue(shipped: PackageResources.en_txt, "en.txt")

  private init(shipped bytes: [UInt8], _ file: String) {
    do {
      try self.init(String(decoding: bytes, as: UTF8.self))
    } catch {
      preconditionFailure("\(file), line \(error.line): \(error.fault)")
    }
  }

  /// Reads a catalogue.
  ///
  /// - Complexity: One pass over the text.
  init(_ text: String) throws(LineFault) {
    var patterns: [String: TextPattern] = [:]
    var last = ""
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      do throws(TextFault) {
        let (key, pattern) = try Self.entry(line)
        guard last < key else { throw .unsorted }
        patterns[key] = pattern
        last = key
      } catch {
        throw LineFault(line: number, fault: error)
      }
    }
    self.patterns = patterns
  }

  /// A text with its values.
  ///
  /// - Precondition: The catalogue has the key, and `values` has every placeholder of the text.
  func text(_ key: String, _ values: TextValues, in language: Language) -> String {
    segments(key) { name in values.first { $0.key == name }?.value.wording(in: language) }
      .reduce(into: "") { $0 += $1.text }
  }

  /// A text with its values; `nil` when the catalogue has no such key.
  func textIfAny(_ key: String, _ values: TextValues, in language: Language) -> String? {
    patterns[key] == nil ? nil : text(key, values, in: language)
  }

  /// The words of a text with the values between.
  ///
  /// - Parameters:
  ///   - key: The key of the text.
  ///   - wording: How the value of a name reads; `nil` when it has none.
  /// - Precondition: The catalogue has the key, and there is a value for every placeholder of the text.
  func segments(_ key: String, wording: (_ name: String) -> String?) -> [TextSegment] {
    guard let pattern = patterns[key] else {
      preconditionFailure("the catalogues have no text \(key)")
    }
    guard let segments = pattern.segments(wording: wording) else {
      preconditionFailure("\(key) needs values of \(pattern.names.sorted())")
    }
    return segments
  }

  // MARK: Lines

  private static func entry(
    _ line: Substring.UTF8View
  ) throws(TextFault) -> (key: String, pattern: TextPattern) {
    guard let sign = line.firstIndex(of: UInt8(ascii: "=")) else { throw .badLine }
    var key = line[..<sign]
    while key.last == UInt8(ascii: " ") { key.removeLast() }
    var text = line[line.index(after: sign)...].drop { $0 == UInt8(ascii: " ") }
    guard text.popFirst() == UInt8(ascii: "\""), text.popLast() == UInt8(ascii: "\"") else {
      throw .badLine
    }
    guard isKey(key) else { throw .badKey }
    let plain = try unescaped(text)
    return (String(decoding: key, as: UTF8.self), try TextPattern(plain))
  }

  /// Two or more words of small letters, digits and hyphens, with points between them.
  private static func isKey(_ key: Substring.UTF8View) -> Bool {
    let words = key.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return words.count > 1
      && words.allSatisfy { word in
        !word.isEmpty
          && word.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
              || byte == UInt8(ascii: "-")
          }
      }
  }

  private static func unescaped(
    _ text: Substring.UTF8View
  ) throws(TextFault) -> Substring.UTF8View {
    guard text.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else {
      return text
    }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        switch rest.popFirst() {
        case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "\""): result.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
        default: throw .badEscape
        }
      case UInt8(ascii: "\""): throw .badEscape
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)[...].utf8
  }
}
