import Panels

extension ReportMaker {
  /// What was found about the data, what cannot be assessed, breaks, notes of the plan.
  func addData(to document: inout ReportDocument) {
    var notes = ReportDocument()
    if area.isWhole { addPublished(to: &notes) }
    addOpen(to: &notes)
    addProblems(to: &notes)
    if area.isWhole { addPlanNotes(to: &notes) }
    guard !notes.blocks.isEmpty else { return }
    document.heading(2, words(.notesOnData))
    document.blocks += notes.blocks
  }

  /// Breaks of series and what the plan itself notes.
  private func addPlanNotes(to document: inout ReportDocument) {
    document.list(
      texts: rows("plan_texts", ["kind": ["break", "note"]]).map { row in
        let text = localized(row, "text")
        if row["kind"] == "note" {
          return row["row"].isEmpty ? text : "\(ReportText(name: row["row"])): \(text)"
        }
        let units = row["units"].isEmpty ? "" : " [\(ReportText(name: row["units"]))]" as ReportText
        return
          "\(words(.breaks)): \(ReportText(name: row["item"])) \(yearText(row))\(units), \(text)"
      })
  }

  /// Criteria that cannot be assessed in some communes, those of as many together.
  private func addOpen(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let open = usedSets.flatMap { set in
      rows("criteria", ["set": [set], "year": [String(year)]])
        .filter { $0.number("not_assessable") > 0 }
    }
    let groups = Dictionary(grouping: open) { $0["set"] + " " + $0["not_assessable"] }
    let sorted = groups.values.sorted {
      ($0[0]["set"], -$0[0].number("not_assessable")) < (
        $1[0]["set"], -$1[0].number("not_assessable")
      )
    }
    let table = ReportTable(
      [text(.set), numeric(words.say("common.communes-heading")), text(.criterion)],
      cells: sorted.map { rows -> [ReportText] in
        [
          usedSets.count > 1 ? setTitle(rows[0]["set"]) : "", number(rows[0], "not_assessable"),
          ReportText(
            name: rows.map { "\($0["criterion"]) \(localized($0).plain)" }.joined(separator: "; ")),
        ]
      })
    add(words.say("report.not-assessable"), table, level: 3, to: &document)
  }

  /// Published figures whose table does not bear them out.
  private func addPublished(to document: inout ReportDocument) {
    let table = ReportTable(
      [
        text(.place), numeric(.year), text(.item), numeric(.printed), numeric(.recomputed),
        text(.outcome), text(.source),
      ],
      cells: rows("reported", ["outcome": ["differs", "truncated"]]).map { row -> [ReportText] in
        [
          ReportText(name: row["place"]), yearText(row), ReportText(name: words.item(row["item"])),
          number(row, "printed"), number(row, "recomputed"), coded(row, "outcome"),
          ReportText(name: row["source"]),
        ]
      })
    add(words(.published), table, level: 3, to: &document)
  }

  private func addProblems(to document: inout ReportDocument) {
    let all = rows("problems")
    guard !all.isEmpty else { return }
    if area.isWhole {
      let of = { (severity: String) in
        count(all.filter { $0["severity"] == severity }, of: "problems")
      }
      document.paragraph(
        text: say(
          "report.annex.problems",
          ["errors": of("error"), "warnings": of("warning"), "notices": of("notice")]
        ))
    }
    let shown = all.filter { row in
      guard row["severity"] != "notice", row["problem"] != "missing-bar" else { return false }
      return area.units.map { $0.contains(row["unit"]) } ?? true
    }
    document.list(
      texts: shown.prefix(Self.rowLimit).map { row in
        let place = [row["file"], row["sheet"], row["cell"], row["line"]].filter { !$0.isEmpty }
        let said = [
          row["message_\(words.language.rawValue)"], row["fix_\(words.language.rawValue)"],
        ]
        let text =
          (place.isEmpty ? "" : place.joined(separator: ", ") + ": ")
          + said.filter { !$0.isEmpty }.joined(separator: " ")
        return ReportText(name: text)
      })
  }

  /// The annex: on what the figures rest, and how far they can be trusted.
  func addAnnex(to document: inout ReportDocument) {
    document.heading(2, words.say("report.annex"))
    document.paragraph(words(.methodText))
    if !area.isUnit { addMethods(to: &document) }
    guard area.isWhole else { return }
    addReliability(to: &document)
    addSources(to: &document)
  }

  private func addMethods(to document: inout ReportDocument) {
    let table = ReportTable(
      [
        text(.indicator), text(.method), text(words.say("report.heading.centre")),
        numeric(words.say("report.heading.times-tried")),
        numeric(words.say("report.heading.mean-error")),
        numeric(words.say("report.heading.better-than-last-value")),
        numeric(words.say("report.heading.better-than-line")),
        numeric(words.say("backtest.independent-years")),
      ],
      cells: rows("methods").map { row -> [ReportText] in
        [
          indicatorName(row["indicator"]), ReportText(name: row["method"]), coded(row, "centre"),
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
  }

  private func independentYears(_ row: ResultTable.Row) -> ReportText {
    let (first, last) = (row["effective_years_first"], row["effective_years_last"])
    if row.number("backtest_forecasts") == 0 { return "–" }
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
          indicatorName(row["indicator"]), ReportText(name: row["method"]),
          number(row, "horizon", .plain), number(row, "n"), number(row, "mae"),
          number(row, "mase"), number(row, "coverage_80", .shareOfOne), number(row, "brier"),
          number(row, "brier_last_value"),
        ]
      })
    add(words.say("report.annex.tried"), table, level: 3, to: &document)
  }

  /// A file as it was named; of a path from the root the last two parts.
  private func shown(_ file: String) -> String {
    file.hasPrefix("/") ? file.split(separator: "/").suffix(2).joined(separator: "/") : file
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
