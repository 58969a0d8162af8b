/// Which criteria keep most communes back, a bar a criterion.
extension ChartBlock {
  /// The chart of the last year of the first set; `nil` without rows.
  public static func hardest(
    _ table: ResultRows, words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    guard let set = table.distinct("set").first else { return nil }
    let ofSet = table.only("set", set)
    guard let year = ofSet.distinct("year").max() else { return nil }
    let name = words.language == .vi ? "name_vi" : "name_en"
    let rows = ofSet.only("year", year).rows.sorted {
      let (left, right) = (table.number($0, "not_met"), table.number($1, "not_met"))
      if left != right { return left > right }
      return table.number($0, "criterion") < table.number($1, "criterion")
    }
    guard let first = rows.first, table.number(first, "not_met") > 0 else { return nil }
    var block = ChartBlock(
      .stackedBar,
      title: words(
        .bookHardestTitle(
          year: year, criterion: table.text(first, name), communes: table.text(first, "not_met")))
        + ", " + vocabulary.set(set),
      note: words(.bookSource(table: "criteria.csv", set: vocabulary.set(set))),
      columns: [
        Column(words(.bookCriterion), .text), Column("○ " + words(.notMet), .whole),
        Column("? " + words(.notAssessable), .whole), Column("● " + words(.met), .whole),
      ],
      rows: rows.map { row in
        [.text(table.text(row, "criterion") + ". " + table.text(row, name))]
          + ["not_met", "not_assessable", "met"].map { Cell(table.number(row, $0)) }
      },
      series: [
        Series(1, fill: BookColors.vermillion), Series(2, fill: BookColors.grey),
        Series(3, fill: BookColors.sky),
      ])
    block.valueTitle = words(.bookCommunes)
    block.valueFormat = "0"
    block.isReversed = true
    return block
  }
}
