import Panels

extension ReportWriter {
  /// How many communes rise and fall by the straight lines through their series, by indicator.
  public func trendTable() -> ReportTable {
    ReportTable(
      [
        text(.indicator), .init(words.say("report.heading.unit-of-measure")),
        .init(words.say("report.heading.slope"), isNumeric: true),
        .init(words.say("report.heading.rising"), isNumeric: true),
        .init(words.say("report.heading.falling"), isNumeric: true),
        .init(words.say("report.heading.slope-unsure"), isNumeric: true),
        .init(words.say("report.heading.no-line"), isNumeric: true),
      ],
      rows: report.trends.map { summary in
        let indicator = report.state.panels.panel(summary.indicator)?.indicator
        let counts = [summary.rising, summary.falling, summary.unsure, summary.withoutLine]
        return [
          indicator?.name[words.language] ?? summary.indicator,
          indicator.map { words.unit($0.unit) } ?? "",
          words.numbers.change(summary.medianSlope, decimals: 2),
        ] + counts.map(words.numbers.text)
      })
  }
}
