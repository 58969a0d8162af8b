import Panels

/// Gathers the account of a crosswalk while panels are carried over.
struct CrosswalkAccount {
  let crosswalk: Crosswalk
  let data: PanelSet
  let options: CrosswalkOptions
  /// For each period the vintage whose codes its values bear.
  let vintages: [Int]
  let present: [Int: Set<String>]
  let tables: [LinkTable]
  let targets: [String]
  let strays: [StrayCode]
  let succession: UnitSuccession
  private(set) var totals: [CrosswalkTotal] = []
  private var neededBases: Set<Int> = []
  private(set) var dropped: [String: Int] = [:]
  private(set) var unweightedMeans: [(indicator: Indicator, refused: Int, byRule: Int)] = []

  init(
    crosswalk: Crosswalk, data: PanelSet, options: CrosswalkOptions, vintages: [Int],
    present: [Int: Set<String>], tables: [LinkTable], targets: [String], strays: [StrayCode],
    succession: UnitSuccession
  ) {
    self.crosswalk = crosswalk
    self.data = data
    self.options = options
    self.vintages = vintages
    self.present = present
    self.tables = tables
    self.targets = targets
    self.strays = strays
    self.succession = succession
  }

  /// Notes what became of a panel.
  mutating func note(_ result: PanelCarrier.Result, _ method: PanelCarrier.Method) {
    totals += result.totals
    let indicator = result.panel.indicator
    switch method {
    case .total(let slot): neededBases.insert(slot)
    case .reassess:
      let count = result.outcomes.count { $0 == .toBeReassessed }
      if count > 0 { dropped[indicator.id] = count }
    case .mean(let declared, _), .yesNo(.majority, let declared, _):
      if let declared { neededBases.insert(declared.slot) }
      let refused = result.outcomes.count { $0 == .weightMissing }
      let byRule = result.outcomes.count { $0 == .byRule }
      if refused + byRule > 0 { unweightedMeans.append((indicator, refused, byRule)) }
    case .yesNo: break
    }
  }

  /// The codes of the data that some list has for a unit that did not go on as it was.
  var ended: Set<String> {
    var ended: Set<String> = []
    for (vintage, codes) in present {
      ended.formUnion(codes.filter { succession.successor(of: $0, at: vintage) == nil })
    }
    return ended
  }

  // MARK: The units

  /// The new units.
  func unitTable() -> UnitTable {
    var names: [String] = []
    var kinds: [UnitKind] = []
    for target in targets {
      let unit = described(target)
      names.append(unit.name)
      kinds.append(unit.kind ?? .commune)
    }
    let column = { (name: String, own: CategoryColumn) -> CategoryColumn in
      CategoryColumn(
        name: own.name,
        values: targets.map { target in
          described(target).place(name) ?? agreed(own, target: target).label ?? ""
        })
    }
    return UnitTable(
      codes: targets, names: names, kinds: kinds, zones: column("zone", data.units.zones),
      specialAreas: targets.map { target in
        let parts = partsInData(of: target)
        return !parts.isEmpty && parts.allSatisfy { data.units.specialAreas[$0] }
      },
      levels: data.units.levels.map { column($0.name, $0) })
  }

  /// A new unit as the last step that names it has it, with what the data know of it.
  func described(_ target: String) -> CrosswalkUnit {
    var unit = CrosswalkUnit(code: target)
    if let step = crosswalk.steps.last(where: { $0.newUnits[target] != nil }),
      let named = step.newUnits[target]
    {
      unit = named
    }
    let copies = tables.compactMap { table -> Int? in
      guard let parts = table.parts[target], parts.count == 1, parts[0].isWhole,
        present[table.vintage]?.contains(table.sources[parts[0].source]) == true
      else { return nil }
      return data.units.index(ofCode: table.sources[parts[0].source])
    }
    guard let copy = copies.last else { return unit }
    if unit.name == unit.code { unit.name = data.units.names[copy] }
    unit.kind = unit.kind ?? data.units.kinds[copy]
    return unit
  }

  /// The units of the data that a new one is made of.
  private func partsInData(of target: String) -> [Int] {
    var units: Set<Int> = []
    for table in tables {
      for part in table.parts[target] ?? [] {
        let code = table.sources[part.source]
        guard present[table.vintage]?.contains(code) == true else { continue }
        if let unit = data.units.index(ofCode: code) { units.insert(unit) }
      }
    }
    return units.sorted()
  }

  /// The label that all parts of a unit share, or all the labels they have.
  func agreed(
    _ column: CategoryColumn, target: String
  ) -> (label: String?, labels: [String]) {
    let labels = partsInData(of: target).map { column.label(of: $0) ?? "" }
    let distinct = Set(labels).sorted()
    return (distinct.count == 1 ? distinct[0] : nil, distinct.filter { !$0.isEmpty })
  }

  // MARK: The report

  /// The whole account.
  func finished(_ units: UnitTable) -> CrosswalkReport {
    var report = CrosswalkReport()
    report.vintage = crosswalk.vintageName(crosswalk.steps.count)
    report.date = crosswalk.steps.last?.date
    report.bases = crosswalk.bases
    report.changes = changes()
    report.unweightedSplits = unweightedSplits()
    (report.reusedNames, report.reusedCodes) = reuses()
    report.totals = totals
    report.problems = problems(report, units)
    return report
  }

