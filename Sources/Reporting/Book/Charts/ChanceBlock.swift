/// The chance of each commune to meet the standard, sorted.
extension ChartBlock {
  /// How many bars a chart shows.
  static let barLimit = 40

  /// The chart of the first year ahead of the last set; `nil` where no chance is known.
  public static func chances(
    _ table: [ResultTable.Row], words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    guard let set = table.distinct("set").last else { return nil }
    let ofSet = table.only("set", set)
    guard let year = ofSet.distinct("year").max() else { return nil }
    let last = ofSet.only("year", year)
    // The level of which most is open.
    let openness = { (level: String) in
      last.map { $0.number(level) }.filter(\.isFinite).map { $0 * (1 - $0) }
        .reduce(0, +)
    }
    let levels = ["p_met", "p_advanced", "p_model", "p_basic", "p_all"]
      .filter { level in last.contains { $0.number(level).isFinite } }
    guard let first = levels.first else { return nil }
    let level = levels.reduce(first) { openness($1) > openness($0) ? $1 : $0 }
    let known = last.filter { $0.number(level).isFinite }
    let sorted = known.sorted {
      let (left, right) = ($0.number(level), $1.number(level))
      return left == right ? $0["unit"] < $1["unit"] : left > right
    }
    let likely = known.count { $0.number(level) >= 0.5 }
    let title = ColumnCatalogue.column(level, of: "criteria_outlook").title[words.language]
    var block = ChartBlock(
      .bar,
      title: words(.bookChanceTitle(year: year, likely: likely, total: known.count, event: title)),
      note: words(.bookSource(table: "criteria_outlook.csv", set: vocabulary.set(set)))
        + (sorted.count > barLimit ? " " + words(.moreRows(sorted.count - barLimit)) : ""),
      columns: [Column(words(.commune), .text), Column(title, .chance)],
      rows: sorted.prefix(barLimit).map {
        [.text($0["name"]), Cell($0.number(level))]
      },
      series: [Series(1, fill: BookColors.blue, labelFormat: "0%")])
    block.valueFormat = "0%"
    block.range = 0...1
    block.step = 0.2
    block.isReversed = true
    return block
  }
}
