import Forecast
import Panels
import Planning

/// Says what trying forecasts on the past has shown: a table, and a paragraph for each indicator.
///
/// What the scores are: `docs/backtest.md`.
///
/// ```swift
/// var report = BacktestReport()
/// report.findings = [BacktestFinding(results, of: income)]  // results: one of each method
/// print(BacktestWriter(report, language: .en).screen())
/// ```
public struct BacktestWriter {
  private let report: BacktestReport
  private let words: Words

  /// Prepares a writer.
  public init(_ report: BacktestReport, language: Language) {
    self.report = report
    words = Words(language)
  }

  /// The summary as a document.
  public func document() -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, say("backtest.title"))
    if let banner { document.banner(banner) }
    document.table(scoreTable())
    for finding in report.findings { document.paragraph(paragraph(finding)) }
    if !report.unfit.isEmpty { document.paragraph(unfitSentence) }
    if !report.slippage.isEmpty {
      document.heading(
        2, say("backtest.roadmap-planned-recognised"))
      document.table(slippage.table)
      for sentence in roadmapSentences { document.paragraph(sentence) }
    }
    return document
  }

  /// The summary for a terminal.
  public func screen(width: Int) -> String {
    var parts = [banner].compactMap { $0.map { TerminalRenderer.paragraph($0, width: width) } }
    if !report.findings.isEmpty {
      parts.append(TerminalRenderer.render(scoreTable(), width: width))
    }
    parts += report.findings.map { TerminalRenderer.paragraph(paragraph($0), width: width) }
    if !report.unfit.isEmpty {
      parts.append(TerminalRenderer.paragraph(unfitSentence, width: width))
    }
    if !report.slippage.isEmpty {
      parts.append(TerminalRenderer.render(slippage.table, width: width))
      parts += roadmapSentences.map { TerminalRenderer.paragraph($0, width: width) }
    }
    return parts.joined(separator: "\n\n")
  }

  private var banner: String? {
    let (count, total) = report.simulated
    return count > 0 ? words.simulatedBanner(count, total) : nil
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  private func number(_ value: Double, _ decimals: Int = 2) -> String {
    words.numbers.text(value, decimals: decimals)
  }

  // MARK: Scores

  func scoreTable() -> ReportTable {
    ReportTable(
      [
        .init(words(.indicator)), .init(say("backtest.origins")),
        .init(say("backtest.independent-years"), isNumeric: true),
        .init(say("backtest.method")), .init("MASE", isNumeric: true),
        .init(say("backtest.last-value"), isNumeric: true),
        .init("OLS", isNumeric: true), .init(say("backtest.best-hindsight")),
        .init("80%", isNumeric: true), .init("95%", isNumeric: true),
      ],
      rows: report.findings.compactMap { finding in
        guard let (method, row) = finding.scores.first else { return nil }
        let other = { (method: ForecastMethod) in
          finding.row(method).map { number($0.sums.meanScaledError) } ?? "–"
        }
        return [
          name(finding), years(finding.origins), number(row.effectiveYears, 1), method.rawValue,
          number(row.sums.meanScaledError), other(.lastValue), other(.ols),
          finding.bestMember.map { "\($0.method.rawValue) \(number($0.row.sums.meanScaledError))" }
            ?? "–",
          coverage(row.sums, .fourFifths), coverage(row.sums, .nineteenTwentieths),
        ]
      })
  }

  /// A method by name and id, as sentences need it.
  private func named(_ method: ForecastMethod) -> String {
    BookVocabulary(words.language).word(method.rawValue, columnID: "method")
  }

  private func name(_ finding: BacktestFinding) -> String { name(finding.indicator) }

  private func name(_ indicator: Indicator) -> String {
    let name = indicator.name[words.language]
    return name.isEmpty ? indicator.id : name
  }

  private func years(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last, first != last else {
      return years.first.map(String.init) ?? "–"
    }
    return last - first + 1 == years.count
      ? "\(first)–\(last)" : years.map(String.init).joined(separator: ", ")
  }

  private func percent(_ share: Double) -> String { words.numbers.percent(100 * share) }

  private func paragraph(_ finding: BacktestFinding) -> String {
    guard let (method, row) = finding.scores.first, row.sums.count > 0 else {
      return say(
        "backtest.all-cross-a-break", ["indicator": name(finding)])
    }
    let sums = row.sums
    let (from, of) = (years(finding.origins), words.numbers.text(sums.count))
    let ahead =
      finding.longestLead > 1
      ? say("backtest.years-ahead", ["most": finding.longestLead])
      : say("backtest.one-year-ahead")
    var sentences = [
      say(
        "backtest.summary",
        [
          "indicator": name(finding), "count": of, "ahead": ahead, "origins": from,
          "error": words.numbers.short(sums.meanAbsoluteError),
          "ratio": number(sums.meanScaledError),
        ]
      )
    ]
    if let comparison = comparison(finding, sums, method) { sentences.append(comparison) }
    sentences.append(intervals(sums))
    if let sentence = recalibration(finding.recalibration) { sentences.append(sentence) }
    let independent = number(row.effectiveYears, 1)
    sentences.append(
      say(
        "backtest.rests-on-years", ["years": independent]
      ))
    return sentences.joined(separator: " ")
  }

  /// The share of values inside an interval; a dash where no forecast has a spread.
  private func coverage(_ sums: ScoreSums, _ level: IntervalLevel) -> String {
    sums.coverage(level).isNaN ? "–" : percent(sums.coverage(level))
  }

  private func intervals(_ sums: ScoreSums) -> String {
    if sums.withoutSpread == sums.count {
      return say(
        "backtest.none-with-spread")
    }
    let (narrow, wide) = (coverage(sums, .fourFifths), coverage(sums, .nineteenTwentieths))
    let held = say(
      "backtest.interval-coverage", ["narrow": narrow, "wide": wide])
    if sums.withoutSpread == 0 { return held }
    let (without, all) = (words.numbers.text(sums.withoutSpread), words.numbers.text(sums.count))
    return held
      + say(
        "backtest.some-without-spread", ["count": without, "all": all])
  }

  private func comparison(
    _ finding: BacktestFinding, _ sums: ScoreSums, _ method: ForecastMethod
  ) -> String? {
    var parts: [String] = []
    var hasRounding = sums.isRounding
    let add = { (other: BacktestRow, rival: String) in
      hasRounding = hasRounding || other.sums.isRounding
      if hasRounding { return }
      let less = 1 - sums.meanAbsoluteError / other.sums.meanAbsoluteError
      guard less.isFinite else { return }
      let size = words.numbers.percent(100 * abs(less))
      parts.append(
        less >= 0
          ? say("backtest.less-than", ["share": size, "rival": rival])
          : say("backtest.more-than", ["share": size, "rival": rival]))
    }
    if method != .lastValue, let row = finding.row(.lastValue) {
      add(row, say("backtest.keeping-last-value"))
    }
    if method != .ols, let row = finding.row(.ols) {
      add(row, say("backtest.least-squares-line"))
    }
    if let best = finding.bestMember {
      add(
        best.row, say("backtest.best-method-hindsight", ["method": named(best.method)]))
    }
    if hasRounding {
      return say(
        "backtest.errors-of-rounding")
    }
    guard !parts.isEmpty else { return nil }
    return say(
      "backtest.mean-absolute-error",
      ["method": named(method), "comparisons": parts.joined(separator: ", ")])
  }

  private func recalibration(_ trial: Recalibration) -> String? {
    guard trial.status == .ok else { return nil }
    let (before, after) = (number(trial.logLoss, 4), number(trial.recalibratedLogLoss, 4))
    return trial.improves
      ? say(
        "backtest.recalibration-helps",
        [
          "after": after, "before": before, "improved": trial.originsImproved,
          "origins": trial.origins,
        ]
      )
      : say(
        "backtest.recalibration-does-not-help",
        [
          "before": before, "after": after, "improved": trial.originsImproved,
          "origins": trial.origins,
        ]
      )
  }

  private var unfitSentence: String {
    let names = report.unfit.map(name).joined(separator: ", ")
    return say(
      "backtest.too-few-years", ["names": names])
  }

  // MARK: Roadmap

  private var slippage: SlippageText { SlippageText(counts: report.slippage, words: words) }

  private var roadmapSentences: [String] {
    slippage.sentences + [words.recognisedSoFar(report.roadmapYears)].compactMap { $0 }
  }
}
