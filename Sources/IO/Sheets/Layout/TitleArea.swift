/// The places a title names: "UBND HUYỆN NAM TRỰC", "trên địa bàn huyện Nam Trực, tỉnh Nam Định".
struct TitleArea {
  private(set) var district: String?
  private(set) var province: String?

  init(_ text: String) {
    let words = text.split { $0.isWhitespace || ",;:()".contains($0) }.map(String.init)
    let plain = words.map { PlainWords.fold($0) }
    for index in words.indices {
      let isTwo = index + 1 < words.count
      if plain[index] == "huyen" || (isTwo && plain[index] == "thi" && plain[index + 1] == "xa") {
        let start = plain[index] == "huyen" ? index + 1 : index + 2
        district = district ?? Self.name(words, from: start)
      } else if plain[index] == "tinh" {
        province = province ?? Self.name(words, from: index + 1)
      }
    }
  }

  /// The words in capitals that follow, at most four; none of a text without names.
  private static func name(_ words: [String], from start: Int) -> String? {
    let ends: Set<String> = ["nam", "giai", "quy", "thang", "den", "tinh", "huyen", "uy"]
    var name: [String] = []
    for word in words.dropFirst(start).prefix(4) {
      guard let first = word.first, first.isUppercase else { break }
      // "HUYỆN NAM TRỰC NĂM 2021" ends before the year; "Nam" begins many names.
      if !name.isEmpty || !word.isNamePart, ends.contains(PlainWords.fold(word)),
        word.lowercased() != "nam"
      {
        break
      }
      name.append(word)
    }
    return name.isEmpty ? nil : Self.capitalised(name)
  }

  /// Names in capitals as names are written: NAM TRỰC is Nam Trực.
  private static func capitalised(_ words: [String]) -> String {
    words.map { word in
      word == word.uppercased() ? word.prefix(1) + word.dropFirst().lowercased() : Substring(word)
    }.joined(separator: " ")
  }
}

extension String {
  fileprivate var isNamePart: Bool { lowercased() == "nam" }
}
