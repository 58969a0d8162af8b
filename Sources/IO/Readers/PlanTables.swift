import Panels

/// Reads the small tables beside a plan; a table the plan does not name is empty, and a row that cannot
/// be understood is noted and left out.
struct PlanTables {
  let files: PlanFiles
  let sets: [CriteriaSet]
  let names: UnitNames

  func assignments(into log: inout ProblemLog) -> [Assignment] {
    var result: [Assignment] = []
    for table in tables("assignments", required: ["agency", "role", "set", "items"], into: &log) {
      for row in table.rows {
        let set = table.text(row, "set")
        let items = table.text(row, "items").split(separator: " ").map(String.init)
        let found = sets.first { $0.id == set || $0.key == set }
        if found == nil, !set.isEmpty {
          log.add(
            .unknownSet(set, available: sets.map(\.id), suggestion: nil),
            at: table.location(row, "set"))
        }
        for item in items {
          if let found, !found.has(item: item) {
            let suggestion = Spelling.nearest(to: item, among: found.leafIDs)
            log.add(
              .unknownItem(item, set: found.id, suggestion: suggestion),
              at: table.location(row, "items"))
          }
        }
        let from = date(table, row, "from", into: &log)
        let to = date(table, row, "to", into: &log)
        if let from, let to, to.lastDay < from.firstDay {
          log.add(
            .plan(.assignmentReversed(from: from.description, to: to.description)),
            at: table.location(row, "to"))
        }
        let role = table.text(row, "role")
        if !Assignment.roles.contains(role) {
          log.add(
            .notAllowed(
              role, allowed: Assignment.roles,
              suggestion: Spelling.nearest(to: role, among: Assignment.roles)),
            at: table.location(row, "role"))
        }
        for item in items.isEmpty ? [""] : items {
          result.append(
            Assignment(
              agency: table.text(row, "agency"), role: role,
              set: found?.id ?? set, item: item, from: from, to: to,
              duty: LocalizedText(
                vi: table.text(row, "duty_vi"), en: table.text(row, "duty_en")),
              row: table.text(row, "row"), location: table.location(row, "items")))
        }
      }
    }
    return result
  }

  func milestones(into log: inout ProblemLog) -> [Milestone] {
    var result: [Milestone] = []
    for table in tables("milestones", required: ["start", "end", "cadence", "what_vi"], into: &log)
    {
      for row in table.rows {
        let word = table.text(row, "cadence")
        guard let cadence = Cadence(word) else {
          log.add(
            .notAllowed(
              word,
              allowed: [
                "once", "monthly:10,20,30", "monthly", "quarterly", "half-yearly", "yearly",
                "ad-hoc",
              ],
              suggestion: nil),
            at: table.location(row, "cadence"))
          continue
        }
        let start = date(table, row, "start", into: &log)
        let end = date(table, row, "end", into: &log)
        if let start, let end, end.lastDay < start.firstDay {
          log.add(
            .plan(.milestoneReversed(start: start.description, end: end.description)),
            at: table.location(row, "end"))
        }
        result.append(
          Milestone(
            start: start, end: end, cadence: cadence,
            what: LocalizedText(vi: table.text(row, "what_vi"), en: table.text(row, "what_en")),
            who: table.text(row, "who"), row: table.text(row, "row"),
            bound: bound(table, row, into: &log)))
      }
    }
    return result
  }

  /// How the day of a deadline is meant; on the day itself where the column is empty.
  private func bound(
    _ table: CSVTable, _ row: CSVTable.Row, into log: inout ProblemLog
  ) -> Milestone.Bound {
    let word = table.text(row, "bound")
    if word.isEmpty { return .on }
    if let bound = Milestone.Bound(rawValue: word) { return bound }
    log.add(
      .notAllowed(word, allowed: Milestone.Bound.allCases.map(\.rawValue), suggestion: nil),
      at: table.location(row, "bound"))
    return .on
  }

