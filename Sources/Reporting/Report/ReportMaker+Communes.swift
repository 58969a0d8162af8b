import Panels

extension ReportMaker {
  /// A commune now and the year before.
  struct Move {
    var before: ResultTable.Row
    var now: ResultTable.Row
  }

  /// Every commune and set in the year reported on beside the year before.
  private var moves: [Move] {
    standings.compactMap { row in former(row).map { Move(before: $0, now: row) } }
  }

  private func rank(_ row: ResultTable.Row, _ column: String) -> Level {
    Level(rawValue: row[column]) ?? .none
  }

  /// Communes with a decision of a higher level than a year ago.
  var recognisedNow: [Move] {
    moves.filter { rank($0.now, "recognised_level") > rank($0.before, "recognised_level") }
  }

  /// Communes that reach a higher level by their data than a year ago.
  private var risenNow: [Move] { moves.filter { rank($0.now, "level") > rank($0.before, "level") } }

  /// Communes on a lower level by their data than a year ago, or with fewer criteria met while all are known.
  var fallenNow: [Move] {
    moves.filter { move in
      if rank(move.now, "level") < rank(move.before, "level") { return true }
      let isKnown = [move.now, move.before].allSatisfy {
        $0.integer("criteria_not_assessable") == 0
      }
      return isKnown && move.now.number("criteria_met") < move.before.number("criteria_met")
    }
  }

  /// Who rose, who was recognised, who fell, by name.
  func addMoves(to document: inout ReportDocument) {
    guard !area.isUnit else { return }
    let tables: [(String, ReportTable)] = [
      (
        words.say("report.recognised-communes"),
        moveTable(recognisedNow, "recognised_level", decided: true)
      ),
      (
        words.say("report.risen-communes"),
        moveTable(risenNow, "level")
      ),
      (
        words.say("report.fallen-communes"),
        moveTable(fallenNow, "level")
      ),
    ]
    guard tables.contains(where: { !$0.1.rows.isEmpty }) else { return }
    document.heading(2, words.say("report.moves"))
    for (heading, table) in tables { add(heading, table, level: 3, to: &document) }
  }

  private func moveTable(
    _ moves: [Move], _ column: String, decided: Bool = false
  ) -> ReportTable {
    var columns = [
      text(.commune), text(.set), numeric(words.say("report.heading.criteria-last-year")),
      numeric(words.say("report.heading.criteria-now")), numeric(.change),
      text(words.say("report.heading.level-last-year")),
      text(words.say("report.heading.level-now")),
    ]
    if decided { columns.append(text(words.say("report.heading.decided-on"))) }
    return ReportTable(
      columns,
      cells: moves.map { move -> [ReportText] in
        var cells = [
          unitName(move.now), usedSets.count > 1 ? setTitle(move.now["set"]) : "",
          number(move.before, "criteria_met"), number(move.now, "criteria_met"),
          change(move.now, since: move.before, "criteria_met"),
          levelText(move.before, column), levelText(move.now, column),
        ]
        if decided { cells.append(day(move.now, "decision_date")) }
        return cells
      })
  }

  /// Every commune: criteria met, the change, what is missing, the chance ahead.
  func addCommunes(to document: inout ReportDocument) {
    let before = Dictionary(
      moves.map { ($0.now["unit"] + " " + $0.now["set"], $0.before) },
      uniquingKeysWith: { first, _ in first })
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
          open ? met + " + \(number(row, "criteria_not_assessable"))?" : met,
          before[key].map { change(row, since: $0, "criteria_met") } ?? "",
          levelText(row), ids(row, "missing"), partly(row), ids(row, "not_assessable"),
          chances[key].map {
            years.count > 1 ? "\(chance($0, "p_all")), \(yearText($0))" : chance($0, "p_all")
          } ?? "",
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
    let level = rank(row, column)
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
