import Panels

extension ReportMaker {
  /// The chance of all criteria, and that it cannot be computed where a criterion has none.
  private func chanceOfAll(_ row: ResultTable.Row, withYear: Bool) -> ReportText {
    guard row.number("p_all").isFinite else { return ReportText(words.say("chart.no-chance")) }
    return withYear ? "\(chance(row, "p_all")), \(yearText(row))" : chance(row, "p_all")
  }

  /// Every commune: criteria met, the change, what is missing, the chance ahead.
  func addCommunes(to document: inout ReportDocument) {
    let places = placeNames
    let kinds = Dictionary(
      rows("units").map { ($0["code"], $0["kind"]) }, uniquingKeysWith: { first, _ in first })
    let outlook = context.outlook()
    let chances = Dictionary(
      outlook.map { ($0["unit"] + " " + $0["set"], $0) }, uniquingKeysWith: { first, _ in first })
    let years = outlook.distinct("year")
    let chanceTitle =
      years.count > 1
      ? words.say("report.heading.chance-of-all")
      : words.say("report.heading.chance-of-all-in", ["ahead": years.first ?? ""])
    let table = ReportTable(
      [
        text(.commune), text(places.title), text(.set), numeric(.criteriaMet), numeric(.change),
        text(.level), text(.missingCriteria), text(.weakCriteria), text(.openCriteria),
        text(chanceTitle), text(area.isUnit ? words(.recognised) : ""),
      ],
      cells: standings.map { row -> [ReportText] in
        let key = row["unit"] + " " + row["set"]
        let open = row.number("criteria_not_assessable") > 0
        let met = "\(number(row, "criteria_met"))/\(number(row, "criteria"))" as ReportText
        let town = kinds[row["unit"]] == "town" ? " (\(words(.town)))" : ""
        return [
          "\(unitName(row))\(town)",
          ReportText(name: places.of[row["unit"]] ?? ""),
          usedSets.count > 1 ? setTitle(row["set"]) : "",
          open ? met + openCriteria(row) : met,
          former(row).map { criteriaChange(Move(before: $0, now: row)) } ?? "",
          levelText(row), ids(row, "missing"), partly(row), ids(row, "not_assessable"),
          chances[key].map { chanceOfAll($0, withYear: years.count > 1) } ?? "",
          area.isUnit ? recognisedLevel(row) : "",
        ]
      })
    let isOpen = standings.contains { $0.number("criteria_not_assessable") > 0 }
    let left = standings.filter { $0["counted"] == "no" }
    let notes = [
      isOpen ? say("report.communes.how-to-read") : "",
      left.isEmpty
        ? "" : say("report.communes.not-counted", ["names": names(left.firstOfEach("unit"))]),
    ]
    add(
      words(.byCommune), table, note: notes.filter { !$0.isEmpty }.joined(separator: " "),
      rest: restOfCommunes, to: &document)
  }

  /// How many communes the printed rows leave out, and where all stand; `nil` where they leave out none.
  private var restOfCommunes: ReportText? {
    let printed = Array(standings.prefix(Self.rowLimit)).distinct("unit")
    let all = standings.distinct("unit")
    guard printed.count < all.count else { return nil }
    return say(
      "report.communes.rest",
      [
        "count": ReportText(words.numbers.text(all.count - printed.count)),
        "all": ReportText(words.numbers.text(all.count)),
        "sheet": ReportText(words(.bookCommunesSheet)),
      ])
  }

  /// The level granted; without one the lowest rung that is refused, or that it cannot be assessed.
  ///
  /// A commune that meets the standard and not the advanced one is below the advanced level and nothing else.
  func levelText(_ row: ResultTable.Row, _ column: String = "level") -> ReportText {
    let level = Level(rawValue: row[column]) ?? .none
    if level > .none { return ReportText(words.level(level)) }
    let rungs = row["level_status"].split(separator: " ").map { $0.split(separator: "=") }
    guard let lowest = rungs.first, lowest.count == 2 else {
      return ReportText(words(.levelNone))
    }
    if column == "level", lowest[1] == "not_assessable" {
      return ReportText(words(.notAssessable))
    }
    guard let rung = Level(rawValue: String(lowest[0])), rung > .met else {
      return ReportText(words(.levelNone))
    }
    return ReportText(words.say("report.level.below", ["level": words.level(rung).lowercased()]))
  }

  /// Criteria met in part: `15 (1/4)`.
  private func partly(_ row: ResultTable.Row) -> ReportText { ReportText(name: row["partly_met"]) }

  /// The place of every unit below the area, where there are several.
  private var placeNames: (title: String, of: [String: String]) {
    guard let level = finestLevel else { return ("", [:]) }
    let own = rows("units").filter { area.units?.contains($0["code"]) ?? true }
    guard Set(own.map { $0[level] }).count > 1 else { return ("", [:]) }
    return (
      vocabulary.word(level, columnID: "level"),
      Dictionary(own.map { ($0["code"], $0[level]) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// The innermost level of the hierarchy.
  var finestLevel: String? {
    context.results.table("units")?.levelHeadings.last
  }
}
