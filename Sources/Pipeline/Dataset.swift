import Analytics
import IO
import Panels
import Planning

/// Everything a run works on, from a plan or from a bare table.
public struct Dataset: Sendable {
  /// The data.
  public var panels: PanelSet
  /// The criteria sets, base first.
  public var sets: [CriteriaSet]
  /// The plan; a bare table gets one without content.
  public var plan: Plan
  /// Bars for single indicators, asked for on the command line or by the plan's targets.
  public var seriesTargets: [SeriesTarget]
  /// Published aggregates.
  public var reported: [ReportedFigure]
  /// What was found while reading.
  public var log: ProblemLog
  /// The account of the cells.
  public var counts: CellCounts
  /// The files read.
  public var inputs: [FileDigest]
  /// The addresses read, of which there is no digest.
  public var addresses: [String] = []
  /// The query whose rows are the data.
  public var query: String?
  /// Whether it comes from a plan.
  public var hasPlan: Bool
  /// The crosswalk of the plan, before it is applied.
  public var planCrosswalk: CrosswalkReading?
  /// What a crosswalk did to the data, when one was applied.
  public var crosswalk: CrosswalkResult?
  /// How it was applied.
  public var crosswalkOptions: CrosswalkOptions?
  /// Where each value was read.
  public var origins = ValueOrigins.none
  /// The criteria of the first set that were counted in the rows; `nil` where all values became panels.
  var rowCounts: RowCounts?
  /// The account of each file.
  public var accounts: [FileAccount] = []
  /// Cells for which sources differ.
  public var conflicts: [SourceConflict] = []
  /// Values for part of a year, kept apart.
  public var partYears: [PartYearValue] = []
  /// Years that the data give by two standards.
  public var overlaps: [MeasuredOverlap] = []
  /// The names of the units as the plan's table has them, aliases included; `nil` for a bare table.
  public var names: UnitNames?
  /// Sets that recognitions were by and nothing here is assessed by; those that can be read.
  public var otherSets: [CriteriaSet] = []
  /// The villages of the plan, assessed by their own sets.
  public var villages: VillageState?
  /// Whether refused values and breaks are set aside, and the run goes on.
  public var setsAside = false
  /// Whether trends and forecasts use values that can hardly be true, too.
  public var fitsDoubtful = false

  /// The values of panels that trends and forecasts are made without.
  func doubtfulValues(in panels: PanelSet) -> DoubtfulValues {
    fitsDoubtful ? DoubtfulValues() : DoubtfulValues(in: panels, breaks: plan.breaks)
  }

  /// The measures of conditions of recognition that the plan itself fills in: registrations and findings.
  var statedMeasures: Set<String> {
    Set(
      sets.flatMap { set in
        set.conditions.filter { condition in
          condition.id == Registration.condition
            ? plan.registrations.contains { $0.set == set.id }
            : plan.conditions.contains {
              $0.set == set.id && $0.condition == condition.id && !$0.findings.isEmpty
            }
        }.map(\.measure)
      })
  }

  /// Which units count in per-commune figures; every unit of a bare table does.
  var scope: UnitScope { UnitScope(includesTowns: plan.includesTowns) }
}

/// A bar for an indicator, for every unit alike.
public struct SeriesTarget: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// What it must be.
  public var requirement: Requirement
  /// The year, or `nil` for every year forecast.
  public var year: Int?
  /// Where the bar comes from, for the table.
  public var source: String
  /// Where it was declared.
  public var location: SourceLocation?
  /// Whether it is asked of the area's mean: of a single unit it says nothing.
  public var isOfArea: Bool

  /// Makes a bar.
  public init(
    indicator: String, requirement: Requirement, year: Int?, source: String,
    location: SourceLocation? = nil, isOfArea: Bool = false
  ) {
    self.isOfArea = isOfArea
    self.indicator = indicator
    self.requirement = requirement
    self.year = year
    self.source = source
    self.location = location
  }

  /// Reads `income>=58.2@2025`, `poverty<2`.
  public init?(_ text: String) {
    var rest = Substring(text)
    var year: Int?
    if let at = rest.lastIndex(of: "@") {
      guard let number = Int(rest[rest.index(after: at)...]) else { return nil }
      year = number
      rest = rest[..<at]
    }
    for (sign, comparison) in [
      (">=", Comparison.atLeast), ("<=", .atMost), (">", .above), ("<", .below),
    ] {
      guard let range = rest.firstRange(of: sign) else { continue }
      guard let bar = Double(rest[range.upperBound...]), bar.isFinite else { return nil }
      let name = rest[..<range.lowerBound]
      // `income=>5` is a slip of the sign, not an indicator `income=`.
      if name.isEmpty || name.hasSuffix("=") { return nil }
      self.init(
        indicator: String(name), requirement: comparison.requirement(bar), year: year,
        source: "option", location: SourceLocation(file: "--target \(text)"))
      return
    }
    return nil
  }
}

/// Why a run ended early.
///
/// ```swift
/// do { try StandardOutput.write("unit,level\n") } catch {
///   for problem in error.problems { print(problem.text(in: .en)) }
/// }
/// ```
public struct RunFailure: Error, Sendable {
  /// The reasons.
  public let problems: [Problem]

  /// The class of the first error, which decides the exit code.
  public var problemClass: ProblemClass {
    problems.first { $0.severity == .error }?.kind.problemClass ?? .data
  }

  init(_ error: InputError) { problems = error.problems }

  /// The reasons as one JSON array, in the form of a check.
  public func json(in language: Language) -> String {
    ProblemDocument(problems, language: language).text
  }

  /// A failure of one reason.
  public init(_ kind: ProblemKind, at location: SourceLocation? = nil) {
    problems = [Problem(kind, at: location)]
  }
}

/// Runs a body and turns what readers and writers throw into a run's failure.
func failing<Result>(
  _ body: () throws(InputError) -> Result
) throws(RunFailure) -> Result {
  do {
    return try body()
  } catch {
    throw RunFailure(error)
  }
}
