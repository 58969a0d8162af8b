import Panels

/// What a scenario does to the number of communes at each level.
extension ChartBlock {
  /// The chart of the last year of all communes; `nil` where a scenario changes no such number.
  public static func scenario(
    _ table: [ResultTable.Row], words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    let numbers = table.only("table", "level_outlook").only("level", "all")
      .only("statistic", "communes_at_or_above").only("figure", "mean")
    guard let year = numbers.distinct("year").max() else { return nil }
    let rows = numbers.only("year", year)
    let scenarios = rows.distinct("scenario")
    let standards = rows.distinct("standard")
    guard !scenarios.isEmpty, !standards.isEmpty else { return nil }
    let cells = standards.compactMap { standard -> [Cell]? in
      let ofLevel = rows.only("standard", standard)
      guard let first = ofLevel.first else { return nil }
      let name = words.level(id: standard)
      return [.text(name), Cell(first.number("baseline"))]
        + scenarios.map { scenario in
          ofLevel.only("scenario", scenario).first.map { Cell($0.number("value")) }
            ?? .empty
        }
    }
    let colors = [BookColors.orange, BookColors.vermillion, 0x009E73, 0xCC79A7, 0xF0E442]
    var block = ChartBlock(
      .column, title: words.say("book.scenario-title", ["year": year]),
      note: words.source(table: "scenario.csv", set: ""),
      columns: [Column(words(.level), .text), Column(words(.bookBaseline), .number)]
        + scenarios.map { Column(vocabulary.scenarios[$0] ?? $0, .number) },
      rows: cells,
      series: [Series(1, fill: BookColors.blue, labelFormat: "0.0")]
        + scenarios.indices.map {
          Series($0 + 2, fill: colors[$0 % colors.count], labelFormat: "0.0")
        })
    block.valueTitle = words(.bookCommunes)
    block.valueFormat = "0"
    return block
  }
}
