import Panels

extension CrosswalkAccount {
  /// What is wrong or doubtful in it, in the order of the report.
  func problems(_ report: CrosswalkReport, _ units: UnitTable) -> [Problem] {
    var list: [UnitChangeProblem] = []
    let rule = options.missingWeights == .refuse ? nil : options.missingWeights.rawValue
    list += strayProblems()
    list += unlistedProblems()
    list += absentParts()
    var result = list.map { Problem(.unitChange($0)) }
    for split in report.unweightedSplits {
      result.append(
        Problem(
          .unitChange(
            .splitWithoutWeights(
              unit: split.unit.label, parts: split.parts.map(\.label),
              rule: split.isByRule ? rule : nil)), at: split.location))
    }
    list = []
    for entry in unweightedMeans {
      let weight = entry.indicator.weight
      if entry.byRule > 0 {
        list.append(
          .meanWithoutWeights(
            indicator: entry.indicator.id, weight: weight, cells: entry.byRule, rule: rule))
      }
      if entry.refused > 0 {
        list.append(
          .meanWithoutWeights(
            indicator: entry.indicator.id, weight: weight, cells: entry.refused, rule: nil))
      }
    }
    if !dropped.isEmpty {
      list.append(
        .criteriaDropped(
          indicators: dropped.keys.sorted(), values: dropped.values.reduce(0, +)))
    }
    list += unitProblems(report)
    list += undecided(units)
    list += unexplainedTotals()
    return result + list.map { Problem(.unitChange($0)) }
  }

  private func strayProblems() -> [UnitChangeProblem] {
    strays.map { stray in
      .codeOutOfVintage(
        unit: data.units.distinctNames[stray.unit], years: stray.years.spanText,
        vintage: crosswalk.vintageName(stray.vintage), values: stray.valueCount)
    }
  }

  private func unlistedProblems() -> [UnitChangeProblem] {
    var result: [UnitChangeProblem] = []
    for table in tables {
      for (code, number) in table.taken.sorted(by: { $0.key < $1.key }) {
        let step = crosswalk.steps[number]
        result.append(
          .codeTaken(
            unit: label(code, before: number), successor: step.newUnits[code]?.label ?? code,
            date: "\(step.date)"))
      }
      // A step that names few units is a wave: only the last one is to name them all.
      let last = crosswalk.steps.count - 1
      let named = table.vintage <= last ? crosswalk.steps[last].linksOfOld : [:]
      let silent = table.unlisted.keys.filter {
        named[$0] == nil && table.taken[$0] == nil && table.parts[$0] != nil
      }.sorted()
      guard table.vintage <= last, let first = silent.first else { continue }
      let padded = "0" + first
      result.append(
        .unlistedUnits(
          units: silent.map { label($0) }, date: "\(crosswalk.steps[last].date)",
          suggestion: named[padded] == nil ? nil : padded))
    }
    return result
  }

  private func absentParts() -> [UnitChangeProblem] {
    var result: [UnitChangeProblem] = []
    for table in tables {
      let present = present[table.vintage] ?? []
      for target in targets {
        let absent = (table.parts[target] ?? []).map { table.sources[$0.source] }
          .filter { !present.contains($0) }
        if absent.isEmpty || absent.count == table.parts[target]?.count { continue }
        result.append(
          .partsNotInData(
            unit: described(target).label, parts: absent.map { oldUnit($0, table.vintage).label }))
      }
    }
    return result
  }

  private func unitProblems(_ report: CrosswalkReport) -> [UnitChangeProblem] {
    var result: [UnitChangeProblem] = []
    let leaving = report.leavingRural.filter(\.isInData)
    if !leaving.isEmpty {
      result.append(
        .leftRuralSet(
          units: distinct(leaving.compactMap(\.old)), wards: distinct(leaving.compactMap(\.new))))
    }
    let lost = report.changes(.lost).filter(\.isInData)
    let whole = lost.filter { $0.successorCount == 0 }
    if !whole.isEmpty {
      let values = whole.reduce(0) { $0 + valueCount($1) }
      result.append(.lostUnits(units: distinct(whole.compactMap(\.old)), values: values))
    }
    let divided = lost.filter { $0.successorCount > 0 }.compactMap(\.old)
    if !divided.isEmpty { result.append(.lostParts(units: distinct(divided))) }
    let gained = report.changes(.gained).compactMap(\.new)
    if !gained.isEmpty { result.append(.gainedUnits(units: distinct(gained))) }
    if !report.reusedNames.isEmpty {
      result.append(.namesReused(names: report.reusedNames.map { $0.text }))
    }
    if !report.reusedCodes.isEmpty {
      result.append(.codesReused(units: report.reusedCodes.map { $0.text }))
    }
    return result
  }

  private func distinct(_ units: [CrosswalkUnit]) -> [String] {
    var seen: Set<String> = []
    return units.filter { seen.insert($0.code).inserted }.map(\.label)
  }

  /// The values of an old unit in the years by its own list.
  private func valueCount(_ change: UnitChange) -> Int {
    guard let code = change.old?.code, let unit = data.units.index(ofCode: code) else { return 0 }
    let periods = vintages.indices.filter {
      crosswalk.vintageName(vintages[$0]) == change.oldVintage
    }
    return data.panels.reduce(0) { sum, panel in
      sum + periods.count { !panel[unit, $0].isNaN }
    }
  }

  /// Totals that differ by more than rounding, for no reason that the account knows.
  private func unexplainedTotals() -> [UnitChangeProblem] {
    let wrong = totals.filter {
      abs($0.difference) > 1e-9 * max(abs($0.before), abs($0.after))
        && abs($0.relativeDifference) > 1e-9
    }
    guard let first = wrong.first else { return [] }
    return [
      .totalsDiffer(
        indicator: first.indicator, year: first.year, before: first.before,
        difference: first.difference, others: wrong.count - 1)
    ]
  }

  private func undecided(_ units: UnitTable) -> [UnitChangeProblem] {
    var result: [UnitChangeProblem] = []
    var kindless: [String] = []
    for (position, target) in targets.enumerated() {
      let unit = described(target)
      if unit.kind == nil { kindless.append(unit.label) }
      for (name, old, new) in [("zone", data.units.zones, units.zones)]
        + zip(data.units.levels, units.levels).map({ ($0.name, $0, $1) })
      where new.label(of: position) == nil {
        let labels = agreed(old, target: target).labels
        if labels.count > 1 {
          result.append(.undecidedPlace(unit: unit.label, column: name, labels: labels))
        }
      }
    }
    if !kindless.isEmpty { result.append(.kindUnknown(units: kindless)) }
    return result
  }

  /// The name and code of a unit of the data, or of one that a step before `number` made.
  private func label(_ code: String, before number: Int = 0) -> String {
    if let made = crosswalk.steps[..<number].last(where: { $0.newUnits[code] != nil }) {
      return made.newUnits[code]?.label ?? code
    }
    return data.units.index(ofCode: code).map {
      CrosswalkUnit(code: code, name: data.units.names[$0]).label
    } ?? code
  }
}
