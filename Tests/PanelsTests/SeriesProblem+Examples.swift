import Panels

extension SeriesProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .spliceWithoutOverlap: 0
    case .spliceImpossible: 1
    case .regimeUnclear: 2
    case .undeclaredRegime: 3
    case .commonJump: 4
    case .scatterChange: 5
    case .unitJump: 6
    case .jumpsNotTested: 7
    case .constant: 8
    case .missingYears: 9
    case .noData: 10
    case .indicatorAbsent: 11
    case .implausible: 12
    case .steepChange: 13
    case .wrongUnit: 14
    case .partAboveWhole: 15
    case .sumMismatch: 16
    case .ratioMismatch: 17
    case .ratioTruncated: 18
    case .countAgainstItsShare: 19
    case .placesAgainstTotal: 20
    case .heaping: 21
    case .copiedUnits: 22
    case .copiedYear: 23
    case .digitPreference: 24
    case .invertedDirection: 25
    case .plannedTwice: 26
    case .printedTruncated: 27
    case .otherFormula: 28
    case .changeFromItself: 29
    case .reportedConflict: 30
    case .fractionalCount: 31
    case .unbalancedAccount: 32
    case .breakDeclaredTwice: 33
    case .breaksContradict: 34
    case .strayYear: 35
    case .yearAhead: 36
    case .periodUnclear: 37
    case .partYearsUsed: 38
    case .partYearsNotUsed: 39
    case .impliedBase: 40
    case .partsAboveTotal: 41
    case .breakOutside: 42
    case .lastYearStray: 43
    case .lastYearPartial: 44
    case .leftOutOfFits: 45
    }
  }

  static let caseCount = 46

  private static let many = ["one", "two", "three", "four", "five", "six", "seven"]

  static let examples: [SeriesProblem] = [
    .spliceWithoutOverlap(indicator: "seen", year: 3, units: many),
    .spliceImpossible(indicator: "seen", year: 3, unit: "seen", before: "0", after: "2"),
    .regimeUnclear(unit: "seen", year: 3, indicator: "seen", regimes: ["one", "two"]),
    .undeclaredRegime(
      indicator: "seen", year: 3, from: "one", to: "two", units: many, suggestion: "seen"),
    .commonJump(
      indicator: "seen", year: 3, size: "+5", usual: "+1", score: "9", units: 3, years: 8,
      suggestion: "seen"),
    .scatterChange(
      indicator: "seen", year: 3, before: "1", after: "2", years: 8, suggestion: "seen"),
    .unitJump(
      unit: "seen", indicator: "seen", year: 3, from: "1", to: "9", score: "12", returns: true,
      suggestion: ""),
    .unitJump(
      unit: "seen", indicator: "seen", year: 3, from: "1", to: "9", score: "12", returns: false,
      suggestion: "seen"),
    .jumpsNotTested(indicators: ["one"], needed: 6),
    .constant(indicator: "seen", years: 1, units: ["one"]),
    .constant(indicator: "seen", years: 5, units: many),
    .missingYears(indicator: "seen", years: "2012", units: ["one"], ofEach: true),
    .missingYears(indicator: "seen", years: "2012", units: ["one"], ofEach: false),
    .noData(units: ["one"]),
    .indicatorAbsent(indicator: "seen", units: ["one"]),
    .implausible(unit: "seen", year: 3, indicator: "seen", value: "46500", reach: "1…500"),
    .steepChange(unit: "seen", indicator: "seen", from: 3, to: 4, before: "1", after: "9"),
    .wrongUnit(
      unit: "seen", year: 3, indicator: "seen", value: "46500", expected: "46.5", factor: 1000,
      isTooLarge: true),
    .wrongUnit(
      unit: "seen", year: 3, indicator: "seen", value: "0.9", expected: "90", factor: 100,
      isTooLarge: false),
    .leftOutOfFits(indicator: "seen", year: 3, value: "46500", units: ["one"]),
    .leftOutOfFits(indicator: "seen", year: 3, value: "46500", units: many),
    .partAboveWhole(
      unit: "seen", year: 3, part: "seen", value: "6", whole: "seen", wholeValue: "5"),
    .sumMismatch(
      unit: "seen", year: 3, total: "seen", printed: "6", sum: "5", parts: ["one", "two"],
      hint: ""),
    .sumMismatch(
      unit: "seen", year: 3, total: "seen", printed: "6", sum: "5", parts: ["one", "two"],
      hint: "12 → 21"),
    .ratioMismatch(
      unit: "seen", year: 3, indicator: "seen", printed: "6", recomputed: "5", formula: "a / b"),
    .ratioTruncated(
      unit: "seen", year: 3, indicator: "seen", printed: "6", recomputed: "7", formula: "a / b"),
    .countAgainstItsShare(
      unit: "seen", count: "seen", share: "seen", from: 3, to: 4, counts: "6 → 5",
      shares: "60 → 70"),
    .placesAgainstTotal(
      place: "seen", year: 3, indicator: "seen", printed: "6", sum: "5", places: 2, hint: ""),
    .placesAgainstTotal(
      place: "seen", year: 3, indicator: "seen", printed: "6", sum: "5", places: 2,
      hint: "12 → 21"),
    .heaping(
      indicator: "seen", year: 3, bar: "36", exactly: 9, beyond: 12, short: 1, total: 40,
      units: many),
    .copiedUnits(year: 3, units: ["one", "two"], indicators: 5),
    .copiedYear(from: 3, to: 4, indicators: 5, units: many),
    .digitPreference(indicator: "seen", digits: "0, 5", share: "60 %", count: 200),
    .invertedDirection(set: "seen", item: "seen", measure: "seen", comparison: "≥"),
    .plannedTwice(unit: "seen", level: "seen", set: "seen", years: [3, 4]),
    .printedTruncated(place: "seen", item: "seen", printed: "6.3", recomputed: "6.4"),
    .otherFormula(
      place: "seen", item: "seen", printed: "19", recomputed: "16", formula: "a / b",
      other: "(a + c) / b"),
    .changeFromItself(place: "seen", item: "seen", year: 3),
    .reportedConflict(
      place: "seen", date: "2022-10", item: "seen", first: "1", firstSource: "one", second: "2",
      secondSource: "two"),
    .fractionalCount(place: "seen", item: "seen", printed: "10.98"),
    .unbalancedAccount(file: "seen", read: 3, accounted: 2),
    .breakOutside(indicator: "seen", year: 3, first: 4, last: 5),
    .breakOutside(indicator: "seen", year: 3, first: 4, last: 4),
    .breakDeclaredTwice(indicator: "seen", year: 3, units: [], treatment: "level-shift"),
    .breakDeclaredTwice(indicator: "seen", year: 3, units: many, treatment: "splice 1 → 2"),
    .breaksContradict(
      indicator: "seen", year: 3, units: many, first: "splice 1 → 2", firstLine: 4,
      second: "level-shift"),
    .breaksContradict(
      indicator: "seen", year: 3, units: [], first: "new-segment", firstLine: nil,
      second: "level-shift"),
    .strayYear(2150, first: 2018, last: 2021, limit: 128),
    .yearAhead(2052, last: 2026, count: 1), .yearAhead(2052, last: 2026, count: 3),
    .lastYearStray(2032, units: 1, of: 12, whole: 2024),
    .lastYearPartial(2024, units: 6, of: 12, whole: 2023),
    .periodUnclear("seen"),
    .partYearsUsed(count: 1), .partYearsUsed(count: 3),
    .partYearsNotUsed(count: 1), .partYearsNotUsed(count: 3),
    .impliedBase(
      unit: "seen", count: "seen", share: "seen", from: 3, to: 4, counts: "100 → 160",
      shares: "10.1 → 6.2", base: "990 → 2581", growth: "+161 %"),
    .partsAboveTotal(
      unit: "seen", year: 3, total: "seen", printed: "80", sum: "84", parts: ["one", "two"]),
  ]
}
