/// The roadmap as bars from the status year to the year in which each commune is due (Gantt).
extension ChartBlock {
  /// The chart of the lines of a roadmap; `nil` without any.
  ///
  /// - Parameters:
  ///   - table: The lines with `unit`, `year` and, where it has them, `name` and `status_year`.
  ///   - names: The names of units by code.
  ///   - start: The year from which bars begin where a line does not say it.
  ///   - isProposed: Whether it is the proposed roadmap.
  ///   - words: The words of the language.
  public static func roadmap(
    _ table: ResultRows, names: [String: String], start: Double, isProposed: Bool, words: Words
  ) -> ChartBlock? {
    let due = table.rows.filter { table.number($0, "year").isFinite }
    let lines = due.sorted {
      let (left, right) = (table.number($0, "year"), table.number($1, "year"))
      return left == right ? table.text($0, "unit") < table.text($1, "unit") : left < right
    }.prefix(barLimit)
    let starts = lines.map { row -> Double in
      let status = table.number(row, "status_year")
      return status.isFinite ? status : start
    }
    guard let least = starts.min(), least.isFinite,
      let last = lines.map({ table.number($0, "year") }).max()
    else { return nil }
    let rows = zip(lines, starts).map { row, start -> [Cell] in
      let unit = table.text(row, "unit")
      let name = names[unit] ?? table.text(row, "name")
      return [
        .text(name.isEmpty ? unit : name), Cell(start),
        Cell(max(0, table.number(row, "year") - start)), Cell(table.number(row, "year")),
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
