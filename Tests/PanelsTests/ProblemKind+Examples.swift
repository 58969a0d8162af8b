import Panels

extension ProblemKind {
  /// The position of the case in the declaration: the compiler keeps the list complete, and a test
  /// holds the examples against it.
  var position: Int {
    switch self {
    case .missingFile: 0
    case .unreadable: 1
    case .cannotWrite: 2
    case .writeFailed: 3
    case .emptyFile: 4
    case .headerOnly: 5
    case .notUTF8: 6
    case .missingColumn: 7
    case .duplicateColumn: 8
    case .raggedRow: 9
    case .unclosedQuote: 10
    case .notANumber: 11
    case .notFinite: 12
    case .notAYear: 13
    case .notYesNo: 14
    case .notADate: 15
    case .notAllowed: 16
    case .outOfRange: 17
    case .emptyField: 18
    case .duplicateCell: 19
    case .duplicateCode: 20
    case .sourceConflict: 21
    case .tooManyYears: 22
    case .partYearSetApart: 23
    case .plannedSetApart: 24
    case .rowsSetAside: 25
    case .unknownUnit: 26
    case .tolerantMatch: 27
    case .ambiguousUnit: 28
    case .unknownIndicator: 29
    case .unknownItem: 30
    case .unknownSet: 31
    case .yaml: 32
    case .missingKey: 33
    case .unknownKey: 34
    case .wrongType: 35
    case .wrongForm: 36
    case .duplicateID: 37
    case .unverifiedNumber: 38
    case .missingBar: 39
    case .missingZone: 40
    case .missingData: 41
    case .verdictConflict: 42
    case .countConflict: 43
    case .unassigned: 44
    case .assignedTwice: 45
    case .ambiguity: 46
    case .publishedMismatch: 47
    case .countAgainstShare: 48
    case .simulated: 49
    case .missingWeight: 50
    case .noRenderer: 51
    case .renderFailed: 52
    case .badOption: 53
    }
  }

  /// How many cases `position` knows.
  static let caseCount = 54

  /// At least one problem of every case, with and without a suggestion.
  static let examples: [ProblemKind] = [
    .missingFile,
    .unreadable(reason: "seen"),
    .cannotWrite(reason: "seen"),
    .writeFailed(reason: "seen"),
    .emptyFile,
    .headerOnly,
    .notUTF8,
    .missingColumn(name: "seen", available: ["one", "two"], suggestion: "near"),
    .missingColumn(name: "seen", available: ["one", "two"], suggestion: nil),
    .duplicateColumn(name: "seen"),
    .raggedRow(expected: 3, found: 3),
    .unclosedQuote,
    .notANumber("seen", looksLikeDecimalComma: true),
    .notANumber("seen", looksLikeDecimalComma: false),
    .notFinite("seen"),
    .notAYear("seen"),
    .notYesNo("seen"),
    .notADate("seen"),
    .notAllowed("seen", allowed: ["one", "two"], suggestion: "near"),
    .notAllowed("seen", allowed: ["one", "two"], suggestion: nil),
    .outOfRange("seen", indicator: "seen", kind: .share),
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
    .yaml(reason: "seen"),
    .missingKey("seen", object: LocalizedText(name: "seen")),
    .unknownKey("seen", allowed: ["one", "two"], suggestion: "near"),
    .unknownKey("seen", allowed: ["one", "two"], suggestion: nil),
    .wrongType(
      found: LocalizedText(name: "seen"), value: "seen", expected: LocalizedText(name: "seen")),
    .wrongForm(value: "seen", expected: LocalizedText(name: "seen")),
    .duplicateID("seen"),
    .unverifiedNumber("seen"),
    .missingBar(
      set: "seen", indicator: "seen", name: LocalizedText(vi: "Văn bản.", en: "A text."),
      zone: "seen", years: "seen"),
    .missingZone(unit: "seen", set: "seen"),
    .missingData(set: "seen", indicator: "seen", measure: "seen"),
    .verdictConflict(criterion: "seen", years: "seen", reportedMet: true, units: ["one", "two"]),
    .verdictConflict(criterion: "seen", years: "seen", reportedMet: false, units: ["one", "two"]),
    .countConflict(unit: "seen", year: 3, reported: 3, computed: 3),
    .unassigned(set: "seen", items: ["one", "two"]),
    .assignedTwice(set: "seen", items: ["one", "two"], agencies: ["one", "two"]),
    .ambiguity(row: "seen", text: LocalizedText(vi: "Văn bản.", en: "A text.")),
    .publishedMismatch(place: "seen", item: "seen", printed: "seen", recomputed: "seen"),
    .countAgainstShare(place: "seen", item: "seen", from: "seen", to: "seen"),
    .simulated(count: 3, total: 3),
    .missingWeight(indicator: "seen", weight: "seen", units: 3),
    .noRenderer(reason: "seen"),
    .renderFailed(reason: "seen"),
    .badOption(LocalizedText(vi: "Văn bản.", en: "A text.")),
  ]
}
