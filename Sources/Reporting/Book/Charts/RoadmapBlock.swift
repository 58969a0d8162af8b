import Panels

/// The roadmap as bars from now to the year in which each commune is due (Gantt), as given and as proposed.
extension ChartBlock {
  /// The chart of the lines of a roadmap; `nil` without any.
  ///
  /// Of a roadmap proposed, a commune has a bar for each of its years: the one of the plan, the one proposed. Of the
  /// roadmap of the plan it has one, whose colour tells what came of it. The bars end at their years.
  ///
  /// - Parameters:
  ///   - table: The rows of `roadmap`, `roadmap_proposed` or `roadmap_comparison`.
  ///   - name: The name of that table.
  ///   - names: The names of units by code.
  ///   - start: The last year with data, from which bars begin.
  ///   - chances: The chance of each unit by its year, where the table has none.
  ///   - outcomes: The rows of `slippage`: what came of the lines.
  ///   - words: The words of the language.
  public static func roadmap(
    _ table: [ResultTable.Row], named name: String, names: [String: String], start: Double,
    chances: [String: Double] = [:], outcomes: [ResultTable.Row] = [], words: Words
  ) -> ChartBlock? {
    let isProposed = name != "roadmap"
    let known = Dictionary(
      outcomes.map { ($0["unit"] + " " + $0["level"], $0["status"]) },
      uniquingKeysWith: { first, _ in first })
    let names = names.merging(table.namesByUnit) { $1 }
    let isMixed = table.distinct("level").count > 1
    let due = table.compactMap { row -> RoadmapLine? in
      RoadmapLine(
        row, of: name, names, chances, level: isMixed ? words.level(id: row["level"]) : "",
        outcome: known[row["unit"] + " " + row["level"]])
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
    let outcomes =
      isProposed
      ? []
      : RoadmapLine.outcomes.filter { outcome in
        due.contains { $0.outcome == outcome.code }
      }
    let vocabulary = BookVocabulary(words.language)
    let counts = outcomes.map { outcome in
      let word = vocabulary.word(outcome.code, columnID: "status").lowercased()
      return "\(word) \(words.numbers.text(due.count { $0.outcome == outcome.code }))"
    }
    let year = Int(ends.max() ?? last)
    let title =
      (isProposed
        ? words.say("book.roadmap-title.proposed", ["count": ends.count, "year": year])
        : words.say("book.roadmap-title", ["count": ends.count, "year": year]))
      + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
    let headings = years.map { year -> Column in
      let column = RoadmapLine.years[year].column
      let title = ColumnCatalogue.column(column, of: "roadmap_comparison").title
      return Column(title[words.language], .year)
    }
    var block = ChartBlock(
      isProposed ? .bar : .stackedBar, title: title,
      note: words.source(table: "\(name).csv", set: "")
        + (due.count > barLimit
          ? " " + words.say("common.more-rows", ["count": due.count - barLimit]) : ""),
      columns: [Column(words(.commune), .text)] + headings
        + [Column(words.say("report.heading.chance-by-year"), .chance)]
        + outcomes.map { Column(vocabulary.word($0.code, columnID: "status"), .year) },
      rows: lines.map { line in
        [.text(line.name)] + years.map { Cell(line.values[$0]) } + [Cell(line.chance)]
          + outcomes.map { Cell($0.code == line.outcome ? line.given : .nan) }
      },
      series: isProposed
        ? years.enumerated().map { place, year in
          Series(
            place + 1, fill: RoadmapLine.years[year].color, isInLegend: years.count > 1,
            labelFormat: "0")
        }
        : outcomes.enumerated().map { place, outcome in
          Series(years.count + 2 + place, fill: outcome.color)
        })
    if !isProposed { block.valueTitle = headings[0].title }
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
  /// What came of a line of the plan's roadmap.
  let outcome: String

  /// What may have come of a line, as `slippage` tells, with the colors of the bars.
  static let outcomes: [(code: String, color: UInt32)] = [
    ("in_time", BookColors.blue), ("late", BookColors.orange),
    ("not_in_time", BookColors.vermillion), ("unknown", BookColors.grey),
    ("not_due", BookColors.sky),
  ]
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
    level: String, outcome: String?
  ) {
    unit = row["unit"]
    let own = names[unit] ?? unit
    name = level.isEmpty ? own : "\(own) – \(level)"
    let isComparison = table == "roadmap_comparison"
    given = isComparison ? row.number("given_year") : table == "roadmap" ? row.number("year") : .nan
    proposed =
      isComparison
      ? row.number("proposed_year") : table == "roadmap_proposed" ? row.number("year") : .nan
    met = row.number("met_year")
    let stated = row.number(isComparison ? "proposed_chance" : "chance")
    chance = stated.isFinite ? stated : chances[unit] ?? .nan
    let status = row.number("status_year")
    self.outcome =
      outcome
      ?? (met.isFinite
        ? met <= given ? "in_time" : "late" : given > status ? "not_due" : "unknown")
    guard given.isFinite || proposed.isFinite else { return nil }
  }

  /// The first year in which it is due.
  var due: Double { [given, proposed].filter(\.isFinite).min() ?? .nan }
  var first: Double { values.filter(\.isFinite).min() ?? .nan }
  var last: Double { values.filter(\.isFinite).max() ?? .nan }
}
