/// What is doubtful in the data themselves: breaks, jumps, copies, heaps, impossible combinations.
///
/// Values are handed over as text, as a person wrote or would write them. A problem that many units
/// share names them all: one line for each would hide the pattern.
///
/// ```swift
/// let problem = SeriesProblem.breakOutside(
///   indicator: "income", year: 2012, first: 2016, last: 2023)
/// problem.message(in: .en).what
/// // The break of income in 2012 cuts no series: the data are of 2016 to 2023.
/// ```
public enum SeriesProblem: ProblemFamily {
  // Breaks
  /// A splice without a year measured both ways for some units.
  case spliceWithoutOverlap(indicator: String, year: Int, units: [String])
  /// An overlap whose values no factor can link: zero, or beyond the ends of a share.
  case spliceImpossible(indicator: String, year: Int, unit: String, before: String, after: String)
  /// Two regimes measured in one year, of which the data do not say which came first.
  case regimeUnclear(unit: String, year: Int, indicator: String, regimes: [String])
  /// A change of regime in the data's own column that no declared break covers.
  case undeclaredRegime(
    indicator: String, year: Int, from: String, to: String, units: [String], suggestion: String)
  /// A jump that the units share.
  case commonJump(
    indicator: String, year: Int, size: String, usual: String, score: String, units: Int,
    years: Int, suggestion: String)
  /// Changes of single units scatter more, or less, from a year on.
  case scatterChange(
    indicator: String, year: Int, before: String, after: String, years: Int, suggestion: String)
  /// A jump of one unit, beyond what the others did.
  case unitJump(
    unit: String, indicator: String, year: Int, from: String, to: String, score: String,
    returns: Bool, suggestion: String)
  /// Indicators with too few years to tell a jump.
  case jumpsNotTested(indicators: [String], needed: Int)
  /// A break declared once more in the same words; it is applied once.
  case breakDeclaredTwice(indicator: String, year: Int, units: [String], treatment: String)
  /// Two declarations of one break that ask for different things.
  case breaksContradict(
    indicator: String, year: Int, units: [String], first: String, firstLine: Int?, second: String)
  /// A break with no values before it, or none from it on.
  case breakOutside(indicator: String, year: Int, first: Int, last: Int)

  // Years and parts of years
  /// A year far from those in which most values stand.
  case strayYear(Int, first: Int, last: Int, limit: Int)
  /// Observed values of a year that cannot have been observed yet.
  case yearAhead(Int, last: Int, count: Int)
  /// A last year that few units have, or that lies apart: a slip in a year moves where forecasts begin.
  case lastYearStray(Int, units: Int, of: Int, whole: Int)
  /// A last year that part of the units have.
  case lastYearPartial(Int, units: Int, of: Int, whole: Int)
  /// A cell of the column `period` that names no year or part of one.
  case periodUnclear(String)
  /// Values for part of a year that stand in for the year's value, as asked.
  case partYearsUsed(count: Int)
  /// Values for part of a year that do not stand in, though asked.
  case partYearsNotUsed(count: Int)

  // Series
  /// Series that never change.
  case constant(indicator: String, years: Int, units: [String])
  /// Years missing inside series.
  case missingYears(indicator: String, years: String, units: [String], ofEach: Bool)
  /// Units without any value.
  case noData(units: [String])
  /// Units of which an indicator is never given, though most units have it.
  case indicatorAbsent(indicator: String, units: [String])
  /// A value far out of the reach of its unit of measure.
  case implausible(unit: String, year: Int, indicator: String, value: String, reach: String)
  /// A change no such figure makes from one year to the next.
  case steepChange(
    unit: String, indicator: String, from: Int, to: Int, before: String, after: String)
  /// A value that fits its neighbours once a power of ten is taken out.
  case wrongUnit(
    unit: String, year: Int, indicator: String, value: String, expected: String, factor: Int,
    isTooLarge: Bool)
  /// Values that can hardly be true, which trends and forecasts are made without.
  case leftOutOfFits(indicator: String, year: Int, value: String, units: [String])

