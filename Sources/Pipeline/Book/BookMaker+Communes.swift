import IO
import Panels
import Reporting

extension BookMaker {
  /// One row a commune and set in the last year: level, what is missing, chances.
  func addCommunes(_ source: BookSource) throws(InputError) {
    guard let standing = try lastStanding(source) else { return }
    let chances = try chances(source)
    let ids =
      ["unit", "name", "set", "criteria_met", "criteria_not_met", "criteria_not_assessable"]
      + ["level", "recognised_level", "missing", "partly_met", "not_assessable"]
    var columns = ids.map { ColumnCatalogue.column($0, of: "levels") }
    if !chances.isEmpty {
      let levels = Self.upperLevels.filter { level in
        chances.values.contains { $0.ofLevel[level] != nil }
      }
      columns +=
        (["expected_first", "chance_first", "chance_last"]
        + levels.map { "\(Self.ofLevel)\($0.rawValue)" })
        .map { ColumnCatalogue.column($0, of: "levels") }
    }
    columns.append(ColumnCatalogue.column("provenance", of: "levels"))
    let year = standing[0]["year"]
    let answer = words.say("book.communes-answer", ["year": year])
    let grid = try GridSheet(
      self, name: words(.bookCommunesSheet), title: words(.bookCommunesSheet), answer: answer,
      columns: columns, color: TableSheet.Group.state.color, printedRows: mostCommunes)
    for column in columns { explained.append((grid.sheet.name, "levels", column)) }
    for row in standing {
      let chance = chances[row["unit"] + " " + row["set"]]
      try grid.add(
        columns.map { column in
          switch column.id {
          case "name": .text(marked(row["name"], row))
          case "expected_first": ChartBlock.Cell(chance?.expected ?? .nan)
          case "chance_first": ChartBlock.Cell(chance?.first ?? .nan)
          case "chance_last": ChartBlock.Cell(chance?.last ?? .nan)
          case let id where id.hasPrefix(Self.ofLevel):
            ChartBlock.Cell(
              Level(rawValue: String(id.dropFirst(Self.ofLevel.count)))
                .flatMap { chance?.ofLevel[$0] } ?? .nan)
          default: cell(row[column.id], column)
          }
        })
    }
    enter(grid.sheet.name, answer, rows: grid.rowCount)
    grid.finish()
  }

  /// The name of a commune of `levels`, with a mark where figures per commune leave it out, as a town.
  func marked(_ name: String, _ row: ResultTable.Row) -> String {
    row["counted"] == "no" ? words.say("book.not-counted", ["name": name]) : name
  }

  /// A field of a table as a cell.
  func cell(_ text: String, _ column: BookColumn) -> ChartBlock.Cell {
    if text.isEmpty { return .empty }
    if column.form.isNumeric, let value = Double(text) { return .number(value) }
    return .text(vocabulary.word(text, in: column))
  }

  /// The rows of `levels.csv` of the last year in which a set was in force.
  func lastStanding(_ source: BookSource) throws(InputError) -> [ResultTable.Row]? {
    guard let rows = try source.rows(of: "levels"),
      let year = rows.index(of: "year"), let force = rows.index(of: "in_force")
    else { return nil }
    var last: Double?
    while try rows.next() {
      guard rows.text(force) == "yes", let value = rows.number(year) else { continue }
      last = max(last ?? value, value)
    }
    guard let last else { return nil }
    return try source.kept("levels") {
      $0.number(year) == last && $0.text(force) == "yes"
    }
  }

  /// What lies ahead of a commune under a set.
  private struct Chance {
    var expected = Double.nan
    var first = Double.nan
    var last = Double.nan
    /// In the last year, of levels above the standard.
    var ofLevel: [Level: Double] = [:]
  }

  private static let upperLevels: [Level] = [.advanced, .model, .modern]
  /// What the ids of columns of these levels begin with.
  private static let ofLevel = "chance_last_"

  /// The chances of the standard in the first and the last year ahead, and of the levels above in the last, by unit and
  /// set.
  private func chances(_ source: BookSource) throws(InputError) -> [String: Chance] {
    guard let rows = try source.rows(of: "criteria_outlook"),
      let unit = rows.index(of: "unit"), let set = rows.index(of: "set"),
      let horizon = rows.index(of: "horizon"), let met = rows.index(of: "p_met"),
      let expected = rows.index(of: "expected")
    else { return [:] }
    let levels = Self.upperLevels.compactMap { level in
      rows.index(of: "p_\(level.rawValue)").map { (level: level, place: $0) }
    }
    var chances: [String: Chance] = [:]
    var latest: [String: Double] = [:]
    while try rows.next() {
      let key = rows.text(unit) + " " + rows.text(set)
      let ahead = rows.number(horizon) ?? 0
      if ahead == 1 {
        chances[key, default: Chance()].expected = rows.number(expected) ?? .nan
        chances[key, default: Chance()].first = rows.number(met) ?? .nan
      }
      if ahead > latest[key] ?? 0 {
        latest[key] = ahead
        chances[key, default: Chance()].last = rows.number(met) ?? .nan
        for (level, place) in levels {
          chances[key]?.ofLevel[level] = rows.number(place)
        }
      }
    }
    return chances
  }
}
