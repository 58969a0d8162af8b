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
        if row["kind"] == "note" { return text }
        let units = row["units"].isEmpty ? "" : " [\(ReportText(name: row["units"]))]" as ReportText
        let name = ReportText(name: context.indicator(row["item"]).name)
        return "\(words(.breaks)): \(name), \(yearText(row))\(units), \(text)"
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

  /// Problems in words: of the whole all of them, of a place those of its units and those of everything.
  private func addProblems(to document: inout ReportDocument) {
    let all = rows("problems").filter { row in
      guard let units = area.units else { return true }
      let isGeneral = row["severity"] == "notice" || row["problem"] == "missing-bar"
      return units.contains(row["unit"]) || (isGeneral && row["unit"].isEmpty)
    }
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
    let names = namesOfIDs
    let bars = all.only("problem", "missing-bar")
    if !bars.isEmpty { document.paragraph(text: missingBars(bars, names)) }
    let others = all.filter { !Self.toldElsewhere.contains($0["problem"]) }
    document.list(texts: others.prefix(Self.rowLimit).map { said($0, names) })
    let excess = others.count - Self.rowLimit
    if excess > 0 { document.note(moreRows(excess)) }
  }

  /// What has a sentence of its own, and what is about the programs installed and not about the data.
  private static let toldElsewhere: Set<String> = [
    "missing-bar", "simulated", "no-pandoc", "no-renderer",
  ]

  /// What names the columns of data beside their names, which a reader of a report has no use for.
  private static let namesColumns: Set<String> = [
    "missing-data", "missing-weight", "unweighted-mean",
  ]

  /// One sentence on the indicators whose bar is not known: what is said of their criteria is reported and not
  /// computed.
  private func missingBars(_ rows: [ResultTable.Row], _ names: IdentifierNames) -> ReportText {
    let column = "message_\(words.language.rawValue)"
    var indicators: [(name: String, row: ResultTable.Row)] = []
    for row in rows {
      let message = row[column]
      let end = message.firstRange(of: "): ")?.lowerBound
      let name = names.named(withoutIdentifier(end.map { message[..<$0] + ")" } ?? message[...]))
      if !indicators.contains(where: { $0.name == name }) { indicators.append((name, row)) }
    }
    return say(
      "report.annex.missing-bars",
      [
        "number": count(indicators.map(\.row), of: "problems"),
        "indicators": ReportText(name: indicators.map(\.name).joined(separator: "; ")),
      ])
  }

  /// An item by its set and name where its id is a word and no number: `318/QĐ-TTg (Hài lòng)`.
  private func withoutIdentifier(_ item: Substring) -> Substring {
    guard let bracket = item.firstRange(of: " ("),
      let gap = item[..<bracket.lowerBound].lastIndex(of: " ")
    else { return item }
    let identifier = item[item.index(after: gap)..<bracket.lowerBound]
    guard !identifier.contains(where: \.isNumber) else { return item }
    return item[..<gap] + item[bracket.lowerBound...]
  }

  /// A problem and its cure. Where in which file it stands is in `problems.csv`.
  private func said(_ row: ResultTable.Row, _ names: IdentifierNames) -> ReportText {
    let (text, fix) = (
      row["message_\(words.language.rawValue)"], row["fix_\(words.language.rawValue)"]
    )
    // The row of the plan's acceptance table is nothing to a reader.
    let end = text.hasPrefix("[") ? text.firstIndex(of: "]") : nil
    let plain = end.map { text[text.index(after: $0)...].drop { $0 == " " } } ?? text[...]
    // Lists of items are long; the whole stands in the table.
    let cut = { (text: Substring) in
      TextLines.cutList(names.named(text, subject: row["indicator"]), to: 400) { left in
        words.say("report.annex.and-more", ["count": words.numbers.text(left)])
      }
    }
    // Behind items, which have their number in the decision, and weights stands what a table of data calls them.
    let parts = [plain, fix[...]].map { part in
      Self.namesColumns.contains(row["problem"])
        ? String(part).replacing(#/ \([a-z][a-z0-9_]*\)/#, with: "")[...] : part
    }
    return ReportText(
      name: parts.map(cut).filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The names that stand for ids in texts of problems.
  private var namesOfIDs: IdentifierNames {
    var names: [String: String] = [:]
    for row in rows("indicators") { names[row["indicator"]] = localized(row).plain }
    for row in allTargets { names[row["target"]] = localized(row).plain }
    for item in ["criteria_average", "criteria_met"] where names[item] == nil {
      names[item] = words.item(item)
    }
    for set in context.sets { names[set.id] = context.setTitle(set.id) }
    return IdentifierNames(names: names, language: words.language)
  }
}
