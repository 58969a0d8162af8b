import Panels

/// Reads `units.csv`.
///
/// The columns are in docs/formats.md.
///
/// ```swift
/// let names = try UnitTableReader.read(path: "units.csv", levels: ["province", "district"])
/// names.units.count
/// ```
public enum UnitTableReader {
  /// Reads a unit table and the aliases in it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - levels: The columns of the hierarchy, outermost first.
  /// - Throws: ``InputError`` with every doubled code, unknown kind and missing column.
  public static func read(
    path: String, levels: [String]
  ) throws(InputError) -> UnitNames {
    var log = ProblemLog()
    let table = try read(path: path, levels: levels, encoding: nil, into: &log)
    try log.throwIfAny()
    return table.names
  }

  /// Reads a unit table and the aliases in it; rows without a code of their own are noted and left
  /// out.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - levels: The columns of the hierarchy, outermost first.
  ///   - encoding: The encoding of the file; `nil` to find it out.
  ///   - log: Where problems go, and that the file was converted or composed.
  /// - Throws: ``InputError`` for a file that is no table of units.
  static func read(
    path: String, levels: [String], encoding: TextEncoding?, into log: inout ProblemLog
  ) throws(InputError) -> PlacedUnits {
    let table = try CSVTable(
      path: path, required: ["code", "name"] + levels, encoding: encoding, refusals: &log)
    if table.rows.isEmpty, table.refusedCount == 0 {
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    var lacksRows = table.refusedCount > 0
    var firstLines: [String: Int] = [:]
    var entries: [(code: String, kind: UnitKind, row: CSVTable.Row)] = []
    for row in table.rows {
      let code = table.text(row, "code")
      let place = table.location(row, "code")
      let kind = kind(table, row, into: &log)
      if code.isEmpty {
        log.add(.emptyField, at: place)
        lacksRows = true
      } else if let line = firstLines[code] {
        log.add(.duplicateCode(code, firstLine: line), at: place)
        lacksRows = true
      } else {
        firstLines[code] = row.line
        entries.append((code, kind, row))
      }
    }
    entries.sort { $0.code < $1.code }
    let column = { (name: String) in entries.map { table.text($0.row, name) } }
    let units = UnitTable(
      codes: column("code"), names: column("name"), kinds: entries.map(\.kind),
      zones: CategoryColumn(name: "zone", values: column("zone")),
      specialAreas: column("special_area").map { $0 == "yes" },
      levels: levels.map { CategoryColumn(name: $0, values: column($0)) })
    for level in units.levels {
      for pair in TwinLabels.pairs(level) {
        log.add(.text(pair.problem), at: table.location(entries[pair.unit].row, level.name))
      }
    }
    for (unit, column, problem) in UnseenMarks.problems(of: units) {
      log.add(.text(problem), at: table.location(entries[unit].row, column))
    }
    let aliases = column("aliases").map { $0.split(separator: "|").map(String.init) }
    return PlacedUnits(
      names: UnitNames(units: units, aliases: aliases), file: path, columns: table.columns,
      lines: entries.map(\.row.line), lacksRows: lacksRows)
  }

  private static func kind(
    _ table: CSVTable, _ row: CSVTable.Row, into log: inout ProblemLog
  ) -> UnitKind {
    let text = table.text(row, "kind")
    if text.isEmpty { return .commune }
    if let kind = UnitKind(rawValue: text) { return kind }
    let allowed = UnitKind.allCases.map(\.rawValue)
    log.add(
      .notAllowed(text, allowed: allowed, suggestion: Spelling.nearest(to: text, among: allowed)),
      at: table.location(row, "kind"))
    return .commune
  }
}
