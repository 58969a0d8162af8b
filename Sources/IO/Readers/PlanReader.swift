import Foundation
import Panels

/// A plan with everything it refers to, read and resolved.
public struct PlanReading: Sendable {
  /// The plan.
  public var plan: Plan
  /// Its criteria sets, with the office's bars laid over, base first.
  public var sets: [CriteriaSet]
  /// The crosswalk to the units by which it is judged, when it names one.
  public var crosswalk: CrosswalkReading?
  /// Its units.
  public var names: UnitNames
  /// The observations.
  public var panels: PanelSet
  /// Published aggregates.
  public var reported: [ReportedFigure]
  /// What was found on the way.
  public var log: ProblemLog
  /// The account of the observations.
  public var counts: CellCounts
  /// The files read, in order.
  public var inputs: [String]
  /// Where each value was read.
  public var origins: ValueOrigins
  /// The account of each file of observations.
  public var accounts: [FileAccount]
  /// Cells for which sources differ.
  public var conflicts: [SourceConflict]
  /// Values for part of a year, kept apart.
  public var partYears: [PartYearValue]
  /// Years that the data give by two standards.
  public var overlaps: [MeasuredOverlap]
  /// Its villages, where it has them.
  public var villages: VillageLevel?
}

/// How a plan is to be read.
public struct PlanReadingOptions: Sendable {
  /// Whether to go on after refused rows, which are set aside.
  public var setsAside: Bool
  /// Whether part-year values stand in for missing year-end values.
  public var usesPartYears: Bool
  /// Whether numbers have a decimal comma.
  public var decimalComma: Bool
  /// The decimal mark of the observations; `nil` for the comma or the point, as `decimalComma` says.
  public var decimalMark: DecimalMark?
  /// The encoding of the plan, its units and its observations; `nil` to find it out for each file.
  public var encoding: TextEncoding?

  /// Makes options.
  public init(
    setsAside: Bool = false, usesPartYears: Bool = false, decimalComma: Bool = false,
    decimalMark: DecimalMark? = nil, encoding: TextEncoding? = nil
  ) {
    self.setsAside = setsAside
    self.usesPartYears = usesPartYears
    self.decimalComma = decimalComma
    self.decimalMark = decimalMark
    self.encoding = encoding
  }
}

/// Reads `plan.yaml` and the tables beside it.
public enum PlanReader {
  static var validator: SchemaValidator { SchemaValidator(schema: Schemas.plan) }

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - path: The file `plan.yaml`.
  ///   - options: How it is read.
  ///   - environment: The variables of the process, for finding criteria sets.
  ///   - executable: The path of the program.
  /// - Throws: ``InputError`` with everything wrong in the first file that is wrong.
  public static func read(
    path: String, options: PlanReadingOptions, environment: [String: String], executable: String
  ) throws(InputError) -> PlanReading {
    var notices = ProblemLog()
    let document = try LocatedValue(file: path, encoding: options.encoding, notices: &notices)
    let problems = validator.validate(document)
    if !problems.isEmpty { throw InputError(problems: problems) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
    let library = CriteriaLibrary(
      folder: folder, environment: environment, executable: executable)
    let files = PlanFiles(document: document, folder: folder)
    var inputs = [path]
    var sets: [CriteriaSet] = []
    for element in document["sets"]?.elements ?? [] {
      let id = element.text ?? ""
      if sets.contains(where: { $0.id == id }) {
        throw InputError(.duplicateID(id), at: element.location)
      }
      sets.append(try library.read(id, at: element.location))
      if let file = library.path(of: id) { inputs.append(file) }
    }
    let levels = document.texts("levels")
    let names = try UnitTableReader.read(
      path: try files.path("units"), levels: levels, encoding: options.encoding, notices: &notices)
    try ZoneCheck.check(
      names.units, sets: sets,
      at: SourceLocation(file: try files.path("units"), columnName: "zone"))
    if document["data"]?["thresholds"] != nil {
      sets = try ThresholdOverlayReader.apply(
        path: try files.path("thresholds"), to: sets, names: names,
        decimalComma: options.decimalComma)
    }
    var decoder = PlanDecoder(document: document, sets: sets, names: names)
    var plan = decoder.decode()
    try decoder.log.throwIfAny()
    let tables = PlanTables(files: files, sets: sets, names: names)
    plan.assignments = try tables.assignments()
    plan.milestones = try tables.milestones()
    plan.recognitions = try tables.recognitions(into: &decoder.log)
    plan.scenarioFile = try files.paths("scenarios").first
    let reported = try tables.reported()
    let catalogue = decoder.catalogue
    sets = PlanRules.applied(plan, to: sets, catalogue: catalogue)
    var reader = ObservationReader(
      names: names, catalogue: catalogue, usesPartYears: options.usesPartYears,
      decimalComma: options.decimalComma, decimalMark: options.decimalMark,
      encoding: options.encoding, breaks: plan.breaks, precedence: plan.precedence,
      lastYear: min(plan.horizonYear, plan.statusYear + 1))
    let observations = try reader.read(files: try files.observations(), sets: sets)
    var log = notices
    log.add(contentsOf: decoder.log)
    log.add(contentsOf: observations.log)
    let villages = try VillageReader.read(
      document, files: files, names: names, library: library, options: options, plan: plan,
      into: &log)
    inputs += villages?.inputs ?? []
    if !options.setsAside { try log.throwIfAny() }
    if observations.counts.refused > 0 {
      log.add(.rowsSetAside(count: observations.counts.refused))
    }
    inputs += files.all()
    let crosswalks = try files.paths("crosswalks")
    let crosswalk =
      crosswalks.isEmpty
      ? nil
      : try CrosswalkReader.read(
        paths: crosswalks, columns: try decoder.crosswalkColumns(),
        date: decoder.crosswalkDate(), decimalComma: options.decimalComma)
    let panels = PlanRules.filled(observations.panels, by: plan, sets: sets, into: &log)
    CutOffCheck.check(panels, cutOff: plan.cutOff, at: document["cut-off"]?.location, into: &log)
    return PlanReading(
      plan: plan, sets: sets, crosswalk: crosswalk, names: names, panels: panels,
      reported: reported,
      log: log, counts: observations.counts, inputs: inputs, origins: observations.origins,
      accounts: observations.accounts + (villages?.accounts ?? []),
      conflicts: observations.conflicts, partYears: observations.partYears,
      overlaps: observations.overlaps, villages: villages?.level)
  }
}

/// The tables a plan names, as paths; a name cannot leave the plan's folder by `..` unnoticed.
struct PlanFiles {
  let document: LocatedValue
  let folder: String

