import Panels

/// A commune under a set, now and the year before.
struct Move {
  let before: ResultTable.Row
  let now: ResultTable.Row

  /// Whether the same criteria are known in both years, so that the numbers met compare.
  var knowsTheSame: Bool { before["not_assessable"] == now["not_assessable"] }

  /// Whether it certainly is on a higher level by its data: the level was refused, not left open.
  var hasRisen: Bool {
    level(now) > level(before) && refuses(before, level(now))
  }

  /// Whether it certainly is on a lower level by its data, or meets fewer criteria, whatever those left open are.
  var hasFallen: Bool {
    level(now) < level(before) && refuses(now, level(before))
      || now.number("criteria_met") + now.number("criteria_not_assessable")
        < before.number("criteria_met")
  }

  /// Whether its level differs and criteria left open may be why.
  var isUnclear: Bool { level(now) != level(before) && !hasRisen && !hasFallen }

  /// Whether there is a decision of this year, or a higher level recognised than a year ago.
  var isRecognised: Bool {
    now["decision_date"].hasPrefix(now["year"] + "-")
      || level(now, "recognised_level") > level(before, "recognised_level")
  }

  private func level(_ row: ResultTable.Row, _ column: String = "level") -> Level {
    Level(rawValue: row[column]) ?? .none
  }

  /// Whether a rung is refused: `met=not_met` stands in the verdicts of the rungs.
  private func refuses(_ row: ResultTable.Row, _ level: Level) -> Bool {
    row["level_status"].split(separator: " ").contains("\(level.rawValue)=not_met")
  }
}

extension ReportMaker {
  /// Every commune and set in the year reported on beside the year before.
  private var moves: [Move] {
    standings.compactMap { row in former(row).map { Move(before: $0, now: row) } }
  }

  /// Communes with a decision of this year.
  var recognisedNow: [Move] { moves.filter(\.isRecognised) }

  /// Communes that have certainly fallen by their data.
  var fallenNow: [Move] { moves.filter(\.hasFallen) }

  /// Who rose, who was recognised, who fell, by name, and of whom it cannot be told.
  func addMoves(to document: inout ReportDocument) {
    guard !area.isUnit else { return }
    let all = moves
    let tables: [(String, [Move], String)] = [
      (words.say("report.recognised-communes"), all.filter(\.isRecognised), "recognised_level"),
      (words.say("report.risen-communes"), all.filter(\.hasRisen), "level"),
      (words.say("report.fallen-communes"), all.filter(\.hasFallen), "level"),
      (words.say("report.unclear-communes"), all.filter(\.isUnclear), "level"),
    ]
    let shown = tables.flatMap(\.1)
    guard !shown.isEmpty else { return }
    document.heading(2, words.say("report.moves"))
    for (heading, moves, column) in tables {
      add(heading, moveTable(moves, column), level: 3, to: &document)
    }
    if !shown.allSatisfy(\.knowsTheSame) { document.note(say("report.moves.how-to-read")) }
  }

  private func moveTable(_ moves: [Move], _ column: String) -> ReportTable {
    let isDecided = column == "recognised_level"
    var columns = [
      text(.commune), text(.set), numeric(words.say("report.heading.criteria-last-year")),
      numeric(words.say("report.heading.criteria-now")), numeric(.change),
    ]
    columns +=
      isDecided
      ? [
        text(words.say("report.heading.recognised-last-year")),
        text(words.say("report.heading.recognised-now")),
      ]
      : [
        text(words.say("report.heading.level-last-year")),
        text(words.say("report.heading.level-now")),
      ]
    if isDecided { columns.append(text(words.say("report.heading.decided-on"))) }
    return ReportTable(
      columns,
      cells: moves.map { move -> [ReportText] in
        var cells = [
          unitName(move.now), usedSets.count > 1 ? setTitle(move.now["set"]) : "",
          number(move.before, "criteria_met") + openCriteria(move.before),
          number(move.now, "criteria_met") + openCriteria(move.now), criteriaChange(move),
          levelText(move.before, column), levelText(move.now, column),
        ]
        if isDecided { cells.append(day(move.now, "decision_date")) }
        return cells
      })
  }

  /// How many criteria more may be met: ` + 3?`; nothing where all are known.
  func openCriteria(_ row: ResultTable.Row) -> ReportText {
    row.number("criteria_not_assessable") > 0
      ? " + \(number(row, "criteria_not_assessable"))?" : ""
  }

  /// The change of the criteria met; a question mark where other criteria are known than the year before.
  func criteriaChange(_ move: Move) -> ReportText {
    move.knowsTheSame ? change(move.now, since: move.before, "criteria_met") : "?"
  }
}
