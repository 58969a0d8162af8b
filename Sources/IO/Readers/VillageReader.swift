import Panels

/// Reads the villages of a plan: their table, their data and the sets they are assessed by.
struct VillageReader {
  /// The plan.
  let document: LocatedValue
  let files: PlanFiles
  /// The communes.
  let names: UnitNames
  let library: CriteriaLibrary
  let options: PlanReadingOptions
  /// The plan, for its years.
  let plan: Plan

  /// The villages with what was found on the way.
  struct Reading {
    var level: VillageLevel
    var accounts: [FileAccount]
    var inputs: [String]
  }

  /// Reads the block `villages` of a plan; `nil` without one, or when the table of villages is of no
  /// use.
  ///
  /// - Parameters:
  ///   - log: Where it goes that a file or set is missing, and which villages are of unknown communes.
  ///   - cells: Where problems of the data go.
  func read(into log: inout ProblemLog, cells: inout ProblemLog) -> Reading? {
    guard let block = document["villages"], let table = block["units"] else { return nil }
    var inputs: [String] = []
    let sets = readSets(block, into: &log, inputs: &inputs)
    guard let path = files.existing(table, into: &log) else { return nil }
    inputs.insert(path, at: 0)
    let paths = (block["observations"]?.elements ?? []).compactMap {
      files.existing($0, into: &log)
    }
    do {
      let villages = try UnitTableReader.read(
        path: path, levels: ["commune"], encoding: options.encoding, into: &log)
      let observations = readObservations(paths, of: villages.names, sets, into: &log)
      cells.add(contentsOf: observations.log)
      guard let (units, communes) = placed(villages, into: &log) else { return nil }
      let panels = PanelSet(
        units: units, years: observations.panels.years, panels: observations.panels.panels)
      return Reading(
        level: VillageLevel(
          units: units, communes: communes, panels: panels, sets: sets,
          origins: observations.origins),
        accounts: observations.accounts, inputs: inputs + paths)
    } catch {
      log.add(error)
      return nil
    }
  }

  private func readSets(
    _ block: LocatedValue, into log: inout ProblemLog, inputs: inout [String]
  ) -> [CriteriaSet] {
    var sets: [CriteriaSet] = []
    for element in block["sets"]?.elements ?? [] {
      let id = element.text ?? ""
      do {
        sets.append(try library.read(id, at: element.location))
      } catch {
        log.add(error)
      }
      if let file = library.path(of: id) { inputs.append(file) }
    }
    return sets
  }

  private func readObservations(
    _ paths: [String], of villages: UnitNames, _ sets: [CriteriaSet], into log: inout ProblemLog
  ) -> PanelReading {
    var reader = ObservationReader(
      names: villages, catalogue: IndicatorCatalogue(sets: sets),
      usesPartYears: options.usesPartYears, decimalComma: options.decimalComma,
      decimalMark: options.decimalMark, encoding: options.encoding, precedence: plan.precedence,
      lastYear: min(plan.horizonYear, plan.statusYear + 1))
    return reader.read(
      files: paths.map { ObservationFile(path: $0) }, sets: [], unusable: &log)
  }

  /// The villages as units of their communes' districts, and the code of each one's commune; `nil`
  /// when some commune is not known.
  private func placed(
    _ villages: PlacedUnits, into log: inout ProblemLog
  ) -> (UnitTable, [String])? {
    let table = villages.names.units
    let parents = (0..<table.count).compactMap { village in
      names.resolve(
        table.level(named: "commune")?.label(of: village) ?? "",
        at: villages.location(village, "commune"), into: &log)
    }
    if parents.count < table.count { return nil }
    let levels = names.units.levels.map { level in
      CategoryColumn(name: level.name, values: parents.map { level.label(of: $0) ?? "" })
    }
    let communes = parents.map { names.units.codes[$0] }
    let units = UnitTable(
      codes: table.codes, names: table.names,
      kinds: Array(repeating: .village, count: table.count),
      zones: CategoryColumn(
        name: "zone", values: parents.map { names.units.zones.label(of: $0) ?? "" }),
      specialAreas: parents.map { names.units.specialAreas[$0] },
      levels: levels + [CategoryColumn(name: "commune", values: communes)])
    return (units, communes)
  }
}
