/// Communes in each band of criteria met, a stacked column a year.
extension ChartBlock {
  /// The chart of all communes under the set the plan is about, else the first; `nil` without rows.
  /// The averages know how many communes are not counted.
  public static func bands(
    _ table: [ResultTable.Row], averages: [ResultTable.Row], aim: PlanAim?, words: Words,
    vocabulary: BookVocabulary
  ) -> ChartBlock? {
    let all = table.only("level", "all")
    guard let set = all.set(for: aim) else { return nil }
    let rows = all.only("set", set)
    let bands = rows.distinct("band")
    let years = rows.distinct("year")
    guard let year = years.last else { return nil }
    let cells = years.map { year -> [Cell] in
      let ofYear = rows.only("year", year)
      return [.text(year)]
        + bands.map { band in
          ofYear.only("band", band).first.map { Cell($0.number("communes")) } ?? .empty
        }
    }
    let last = rows.only("year", year)
    // The finding is the best band that has communes.
    guard let top = last.first(where: { $0.number("communes") > 0 }) else { return nil }
    let title =
      words.say(
        "book.bands-title",
        [
          "year": year, "communes": words.numbers.short(top.number("communes")),
          "total": words.numbers.short(top.number("total")), "band": Words.span(top["band"]),
        ]) + ", " + vocabulary.set(set)
      + base(averages.only("level", "all").only("set", set).only("year", year).first, words)
    var block = ChartBlock(
      .stackedColumn, title: title,
      note: words.source(table: "bands.csv", set: vocabulary.set(set)),
      columns: [Column(words(.year), .code)]
        + bands.map { Column(words.say("report.band-of", ["band": Words.span($0)]), .whole) },
      rows: cells,
      series: bands.indices.map {
        Series($0 + 1, fill: BookColors.bands[min($0, BookColors.bands.count - 1)])
      })
    block.valueTitle = words(.bookCommunes)
    block.valueFormat = "0"
    return block
  }

  /// The average number of criteria of a commune, a column a year.
  public static func averages(
    _ table: [ResultTable.Row], aim: PlanAim?, words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    let all = table.only("level", "all")
    guard let set = all.set(for: aim) else { return nil }
    let rows = all.only("set", set).filter { $0.number("average").isFinite }
    guard let last = rows.last else { return nil }
    var block = ChartBlock(
      .column,
      title: words.say(
        "book.average-title",
        ["year": last["year"], "average": words.numbers.text(last.number("average"), decimals: 1)])
        + ", " + vocabulary.set(set) + base(last, words),
      note: words.source(table: "averages.csv", set: vocabulary.set(set)),
      columns: [
        Column(words(.year), .code), Column(words(.averageItem), .number),
        Column(words.say("book.communes-counted"), .whole),
      ],
      rows: rows.map {
        [.text($0["year"]), Cell($0.number("average")), Cell($0.number("communes"))]
      },
      series: [Series(1, fill: BookColors.blue, labelFormat: "0.0")])
    block.valueTitle = words(.averageItem)
    block.valueFormat = "0"
    return block
  }

  /// How many communes figures are of, where that is not all.
  private static func base(_ average: ResultTable.Row?, _ words: Words) -> String {
    guard let average, average.number("communes_unknown") > 0 else { return "" }
    let counted = average.number("communes")
    return " "
      + words.say(
        "book.of-counted",
        [
          "counted": words.numbers.short(counted),
          "all": words.numbers.short(counted + average.number("communes_unknown")),
        ])
  }
}

extension [ResultTable.Row] {
  /// The set the plan is about where there are rows of it, else the first.
  func set(for aim: PlanAim?) -> String? {
    let sets = distinct("set")
    return sets.first { $0 == aim?.set } ?? sets.first
  }
}
