import Forecast
import Panels
import Planning

/// Says what trying forecasts on the past has shown: a table, and a paragraph for each indicator.
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
    document.heading(1, say("Kiểm chứng dự báo trên quá khứ", "Forecasts tried on the past"))
    if let banner { document.banner(banner) }
    document.table(scoreTable())
    for finding in report.findings { document.paragraph(paragraph(finding)) }
    if !report.unfit.isEmpty { document.paragraph(unfitSentence) }
    if !report.slippage.isEmpty {
      document.heading(
        2, say("Lộ trình: kế hoạch và công nhận", "Roadmap: planned and recognised"))
      document.table(slippage.table)
      for sentence in roadmapSentences { document.paragraph(sentence) }
    }
    return document
  }

  /// The summary for a terminal.
  public func screen() -> String {
    var parts = [banner].compactMap { $0.map { TerminalRenderer.paragraph($0) } }
    if !report.findings.isEmpty { parts.append(TerminalRenderer.render(scoreTable())) }
    parts += report.findings.map { TerminalRenderer.paragraph(paragraph($0)) }
    if !report.unfit.isEmpty { parts.append(TerminalRenderer.paragraph(unfitSentence)) }
    if !report.slippage.isEmpty {
      parts.append(TerminalRenderer.render(slippage.table))
      parts += roadmapSentences.map { TerminalRenderer.paragraph($0) }
    }
    return parts.joined(separator: "\n\n")
  }

  private var banner: String? {
    let (count, total) = report.simulated
    return count > 0 ? words(.simulatedBanner(count, total)) : nil
  }

  private func say(_ vi: String, _ en: String) -> String { words.language == .vi ? vi : en }

  private func number(_ value: Double, _ decimals: Int = 2) -> String {
    words.numbers.text(value, decimals: decimals)
  }

  // MARK: Scores

  func scoreTable() -> ReportTable {
    ReportTable(
      [
        .init(words(.indicator)), .init(say("Năm gốc", "Origins")),
        .init(say("Số năm độc lập", "Independent years"), isNumeric: true),
        .init(say("Phương pháp", "Method")), .init("MASE", isNumeric: true),
        .init(say("Giá trị cuối", "Last value"), isNumeric: true),
        .init("OLS", isNumeric: true), .init(say("Tốt nhất nhìn lại", "Best in hindsight")),
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

  private func name(_ finding: BacktestFinding) -> String {
    let name = finding.indicator.name[words.language]
    return name.isEmpty ? finding.indicator.id : name
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
        "\(name(finding)): mọi dự báo đều vượt qua điểm gãy đã khai báo; xem backtest.csv.",
        "\(name(finding)): every forecast crosses a declared break; see backtest.csv.")
    }
    let sums = row.sums
    let (from, of) = (years(finding.origins), words.numbers.text(sums.count))
    let (forecasts, were) = sums.count == 1 ? ("forecast", "was") : ("forecasts", "were")
    let ahead =
      finding.longestLead > 1
      ? say("từ 1 đến \(finding.longestLead) năm", "1 to \(finding.longestLead) years")
      : say("1 năm", "1 year")
    var sentences = [
      say(
        "\(name(finding)): \(of) dự báo \(ahead), lập lại từ \(from) như thể chưa biết gì về sau, lệch trung bình \(words.numbers.short(sums.meanAbsoluteError)), bằng \(number(sums.meanScaledError)) lần mức thay đổi thường thấy trong một năm.",
        "\(name(finding)): \(of) \(forecasts) of \(ahead), made from \(from) as if nothing later were known, \(were) off by \(words.numbers.short(sums.meanAbsoluteError)) on average, \(number(sums.meanScaledError)) times the usual change of a year."
      )
    ]
    if let comparison = comparison(finding, sums, method) { sentences.append(comparison) }
    sentences.append(intervals(sums))
    if let sentence = recalibration(finding.recalibration) { sentences.append(sentence) }
    let independent = number(row.effectiveYears, 1)
    sentences.append(
      say(
        "Tất cả chỉ dựa trên khoảng \(independent) năm độc lập, dù có bao nhiêu xã.",
        "All this rests on about \(independent) independent \(row.effectiveYears == 1 ? "year" : "years"), however many units there are."
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
        "Không dự báo nào có độ phân tán, nên không xét được khoảng dự báo.",
        "No forecast has a spread, so that there is no interval to judge.")
    }
    let (narrow, wide) = (coverage(sums, .fourFifths), coverage(sums, .nineteenTwentieths))
    let held = say(
      "Khoảng dự báo 80% chứa \(narrow) giá trị xảy ra sau đó, khoảng 95% chứa \(wide).",
      "The 80% intervals held \(narrow) of what came, the 95% intervals \(wide).")
    if sums.withoutSpread == 0 { return held }
    let (without, all) = (words.numbers.text(sums.withoutSpread), words.numbers.text(sums.count))
    return held
      + say(
        " Trong đó \(without) trên \(all) dự báo không có độ phân tán, khoảng dự báo rộng bằng 0.",
        " \(without) of the \(all) forecasts have no spread and an interval of no width.")
  }

  private func comparison(
    _ finding: BacktestFinding, _ sums: ScoreSums, _ method: ForecastMethod
  ) -> String? {
    var parts: [String] = []
    var hasRounding = sums.isRounding
    let add = { (other: BacktestRow, vi: String, en: String) in
      hasRounding = hasRounding || other.sums.isRounding
      if hasRounding { return }
      let less = 1 - sums.meanAbsoluteError / other.sums.meanAbsoluteError
      guard less.isFinite else { return }
      let size = words.numbers.percent(100 * abs(less))
      parts.append(
        less >= 0
          ? say("ít hơn \(vi) \(size)", "\(size) less than \(en)")
          : say("nhiều hơn \(vi) \(size)", "\(size) more than \(en)"))
    }
    if method != .lastValue, let row = finding.row(.lastValue) {
      add(row, "giữ nguyên giá trị cuối", "keeping the last value")
    }
    if method != .ols, let row = finding.row(.ols) {
      add(row, "đường bình phương tối thiểu", "the least-squares line")
    }
    if let best = finding.bestMember {
      add(
        best.row, "phương pháp tốt nhất nhìn lại (\(best.method.rawValue))",
        "the best method in hindsight (\(best.method.rawValue))")
    }
    if hasRounding {
      return say(
        "Có sai số chỉ ở mức làm tròn nên không so sánh các phương pháp.",
        "Errors no larger than rounding are not compared between methods.")
    }
    guard !parts.isEmpty else { return nil }
    return say(
      "Sai số tuyệt đối trung bình của \(method.rawValue) \(parts.joined(separator: ", ")).",
      "The mean absolute error of \(method.rawValue) was \(parts.joined(separator: ", ")).")
  }

  private func recalibration(_ trial: Recalibration) -> String? {
    guard trial.status == .ok else { return nil }
    let (before, after) = (number(trial.logLoss, 4), number(trial.recalibratedLogLoss, 4))
    return trial.improves
      ? say(
        "Hiệu chỉnh lại xác suất lẽ ra đã giảm log loss từ \(before) xuống \(after) (\(trial.originsImproved)/\(trial.origins) năm gốc); dự báo chưa áp dụng.",
        "Recalibrated probabilities would have had a log loss of \(after) in place of \(before) (less on \(trial.originsImproved) of \(trial.origins) origins); forecasts do not apply it."
      )
      : say(
        "Hiệu chỉnh lại xác suất không giúp thêm một cách chắc chắn (log loss \(before), sau hiệu chỉnh \(after); giảm ở \(trial.originsImproved)/\(trial.origins) năm gốc).",
        "Recalibrating the probabilities would not have helped reliably (log loss \(before), recalibrated \(after); less on \(trial.originsImproved) of \(trial.origins) origins)."
      )
  }

  private var unfitSentence: String {
    let names = report.unfit.map(\.id).joined(separator: ", ")
    return say(
      "Chưa đủ năm số liệu để kiểm chứng: \(names).", "Too few years of data to try: \(names).")
  }

  // MARK: Roadmap

  private var slippage: SlippageText { SlippageText(counts: report.slippage, words: words) }

  private var roadmapSentences: [String] {
    slippage.sentences + [words.recognisedSoFar(report.roadmapYears)].compactMap { $0 }
  }
}
