import Panels

extension ProblemKind {
  /// The position of the case in the declaration: the compiler keeps the list complete, and a test
  /// holds the examples against it.
  var position: Int {
    switch self {
    case .missingFile: 0
    case .isFolder: 1
    case .unreadable: 2
    case .cannotWrite: 3
    case .writeFailed: 4
    case .emptyFile: 5
    case .headerOnly: 6
    case .notUTF8: 7
    case .missingColumn: 8
    case .duplicateColumn: 9
    case .raggedRow: 10
    case .unclosedQuote: 11
    case .notANumber: 12
    case .notFinite: 13
    case .notAYear: 14
    case .notYesNo: 15
    case .notADate: 16
    case .notAllowed: 17
    case .outOfRange: 18
    case .emptyField: 19
    case .duplicateCell: 20
    case .duplicateCode: 21
    case .sourceConflict: 22
    case .tooManyYears: 23
    case .partYearSetApart: 24
    case .plannedSetApart: 25
    case .rowsSetAside: 26
    case .canSetAside: 69
    case .unknownUnit: 27
    case .tolerantMatch: 28
    case .ambiguousUnit: 29
    case .unknownIndicator: 30
    case .unknownItem: 31
    case .unknownSet: 32
    case .missingKey: 34
    case .unknownKey: 35
    case .wrongType: 36
    case .wrongForm: 37
    case .duplicateID: 38
    case .unverifiedNumber: 39
    case .missingBar: 40
    case .missingZone: 41
    case .missingData: 42
    case .verdictConflict: 43
    case .countConflict: 44
    case .unassigned: 45
    case .ambiguity: 46
    case .publishedMismatch: 47
    case .countAgainstShare: 48
    case .simulated: 49
    case .missingWeight: 50
    case .noRenderer: 51
    case .renderFailed: 52
    case .badOption: 53
    case .aboveLimit: 54
    case .textAfterQuote: 55
    case .controlCharacter: 56
    case .outputIsInput: 57
    case .standardOutputFailed: 58
    case .commitFailed: 59
    case .oldResultsRemoved: 60
    case .oldResultsKept: 61
    case .outputCutShort: 62
    case .duplicateKey: 33
    case .badMap: 63
    case .noPandoc: 64
    case .pandocFailed: 65
    case .mapFeaturesLeftOut: 66
    case .stagingLeft: 67
    case .notAResult: 68
    case .text, .workbook, .sheet, .unitChange, .series, .forecast, .plan, .runs, .yaml,
      .shards, .database:
      -1
    }
  }

  /// How many cases `position` knows; families count their own.
  static let caseCount = 70

