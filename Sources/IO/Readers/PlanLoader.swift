import Foundation
import Panels

/// A plan on its way in: each file is read as far as what could be read of the others allows, so that
/// one reading finds what is wrong in all of them.
struct PlanLoader {
  private let path: String
  private let options: PlanReadingOptions
  /// The plan without what does not fit its schema.
  private let document: LocatedValue
  private let files: PlanFiles
  private let library: CriteriaLibrary
  private var setFiles: [String] = []
  private var faults = PlanFaults()
  private var log: ProblemLog

  /// Opens a plan.
  ///
  /// - Throws: ``InputError`` for a file that is missing or no YAML: it names no other files.
  init(
    path: String, options: PlanReadingOptions, environment: [String: String], executable: String
  ) throws(InputError) {
    var notices = ProblemLog()
    let written = try LocatedValue(file: path, encoding: options.encoding, notices: &notices)
    let validator = PlanReader.validator
    let sound = validator.sound(written)
    faults.note(validator.validate(written))
    for key in sound.lost { faults.lose(key) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
    self.path = path
    self.options = options
    document = sound.value
    files = PlanFiles(document: document, folder: folder)
    library = CriteriaLibrary(
      folder: folder, environment: environment, executable: executable)
    log = notices
  }

  /// Reads the plan and all that it names.
  ///
  /// - Throws: ``InputError`` with everything wrong in all files, in their order.
  mutating func read() throws(InputError) -> PlanReading {
    let shipped = readSets()
    let names = readUnits(zonesOf: shipped)
    var sets = overlaid(shipped, names)
    var decoder = PlanDecoder(document: document, sets: sets, names: names)
    var plan = decoder.decode()
    take(decoder.log)
    var found = ProblemLog()
    let tables = PlanTables(files: files, sets: sets, names: names)
    plan.assignments = tables.assignments(into: &found)
    plan.milestones = tables.milestones(into: &found)
    plan.recognitions = tables.recognitions(
      horizon: faults.hasLost("years") ? .max : plan.horizonYear, into: &found)
    let reported = tables.reported(into: &found)
    plan.scenarioFile = files.paths("scenarios", into: &found).first
    sets = PlanRules.applied(plan, to: sets, catalogue: decoder.catalogue)
    let observations = readObservations(plan, decoder.catalogue, names, sets, into: &found)
    let villages = VillageReader(
      document: document, files: files, names: names, library: library, options: options,
      plan: plan
    ).read(into: &found, cells: &log)
    let crosswalk = readCrosswalk(decoder, into: &found)
    take(found)
    let panels = PlanRules.filled(observations.panels, by: plan, sets: sets, into: &log)
    checkScenarios(plan, panels, sets, decoder.catalogue, hasVillages: villages != nil)
    // Setting values aside helps where nothing else is the matter.
    let offered = faults.isEmpty ? observations.counts.refused : 0
    if !options.setsAside || !faults.isEmpty { faults.note(log.problems) }
    try faults.throwIfAny(
      order: [path] + setFiles + files.all() + (villages?.inputs ?? []), refused: offered)
    if observations.counts.refused > 0 {
      log.add(.rowsSetAside(count: observations.counts.refused))
    }
    CutOffCheck.check(panels, cutOff: plan.cutOff, at: document["cut-off"]?.location, into: &log)
    return PlanReading(
      plan: plan, sets: sets, crosswalk: crosswalk, names: names, panels: panels,
      reported: reported, log: log, counts: observations.counts,
      inputs: [path] + setFiles + (villages?.inputs ?? []) + files.all(),
      origins: observations.origins,
      accounts: observations.accounts + (villages?.accounts ?? []),
      conflicts: observations.conflicts, partYears: observations.partYears,
      overlaps: observations.overlaps, villages: villages?.level)
  }

  // MARK: Parts

  private mutating func readSets() -> [CriteriaSet] {
    var sets: [CriteriaSet] = []
    for element in document["sets"]?.elements ?? [] {
      let id = element.text ?? ""
      if let file = library.path(of: id), !setFiles.contains(file) { setFiles.append(file) }
      if sets.contains(where: { $0.id == id }) {
        faults.note([Problem(.duplicateID(id), at: element.location)])
        continue
      }
      do {
        sets.append(try library.read(id, at: element.location))
      } catch {
        faults.note(error.problems)
        faults.lose("sets")
      }
    }
    return sets
  }

  private mutating func readUnits(zonesOf sets: [CriteriaSet]) -> UnitNames {
    var found = ProblemLog()
    defer { take(found) }
    guard let path = files.path("units", into: &found) else { return noUnits() }
    do {
      let table = try UnitTableReader.read(
        path: path, levels: document.texts("levels"), encoding: options.encoding, into: &found)
      if table.lacksRows { faults.lose("units") }
      if !faults.hasLost("sets") {
        do {
          try ZoneCheck.check(table.names.units, sets: sets) { table.location($0, "zone") }
        } catch {
          found.add(error)
        }
      }
      return table.names
    } catch {
      found.add(error)
      return noUnits()
    }
  }

  private mutating func noUnits() -> UnitNames {
    faults.lose("units")
    let levels = document.texts("levels").map { CategoryColumn(name: $0, values: []) }
    return UnitNames(
      units: UnitTable(
        codes: [], names: [], kinds: [], zones: CategoryColumn(name: "zone", values: []),
        specialAreas: [], levels: levels))
  }

  private mutating func overlaid(_ sets: [CriteriaSet], _ names: UnitNames) -> [CriteriaSet] {
    var found = ProblemLog()
    defer { take(found) }
    guard let path = files.path("thresholds", into: &found) else { return sets }
    do {
      return try ThresholdOverlayReader.apply(
        path: path, to: sets, names: names, decimalComma: options.decimalComma, into: &found)
    } catch {
      found.add(error)
      return sets
    }
  }

  /// The observations; what is wrong with single values goes to the log, as it may be set aside.
  private mutating func readObservations(
    _ plan: Plan, _ catalogue: IndicatorCatalogue, _ names: UnitNames, _ sets: [CriteriaSet],
    into found: inout ProblemLog
  ) -> PanelReading {
    let tables = files.observations(into: &found)
    if tables.count < document["data"]?["observations"]?.elements.count ?? 1 {
      faults.lose("observations")
    }
    var reader = ObservationReader(
      names: names, catalogue: catalogue, usesPartYears: options.usesPartYears,
      decimalComma: options.decimalComma, decimalMark: options.decimalMark,
      encoding: options.encoding, breaks: plan.breaks, precedence: plan.precedence,
      lastYear: faults.hasLost("years") ? nil : min(plan.horizonYear, plan.statusYear + 1))
    let reading = reader.read(files: tables, sets: sets, unusable: &found)
    if reading.log.errorCount > 0 { faults.lose("observations") }
    log.add(contentsOf: reading.log)
    return reading
  }

  private func readCrosswalk(
    _ decoder: PlanDecoder, into found: inout ProblemLog
  ) -> CrosswalkReading? {
    let paths = files.paths("crosswalks", into: &found)
    if paths.isEmpty { return nil }
    do {
      return try CrosswalkReader.read(
        paths: paths, columns: try decoder.crosswalkColumns(), date: decoder.crosswalkDate(),
        decimalComma: options.decimalComma)
    } catch {
      found.add(error)
      return nil
    }
  }

  /// Reads the scenarios only to find what is wrong with them. How far ahead a run will forecast is not
  /// known here, so that any year after the data is taken for one that is forecast.
  private mutating func checkScenarios(
    _ plan: Plan, _ panels: PanelSet, _ sets: [CriteriaSet], _ catalogue: IndicatorCatalogue,
    hasVillages: Bool
  ) {
    guard options.checksScenarios, let file = plan.scenarioFile else { return }
    let last = panels.years.last ?? plan.statusYear
    var indicators = panels.panels.map(\.indicator)
    if hasVillages {
      indicators += (Level.allCases.map(VillageLevel.measure) + [VillageLevel.total]).map {
        Indicator(id: $0, kind: .count)
      }
    }
    // What the data hold is not known where some were not read.
    if faults.hasLost("observations") { indicators += catalogue.ids.compactMap { catalogue[$0] } }
    do {
      let reading = try ScenarioReader.read(
        path: file, units: panels.units,
        indicators: indicators, sets: sets, years: last + 1...last + 100)
      log.add(contentsOf: reading.log)
    } catch {
      faults.note(error.problems.map(knowing))
    }
  }

  /// Takes errors for faults, and notes what is milder.
  private mutating func take(_ found: ProblemLog) {
    faults.note(found.problems.map(knowing))
    for problem in found.problems where problem.severity != .error { log.add(problem) }
  }

  /// A problem of a set that is not among the plan's, told as such where there is that set.
  private func knowing(_ problem: Problem) -> Problem {
    guard case .unknownSet(let word, let available, _) = problem.kind,
      let set = library.id(named: word), !available.contains(set)
    else { return problem }
    return Problem(.plan(.setNotInPlan(set: set, sets: available)), at: problem.location)
  }
}
