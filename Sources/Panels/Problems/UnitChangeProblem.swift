/// Units that merge, split, leave or change their names: crosswalks.
///
/// ```swift
/// UnitChangeProblem.weightSum(unit: "A", base: "area", sum: 0.9).message(in: .en).what
/// // A: the weights area add to 0.9 and must add to 1 (within 0.001).
/// ```
public enum UnitChangeProblem: ProblemFamily {
  /// A row that names neither an old nor a new unit.
  case emptyLink
  /// A link without a day.
  case undatedLink(unit: String)
  /// A link given twice.
  case doubledLink(old: String, new: String, firstLine: Int)
  /// A weight below 0 or above 1.
  case badWeight(_ weight: Double, base: String)
  /// A split unit whose weights are given for some of its parts only.
  case partialWeights(unit: String, base: String, given: Int, parts: Int)
  /// Weights of a unit that do not add to 1.
  case weightSum(unit: String, base: String, sum: Double)
  /// Weights that nearly add to 1 and were divided by their sum.
  case weightsScaled(unit: String, base: String, sum: Double)
  /// A link whose every weight is 0.
  case emptyPart(old: String, new: String)
  /// A unit with successors that another row says has none.
  case lostAndContinued(unit: String)
  /// A unit with predecessors that another row says has none.
  case gainedAndPreceded(unit: String)
  /// A unit with two kinds in one vintage.
  case twoKinds(unit: String, kinds: [String])
  /// A day with two names for one list of units.
  case twoVintages(date: String, first: String, second: String)
  /// A link from a list of units to itself.
  case vintageOrder(old: String, new: String)
  /// A list of units used before the day that makes it.
  case datesReversed(vintage: String, made: String, used: String)
  /// A unit that ended on an earlier day.
  case endedUnit(unit: String, date: String)
  /// A word that names no kind of unit.
  case unknownKind(_ word: String, suggestion: String?)
  /// A crosswalk without a column of codes.
  case crosswalkColumn(_ name: String, available: [String])
  /// A mapping of columns that cannot be followed.
  case columnMapping(_ text: String, known: [String])
  /// A unit that was split, with no weights to say how.
  case splitWithoutWeights(unit: String, parts: [String], rule: String?)
  /// Means of merged units for which weights are missing.
  case meanWithoutWeights(indicator: String, weight: String?, cells: Int, rule: String?)
  /// A new unit some of whose parts are not in the data.
  case partsNotInData(unit: String, parts: [String])
  /// Units of the data that the crosswalk does not name.
  case unlistedUnits(units: [String], date: String, suggestion: String?)
  /// A unit the crosswalk does not name, whose code it gives to another.
  case codeTaken(unit: String, successor: String, date: String)
  /// Values under a code that did not exist in their year.
  case codeOutOfVintage(unit: String, years: String, vintage: String, values: Int)
  /// Years whose units are later than the vintage asked for.
  case dataAfterTarget(years: String, vintage: String)
  /// A target year before the first change.
  case noStep(year: Int, first: String)
  /// A crosswalk with no unit of the data.
  case nothingMatches(seen: String, expected: String)
  /// Reported counts and verdicts of criteria of units that changed.
  case criteriaDropped(indicators: [String], values: Int)
  /// Rural units that became part of wards.
  case leftRuralSet(units: [String], wards: [String])
  /// Units of the data without a successor.
  case lostUnits(units: [String], values: Int)
  /// Units of the data a part of which has no successor.
  case lostParts(units: [String])
  /// A total that is not the same before and after, for no known reason.
  case totalsDiffer(
    indicator: String, year: Int, before: Double, difference: Double, others: Int)
  /// New units without a predecessor.
  case gainedUnits(units: [String])
  /// New units that bear the name of another unit or place.
  case namesReused(names: [String])
  /// New units that bear the code of another, older unit.
  case codesReused(units: [String])
  /// A new unit whose parts lie in different places.
  case undecidedPlace(unit: String, column: String, labels: [String])
  /// New units whose kind nothing says.
  case kindUnknown(units: [String])
  /// Entries of a plan or of bars for units that no longer exist as they were.
  case entriesNotCarried(entry: String, units: [String])
  /// Declared breaks of units that the crosswalk has mended.
  case unitBreaksLifted(years: [Int], units: [String])
  /// A splice of some parts of merged units.
  case spliceNotCarried(indicator: String, year: Int, units: [String])

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .weightsScaled, .criteriaDropped, .leftRuralSet, .gainedUnits, .namesReused, .codesReused,
      .unitBreaksLifted:
      .notice
    case .emptyPart, .splitWithoutWeights, .meanWithoutWeights, .partsNotInData, .unlistedUnits,
      .codeTaken, .codeOutOfVintage, .lostUnits, .lostParts, .totalsDiffer, .undecidedPlace,
      .kindUnknown, .entriesNotCarried, .spliceNotCarried:
      .warning
    default: .error
    }
  }

  /// The first of many names, joined.
  static func some(_ names: [String], limit: Int = 8) -> String {
    names.count <= limit
      ? names.joined(separator: ", ")
      : names.prefix(limit).joined(separator: ", ") + ", … +\(names.count - limit)"
  }
}
