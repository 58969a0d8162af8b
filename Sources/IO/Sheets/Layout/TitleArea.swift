/// The places a title names: "UBND HUYỆN NAM TRỰC", "trên địa bàn huyện Nam Trực, tỉnh Nam Định".
struct TitleArea {
  private(set) var district: String?
  private(set) var province: String?

  init(_ text: String) {
    let words = text.split { $0.isWhitespace || ",;:()".contains($0) }.map(String.init)
    // With their marks: "tình hình" is no province.
    let plain = words.map { $0.lowercased() }
    for index in words.indices {
      let isTwo = index + 1 < words.count
      let isDistrict = plain[index] == "huyện" || plain[index] == "huyen"
      if isDistrict || (isTwo && plain[index] == "thị" && plain[index + 1] == "xã") {
        let start = isDistrict ? index + 1 : index + 2
        district = district ?? Self.name(words, from: start)
      } else if plain[index] == "tỉnh" {
        province = province ?? Self.name(words, from: index + 1)
      }
    }
  }

  /// Words that end a name in a title that is all in capitals.
  private static let ends: Set<String> = [
    "năm", "giai", "quý", "tháng", "đến", "tỉnh", "huyện", "uỷ", "ủy", "theo", "báo", "biểu",
    "kết", "các", "có", "từ", "tổng", "và", "về", "thực", "trong", "đạt", "tại", "xã", "tính",
  ]

  /// The words in capitals that follow, at most four; none of a text without names.
  private static func name(_ words: [String], from start: Int) -> String? {
    let name = words.dropFirst(start).prefix(4).prefix { word in
      (word.first?.isUppercase ?? false) && !ends.contains(word.lowercased())
    }
    return name.isEmpty ? nil : PlaceNames.capitalised(name.joined(separator: " "))
  }
}
