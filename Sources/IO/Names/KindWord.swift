import Panels

/// The word before a name that says what kind of place it is: Xã, Thị trấn, TT., P.
struct KindWord {
  /// The kinds of unit that bear it.
  let kinds: [UnitKind]
  /// What follows it.
  let name: Substring

  /// Long words first, so that "thị trấn" is not taken for something shorter.
  private static let words: [(text: String, kinds: [UnitKind])] = [
    ("thành phố", [.district, .province]), ("thị trấn", [.town]), ("thị xã", [.district]),
    ("đặc khu", [.specialZone]), ("phường", [.ward]), ("huyện", [.district]), ("tỉnh", [.province]),
    ("quận", [.district]), ("thôn", [.village]), ("buôn", [.village]), ("xóm", [.village]),
    ("làng", [.village]), ("bản", [.village]), ("ấp", [.village]), ("xã", [.commune]),
    ("tt", [.town]), ("tx", [.district]), ("tp", [.district, .province]), ("đk", [.specialZone]),
    ("p", [.ward]), ("x", [.commune]), ("h", [.district]), ("q", [.district]),
  ]

  private static let foldedWords = words.map { (text: Spelling.fold($0.text), kinds: $0.kinds) }

  /// The kind word of a name, if it begins with one; abbreviations may have a point behind.
  init?(of name: String) {
    guard let found = Self.find(name, among: Self.words, in: name.lowercased()) else { return nil }
    self = found
  }

  /// The kind word of a folded name, in which "xa" may also be a name's own beginning.
  init?(ofFolded name: String) {
    guard let found = Self.find(name, among: Self.foldedWords, in: name) else { return nil }
    self = found
  }

  private init(kinds: [UnitKind], name: Substring) {
    self.kinds = kinds
    self.name = name
  }

  private static func find(
    _ name: String, among words: [(text: String, kinds: [UnitKind])], in lower: String
  ) -> KindWord? {
    for word in words where lower.hasPrefix(word.text) {
      var rest = name.dropFirst(word.text.count)
      guard let next = rest.first, next == " " || (next == "." && word.text.count <= 2) else {
        continue
      }
      // One letter alone is an abbreviation only with a point.
      if word.text.count == 1, next != "." { continue }
      rest = rest.drop { $0 == " " || $0 == "." }
      if !rest.isEmpty { return KindWord(kinds: word.kinds, name: rest) }
    }
    return nil
  }
}
