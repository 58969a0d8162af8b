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
  /// Whether its scenarios are read too, to be checked.
  public var checksScenarios = false

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
///
/// What a plan can say is in docs/formats.md.
///
/// ```swift
/// let reading = try PlanReader.read(
///   path: "datasets/plans/ha-nam-2023/plan.yaml", options: PlanReadingOptions(),
///   environment: [:], executable: CommandLine.arguments[0])
/// reading.panels.units.count  // 65
/// ```
public enum PlanReader {
  static var validator: SchemaValidator { SchemaValidator(schema: Schemas.plan) }

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - path: The file `plan.yaml`.
  ///   - options: How it is read.
  ///   - environment: The variables of the process, for finding criteria sets.
  ///   - executable: The path of the program.
  /// - Throws: ``InputError`` with everything wrong in all files, in their order, but for what may
  ///   follow from another fault.
  public static func read(
    path: String, options: PlanReadingOptions, environment: [String: String], executable: String
  ) throws(InputError) -> PlanReading {
    var loader = try PlanLoader(
      path: path, options: options, environment: environment, executable: executable)
    return try loader.read()
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
