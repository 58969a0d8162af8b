import Panels

/// Reads the villages of a plan: their table, their data and the sets they are assessed by.
enum VillageReader {
  /// The villages with what was found on the way.
  struct Reading {
    var level: VillageLevel
    var accounts: [FileAccount]
    var inputs: [String]
  }

  /// Reads the block `villages` of a plan; `nil` without one.
  ///
  /// - Parameters:
  ///   - document: The plan.
  ///   - files: Its folder.
  ///   - names: The communes.
  ///   - library: Where criteria sets are found.
  ///   - options: How the plan is read.
  ///   - plan: The plan, for its years.
  ///   - log: Where problems of the data go.
  /// - Throws: ``InputError`` for a missing file or set, and for villages of unknown communes.
  static func read(
    _ document: LocatedValue, files: PlanFiles, names: UnitNames, library: CriteriaLibrary,
    options: PlanReadingOptions, plan: Plan, into log: inout ProblemLog
  ) throws(InputError) -> Reading? {
    guard let block = document["villages"], let table = block["units"] else { return nil }
    let path = try files.resolve(table)
    var inputs = [path]
    var sets: [CriteriaSet] = []
    for element in block["sets"]?.elements ?? [] {
      let id = element.text ?? ""
      sets.append(try library.read(id, at: element.location))
      if let file = library.path(of: id) { inputs.append(file) }
    }
    let villages = try UnitTableReader.read(
      path: path, levels: ["commune"], encoding: options.encoding, notices: &log)
    let (units, communes) = try placed(villages.units, among: names, path: path, into: &log)
    var paths: [String] = []
    for element in block["observations"]?.elements ?? [] {
      paths.append(try files.resolve(element))
    }
    var reader = ObservationReader(
      names: villages, catalogue: IndicatorCatalogue(sets: sets),
      usesPartYears: options.usesPartYears, decimalComma: options.decimalComma,
      decimalMark: options.decimalMark, encoding: options.encoding, precedence: plan.precedence,
      lastYear: min(plan.horizonYear, plan.statusYear + 1))
    guard !paths.isEmpty else {
      return Reading(
        level: VillageLevel(
          units: units, communes: communes,
          panels: PanelSet(units: units, years: [], panels: []), sets: sets),
        accounts: [], inputs: inputs)
    }
    let observations = try reader.read(paths: paths)
    log.add(contentsOf: observations.log)
    let panels = PanelSet(
      units: units, years: observations.panels.years, panels: observations.panels.panels)
    return Reading(
      level: VillageLevel(units: units, communes: communes, panels: panels, sets: sets),
      accounts: observations.accounts, inputs: inputs + paths)
  }

  /// The villages as units of their communes' districts, and the code of each one's commune.
  private static func placed(
    _ villages: UnitTable, among names: UnitNames, path: String, into log: inout ProblemLog
  ) throws(InputError) -> (UnitTable, [String]) {
    var refused = ProblemLog()
    let place = SourceLocation(file: path, columnName: "commune")
    var parents: [Int] = []
    for village in 0..<villages.count {
      let text = villages.level(named: "commune")?.label(of: village) ?? ""
      parents.append(names.resolve(text, at: place, into: &refused) ?? -1)
    }
    try refused.throwIfAny()
    log.add(contentsOf: refused)
    let levels = names.units.levels.map { level in
      CategoryColumn(name: level.name, values: parents.map { level.label(of: $0) ?? "" })
    }
    let communes = parents.map { names.units.codes[$0] }
    let units = UnitTable(
      codes: villages.codes, names: villages.names,
      kinds: Array(repeating: .village, count: villages.count),
      zones: CategoryColumn(
        name: "zone", values: parents.map { names.units.zones.label(of: $0) ?? "" }),
      specialAreas: parents.map { names.units.specialAreas[$0] },
      levels: levels + [CategoryColumn(name: "commune", values: communes)])
    return (units, communes)
  }
}
