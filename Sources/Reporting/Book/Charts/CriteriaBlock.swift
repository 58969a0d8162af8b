/// Which criteria keep most communes back, a bar a criterion.
extension ChartBlock {
  /// The chart of the last year of the set the plan is about, else the first; `nil` without rows.
  public static func hardest(
    _ table: [ResultTable.Row], aim: PlanAim?, words: Words, vocabulary: BookVocabulary
  ) -> ChartBlock? {
    guard let set = table.set(for: aim) else { return nil }
    let ofSet = table.only("set", set)
    guard let year = ofSet.distinct("year").max() else { return nil }
    let name = words.language == .vi ? "name_vi" : "name_en"
    let rows = ofSet.only("year", year).sorted {
      let (left, right) = ($0.number("not_met"), $1.number("not_met"))
      if left != right { return left > right }
      return $0.number("criterion") < $1.number("criterion")
    }
    guard let first = rows.first, first.number("not_met") > 0 else { return nil }
    var block = ChartBlock(
      .stackedBar,
      title: hardestTitle(rows, year: year, name: first[name], words) + ", " + vocabulary.set(set),
      note: words.source(table: "criteria.csv", set: vocabulary.set(set)),
      columns: [
        Column(words(.bookCriterion), .text), Column("○ " + words(.notMet), .whole),
        Column("? " + words(.notAssessable), .whole), Column("● " + words(.met), .whole),
      ],
      rows: rows.map { row in
        [.text(row["criterion"] + ". " + row[name])]
          + ["not_met", "not_assessable", "met"].map { Cell(row.number($0)) }
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

  /// What one commune lacks, how many criteria share the first place, or the one that has it.
  private static func hardestTitle(
    _ rows: [ResultTable.Row], year: String, name: String, _ words: Words
  ) -> String {
    let most = words.numbers.short(rows[0].number("not_met"))
    let communes = ["met", "not_met", "not_assessable"].compactMap { rows[0].integer($0) }
    let tied = rows.count { $0["not_met"] == rows[0]["not_met"] }
    if communes.reduce(0, +) == 1 {
      return words.say(
        "book.hardest.one-commune", ["year": year, "count": tied, "criteria": rows.count])
    }
    let open = rows[0].integer("not_assessable") ?? 0
    let isOpen = tied == 1 && CommuneStandings.isMuchOpen(rows[0])
    let note = isOpen ? words.say("book.hardest.open", ["open": words.numbers.text(open)]) : ""
    return
      (tied > 1
      ? words.say("book.hardest.several", ["year": year, "criteria": tied, "communes": most])
      : words.say("book.hardest-title", ["year": year, "criterion": name, "communes": most])) + note
  }
}
