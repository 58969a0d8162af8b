import Panels

/// One crosswalk applied to one body of data.
struct CrosswalkApplication {
  let whole: Crosswalk
  let crosswalk: Crosswalk
  let data: PanelSet
  let options: CrosswalkOptions
  /// For each period the vintage whose codes its values bear.
  let vintages: [Int]
  /// The codes that the data have in each vintage.
  let present: [Int: Set<String>]
  /// Values under codes that their year's list no longer has.
  let strays: [StrayCode]

  init(_ crosswalk: Crosswalk, data: PanelSet, options: CrosswalkOptions) {
    whole = crosswalk
    self.crosswalk = options.target.map { crosswalk.through($0) } ?? crosswalk
    self.data = data
    self.options = options
    vintages = data.years.map {
      options.codes == .first ? 0 : crosswalk.vintage(atEndOf: $0)
    }
    (present, strays) = StrayCode.sort(data, vintages: vintages, crosswalk: crosswalk)
  }

  func result() -> CrosswalkResult {
    if let problem = refusal() {
      var report = CrosswalkReport()
      report.problems = [Problem(.unitChange(problem))]
      return CrosswalkResult(
        panels: data, report: report,
        outcomes: data.panels.map { $0.values.map { $0.isNaN ? .nothing : .copied } },
        unused: data.panels.map { _ in [] },
        succession: UnitSuccession(
          Crosswalk(links: []), codes: options.codes, present: [:], targets: data.units.codes),
        ended: [])
    }
    let tables = present.mapValues { _ in 0 }.keys.sorted().map { vintage in
      LinkTable(
        crosswalk, from: vintage, codes: present[vintage] ?? [], rule: options.missingWeights)
    }
    let targets = targets(of: tables)
    let slotCount = crosswalk.bases.count + 1
    let flat = Dictionary(
      tables.map { table in
        (
          table.vintage,
          FlatLinks(
            table, targets: targets, units: data.units, present: present[table.vintage] ?? [],
            slotCount: slotCount)
        )
      }, uniquingKeysWith: { first, _ in first })
    let links = vintages.compactMap { flat[$0] }
    let succession = UnitSuccession(
      crosswalk, codes: options.codes, present: present, targets: targets)
    var account = CrosswalkAccount(
      crosswalk: crosswalk, data: data, options: options, vintages: vintages, present: present,
      tables: tables, targets: targets, strays: strays, succession: succession)
    var outcomes: [[CrosswalkOutcome]] = []
    var unused: [[Int]] = []
    var panels: [Panel] = []
    let weighings = Weighings(data: data, crosswalk: crosswalk, options: options)
    for panel in data.panels {
      let carrier = PanelCarrier(
        links: links, method: weighings.method(of: panel.indicator),
        minimumCover: options.minimumCover)
      let carried = carrier.carry(panel, targetCount: targets.count, years: data.years)
      account.note(carried, weighings.method(of: panel.indicator))
      panels.append(carried.panel)
      outcomes.append(carried.outcomes)
      unused.append(carried.unused)
    }
    let units = account.unitTable()
    return CrosswalkResult(
      panels: PanelSet(units: units, years: data.years, panels: panels),
      report: account.finished(units), outcomes: outcomes, unused: unused,
      succession: succession, ended: account.ended)
  }

  /// What keeps the crosswalk from being applied at all.
  private func refusal() -> UnitChangeProblem? {
    if let target = options.target {
      guard !crosswalk.steps.isEmpty || whole.steps.isEmpty else {
        return .noStep(year: target, first: whole.steps.first.map { "\($0.date)" } ?? "")
      }
      let later = zip(data.years, vintages).filter { $0.1 > crosswalk.steps.count }.map(\.0)
      if !later.isEmpty {
        return .dataAfterTarget(
          years: later.spanText, vintage: crosswalk.vintageName(crosswalk.steps.count))
      }
    }
    let named = Set(crosswalk.steps.flatMap { Array($0.linksOfOld.keys) + $0.newUnits.keys })
    if let expected = named.min(), let seen = data.units.codes.first,
      !data.units.codes.contains(where: named.contains)
    {
      return .nothingMatches(seen: seen, expected: expected)
    }
    return nil
  }

  /// The codes of the new units that the data reach, ascending.
  private func targets(of tables: [LinkTable]) -> [String] {
    var codes: Set<String> = []
    for table in tables {
      let present = present[table.vintage] ?? []
      for (code, parts) in table.parts
      where parts.contains(where: { present.contains(table.sources[$0.source]) }) {
        codes.insert(code)
      }
    }
    return codes.sorted()
  }
}

/// A code of the data that the list of units of its years no longer has.
struct StrayCode {
  var unit: Int
  var vintage: Int
  var years: [Int]
  var valueCount: Int

  /// The codes that the data have in each vintage, and those that are out of place.
  static func sort(
    _ data: PanelSet, vintages: [Int], crosswalk: Crosswalk
  ) -> (present: [Int: Set<String>], strays: [StrayCode]) {
    let n = data.units.count
    var counts: [Int: [Int]] = [:]
    for (period, vintage) in vintages.enumerated() {
      var list = counts[vintage] ?? Array(repeating: 0, count: n)
      for panel in data.panels {
        for unit in 0..<n where !panel.values[period * n + unit].isNaN { list[unit] += 1 }
        for cell in panel.notApplicable where cell / max(1, n) == period { list[cell % n] += 1 }
      }
      counts[vintage] = list
    }
    let first = counts.keys.min() ?? 0
    var present: [Int: Set<String>] = [:]
    var strays: [StrayCode] = []
    for (vintage, list) in counts.sorted(by: { $0.key < $1.key }) {
      let ended = endedCodes(crosswalk, at: vintage)
      var codes: Set<String> = []
      for unit in 0..<n {
        let isSilent = counts.values.allSatisfy { $0[unit] == 0 }
        guard list[unit] > 0 || (isSilent && vintage == first) else { continue }
        let code = data.units.codes[unit]
        if ended.contains(code), list[unit] > 0 {
          let years = data.years.indices.filter { period in
            vintages[period] == vintage
              && data.panels.contains { !$0.values[period * n + unit].isNaN }
          }
          strays.append(
            StrayCode(
              unit: unit, vintage: vintage, years: years.map { data.years[$0] },
              valueCount: list[unit]))
        } else if !ended.contains(code) {
          codes.insert(code)
        }
      }
      present[vintage] = codes
    }
    return (present, strays)
  }

  /// The codes that steps before a vintage ended and did not give to a new unit.
  private static func endedCodes(_ crosswalk: Crosswalk, at vintage: Int) -> Set<String> {
    var ended: Set<String> = []
    for step in crosswalk.steps.prefix(vintage) {
      ended.formUnion(step.linksOfOld.keys)
      ended.subtract(step.newUnits.keys)
    }
    return ended
  }
}
