import Panels

/// The word before a name that says what kind of place it is: Xã, Thị trấn, TT., P.
struct KindWord {
  /// The kinds of unit that bear it.
  let kinds: [UnitKind]
  /// What follows it.
  let name: Substring

  private static let words: [String: [UnitKind]] = [
    "thành phố": [.district, .province], "thị trấn": [.town], "thị xã": [.district],
    "đặc khu": [.specialZone], "phường": [.ward], "huyện": [.district], "tỉnh": [.province],
    "quận": [.district], "thôn": [.village], "buôn": [.village], "xóm": [.village],
    "làng": [.village], "bản": [.village], "ấp": [.village], "xã": [.commune], "tt": [.town],
    "tx": [.district], "tp": [.district, .province], "đk": [.specialZone], "p.": [.ward],
    "x.": [.commune], "h.": [.district], "q.": [.district],
  ]

  private static let foldedWords = Dictionary(
    words.map { ($0.hasSuffix(".") ? $0 : Spelling.fold($0), $1) }, uniquingKeysWith: { $0 + $1 })

  /// The longest kind word, in bytes, with a space and a point.
  private static let longest = (words.keys.map(\.utf8.count).max() ?? 0) * 2

  /// A name as it is shown: without its kind word, but where a number would be left, as of "Phường 4" and "Xã Bốn".
  static func shown(_ name: String, plain: String) -> String {
    let isNumber = plain.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    return isNumber || numbers.contains(plain.lowercased()) ? name : plain
  }

  private static let numbers: Set<String> = [
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
  ]

  /// The kind word of a name, if it begins with one; abbreviations may have a point behind.
  init?(of name: String) {
    self.init(name, among: Self.words)
  }

  /// The kind word of a folded name, in which "xa" may also be a name's own beginning.
  init?(ofFolded name: String) {
    self.init(name, among: Self.foldedWords)
  }

  private init?(_ name: String, among words: [String: [UnitKind]]) {
    // One word, or two; a kind word ends at a space or, abbreviated, at a point.
    var end = name.startIndex
    for _ in 0..<2 {
      if end > name.startIndex { end = name.index(after: end) }
      while end < name.endIndex, name[end] != " ", name[end] != "." { end = name.index(after: end) }
      guard end < name.endIndex, name[..<end].utf8.count <= Self.longest else { return nil }
      let isPoint = name[end] == "."
      var word = name[..<end].lowercased()
      if word.unicodeScalars.count == 1, isPoint { word += "." }
      if let kinds = words[word], !isPoint || word.count <= 2 {
        let rest = name[end...].drop { $0 == " " || $0 == "." }
        if rest.isEmpty { return nil }
        self.kinds = kinds
        self.name = rest
        return
      }
      if isPoint { return nil }
    }
    return nil
  }
}
