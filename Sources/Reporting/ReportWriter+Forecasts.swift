import Forecast
import Panels

/// What the forecast of an indicator rests on.
public struct ForecastNote: Sendable {
  let indicator: Indicator
  let account: ForecastAccount

  /// Makes a note.
  public init(indicator: Indicator, account: ForecastAccount) {
    self.indicator = indicator
    self.account = account
  }
}

extension ReportWriter {
  /// Where each indicator stands and where it is heading, over all units: medians, and how many rise and fall.
  public func forecastTable() -> ReportTable {
    let year = report.outlooks.first.map { String($0.year) } ?? ""
    return ReportTable(
      [
        text(.indicator), .init(words.say("report.heading.unit-of-measure")),
        .init(words.say("backtest.last-value"), isNumeric: true),
        .init(words.say("report.heading.forecast-for", ["year": year]), isNumeric: true),
        .init(words.say("report.heading.rising"), isNumeric: true),
        .init(words.say("report.heading.falling"), isNumeric: true),
        .init(words.say("report.heading.unchanged"), isNumeric: true),
        .init(words.say("report.heading.no-forecast"), isNumeric: true),
      ],
      rows: report.outlooks.map { summary in
        let indicator = report.state.panels.panel(summary.indicator)?.indicator
        let figures = [summary.lastValue, summary.forecast]
        let isMany = figures.contains { abs($0) >= 100 }
        let values = figures.map { figure in
          indicator?.kind == .count && !isMany
            ? words.numbers.count(figure)
            : words.numbers.text(figure, decimals: indicator?.kind == .count ? 0 : 2)
        }
        let counts = [
          summary.rising, summary.falling, summary.unchanged, summary.withoutForecast,
        ]
        return [
          // Behind the name: the column of figures stays narrow and its decimals under each other.
          marked(
            indicator?.name[words.language] ?? summary.indicator, ifDoubtful: summary.indicator),
          indicator.map { words.unit($0.unit) } ?? "",
        ] + values + counts.map(words.numbers.text)
      })
  }

  /// A figure of a forecast, or its name, with a mark behind it where that was clearly worse than something simpler
  /// when tried.
  func marked(_ figure: String, ifDoubtful indicator: String?) -> String {
    let note = report.forecasts.first { $0.indicator.id == indicator }
    guard figure != "–", note?.account.skill.isDoubtful == true else { return figure }
    return figure + " " + words.say("forecast.doubtful.mark")
  }

  /// A paragraph for each indicator: what was chosen, how it did, and how many years stand behind it.
  public var forecastNotes: [String] { report.forecasts.map { ForecastWords(words).paragraph($0) } }
}

extension Words {
  /// What the mark of doubtful forecasts means; `nil` where no cell of a table has one.
  public func doubtNote(_ table: ReportTable) -> String? {
    let mark = say("forecast.doubtful.mark")
    let isMarked = table.rows.contains { $0.contains { $0.plain.contains(mark) } }
    return isMarked ? doubtNote : nil
  }

  /// What the mark of doubtful forecasts means.
  public var doubtNote: String {
    say("forecast.doubtful.note", ["mark": say("forecast.doubtful.mark")])
  }
}
