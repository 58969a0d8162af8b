/// The roadmap as bars from the status year to the year in which each commune is due (Gantt).
extension ChartBlock {
  /// The chart of the lines of a roadmap; `nil` without any.
  ///
  /// - Parameters:
  ///   - table: The lines with `unit`, `year` and, where it has them, `name` and `status_year`.
  ///   - names: The names of units by code.
  ///   - start: The year from which bars begin where a line does not say it.
  ///   - chances: The chance of each unit by its year.
  ///   - isProposed: Whether it is the proposed roadmap.
  ///   - words: The words of the language.
  public static func roadmap(
    _ table: [ResultTable.Row], names: [String: String], start: Double,
    chances: [String: Double] = [:], isProposed: Bool, words: Words
  ) -> ChartBlock? {
    let due = table.filter { $0.number("year").isFinite }
    let lines = due.sorted {
      let (left, right) = ($0.number("year"), $1.number("year"))
      return left == right ? $0["unit"] < $1["unit"] : left < right
    }.prefix(barLimit)
    let starts = lines.map { row -> Double in
      let status = row.number("status_year")
      return status.isFinite ? status : start
    }
    guard let least = starts.min(), least.isFinite,
      let last = lines.map({ $0.number("year") }).max()
    else { return nil }
    let rows = zip(lines, starts).map { row, start -> [Cell] in
      let unit = row["unit"]
      let name = names[unit] ?? row["name"]
      let chance = chances[unit] ?? .nan
      let met = row["met_year"]
      let mark =
        !met.isEmpty ? " ✓ \(met)" : chance.isFinite ? " \(ChanceBand.percent(chance, words))" : ""
      return [
        .text((name.isEmpty ? unit : name) + mark), Cell(start),
        Cell(max(0, row.number("year") - start)), Cell(row.number("year")), Cell(chance),
        Cell(row.number("met_year")),
      ]
    }
    var block = ChartBlock(
      .stackedBar,
      title: words(.bookRoadmapTitle(count: due.count, year: Int(last), isProposed: isProposed)),
      note: words(
        .bookSource(table: isProposed ? "roadmap_proposed.csv" : "roadmap.csv", set: ""))
        + (due.count > barLimit ? " " + words(.moreRows(due.count - barLimit)) : ""),
      columns: [
        Column(words(.commune), .text), Column(words(.bookFromYear), .year),
        Column(words(.bookYearsToGo), .whole), Column(words(.bookDueYear), .year),
        Column(words.say("report.heading.chance-by-year"), .chance),
        Column(words(.recognised), .year),
      ],
      rows: rows,
      series: [
        Series(1, isInLegend: false),
        Series(2, fill: isProposed ? BookColors.orange : BookColors.blue, isInLegend: false),
      ])
    block.valueFormat = "0"
    block.range = least...max(last, least + 1)
    block.step = last - least > 12 ? nil : 1
    block.isReversed = true
    return block
  }
}
