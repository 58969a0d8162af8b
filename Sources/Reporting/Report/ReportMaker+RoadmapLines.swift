import Panels

extension ReportMaker {
  /// The lines of the roadmap: where each commune stands, its chance by its year, what it lacks, whether it was
  /// recognised.
  var lineTable: ReportTable { ReportTable(lineColumns, cells: lineCells.map(\.cells)) }

  /// The columns of the lines.
  var lineColumns: [ReportTable.Column] {
    [
      text(.commune), text(.level), numeric(.year), text(.now), text(.missingCriteria),
      text(words.say("report.heading.conditions-failed")),
      text(words.say("report.heading.chance-by-year")), text(.recognised),
    ]
  }

  /// The lines of the area, each with the code of its commune.
  var lineCells: [(unit: String, cells: [ReportText])] {
    let names = unitNames
    let own = rows("roadmap").filter { area.units?.contains($0["unit"]) ?? true }
    let chances = lineChances(own)
    let failing = failingConditions(own)
    let unnamed = levelsWithUnnamed
    return own.map { row in
      let open = row.list("not_assessable").map { $0 + "?" }
      let key = Self.lineKey(row)
      return (
        row["unit"],
        [
          ReportText(name: names[row["unit"]] ?? row["unit"]),
          ReportText(context.level(row["level"])), yearText(row), verdict(row),
          ReportText(name: (row.list("missing") + open).joined(separator: ", ")),
          failing[key] ?? (row["conditions"] == "not_met" ? verdict(row, "conditions") : ""),
          chances[key].map { chance($0, "p_\(row["level"])") } ?? "",
          recognition(row, unnamed),
        ]
      )
    }
  }

  private static func lineKey(_ row: ResultTable.Row) -> String { row["unit"] + " " + row["set"] }

  /// The rows of `criteria_outlook` in the year of each line, by unit and set.
  private func lineChances(_ lines: [ResultTable.Row]) -> [String: ResultTable.Row] {
    let years = Dictionary(lines.map { (Self.lineKey($0), $0["year"]) }) { first, _ in first }
    let outlook = context.unitRows(
      "criteria_outlook",
      where: ["set": Set(lines.map { $0["set"] }), "year": Set(lines.map { $0["year"] })])
    return Dictionary(
      outlook.filter { years[Self.lineKey($0)] == $0["year"] }.map { (Self.lineKey($0), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The conditions of recognition that fail in the status year, by unit and set.
  private func failingConditions(_ lines: [ResultTable.Row]) -> [String: ReportText] {
    let failing = lines.filter { $0["conditions"] == "not_met" }
    guard !failing.isEmpty else { return [:] }
    let unmet = context.unitRows(
      "owner_unmet",
      where: [
        "item_kind": ["condition"], "verdict": ["not_met"], "unit": Set(failing.map { $0["unit"] }),
      ])
    return Dictionary(grouping: unmet, by: Self.lineKey).mapValues { rows in
      let names = rows.distinct(words.language == .vi ? "item_vi" : "item_en")
      return ReportText(name: "✗ " + names.joined(separator: "; "))
    }
  }

  /// The levels at which more lines were recognised in a year than are known by name.
  private var levelsWithUnnamed: Set<String> {
    let named = Dictionary(grouping: rows("roadmap")) { $0["level"] + " " + $0["met_year"] }
    let open = rows("roadmap-years").filter { row in
      let known = named[row["level"] + " " + row["year"]]?.count ?? 0
      return row.number("recognised") > Double(known)
    }
    return Set(open.map { $0["level"] })
  }

  private func recognition(_ row: ResultTable.Row, _ unnamed: Set<String>) -> ReportText {
    guard row.number("met_year").isFinite else {
      return unnamed.contains(row["level"])
        ? ReportText("? " + words.say("report.roadmap.name-not-known")) : "–"
    }
    return "✓ \(yearText(row, "met_year"))\(decisionDay(row))"
  }

  /// The level granted by a decision up to the year of a row of `levels`; nothing without one.
  func recognisedLevel(_ row: ResultTable.Row) -> ReportText {
    guard let level = Level(rawValue: row["recognised_level"]), level > .none else { return "" }
    return "✓ \(ReportText(words.level(level)))\(decisionDay(row))"
  }

  /// The day of the decision of a row in brackets; nothing without one.
  func decisionDay(_ row: ResultTable.Row) -> ReportText {
    row["decision_date"].isEmpty ? "" : " (\(day(row, "decision_date")))"
  }
}