  private func changes() -> [UnitChange] {
    var result: [UnitChange] = []
    for table in tables where table.vintage < crosswalk.steps.count {
      result += UnitChangeLister(account: self, table: table).changes()
    }
    return result + gained()
  }

  private func gained() -> [UnitChange] {
    var result: [UnitChange] = []
    for (number, step) in crosswalk.steps.enumerated() {
      for link in step.links where link.old == nil {
        guard let new = link.new else { continue }
        result.append(
          UnitChange(
            kind: .gained, old: nil, oldVintage: crosswalk.vintageName(number), new: new,
            newVintage: step.newVintage, via: [], partCount: 0, successorCount: 0,
            ruralMove: .none, isInData: data.units.index(ofCode: new.code) != nil, weights: [],
            isByRule: false))
      }
    }
    return result
  }

  private func unweightedSplits() -> [UnweightedSplit] {
    guard let first = tables.first else { return [] }
    var codes: Set<String> = []
    for table in tables { codes.formUnion(present[table.vintage] ?? []) }
    var result: [UnweightedSplit] = []
    for step in crosswalk.steps[first.vintage...] {
      // Units that earlier steps made of units of the data count as units of the data.
      for code in step.linksOfOld.keys.sorted() where codes.contains(code) {
        if let split = unweightedSplit(code, step) { result.append(split) }
      }
      codes.formUnion(
        step.links.filter { $0.old.map { codes.contains($0.code) } ?? false }.compactMap(
          \.new?.code))
    }
    return result.sorted { ($0.unit.code, $0.date) < ($1.unit.code, $1.date) }
  }

  private func unweightedSplit(_ code: String, _ step: CrosswalkStep) -> UnweightedSplit? {
    guard let range = step.linksOfOld[code], step.successorCount(code) > 1,
      let unit = step.oldUnit(code), !isReunited(code, step)
    else { return nil }
    let weigher = LinkWeigher(bases: crosswalk.bases, step: step, rule: .refuse)
    let filler = LinkWeigher(bases: crosswalk.bases, step: step, rule: options.missingWeights)
    let own = weigher.weights(of: range.lowerBound, in: range, isSplit: true).weights
    let filled = filler.weights(of: range.lowerBound, in: range, isSplit: true).weights
    let lacking = own.indices.filter { own[$0].isNaN }
    let hasNone = lacking.count == own.count
    let needed = lacking.filter { neededBases.contains($0) || hasNone }
    guard !needed.isEmpty else { return nil }
    return UnweightedSplit(
      unit: unit, date: step.date, parts: step.links[range].compactMap(\.new),
      bases: needed.map { $0 < crosswalk.bases.count ? crosswalk.bases[$0] : "share" },
      hasNone: hasNone, isByRule: needed.allSatisfy { !filled[$0].isNaN },
      location: step.links[range.lowerBound].location)
  }

  /// Whether the parts of a unit that a step splits are all of them in one unit again later.
  private func isReunited(_ code: String, _ split: CrosswalkStep) -> Bool {
    guard let range = split.linksOfOld[code] else { return false }
    var codes = Set(split.links[range].compactMap(\.new?.code))
    for step in crosswalk.steps where step.date > split.date {
      var next: Set<String> = []
      for code in codes {
        guard let range = step.linksOfOld[code] else {
          if step.newUnits[code] != nil { return false }
          next.insert(code)
          continue
        }
        for link in step.links[range] {
          guard let new = link.new?.code else { return false }
          next.insert(new)
        }
      }
      codes = next
      if codes.count == 1 { return true }
    }
    return false
  }

  // MARK: Names and codes in use

  private func reuses() -> (names: [NameReuse], codes: [NameReuse]) {
    guard let table = tables.first, table.vintage < crosswalk.steps.count else { return ([], []) }
    let catalogue = NameCatalogue(account: self, table: table)
    var names: [NameReuse] = []
    var codes: [NameReuse] = []
    for target in targets {
      guard let parts = table.parts[target] else { continue }
      let isSame = parts.count == 1 && parts[0].isWhole && table.sources[parts[0].source] == target
      if isSame { continue }
      let unit = described(target)
      let own = parts.map { table.sources[$0.source] }
      if let reuse = catalogue.bearer(ofName: unit, parts: own) { names.append(reuse) }
      let ways = own + parts.flatMap(\.via)
      if let reuse = catalogue.bearer(ofCode: unit, parts: ways) { codes.append(reuse) }
    }
    return (names, codes)
  }

  /// An old unit as the crosswalk has it, else as the data do.
  func oldUnit(_ code: String, _ vintage: Int) -> CrosswalkUnit {
    let known = data.units.index(ofCode: code).map {
      CrosswalkUnit(code: code, name: data.units.names[$0], kind: data.units.kinds[$0])
    }
    for step in crosswalk.steps[vintage...] {
      if let unit = step.oldUnit(code) {
        guard present[vintage]?.contains(code) == true else { return unit }
        return known.map { unit.completed(by: $0) } ?? unit
      }
      if step.newUnits[code] != nil { break }
    }
    return known ?? CrosswalkUnit(code: code)
  }
}
