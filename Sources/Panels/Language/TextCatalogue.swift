/// The texts of one language, by their keys.
///
/// A catalogue is a text file, `Texts/vi.txt` or `Texts/en.txt`: a line `area.key = "text"` for each
/// text, the lines in the order of their keys, comments after `#` above them. It is built into the
/// program; a text is looked for when it is asked for, and nothing is read before.
struct TextCatalogue: Sendable {
  private let bytes: [UInt8]

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

  private static let vietnamese = TextCatalogue(bytes: PackageResources.vi_txt)
  private static let english = TextCatalogue(bytes: PackageResources.en_txt)

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads and checks a catalogue.
  ///
  /// - Complexity: One pass over the text.
  init(_ text: String) throws(LineFault) {
    bytes = Array(text.utf8)
    var last = ""
    for (number, line) in Self.lines(bytes).enumerated() {
      do throws(TextFault) {
        if Self.isNoText(line) {
          guard last.isEmpty || line.isEmpty && line.endIndex == bytes.endIndex else {
            throw .unsorted
          }
          continue
        }
        let (key, _) = try Self.entry(line)
        guard last < key else { throw .unsorted }
        last = key
      } catch {
        throw LineFault(line: number + 1, fault: error)
      }
    }
  }

  /// All texts.
  ///
  /// - Precondition: The catalogue has no fault.
  /// - Complexity: One pass over the file; a single text is found without it.
  var patterns: [String: TextPattern] {
    let entries = Self.lines(bytes).filter { !Self.isNoText($0) }.compactMap { try? Self.entry($0) }
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.pattern) })
  }

  /// A text; `nil` when the catalogue lacks the key.
  ///
  /// - Complexity: O(log *n*) lines are looked at.
  func pattern(_ key: String) -> TextPattern? {
    guard let place = place(of: key) else { return nil }
    do {
      return try TextPattern(Self.unescaped(bytes[place]))
    } catch {
      preconditionFailure("\(key): \(error)")
    }
  }

  /// Where the text of a key stands, without its quotation marks.
  private func place(of key: String) -> Range<Int>? {
    // A space comes before all characters of keys, so that lines are in the order of their keys.
    let wanted = Array((key + " = \"").utf8)
    let newline = Self.newline
    return bytes.withUnsafeBufferPointer { bytes in
      var (low, high) = (0, bytes.count)
      while low < high {
        // The line around the middle, and how much of it is wanted.
        var start = low + (high - low) / 2
        while start > low, bytes[start - 1] != newline { start -= 1 }
        var place = start
        while place < high, place - start < wanted.count, bytes[place] == wanted[place - start] {
          place += 1
        }
        let isBehind =
          place < high && place - start < wanted.count && bytes[place] > wanted[place - start]
        if isBehind {
          high = start
          continue
        }
        var end = place
        while end < bytes.count, bytes[end] != newline { end += 1 }
        if place - start == wanted.count { return place..<(end - 1) }
        low = end + 1
      }
      return nil
    }
  }

  /// A text with its values.
  ///
  /// - Precondition: The catalogue has the key, and `values` has every placeholder of the text.
  func text(_ key: String, _ values: TextValues, in language: Language) -> String {
    segments(key) { Self.wording($0, values, language) }.reduce(into: "") { $0 += $1.text }
  }

  /// A text with its values; `nil` when the catalogue has no such key.
  func textIfAny(_ key: String, _ values: TextValues, in language: Language) -> String? {
    pattern(key).map { pattern in
      segments(key, pattern) { Self.wording($0, values, language) }
        .reduce(into: "") { $0 += $1.text }
    }
  }

  /// The words of a text with the values between.
  ///
  /// - Parameters:
  ///   - key: The key of the text.
  ///   - wording: How the value of a name reads; `nil` when it has none.
  /// - Precondition: The catalogue has the key, and there is a value for every placeholder of the text.
  func segments(_ key: String, wording: (_ name: String) -> String?) -> [TextSegment] {
    guard let pattern = pattern(key) else {
      preconditionFailure("the catalogues have no text \(key)")
    }
    return segments(key, pattern, wording: wording)
  }

  private func segments(
    _ key: String, _ pattern: TextPattern, wording: (_ name: String) -> String?
  ) -> [TextSegment] {
    guard let segments = pattern.segments(wording: wording) else {
      preconditionFailure("\(key) needs values of \(pattern.names.sorted())")
    }
    return segments
  }

  private static func wording(
    _ name: String, _ values: TextValues, _ language: Language
  ) -> String? {
    values.first { $0.key == name }?.value.wording(in: language)
  }

  // MARK: Lines

  private static let newline = UInt8(ascii: "\n")

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: newline, omittingEmptySubsequences: false)
  }

  /// Whether a line is empty or a comment.
  private static func isNoText(_ line: ArraySlice<UInt8>) -> Bool {
    line.isEmpty || line.first == UInt8(ascii: "#")
  }

  private static func entry(
    _ line: ArraySlice<UInt8>
  ) throws(TextFault) -> (key: String, pattern: TextPattern) {
    let quote = UInt8(ascii: "\"")
    guard let sign = line.firstIndex(of: UInt8(ascii: "=")),
      line[..<sign].last == UInt8(ascii: " "), line[sign...].starts(with: "= \"".utf8),
      line.endIndex > sign + 3, line.last == quote
    else { throw .badLine }
    let key = line[..<(sign - 1)]
    guard isKey(key) else { throw .badKey }
    let plain = try unescaped(line[(sign + 3)..<(line.endIndex - 1)])
    return (String(decoding: key, as: UTF8.self), try TextPattern(plain))
  }

  /// Two or more words of small letters, digits and hyphens, with points between them.
  private static func isKey(_ key: ArraySlice<UInt8>) -> Bool {
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

  private static func unescaped(_ text: ArraySlice<UInt8>) throws(TextFault) -> ArraySlice<UInt8> {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") }
    var result: [UInt8] = []
    var rest = text
    while let mark = rest.firstIndex(where: isMark) {
      guard rest[mark] == UInt8(ascii: "\\"), mark + 1 < rest.endIndex else { throw .badEscape }
      result += rest[..<mark]
      switch rest[mark + 1] {
      case UInt8(ascii: "n"): result.append(newline)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(rest[mark + 1])
      default: throw .badEscape
      }
      rest = rest[(mark + 2)...]
    }
    return result.isEmpty ? rest : result[...] + rest
  }
}