  /// Recognitions on record; one that the plan's last year does not reach, or that is there already, is
  /// refused.
  func recognitions(horizon: Int, into log: inout ProblemLog) -> [Recognition] {
    var result: [Recognition] = []
    var firstLines: [String: Int] = [:]
    for table in tables("recognitions", required: ["unit", "level", "set", "met_year"], into: &log)
    {
      for row in table.rows {
        let unit = names.resolve(
          table.text(row, "unit"), at: table.location(row, "unit"), into: &log)
        let name = table.text(row, "level")
        let level = Level(rawValue: name)
        if level == nil {
          log.add(
            .notAllowed(name, allowed: Level.allCases.map(\.rawValue), suggestion: nil),
            at: table.location(row, "level"))
        }
        var yearText = table.text(row, "met_year")
        let year = yearText.withUTF8 { CellParser.year($0) }
        if year == nil { log.add(.notAYear(yearText), at: table.location(row, "met_year")) }
        let decided = date(table, row, "decision_date", into: &log)
        guard let unit, let level, let year else { continue }
        if year > horizon {
          log.add(
            .plan(.recognitionAhead(year: year, horizon: horizon)),
            at: table.location(row, "met_year"))
        }
        let word = table.text(row, "set")
        let rules = sets.first { $0.key == word || $0.id == word }
        let set = rules?.id ?? word
        if let rules { log.checkLevel(level, of: rules, at: table.location(row, "level")) }
        let key = "\(unit) \(level) \(set) \(year)"
        if let line = firstLines[key] {
          log.add(
            .plan(
              .recognisedTwice(
                unit: names.units.names[unit], level: level.rawValue, year: year, firstLine: line)),
            at: table.location(row, "unit"))
          continue
        }
        firstLines[key] = row.line
        result.append(
          Recognition(
            unit: names.units.codes[unit], level: level, set: set, metYear: year,
            decision: table.text(row, "decision"), decisionDate: decided,
            source: table.text(row, "source")))
      }
    }
    return result
  }

  /// No count of anything published here comes near it, and whole numbers below it are exact.
  private static let greatestFigure = 1e15

  func reported(into log: inout ProblemLog) -> [ReportedFigure] {
    var result: [ReportedFigure] = []
    for table in tables("reported", required: ["place", "year", "item", "value"], into: &log) {
      for row in table.rows {
        var yearText = table.text(row, "year")
        let year = yearText.withUTF8 { CellParser.year($0) }
        if year == nil { log.add(.notAYear(yearText), at: table.location(row, "year")) }
        var text = table.text(row, "value")
        let value = text.withUTF8 { DecimalText.number($0, decimalMark: UInt8(ascii: ".")) }
        if value == nil {
          log.add(
            .notANumber(text, looksLikeDecimalComma: text.contains(",")),
            at: table.location(row, "value"))
        }
        if let value, !(abs(value) < Self.greatestFigure) {
          log.add(
            value.isFinite
              ? .outOfRange(text, indicator: table.text(row, "item"), kind: .number)
              : .notFinite(text),
            at: table.location(row, "value"))
        }
        guard let year, let value else { continue }
        result.append(
          ReportedFigure(
            place: table.text(row, "place"), year: year, month: Int(table.text(row, "month")),
            item: table.text(row, "item"), value: value, printed: text,
            source: table.text(row, "source"), note: table.text(row, "note"),
            location: table.location(row, "value")))
      }
    }
    return result
  }

  private func tables(
    _ key: String, required: [String], into log: inout ProblemLog
  ) -> [CSVTable] {
    var result: [CSVTable] = []
    for path in files.paths(key, into: &log) {
      do {
        result.append(try CSVTable(path: path, required: required, refusals: &log))
      } catch {
        log.add(error)
      }
    }
    return result
  }

  private func date(
    _ table: CSVTable, _ row: CSVTable.Row, _ column: String, into log: inout ProblemLog
  ) -> CalendarDate? {
    let text = table.text(row, column)
    if text.isEmpty { return nil }
    let date = CalendarDate(iso: text)
    if date == nil { log.add(.notADate(text), at: table.location(row, column)) }
    return date
  }
}

extension CriteriaSet {
  /// Whether an item is a criterion, an indicator or a condition of the set.
  fileprivate func has(item: String) -> Bool {
    rule(item) != nil || criteria.contains { $0.id == item }
  }
}
