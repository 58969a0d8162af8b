import Panels
import Planning

extension ReportWriter {
  /// What all communes together can promise, by figure and year.
  public func promiseTable() -> ReportTable {
    let confidence = report.promises.first.map {
      words.numbers.percent(100 * $0.confidence, decimals: 0)
    }
    return ReportTable(
      [
        .init(words(.indicator)), .init(words(.set)), .init(words(.year)),
        .init(words.say("backtest.last-value"), isNumeric: true),
        .init(words.say("column.median"), isNumeric: true),
        .init(
          words.say("report.heading.to-promise") + (confidence.map { " (\($0))" } ?? ""),
          isNumeric: true),
        .init(words.say("report.heading.beside-peers")),
      ],
      rows: report.promises.map { row in
        [
          name(of: row.figure), row.set, String(row.year), words.numbers.short(row.lastValue),
          words.numbers.short(row.median), "\(row.sign) \(words.numbers.short(row.promise))",
          words.ambition(row.ambition),
        ]
      })
  }

  private func name(of figure: String) -> String {
    let parts = figure.split(separator: ":").map(String.init)
    if parts.count == 2, let level = Level(rawValue: parts[1]) {
      let name = words.level(level)
      return parts[0] == "communes_at"
        ? words.say("report.target.communes-at", ["level": name])
        : words.say("report.target.communes-at-or-above", ["level": name])
    }
    if figure == "average_criteria" { return words(.averageItem) }
    let panel = report.state.panels.panel(figure)
    return panel?.indicator.name[words.language] ?? figure
  }
}

extension Words {
  /// How a target compares with what peers achieved.
  public func ambition(_ ambition: Ambition) -> String {
    switch ambition {
    case .alreadyMet: say("report.ambition.already-met")
    case .routine: say("report.ambition.routine")
    case .ambitious: say("report.ambition.ambitious")
    case .stretch: say("report.ambition.stretch")
    case .notSeenBefore: say("report.ambition.not-seen-before")
    case .unknown: ""
    }
  }
}
