import Panels

/// Reads `units.csv`.
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
    var notices = ProblemLog()
    return try read(path: path, levels: levels, encoding: nil, notices: &notices)
  }

  /// Reads a unit table and the aliases in it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - levels: The columns of the hierarchy, outermost first.
  ///   - encoding: The encoding of the file; `nil` to find it out.
  ///   - notices: Where it goes that the file was converted or composed.
  /// - Throws: ``InputError`` with every doubled code, unknown kind and missing column.
  public static func read(
    path: String, levels: [String], encoding: TextEncoding?, notices: inout ProblemLog
  ) throws(InputError) -> UnitNames {
    let table = try CSVTable(path: path, required: ["code", "name"] + levels, encoding: encoding)
    for notice in table.notices { notices.add(notice) }
    if table.rows.isEmpty { throw InputError(.headerOnly, at: SourceLocation(file: path)) }
    var log = ProblemLog()
    var firstLines: [String: Int] = [:]
    var kinds: [UnitKind] = []
    for row in table.rows {
      let code = table.text(row, "code")
      let place = table.location(row, "code")
      if code.isEmpty { log.add(.emptyField, at: place) }
      if let line = firstLines[code] {
        log.add(.duplicateCode(code, firstLine: line), at: place)
      }
      firstLines[code] = row.line
      kinds.append(kind(table, row, into: &log))
    }
    try log.throwIfAny()
    let order = table.rows.indices.sorted {
      table.text(table.rows[$0], "code") < table.text(table.rows[$1], "code")
    }
    let column = { (name: String) in order.map { table.text(table.rows[$0], name) } }
    let units = UnitTable(
      codes: column("code"), names: column("name"), kinds: order.map { kinds[$0] },
      zones: CategoryColumn(name: "zone", values: column("zone")),
      specialAreas: column("special_area").map { $0 == "yes" },
      levels: levels.map { CategoryColumn(name: $0, values: column($0)) })
    let aliases = column("aliases").map { $0.split(separator: "|").map(String.init) }
    return UnitNames(units: units, aliases: aliases)
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
