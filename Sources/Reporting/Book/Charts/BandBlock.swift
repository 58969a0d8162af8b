/// Communes in each band of criteria met, a stacked column a year.
extension ChartBlock {
  /// The chart of the first set of all communes; `nil` without rows.
  public static func bands(
    _ table: ResultRows, words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    let all = table.only("level", "all")
    guard let set = all.distinct("set").first else { return nil }
    let rows = all.only("set", set)
    let bands = rows.distinct("band")
    let years = rows.distinct("year")
    guard let year = years.last else { return nil }
    let cells = years.map { year -> [Cell] in
      let ofYear = rows.only("year", year)
      return [.text(year)]
        + bands.map { band in
          ofYear.only("band", band).rows.first.map { Cell(rows.number($0, "communes")) } ?? .empty
        }
    }
    let last = rows.only("year", year)
    // The finding is the best band that has communes.
    guard let top = last.rows.first(where: { last.number($0, "communes") > 0 }) else { return nil }
    let title =
      words(
        .bookBandsTitle(
          year: year, communes: last.text(top, "communes"), total: last.text(top, "total"),
          band: last.text(top, "band"))) + ", " + vocabulary.set(set)
    var block = ChartBlock(
      .stackedColumn, title: title,
      note: words(.bookSource(table: "bands.csv", set: vocabulary.set(set))),
      columns: [Column(words(.year), .code)]
        + bands.map { Column(words(.bandOf($0)), .whole) },
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
    _ table: ResultRows, words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    let all = table.only("level", "all")
    guard let set = all.distinct("set").first else { return nil }
    let rows = all.only("set", set).rows.filter { table.number($0, "average").isFinite }
    guard let last = rows.last else { return nil }
    var block = ChartBlock(
      .column,
      title: words(
        .bookAverageTitle(
          year: table.text(last, "year"),
          average: words.numbers.text(table.number(last, "average"), decimals: 1)))
        + ", " + vocabulary.set(set),
      note: words(.bookSource(table: "averages.csv", set: vocabulary.set(set))),
      columns: [Column(words(.year), .code), Column(words(.averageItem), .number)],
      rows: rows.map { [.text(table.text($0, "year")), Cell(table.number($0, "average"))] },
      series: [Series(1, fill: BookColors.blue, labelFormat: "0.0")])
    block.valueTitle = words(.averageItem)
    block.valueFormat = "0"
    return block
  }
}
