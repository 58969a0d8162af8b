import Panels

extension ReportMaker {
  /// Works, with what is left to build.
  func addWorks(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let names = Dictionary(
      rows("plan_texts", ["kind": ["work"]]).map { ($0["item"], localized($0, "text")) },
      uniquingKeysWith: { first, _ in first })
    let table = ReportTable(
      [
        text(.work), text(words.say("report.heading.unit-of-measure")),
        numeric(words.say("report.heading.built")),
        numeric(.share), numeric(words.say("report.heading.implied-total")), numeric(.planned),
        numeric(.shareAfter), text(.verdict), numeric(words.say("report.heading.minimum")),
        numeric(.spare),
      ],
      cells: rows("works").map { row -> [ReportText] in
        [
          names[row["work"]] ?? ReportText(name: row["work"]), ReportText(name: row["length_unit"]),
          number(row, "built"), number(row, "share", .percent(2)), number(row, "implied_total"),
          number(row, "planned"), number(row, "share_after", .percent(2)),
          "\(verdict(row)) (\(requirement(row)))", number(row, "minimum"), number(row, "spare"),
        ]
      })
    add(words(.works), table, to: &document)
  }

  /// The roadmap given: by year and by line; the one proposed where there is one.
  func addRoadmap(to document: inout ReportDocument) {
    let years = area.isWhole ? yearTable : ReportTable([])
    let lines = lineTable
    let proposed = proposalTable
    guard [years, lines, proposed].contains(where: { !$0.rows.isEmpty }) else { return }
    document.heading(2, words(.roadmap))
    document.table(years)
    if let sentence = recognisedSoFar, area.isWhole { document.paragraph(text: sentence) }
    document.table(limited(lines))
    let hasBoth = !lines.rows.isEmpty && !proposed.rows.isEmpty
    if hasBoth { document.note(say("report.roadmap.chance-of-run")) }
    add(
      words.say("report.roadmap.proposed"), proposed, level: 3,
      note: hasBoth
        ? say("report.roadmap.chance-beside-run") : say("report.roadmap.chance-with-work"),
      to: &document)
    if area.isWhole { addSlippage(to: &document) }
  }

  private var yearTable: ReportTable {
    ReportTable(
      [
        text(.level), numeric(.year), numeric(.planned), numeric(.plannedSum), numeric(.recognised),
        numeric(.recognisedSum),
      ],
      cells: rows("roadmap-years").map { row -> [ReportText] in
        [
          ReportText(context.level(row["level"])), yearText(row), number(row, "planned"),
          number(row, "planned_cumulative"), number(row, "recognised"),
          number(row, "recognised_cumulative"),
        ]
      })
  }

  /// How many of those planned up to the last year known are recognised.
  private var recognisedSoFar: ReportText? {
    let known = rows("roadmap-years").filter { $0.number("recognised_cumulative").isFinite }
    guard let last = known.max(by: { $0.number("year") < $1.number("year") }) else { return nil }
    let share = 100 * last.number("recognised_cumulative") / last.number("planned_cumulative")
    guard share.isFinite else { return nil }
    let figure = ReportText(
      ReportFigure(
        words.numbers.percent(share), value: String(share),
        origin: .share(
          table: last.tableName, row: last.rowNumber, part: "recognised_cumulative",
          whole: ["planned_cumulative"])))
    return say(
      "report.roadmap.recognised",
      [
        "year-text": yearText(last), "recognised": number(last, "recognised_cumulative"),
        "planned": number(last, "planned_cumulative"), "share": figure,
      ]
    )
  }

  private var proposalTable: ReportTable {
    let own = rows("roadmap_comparison").filter { area.units?.contains($0["unit"]) ?? true }
    return ReportTable(
      [
        text(.commune), text(.level), numeric(words.say("report.heading.planned-year")),
        text(words.say("report.heading.chance")),
        numeric(words.say("report.heading.proposed-year")),
        text(words.say("report.heading.chance-then")),
        text(words.say("report.heading.beside-plan")),
      ],
      cells: own.map { row -> [ReportText] in
        [
          unitName(row), ReportText(context.level(row["level"])), yearText(row, "given_year"),
          chance(row, "given_chance"), yearText(row, "proposed_year"),
          chance(row, "proposed_chance"),
          besidePlan(row),
        ]
      })
  }

  /// What became of a line of the plan in the proposal: recognised by now, left out, or another year.
  private func besidePlan(_ row: ResultTable.Row) -> ReportText {
    row.integer("met_year") != nil
      ? "✓ \(words.say("chart.gantt.recognised")) \(yearText(row, "met_year"))"
      : row["left_out"].isEmpty ? coded(row, "change") : coded(row, "left_out")
  }