  /// The path of a table.
  func path(_ key: String) throws(InputError) -> String {
    guard let value = document["data"]?[key] else {
      throw InputError(
        .missingKey(key, object: LocalizedText(name: "\"data\"")), at: document["data"]?.location)
    }
    return try resolve(value)
  }

  /// The paths of a table given as one name or a list; none when the key is missing.
  func paths(_ key: String) throws(InputError) -> [String] {
    guard let value = document["data"]?[key] else { return [] }
    var paths: [String] = []
    for element in value.text == nil ? value.elements : [value] {
      paths.append(try resolve(element))
    }
    return paths
  }

  /// Every file named under `data`.
  func all() -> [String] {
    (document["data"]?.members ?? []).flatMap { member in
      (member.value.text == nil ? member.value.elements : [member.value])
        .compactMap { $0.text ?? $0["file"]?.text }.map { "\(folder)/\($0)" }
    }
  }

  /// The files of observations, with what the plan says of sheets.
  func observations() throws(InputError) -> [ObservationFile] {
    var result: [ObservationFile] = []
    for element in document["data"]?["observations"]?.elements ?? [] {
      let path = try resolve(element["file"] ?? element)
      guard element.text == nil else {
        result.append(
          ObservationFile(
            path: path, sheet: SheetSources.isWorkbook(path) ? SheetOptions() : nil))
        continue
      }
      result.append(ObservationFile(path: path, sheet: try SheetOptions(element)))
    }
    return result
  }

  /// The path of a file that a value names.
  func resolve(_ value: LocatedValue) throws(InputError) -> String {
    let name = value.text ?? ""
    let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
      let problem = Problem(.missingFile, at: SourceLocation(file: path))
      throw InputError(problems: [problem])
    }
    return path
  }
}

extension PlanReader {
  /// Reads the text of a plan without the tables it names: what a fuzzer can reach.
  ///
  /// - Throws: ``InputError`` with everything wrong in the text.
  @_spi(Fuzzing)
  public static func read(
    bytes: [UInt8], name: String, sets: [CriteriaSet], names: UnitNames
  ) throws(InputError) -> Plan {
    var notices = ProblemLog()
    let document = try LocatedValue(bytes: bytes, file: name, notices: &notices)
    let problems = validator.validate(document)
    if !problems.isEmpty { throw InputError(problems: problems) }
    var decoder = PlanDecoder(document: document, sets: sets, names: names)
    let plan = decoder.decode()
    try decoder.log.throwIfAny()
    return plan
  }
}