  // Combinations
  /// A part larger than the whole.
  case partAboveWhole(
    unit: String, year: Int, part: String, value: String, whole: String, wholeValue: String)
  /// Parts that do not add up to their total.
  case sumMismatch(
    unit: String, year: Int, total: String, printed: String, sum: String, parts: [String],
    hint: String)
  /// A share or a mean that its own numerator and denominator contradict.
  case ratioMismatch(
    unit: String, year: Int, indicator: String, printed: String, recomputed: String,
    formula: String)
  /// The same, cut off instead of rounded.
  case ratioTruncated(
    unit: String, year: Int, indicator: String, printed: String, recomputed: String,
    formula: String)
  /// A count and its share that move in opposite directions.
  case countAgainstItsShare(
    unit: String, count: String, share: String, from: Int, to: Int, counts: String,
    shares: String)
  /// A count and its share that imply a base which no unit's base becomes in that time.
  case impliedBase(
    unit: String, count: String, share: String, from: Int, to: Int, counts: String,
    shares: String, base: String, growth: String)
  /// Parts that are more than their total although one of them is not even printed.
  case partsAboveTotal(
    unit: String, year: Int, total: String, printed: String, sum: String, parts: [String])
  /// Places whose figures do not add up to that of the place above them.
  case placesAgainstTotal(
    place: String, year: Int, indicator: String, printed: String, sum: String, places: Int,
    hint: String)

  // Patterns
  /// More values at a bar than beside it.
  case heaping(
    indicator: String, year: Int, bar: String, exactly: Int, beyond: Int, short: Int, total: Int,
    units: [String])
  /// Units with the same values in one year.
  case copiedUnits(year: Int, units: [String], indicators: Int)
  /// Units whose values of a year are those of the year before.
  case copiedYear(from: Int, to: Int, indicators: Int, units: [String])
  /// Last digits that come more often than chance has it.
  case digitPreference(indicator: String, digits: String, share: String, count: Int)

  // Rules and plans
  /// A rule that asks for more where less is better, or the other way round.
  case invertedDirection(set: String, item: String, measure: String, comparison: String)
  /// A unit that is to reach one level in two years.
  case plannedTwice(unit: String, level: String, set: String, years: [Int])

  // Published figures
  /// A printed figure that was cut off instead of rounded.
  case printedTruncated(place: String, item: String, printed: String, recomputed: String)
  /// A printed figure that its formula contradicts and another formula explains.
  case otherFormula(
    place: String, item: String, printed: String, recomputed: String, formula: String,
    other: String)
  /// A change counted from the year of the report itself.
  case changeFromItself(place: String, item: String, year: Int)
  /// Two pages that print different figures of one thing.
  case reportedConflict(
    place: String, date: String, item: String, first: String, firstSource: String,
    second: String, secondSource: String)
  /// A count with decimals.
  case fractionalCount(place: String, item: String, printed: String)