  /// Lines of the roadmap against what came of them.
  private func addSlippage(to document: inout ReportDocument) {
    let names = ["in_time", "late", "not_in_time", "unknown", "not_due"]
    let all = rows("slippage")
    let groups = Dictionary(grouping: all) { $0["level"] + " " + $0["planned_year"] }
    let table = ReportTable(
      [text(.level), numeric(.year)]
        + names.map { numeric(vocabulary.word($0, columnID: "status")) },
      cells: groups.sorted { $0.key < $1.key }.map { _, lines in
        [ReportText(context.level(lines[0]["level"])), yearText(lines[0], "planned_year")]
          + names.map { name in
            let own = lines.filter { $0["status"] == name }
            return own.isEmpty ? "" : count(own, of: "slippage")
          }
      })
    add(
      words.say("report.roadmap.slippage"), table, level: 3,
      note: all.contains { $0["status"] == "not_in_time" } ? say("report.roadmap.not-in-time") : "",
      to: &document)
  }

  /// Scenarios: what they change, and the communes expected at each level.
  func addScenarios(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let changes = rows("scenarios")
    guard !changes.isEmpty else { return }
    let name = "name_\(words.language.rawValue)"
    let titles = ScenarioTitles.byID(changes.map { ($0["scenario"], $0[name]) })
    document.heading(2, words.say("sheet.scenario.name"))
    document.table(
      limited(
        ReportTable(
          [
            text(words.say("report.heading.scenario")), text(words.say("report.heading.change")),
            numeric(words.say("report.heading.units")),
          ],
          cells: changes.map { row -> [ReportText] in
            [
              ReportText(name: titles[row["scenario"]] ?? row["scenario"]),
              ReportText(name: row["change"]),
              row.number("units") > 0
                ? number(row, "units") : ReportText(words.say("report.scenario.all-units")),
            ]
          })))
    let expected = rows(
      "scenario",
      [
        "table": ["level_outlook"], "level": ["all"], "figure": ["mean"],
        "statistic": ["communes_at_or_above", "average_criteria"],
      ])
    let year = expected.compactMap { $0.integer("year") }.max()
    let last = expected.filter { $0.integer("year") == year }
    document.table(
      limited(
        ReportTable(
          [
            text(words.say("report.heading.scenario")), text(words.say("report.heading.figure")),
            text(.level),
            numeric(.year), numeric(words.say("common.baseline")),
            numeric(words.say("report.heading.under-scenario")),
            numeric(words.say("report.heading.difference")),
          ],
          cells: last.map { row -> [ReportText] in
            [
              ReportText(name: titles[row["scenario"]] ?? row["scenario"]), coded(row, "statistic"),
              row["standard"].isEmpty ? "" : ReportText(context.level(row["standard"])),
              yearText(row), number(row, "baseline"), number(row, "value"),
              number(row, "difference", .change),
            ]
          })))
  }

  /// What each agency has before it, and whether every item has a lead.
  func addOwners(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let agencies = rows("owners", ["kind": ["agency", "role", "sponsor"]])
    let coverage = rows("coverage")
    guard !agencies.isEmpty || !coverage.isEmpty else { return }
    document.heading(2, words.say("report.owners"))
    document.table(
      limited(
        ReportTable(
          [
            text(words.say("report.heading.owner")), text(words.say("run.role-heading")),
            numeric(words.say("report.heading.units-of-owner")),
            numeric(words.say("report.heading.unmet")),
            numeric(words.say("report.heading.in-communes")),
            numeric(words.say("report.heading.due")),
            text(words.say("report.heading.next-day")),
            numeric(words.say("report.heading.at-risk")),
          ],
          cells: agencies.map { row -> [ReportText] in
            [
              ownerName(row["owner"]), coded(row, "roles"), number(row, "units"),
              number(row, "unmet"), number(row, "units_unmet"), number(row, "due"),
              day(row, "next"), number(row, "at_risk"),
            ]
          })))
    document.table(
      ReportTable(
        [
          text(.set), numeric(.leaves), numeric(words.say("report.heading.agencies")),
          numeric(.gaps), numeric(.overlaps),
        ],
        cells: coverage.map { row -> [ReportText] in
          [
            setTitle(row["set"]), number(row, "leaves"), number(row, "agencies"),
            number(row, "gaps"), number(row, "overlaps"),
          ]
        }))
    if coverage.contains(where: { $0.number("gaps") > 0 && $0.number("agencies") > 0 }) {
      document.note(say("report.owners.whole-sets"))
    }
  }

  /// An owner as people call it: of a code the title of its first duty, with the code.
  private func ownerName(_ owner: String) -> ReportText {
    let isCode =
      owner.contains("-") && owner.allSatisfy { $0.isASCII && !$0.isLowercase && $0 != " " }
    guard isCode, let duty = rows("assignments", ["agency": [owner]]).first else {
      return ReportText(name: owner)
    }
    let said = localized(duty, "duty").plain.split(separator: ":").first ?? ""
    return ReportText(name: said.isEmpty ? owner : "\(said) (\(owner))")
  }
}
