import Forecast
import Panels

extension ReportMaker {
  /// The annex: on what the figures rest, and how far they can be trusted.
  func addAnnex(to document: inout ReportDocument) {
    document.heading(2, words.say("report.annex"))
    document.paragraph(words(.methodText))
    document.paragraph(words.say("report.annex.rounding"))
    if !area.isUnit { addMethods(to: &document) }
    guard area.isWhole else { return }
    addReliability(to: &document)
    addSources(to: &document)
  }

  private func addMethods(to document: inout ReportDocument) {
    let tried = rows("methods").filter { $0.number("backtest_forecasts") > 0 }
    let untried = rows("methods").filter { $0.number("backtest_forecasts") == 0 }
    let isOne = tried.distinct("method").count == 1 && tried.distinct("centre").count == 1
    let table = ReportTable(
      [
        text(.indicator), text(.method), text(words.say("report.heading.centre")),
        numeric(words.say("report.heading.times-tried")),
        numeric(words.say("report.heading.mean-error")),
        numeric(words.say("report.heading.better-than-last-value")),
        numeric(words.say("report.heading.better-than-line")),
        numeric(words.say("backtest.independent-years")),
      ],
      cells: tried.map { row -> [ReportText] in
        [
          indicatorName(row["indicator"]), isOne ? "" : coded(row, "method"),
          isOne ? "" : coded(row, "centre"),
          number(row, "backtest_forecasts"), number(row, "mean_absolute_error"),
          number(row, "skill_last_value", .shareOfOne), number(row, "skill_ols", .shareOfOne),
          independentYears(row),
        ]
      })
    add(
      words(.forecastBasis), table, level: 3,
      note: say(
        "report.annex.tried.how-to-read"
      ), to: &document)
    if isOne, let row = tried.first {
      document.note(
        say(
          "report.annex.one-method",
          [
            "method": coded(row, "method"),
            "centre": ReportText(coded(row, "centre").plain.lowercased()),
          ]))
    }
    let alone = tried.filter {
      !$0.number("skill_last_value").isFinite && !$0.number("skill_ols").isFinite
    }
    if !alone.isEmpty {
      document.note(
        say(
          "report.annex.nothing-to-compare",
          ["indicators": alone.map { indicatorName($0["indicator"]) }.joined(separator: "; ")]))
    }
    if let doubtful = doubtful(tried, "skill_last_value") {
      document.note(say("report.annex.worse-than-last-value", ["indicators": doubtful]))
    }
    if let doubtful = doubtful(tried, "skill_ols") {
      document.note(say("report.annex.worse-than-line", ["indicators": doubtful]))
    }
    if let untold = untold(tried) {
      document.note(
        say(
          "report.annex.too-few-trials",
          ["least": ReportText(String(SkillSums.leastForecasts)), "indicators": untold]))
    }
    if !untried.isEmpty {
      document.note(
        say("report.annex.not-tried", ["number": count(untried, of: "methods")]))
    }
  }

  /// The indicators that were forecast clearly worse than by something simpler.
  private func doubtful(_ tried: [ResultTable.Row], _ skill: String) -> ReportText? {
    let worse = tried.filter { context.isClearlyWorse($0, skill) }
    let names = worse.map { row -> ReportText in
      "\(indicatorName(row["indicator"])) (\(number(row, skill, .shareOfOne)))"
    }
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }

  /// The indicators whose forecast was as much worse in too few trials to tell.
  private func untold(_ tried: [ResultTable.Row]) -> ReportText? {
    let few = tried.filter { row in
      let count = row.integer("backtest_forecasts") ?? 0
      return ["skill_last_value", "skill_ols"].contains {
        SkillSums.isUntold(row.number($0), forecasts: count)
      }
    }
    let names = few.map { row -> ReportText in
      "\(indicatorName(row["indicator"])) (n = \(number(row, "backtest_forecasts")))"
    }
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }

  private func independentYears(_ row: ResultTable.Row) -> ReportText {
    let (first, last) = (row["effective_years_first"], row["effective_years_last"])
    let near = number(row, "effective_years_first")
    return first == last ? near : "\(near)–\(number(row, "effective_years_last"))"
  }

  /// What a backtest has shown, where one is among the results.
  private func addReliability(to document: inout ReportDocument) {
    let scores = rows(
      "backtest", ["origin": ["all"], "group_level": [""], "crosses_break": ["no"]])
    let table = ReportTable(
      [
        text(.indicator), text(.method), numeric(words.say("report.heading.ahead")), numeric("n"),
        numeric(words.say("follow-up.error")), numeric("MASE"),
        numeric(words.say("report.heading.cover-80")),
        numeric("Brier"), numeric(words.say("report.heading.brier-as-before")),
      ],
      cells: scores.map { row -> [ReportText] in
        [
          indicatorName(row["indicator"]), coded(row, "method"),
          number(row, "horizon", .plain), number(row, "n"), number(row, "mae"),
          number(row, "mase"), number(row, "coverage_80", .shareOfOne), number(row, "brier"),
          number(row, "brier_last_value"),
        ]
      })
    add(words.say("report.annex.tried"), table, level: 3, to: &document)
  }

  /// A file as it was named; of a path from the root the last two parts.
  private func shown(_ file: String) -> String {
    let path = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
    return path.hasPrefix("/") ? path.split(separator: "/").suffix(2).joined(separator: "/") : path
  }

  private func addSources(to document: inout ReportDocument) {
    let legal = rows("plan_texts", ["kind": ["legal"]]).map { row -> ReportText in
      let date = row["date"].isEmpty ? "" : " (\(day(row, "date")))" as ReportText
      return "\(ReportText(name: row["number"]))\(date): \(localized(row, "text"))"
    }
    let files = account.inputs.map { input -> ReportText in
      "\(ReportText(name: shown(input.file))), SHA-256 \(ReportText(name: String(input.digest.prefix(12))))…"
    }
    guard !legal.isEmpty || !files.isEmpty else { return }
    document.heading(3, words.say("report.annex.sources"))
    document.list(texts: legal)
    document.list(texts: files)
  }
}
