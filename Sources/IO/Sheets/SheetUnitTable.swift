import Panels

/// The unit table of a file of sheets, and where each unit of the sheets stands in it.
struct SheetUnitTable {
  /// The units by ascending code.
  let units: UnitTable
  /// The position of each unit of the sheets.
  let ranks: [Int]

  init(_ units: [SheetUnit]) {
    let districts = Self.labels(units.map(\.district))
    let provinces = Self.labels(units.map(\.province))
    let codes = Self.codes(units, districts: districts, provinces: provinces)
    let order = units.indices.sorted { codes[$0] < codes[$1] }
    var ranks = Array(repeating: 0, count: units.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.ranks = ranks
    var levels: [CategoryColumn] = []
    for (name, labels) in [("province", provinces), ("district", districts)]
    where labels.contains(where: { !$0.isEmpty }) {
      levels.append(CategoryColumn(name: name, values: order.map { labels[$0] }))
    }
    self.units = UnitTable(
      codes: order.map { codes[$0] },
      names: order.map { KindWord.shown(units[$0].name, plain: units[$0].plainName) },
      kinds: order.map { units[$0].kind ?? .commune }, levels: levels)
  }

  /// The shortest code that is a unit's own: its code, its name, its name with its kind, its name
  /// below its district, below its province as well.
  private static func codes(
    _ units: [SheetUnit], districts: [String], provinces: [String]
  ) -> [String] {
    var codes = units.map { $0.code ?? $0.plainName }
    let longer: [(Int) -> String] = [
      { [districts[$0], units[$0].plainName].filter { !$0.isEmpty }.joined(separator: "/") },
      { [districts[$0], units[$0].name].filter { !$0.isEmpty }.joined(separator: "/") },
      { index in
        [provinces[index], districts[index], units[index].name].filter { !$0.isEmpty }
          .joined(separator: "/")
      },
      { "\(units[$0].name) (\(units[$0].place.description))" },
    ]
    for form in longer {
      var counts: [String: Int] = [:]
      for code in codes { counts[code, default: 0] += 1 }
      let doubtful = units.indices.filter { (counts[codes[$0]] ?? 0) > 1 }
      if doubtful.isEmpty { break }
      for index in doubtful { codes[index] = form(index) }
    }
    return codes
  }

  /// Names of places without their kind words, unless two would become one: Huyện and Thành phố
  /// Cao Lãnh.
  private static func labels(_ names: [String?]) -> [String] {
    var full: [String: Set<String>] = [:]
    for name in Set(names.compactMap { $0 }) {
      full[withoutKind(name), default: []].insert(PlainWords.fold(name))
    }
    return names.map { name in
      guard let name else { return "" }
      let short = withoutKind(name)
      return (full[short]?.count ?? 0) > 1 ? name : short
    }
  }

  /// "Huyện Nam Trực" is Nam Trực.
  static func withoutKind(_ name: String) -> String {
    let words = name.split(separator: " ")
    for length in [2, 1] where words.count > length {
      // With its marks: Tịnh Biên and Quân Chu begin with no kind.
      let head = PlainWords.key(words.prefix(length).joined(separator: " "))
      let kinds = [
        "huyện", "huyen", "thị xã", "thành phố", "tp", "tp.", "tx", "tx.", "quận", "tỉnh",
      ]
      if kinds.contains(head) { return words.dropFirst(length).joined(separator: " ") }
    }
    return name
  }
}
