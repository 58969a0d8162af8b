import IO
import Panels

/// Writes a plan to start from: commented, with tables that can be filled in at once.
///
/// ```swift
/// let starter = PlanStarter(
///   folder: "plan", language: .vi, communes: 20, set: nil, statusYear: 2023)
/// let plan = try starter.write(
///   environment: ProcessInfo.processInfo.environment, executable: CommandLine.arguments[0])
/// ```
public struct PlanStarter: Sendable {
  /// The folder; made where it does not exist.
  public var folder: String
  /// The language of the comments.
  public var language: Language
  /// The number of communes in the table of units.
  public var communes: Int
  /// The criteria set; `nil` for the base set in force in the first year of the plan.
  public var set: String?
  /// The year whose data are the present state.
  public var statusYear: Int

  /// More communes than any province has had.
  public static let mostCommunes = 5_000

  /// Makes a starter.
  public init(folder: String, language: Language, communes: Int, set: String?, statusYear: Int) {
    self.folder = folder
    self.language = language
    self.communes = communes
    self.set = set
    self.statusYear = statusYear
  }

  /// Writes `plan.yaml`, `units.csv`, `observations.csv` and the schema that editors complete from.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process, for finding the criteria set.
  ///   - executable: The path of the program.
  /// - Returns: The paths written, and the set.
  /// - Throws: ``RunFailure`` when one of the files is there already: then none is written; and when the
  ///   set is none for communes, or none is in force.
  @discardableResult
  public func write(environment: [String: String], executable: String) throws(RunFailure)
    -> StartedPlan
  {
    try failing { () throws(InputError) in
      let library = CriteriaLibrary(
        folder: folder, environment: environment, executable: executable)
      let set = try chosen(from: library)
      let files = try PlanFolder.start(
        [
          ("plan.yaml", plan(set)), ("units.csv", units(set)),
          ("observations.csv", observations(set)), ("plan.schema.json", Schemas.plan),
        ], in: folder)
      return StartedPlan(files: files, set: set)
    }
  }

  /// The set asked for, or the base set in force in the first year of the plan, the newest of several.
  private func chosen(from library: CriteriaLibrary) throws(InputError) -> CriteriaSet {
    if let id = set {
      let set = try library.read(id, at: nil)
      if set.unitKind == .commune { return set }
      throw InputError(.plan(.setOfOtherUnits(set: id, kind: set.unitKind)))
    }
    if library.folders.isEmpty { throw library.missing() }
    let bases = library.all().filter(\.isBase)
    let year = statusYear + 1
    let inForce = bases.filter { $0.years.contains(year) }
    if let newest = inForce.max(by: { $0.years.lowerBound < $1.years.lowerBound }) { return newest }
    throw InputError(
      .plan(
        .noSetInForce(
          year: year,
          known: bases.map { "\($0.id) (\($0.years.lowerBound)–\($0.years.upperBound))" })))
  }

  /// The code of a commune by its number.
  private func code(_ number: Int) -> String {
    let digits = String(number)
    return "XA-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  private func units(_ set: CriteriaSet) -> String {
    let zone = set.zones.first?.code ?? ""
    let zones = set.zones.map(\.code).joined(separator: ", ")
    let comment = language.say(
      "starter.units-comment",
      ["zones": zones.isEmpty ? language.say("starter.no-zones") : zones])
    let name = language.say("starter.commune-name")
    let place = language.say("starter.place-names")
    let rows = (1...communes).map {
      "\(code($0)),\(name) \($0),commune,\(zone),no,,\(place)\n"
    }
    return comment + "\ncode,name,kind,zone,special_area,aliases,province,district\n"
      + rows.joined()
  }

  private func observations(_ set: CriteriaSet) -> String {
    let comment = language.say(
      "starter.observations-comment", ["base": set.key, "set": set.id])
    let note = language.say("starter.example")
    return comment + """

      unit,year,indicator,value,provenance,source,note
      \(code(1)),\(statusYear),criteria_met,\(min(12, set.criteria.count)),simulated,,\(note)
      \(code(1)),\(statusYear),\(set.key)/\(set.criteria.first?.id ?? "1"),yes,simulated,,\(note)

      """
  }

  private func plan(_ set: CriteriaSet) -> String {
    language == .vi ? vietnamese(set) : english(set)
  }
}