  /// At least one problem of every case, with and without a suggestion; families have their own.
  static let ownExamples: [ProblemKind] = [
    .missingFile,
    .isFolder,
    .notAResult,
    .unreadable(reason: LocalizedText(name: "seen")),
    .cannotWrite(reason: LocalizedText(name: "seen")),
    .writeFailed(reason: LocalizedText(name: "seen")),
    .outputIsInput(input: "seen"),
    .outputCutShort(reason: LocalizedText(name: "seen")),
    .standardOutputFailed(reason: LocalizedText(name: "seen")),
    .commitFailed(reason: LocalizedText(name: "seen")),
    .oldResultsRemoved(files: ["one", "two"]),
    .oldResultsKept(files: ["one", "two"]),
    .stagingLeft(folder: "seen", reason: LocalizedText(vi: "lý do", en: "reason")),
    .emptyFile,
    .headerOnly,
    .notUTF8,
    .missingColumn(name: "seen", available: ["one", "two"], suggestion: "near"),
    .missingColumn(name: "seen", available: ["one", "two"], suggestion: nil),
    .duplicateColumn(name: "seen"),
    .raggedRow(expected: 3, found: 3),
    .unclosedQuote,
    .textAfterQuote,
    .controlCharacter("seen"),
    .notANumber("seen", looksLikeDecimalComma: true),
    .notANumber("seen", looksLikeDecimalComma: false),
    .notFinite("seen"),
    .notAYear("seen"),
    .notYesNo("seen"),
    .notADate("seen"),
    .notAllowed("seen", allowed: ["one", "two"], suggestion: "near"),
    .notAllowed("seen", allowed: ["one", "two"], suggestion: nil),
    .outOfRange("seen", indicator: "seen", kind: .share),
    .aboveLimit("seen", indicator: "seen", limit: 3),
    .emptyField,
    .duplicateCell(unit: "seen", year: 3, indicator: "seen", firstLine: 3),
    .duplicateCode("seen", firstLine: 3),
    .sourceConflict(
      unit: "seen", year: 3, indicator: "seen", kept: "seen", keptSource: "seen", other: "seen",
      otherSource: "seen"),
    .tooManyYears(first: 3, last: 3, limit: 3),
    .partYearSetApart(count: 3),
    .plannedSetApart(count: 3),
    .rowsSetAside(count: 3),
    .canSetAside(count: 3),
    .unknownUnit("seen", suggestion: "near"),
    .unknownUnit("seen", suggestion: nil),
    .tolerantMatch("seen", name: "seen", code: "seen"),
    .ambiguousUnit("seen", candidates: ["one", "two"]),
    .unknownIndicator("seen", suggestion: "near"),
    .unknownIndicator("seen", suggestion: nil),
    .unknownItem("seen", set: "seen", suggestion: "near"),
    .unknownItem("seen", set: "seen", suggestion: nil),
    .unknownSet("seen", available: ["one", "two"], suggestion: "near"),
    .unknownSet("seen", available: ["one", "two"], suggestion: nil),
    .missingKey("seen", object: LocalizedText(name: "seen")),
    .unknownKey("seen", allowed: ["one", "two"], suggestion: "near"),
    .unknownKey("seen", allowed: ["one", "two"], suggestion: nil),
    .wrongType(
      found: LocalizedText(name: "seen"), value: "seen", expected: LocalizedText(name: "seen")),
    .wrongForm(value: "seen", expected: LocalizedText(name: "seen")),
    .duplicateKey("seen"),
    .duplicateID("seen"),
    .unverifiedNumber("seen"),
    .missingBar(
      set: "seen", indicator: "seen", name: LocalizedText(vi: "Văn bản.", en: "A text."),
      zones: ["one", "two"], years: "seen"),
    .missingZone(unit: "seen", set: "seen"),
    .missingData(set: "seen", items: ["one", "two"]),
    .verdictConflict(criterion: "seen", years: "seen", reportedMet: true, units: ["one", "two"]),
    .verdictConflict(criterion: "seen", years: "seen", reportedMet: false, units: ["one", "two"]),
    .countConflict(unit: "seen", year: 3, reported: 3, computed: 3),
    .unassigned(set: "seen", items: ["one", "two"]),
    .ambiguity(row: "seen", text: LocalizedText(vi: "Văn bản.", en: "A text.")),
    .publishedMismatch(place: "seen", item: "seen", printed: "seen", recomputed: "seen"),
    .countAgainstShare(place: "seen", item: "seen", from: "seen", to: "seen"),
    .simulated(count: 3, total: 3),
    .missingWeight(
      indicator: "seen", weight: LocalizedText(vi: "seen", en: "seen"), units: 3, of: 3),
    .missingWeight(
      indicator: "seen", weight: LocalizedText(vi: "seen", en: "seen"), units: 3, of: 1_200),
    .noRenderer(reason: LocalizedText(name: "seen")),
    .renderFailed(reason: LocalizedText(name: "seen")),
    .noPandoc,
    .pandocFailed(reason: LocalizedText(name: "seen")),
    .badOption(LocalizedText(vi: "Văn bản.", en: "A text.")),
    .badMap(reason: LocalizedText(name: "seen")),
    .mapFeaturesLeftOut(names: ["seen", "wanted"]),
  ]
}

/// A family that gives examples of all its cases.
protocol ExampledProblems: ProblemFamily {
  var position: Int { get }
  static var caseCount: Int { get }
  static var examples: [Self] { get }
}

extension ExampledProblems {
  static var isComplete: Bool { Set(examples.map(\.position)) == Set(0..<caseCount) }
}

extension ProblemKind {
  /// Examples of every problem there is.
  static let examples: [ProblemKind] =
    ownExamples + TextProblem.examples.map { .text($0) }
    + WorkbookProblem.examples.map { .workbook($0) } + SheetProblem.examples.map { .sheet($0) }
    + UnitChangeProblem.examples.map { .unitChange($0) }
    + SeriesProblem.examples.map { .series($0) } + PlanProblem.examples.map { .plan($0) }
    + ForecastProblem.examples.map { .forecast($0) }
    + RunProblem.examples.map { .runs($0) } + YAMLProblem.examples.map { .yaml($0) }
    + ShardProblem.examples.map { .shards($0) }
    + DatabaseProblem.examples.map { .database($0) }

  /// How many cases there are, those of the families included.
  static let allCaseCount =
    caseCount + TextProblem.caseCount + WorkbookProblem.caseCount + SheetProblem.caseCount
    + UnitChangeProblem.caseCount + SeriesProblem.caseCount + PlanProblem.caseCount
    + ForecastProblem.caseCount + RunProblem.caseCount + YAMLProblem.caseCount
    + ShardProblem.caseCount
    + DatabaseProblem.caseCount

  /// The families whose examples leave a case out.
  static let incompleteFamilies: [String] = {
    let families: [any ExampledProblems.Type] = [
      TextProblem.self, WorkbookProblem.self, SheetProblem.self, UnitChangeProblem.self,
      SeriesProblem.self, PlanProblem.self, ForecastProblem.self, RunProblem.self,
      YAMLProblem.self, ShardProblem.self, DatabaseProblem.self,
    ]
    return families.filter { !$0.isComplete }.map { "\($0)" }
  }()
}
