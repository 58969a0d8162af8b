import Panels

/// The roadmap as bars from now to the year in which each commune is due (Gantt), as given and as proposed.
extension ChartBlock {
  /// The chart of the lines of a roadmap; `nil` without any.
  ///
  /// A commune has a bar for each of its years: the one of the plan, the one proposed, the one in which it met the
  /// level. The bars end at their years, which stand beside them.
  ///
  /// - Parameters:
  ///   - table: The rows of `roadmap`, `roadmap_proposed` or `roadmap_comparison`.
  ///   - name: The name of that table.
  ///   - names: The names of units by code.
  ///   - start: The last year with data, from which bars begin.
  ///   - chances: The chance of each unit by its year, where the table has none.
  ///   - words: The words of the language.
  public static func roadmap(
    _ table: [ResultTable.Row], named name: String, names: [String: String], start: Double,
    chances: [String: Double] = [:], words: Words
  ) -> ChartBlock? {
    let isProposed = name != "roadmap"
    let isMixed = table.distinct("level").count > 1
    let due = table.compactMap { row -> RoadmapLine? in
      RoadmapLine(
        row, of: name, names, chances, level: isMixed ? words.level(id: row["level"]) : "")
    }.sorted {
      $0.due == $1.due ? $0.unit < $1.unit : $0.due < $1.due
    }
    let lines = due.prefix(barLimit)
    guard let last = lines.map(\.last).max(), let first = lines.map(\.first).min() else {
      return nil
    }
    let years = RoadmapLine.years.indices.filter { year in
      lines.contains { $0.values[year].isFinite }
    }
    let ends = due.map { isProposed ? $0.proposed : $0.given }.filter(\.isFinite)
    let title = words(
      .bookRoadmapTitle(
        count: ends.count, year: Int(ends.max() ?? last), isProposed: isProposed))
    let headings = years.map { year -> Column in
      let column = RoadmapLine.years[year].column
      let title = ColumnCatalogue.column(column, of: "roadmap_comparison").title
      return Column(title[words.language], .year)
    }
    var block = ChartBlock(
      .bar, title: title,
      note: words(.bookSource(table: "\(name).csv", set: ""))
        + (due.count > barLimit
          ? " " + words.say("common.more-rows", ["count": due.count - barLimit]) : ""),
      columns: [Column(words(.commune), .text)] + headings
        + [Column(words.say("report.heading.chance-by-year"), .chance)],
      rows: lines.map { line in
        [.text(line.name)] + years.map { Cell(line.values[$0]) } + [Cell(line.chance)]
      },
      series: years.enumerated().map { place, year in
        Series(
          place + 1, fill: RoadmapLine.years[year].color, isInLegend: years.count > 1,
          labelFormat: "0")
      })
    block.valueFormat = "0"
    // A bar of the first year has a length, too.
    let least = min(start.isFinite ? start : first, first - 1)
    block.range = least...(last + (last - least > 12 ? 1 : 0.5))
    block.step = last - least > 12 ? nil : 1
    block.isReversed = true
    return block
  }
}

/// The years of a commune on a roadmap.
private struct RoadmapLine {
  let unit: String
  let name: String
  let given: Double
  let proposed: Double
  let met: Double
  let chance: Double

  /// The columns whose headings name the years that are drawn, and the colors of the bars.
  static let years: [(column: String, color: UInt32)] = [
    ("given_year", BookColors.blue), ("proposed_year", BookColors.orange),
    ("met_year", BookColors.sky),
  ]
  /// The years in the order of ``years``, `NaN` where there is none.
  var values: [Double] { [given, proposed, met] }

  /// The line of a row; `nil` where it has no year.
  init?(
    _ row: ResultTable.Row, of table: String, _ names: [String: String],
    _ chances: [String: Double],
    level: String
  ) {
    unit = row["unit"]
    let own = row["name"].isEmpty ? names[unit] ?? unit : row["name"]
    name = level.isEmpty ? own : "\(own) – \(level)"
    let isComparison = table == "roadmap_comparison"
    given = isComparison ? row.number("given_year") : table == "roadmap" ? row.number("year") : .nan
    proposed =
      isComparison
      ? row.number("proposed_year") : table == "roadmap_proposed" ? row.number("year") : .nan
    met = row.number("met_year")
    let stated = row.number(isComparison ? "proposed_chance" : "chance")
    chance = stated.isFinite ? stated : chances[unit] ?? .nan
    guard given.isFinite || proposed.isFinite else { return nil }
  }

  /// The first year in which it is due.
  var due: Double { [given, proposed].filter(\.isFinite).min() ?? .nan }
  var first: Double { values.filter(\.isFinite).min() ?? .nan }
  var last: Double { values.filter(\.isFinite).max() ?? .nan }
}
