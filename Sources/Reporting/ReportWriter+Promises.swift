import Panels
import Planning

extension ReportWriter {
  /// What all communes together can promise, by figure and year.
  public func promiseTable() -> ReportTable {
    let confidence = report.promises.first.map {
      words.numbers.percent(100 * $0.confidence, decimals: 0)
    }
    let promises = report.promises.filter { !repeats($0) }
    var table = ReportTable(
      [
        .init(words(.indicator)), .init(words(.set)), .init(words(.year)),
        .init(words.say("backtest.last-value"), isNumeric: true),
        .init(words.say("column.median"), isNumeric: true),
        .init(
          words.say("report.heading.to-promise") + (confidence.map { " (\($0))" } ?? ""),
          isNumeric: true),
        .init(words(.ambition)),
      ],
      rows: promises.map { row in
        [
          name(of: row.figure), row.set.isEmpty ? "" : report.setTitle(row.set, words),
          String(row.year), words.numbers.short(row.lastValue),
          words.numbers.short(row.median),
        ] + promised(row)
      })
    table.measures = promises.map {
      PromisedFigure($0.figure).measure ?? indicator($0.figure)?.unit ?? ""
    }
    return table
  }

  /// Why nothing is promised of all communes together; empty where something is.
  public var promiseRemark: String {
    if !report.promises.isEmpty { return "" }
    if report.unitPromises == 0 { return words.say("report.promise.none") }
    return report.lackingWeights.isEmpty
      ? words.say("report.promise.units-only")
      : words.say(
        "report.promise.lacking-weights",
        ["weights": report.lackingWeights.joined(separator: ", ")])
  }

  /// Whether a promise of a level says what that of the level or above says.
  private func repeats(_ row: PromiseSummary) -> Bool {
    guard let wider = PromisedFigure.wider(than: row.figure) else { return false }
    return report.promises.contains {
      $0.figure == wider && ($0.set, $0.year) == (row.set, row.year)
        && ($0.lastValue, $0.median, $0.promise) == (row.lastValue, row.median, row.promise)
    }
  }

  /// The value to promise and how it compares; that there is nothing to promise where none can miss it.
  private func promised(_ row: PromiseSummary) -> [String] {
    let kind = PromisedFigure(row.figure).kind ?? indicator(row.figure)?.kind ?? .number
    return kind.isNeverMissed(row.sign, row.promise)
      ? [words.say("report.promise.nothing"), ""]
      : ["\(row.sign) \(words.numbers.short(row.promise))", words.ambition(row.ambition)]
  }

  private func name(of figure: String) -> String {
    PromisedFigure(figure).name(words) ?? indicator(figure)?.name[words.language] ?? figure
  }

  private func indicator(_ id: String) -> Indicator? { report.state.panels.panel(id)?.indicator }
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