  // The account
  /// Cells that came in and are not accounted for.
  case unbalancedAccount(file: String, read: Int, accounted: Int)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .spliceWithoutOverlap, .spliceImpossible, .regimeUnclear, .unbalancedAccount,
      .breaksContradict, .strayYear, .periodUnclear:
      .error
    case .breakDeclaredTwice, .partYearsUsed, .partYearsNotUsed, .jumpsNotTested, .missingYears,
      .indicatorAbsent, .heaping, .digitPreference,
      .ratioTruncated, .printedTruncated, .countAgainstItsShare:
      .notice
    default: .warning
    }
  }

  /// The datum it speaks of.
  public var subject: ProblemSubject {
    switch self {
    case .spliceWithoutOverlap(let indicator, let year, let units):
      ProblemSubject(unit: Self.only(units), year: year, indicator: indicator)
    case .spliceImpossible(let indicator, let year, let unit, let before, let after):
      ProblemSubject(
        unit: unit, year: year, indicator: indicator, value: "\(before) → \(after)")
    case .regimeUnclear(let unit, let year, let indicator, let regimes):
      ProblemSubject(
        unit: unit, year: year, indicator: indicator, value: regimes.joined(separator: " | "))
    case .undeclaredRegime(let indicator, let year, let from, let to, let units, _):
      ProblemSubject(
        unit: Self.only(units), year: year, indicator: indicator, value: to, expected: from)
    case .commonJump(let indicator, let year, let size, let usual, _, _, _, _):
      ProblemSubject(year: year, indicator: indicator, value: size, expected: usual)
    case .scatterChange(let indicator, let year, let before, let after, _, _):
      ProblemSubject(year: year, indicator: indicator, value: after, expected: before)
    case .unitJump(let unit, let indicator, let year, let from, let to, _, _, _):
      ProblemSubject(unit: unit, year: year, indicator: indicator, value: to, expected: from)
    case .breakDeclaredTwice(let indicator, let year, let units, let treatment):
      ProblemSubject(
        unit: Self.only(units), year: year, indicator: indicator, value: treatment)
    case .breakOutside(let indicator, let year, let first, let last):
      ProblemSubject(
        year: year, indicator: indicator, value: "\(year)", expected: "\(first + 1)…\(last)")
    case .breaksContradict(let indicator, let year, let units, let first, _, let second):
      ProblemSubject(
        unit: Self.only(units), year: year, indicator: indicator, value: second, expected: first)
    case .strayYear(let year, let first, let last, _):
      ProblemSubject(year: year, value: "\(year)", expected: "\(first)…\(last)")
    case .yearAhead(let year, let last, _):
      ProblemSubject(year: year, value: "\(year)", expected: "≤ \(last)")
    case .lastYearStray(let year, let units, let all, let whole),
      .lastYearPartial(let year, let units, let all, let whole):
      ProblemSubject(year: year, value: "\(year): \(units)/\(all)", expected: "≤ \(whole)")
    case .periodUnclear(let word): ProblemSubject(value: word)
    case .jumpsNotTested, .unbalancedAccount, .partYearsUsed, .partYearsNotUsed: .none
    case .constant(let indicator, _, let units), .missingYears(let indicator, _, let units, _),
      .indicatorAbsent(let indicator, let units):
      ProblemSubject(unit: Self.only(units), indicator: indicator)
    case .noData(let units): ProblemSubject(unit: Self.only(units))
    case .implausible(let unit, let year, let indicator, let value, let reach):
      ProblemSubject(unit: unit, year: year, indicator: indicator, value: value, expected: reach)
    case .steepChange(let unit, let indicator, _, let year, let before, let after):
      ProblemSubject(unit: unit, year: year, indicator: indicator, value: after, expected: before)
    case .wrongUnit(let unit, let year, let indicator, let value, let expected, _, _):
      ProblemSubject(
        unit: unit, year: year, indicator: indicator, value: value, expected: expected)
    case .leftOutOfFits(let indicator, let year, let value, let units):
      ProblemSubject(
        unit: Self.only(units), year: year, indicator: indicator,
        value: units.count == 1 ? value : nil)
    case .partAboveWhole(let unit, let year, let part, let value, _, let whole):
      ProblemSubject(unit: unit, year: year, indicator: part, value: value, expected: "≤ \(whole)")
    case .sumMismatch(let unit, let year, let total, let printed, let sum, _, _),
      .placesAgainstTotal(let unit, let year, let total, let printed, let sum, _, _):
      ProblemSubject(unit: unit, year: year, indicator: total, value: printed, expected: sum)
    case .ratioMismatch(let unit, let year, let indicator, let printed, let recomputed, _),
      .ratioTruncated(let unit, let year, let indicator, let printed, let recomputed, _):
      ProblemSubject(
        unit: unit, year: year, indicator: indicator, value: printed, expected: recomputed)
    case .countAgainstItsShare(let unit, let count, _, _, let to, let counts, _):
      ProblemSubject(unit: unit, year: to, indicator: count, value: counts)
    case .impliedBase(let unit, let count, _, _, let to, let counts, _, _, _):
      ProblemSubject(unit: unit, year: to, indicator: count, value: counts)
    case .partsAboveTotal(let unit, let year, let total, let printed, let sum, _):
      ProblemSubject(
        unit: unit, year: year, indicator: total, value: printed, expected: "≥ \(sum)")
    case .heaping(let indicator, let year, let bar, let exactly, _, _, _, let units):
      ProblemSubject(
        unit: Self.only(units), year: year, indicator: indicator, value: "\(exactly) × \(bar)")
    case .copiedUnits(let year, let units, _):
      ProblemSubject(unit: units.joined(separator: " | "), year: year)
    case .copiedYear(_, let to, _, let units): ProblemSubject(unit: Self.only(units), year: to)
    case .digitPreference(let indicator, let digits, let share, _):
      ProblemSubject(indicator: indicator, value: "\(digits): \(share)")
    case .invertedDirection(let set, let item, let measure, let comparison):
      ProblemSubject(indicator: "\(measure) (\(set) \(item))", value: comparison)
    case .plannedTwice(let unit, _, _, let years): ProblemSubject(unit: unit, year: years.last)
    case .printedTruncated(let place, let item, let printed, let recomputed),
      .otherFormula(let place, let item, let printed, let recomputed, _, _):
      ProblemSubject(unit: place, indicator: item, value: printed, expected: recomputed)
    case .changeFromItself(let place, let item, let year):
      ProblemSubject(unit: place, year: year, indicator: item)
    case .reportedConflict(let place, _, let item, let first, _, let second, _):
      ProblemSubject(unit: place, indicator: item, value: second, expected: first)
    case .fractionalCount(let place, let item, let printed):
      ProblemSubject(unit: place, indicator: item, value: printed, expected: "0, 1, 2, …")
    }
  }

  /// The unit, when there is but one.
  private static func only(_ units: [String]) -> String? {
    units.count == 1 ? units[0] : nil
  }
}
