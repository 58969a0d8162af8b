import Panels

extension ReportMaker {
  /// The year before, now and the plan beside each other.
  func addYears(to document: inout ReportDocument) {
    guard !area.isUnit else { return }
    let cells = averageYears + levelYears + indicatorYears
    let table = ReportTable(
      [
        text(words.say("report.heading.figure")), numeric(String(year - 1)), numeric(String(year)),
        numeric(.change), numeric(.planned), numeric(words.say("follow-up.forecast")),
        text(words.say("report.heading.chance-to-meet")),
      ], cells: cells)
    add(
      words.say("report.figures"), table,
      note: say(
        "report.figures.how-to-read"
      ), to: &document)
  }

  private var averageYears: [[ReportText]] {
    usedSets.compactMap { set -> [ReportText]? in
      guard let now = average(set, year) else { return nil }
      let name: ReportText =
        usedSets.count > 1
        ? "\(words(.averageItem)), \(setTitle(set))" : ReportText(words(.averageItem))
      return [
        name, average(set, year - 1).map { number($0, "average", .fixed(2)) } ?? "–",
        number(now, "average", .fixed(2)), number(now, "change", .change),
      ] + ahead(statistic: ["average_criteria"], subject: "", set: set)
    }
  }

  private var levelYears: [[ReportText]] {
    let now = context.areaRows("shares", where: ["year": [String(year)]])
    let before = context.areaRows("shares", where: ["year": [String(year - 1)]])
    return now.compactMap { row -> [ReportText]? in
      guard row.number("share").isFinite else { return nil }
      let last = before.first { former in
        ["standard", "set", "basis"].allSatisfy { former[$0] == row[$0] }
      }
      let isDecided = row["basis"] == "decision"
      let name: ReportText =
        "\(words.say("report.figure.communes-at"))\(context.level(row["standard"]).lowercased())\(isDecided ? words.say("report.finding.recognised") : "")"
      return [
        name, last.map { of($0) } ?? "–", of(row), change(row, since: last, "communes"),
      ]
        + (isDecided
          ? ["", "", ""]
          : ahead(
            statistic: ["communes_at_or_above", "communes_at"], subject: row["standard"],
            set: row["set"]))
    }
  }

  private func of(_ row: ResultTable.Row) -> ReportText {
    "\(number(row, "communes"))/\(number(row, "denominator")) (\(number(row, "share", .percent(1))))"
  }

  private var indicatorYears: [[ReportText]] {
    let asked = Set(
      targetRows.filter { ["mean", "total"].contains($0["statistic"]) }.map { $0["subject"] })
    return context.areaRows("means", where: ["year": [String(year)], "indicator": asked]).compactMap
    {
      row in
      guard row.number("value").isFinite else { return nil }
      let before = context.areaRows(
        "means", where: ["year": [String(year - 1)], "indicator": [row["indicator"]]]
      ).first
      return [
        indicatorName(row["indicator"]), before.map { number($0, "value") } ?? "–",
        number(row, "value"), change(row, since: before, "value"),
      ] + ahead(statistic: ["mean", "total"], subject: row["indicator"], set: "")
    }
  }

  func indicatorName(_ id: String) -> ReportText {
    let indicator = context.indicator(id)
    return ReportText(
      name: indicator.unit.isEmpty ? indicator.name : "\(indicator.name) (\(indicator.unit))")
  }

  /// What the plan asks, what is expected, and the chance; from the targets, else from the outlook.
  private func ahead(statistic: Set<String>, subject: String, set: String) -> [ReportText] {
    let target =
      area.isWhole
      ? targetRows.first {
        statistic.contains($0["statistic"]) && $0["subject"] == subject && $0["unit"].isEmpty
          && (set.isEmpty || $0["set"].isEmpty || $0["set"] == set) && $0["basis"] != "observed"
      } : nil
    if let target {
      return [
        "\(requirement(target)) (\(yearText(target)))", range(target, "value", "q05", "q95"),
        targetChance(target),
      ]
    }
    let rows = context.areaRows(
      "level_outlook",
      where: ["statistic": [statistic.sorted().last ?? ""], "set": [set], "standard": [subject]])
    let known = rows.filter { $0.number("q50").isFinite }
    guard let next = known.min(by: { $0.number("year") < $1.number("year") }) else {
      return ["", "", ""]
    }
    return [
      "",
      "\(range(next, "q50", "q05", "q95")), \(yearText(next))",
      "",
    ]
  }

  /// Averages of the places below the area.
  func addPlaces(to document: inout ReportDocument) {
    guard !area.isUnit else { return }
    let own = placesBelow
    let rows = self.rows("averages", ["year": [String(year)]]).filter { row in
      row["level"] != "all" && own[row["level"]]?.contains(row["group"]) ?? false
        && usedSets.contains(row["set"])
    }
    let groups = Dictionary(grouping: rows) { $0["level"] }
      .mapValues { Set($0.map { $0["group"] }).count }
    let several = rows.filter { groups[$0["level"], default: 0] > 1 }
    let table = ReportTable(
      [
        text(.place), text(.level), text(.set), numeric(.count), numeric(.average),
        numeric(.change),
      ],
      cells: several.map { row -> [ReportText] in
        [
          ReportText(name: row["group"]), coded(row, "level"),
          usedSets.count > 1 ? setTitle(row["set"]) : "", number(row, "communes"),
          number(row, "average", .fixed(2)),
          row.number("change").isFinite
            ? ReportText(
              ReportFigure(
                words.numbers.change(row.number("change"), decimals: 2), value: row["change"],
                origin: .field(table: row.tableName, row: row.rowNumber, column: "change"))) : "–",
        ]
      })
    add(words(.byDistrict), table, to: &document)
  }

  /// The groups of every level that have a unit in the area.
  private var placesBelow: [String: Set<String>] {
    guard let units = context.results.table("units") else { return [:] }
    var groups: [String: Set<String>] = [:]
    for heading in units.headings {
      for row in units.rows where area.units?.contains(row["code"]) ?? true {
        groups[heading, default: []].insert(row[heading])
      }
    }
    if !area.isWhole { groups[area.level] = nil }
    return groups
  }

  /// The bands of the plan, this year and the last.
  func addBands(to document: inout ReportDocument) {
    let now = context.areaRows("bands", where: ["year": [String(year)]])
      .filter { usedSets.contains($0["set"]) || rows("levels").isEmpty }
    let before = context.areaRows("bands", where: ["year": [String(year - 1)]])
    let table = ReportTable(
      [
        text(.set), text(words.say("report.heading.criteria-met")), numeric(String(year - 1)),
        numeric(String(year)), numeric(.change), numeric(.share),
      ],
      cells: now.map { row -> [ReportText] in
        let last = before.first { $0["set"] == row["set"] && $0["band"] == row["band"] }
        return [
          setName(row["set"]), ReportText(name: row["band"]),
          last.map { number($0, "communes") } ?? "–", number(row, "communes"),
          change(row, since: last, "communes"), number(row, "share_rounded", .percent(1)),
        ]
      })
    add(words(.byBand), table, to: &document)
  }

  /// A set, or that its counts were reported.
  func setName(_ id: String) -> ReportText {
    rows("sets").contains { $0["set"] == id } ? setTitle(id) : ReportText(words(.reportedSet))
  }
}
