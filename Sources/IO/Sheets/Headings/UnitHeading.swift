/// Knows the headings over the names of units by their words: "Tên các xã, phường", "Danh mục xã".
enum UnitHeading {
  /// What communes and villages are called.
  private static let kinds: Set<String> = [
    "xã", "xa", "phường", "phuong", "trấn", "tran", "thôn", "thon", "xóm", "xom", "ấp", "khu",
    "phố",
    "commune", "communes", "ward", "wards", "town", "towns", "township", "townships",
  ]

  /// Words for lists and units that may stand beside them.
  private static let companions: Set<String> = [
    "tên", "ten", "các", "cac", "danh", "mục", "muc", "sách", "sach", "đơn", "don", "vị", "vi",
    "hành", "hanh", "chính", "chinh", "cấp", "cap", "thị", "thi", "tt", "p", "x", "huyện", "huyen",
    "quận", "quan", "bản", "ban", "và", "va", "hoặc", "hay", "tổ", "to", "dân", "dan", "name",
    "names",
    "of", "the", "and", "or", "list", "unit", "units", "administrative", "rural",
  ]

  /// Whether a heading consists of such words, and one of them is for a commune or village.
  static func isOne(_ heading: String) -> Bool {
    // Names of units are asked about as well, and most are told by their first word.
    let first = heading.drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
    guard kinds.contains(first) || companions.contains(first) else { return false }
    let words = PlainWords.key(heading).split {
      !$0.isLetter && !$0.isNumber
    }.map(String.init)
    guard !words.isEmpty, words.count <= 12,
      words.allSatisfy({ kinds.contains($0) || companions.contains($0) })
    else { return false }
    // "Thị xã" is a district, and "cấp xã" a level: neither names a commune.
    var named = false
    for (index, word) in words.enumerated() where kinds.contains(word) {
      let before = index > 0 ? words[index - 1] : ""
      if ["xã", "xa"].contains(word), ["thị", "thi"].contains(before) { continue }
      if ["khu", "phố"].contains(word), words.count == 1 { continue }
      if ["trấn", "tran"].contains(word), !["thị", "thi"].contains(before) { continue }
      named = true
    }
    let isLevel = words.contains("cấp") || words.contains("cap")
    let hasUnit =
      words.contains("vị") || words.contains("vi") || words.contains("tên")
      || words.contains("ten")
    return named && (!isLevel || hasUnit)
  }
}
