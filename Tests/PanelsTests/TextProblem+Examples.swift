import Panels

extension TextProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .damagedCompression: 0
    case .compressionCutOff: 1
    case .bytesAfterCompression: 2
    case .compressionTooLarge: 3
    case .tooLongExpanded: 4
    case .notText: 5
    case .standardInputTaken: 6
    case .convertedEncoding: 7
    case .convertedColumn: 8
    case .composedLetters: 9
    case .unclearEncoding: 10
    case .noSuchCharacter: 11
    case .nulByte: 12
    case .ambiguousNumber: 13
    case .unclearDecimalMark: 14
    case .conflictingDecimalMarks: 15
    case .otherDecimalMark: 16
    case .malformedGroups: 17
    case .strayPercent: 18
    case .unknownUnitWord: 19
    case .otherUnit: 20
    case .unitWordDropped: 21
    case .failedFormula: 22
    case .recordTooLong: 23
    case .decimalCommaFound: 24
    case .differentDecimalMarks: 25
    case .noNumericColumn: 26
    case .qualifyingColumn: 27
    case .letterSlip: 28
    case .otherKindWord: 29
    case .notInParent: 30
    case .unknownParent: 31
    case .twinLabels: 32
    case .unseenMarks: 33
    }
  }

  static let caseCount = 34

  static let examples: [TextProblem] = [
    .damagedCompression(format: "gzip", offset: 3),
    .compressionCutOff(format: "gzip", offset: 3),
    .bytesAfterCompression(format: "gzip", offset: 3),
    .compressionTooLarge(format: "gzip"),
    .tooLongExpanded(limit: 1 << 30),
    .notText(format: "seen"),
    .standardInputTaken,
    .convertedEncoding("seen", letters: 3),
    .convertedColumn("seen", cells: 3),
    .composedLetters(count: 3),
    .unclearEncoding(candidates: ["one", "two"]),
    .unclearEncoding(candidates: []),
    .noSuchCharacter(bytes: "81", encoding: "seen"),
    .nulByte,
    .ambiguousNumber("1.234", decimal: "1.234", whole: "1234"),
    .unclearDecimalMark("1.234", count: 3),
    .conflictingDecimalMarks(comma: "0,5", commaCount: 3, point: "0.5", pointCount: 1),
    .otherDecimalMark("0.5", plain: "0,5", isComma: false),
    .otherDecimalMark("1.234,5", plain: "1234.5", isComma: true),
    .malformedGroups("12.34.5"),
    .strayPercent("28,6%", indicator: "income"),
    .unknownUnitWord("5 seen", word: "seen"),
    .otherUnit("5 seen", word: "seen", indicator: "income", unit: "km"),
    .otherUnit("5 seen", word: "seen", indicator: "income", unit: ""),
    .unitWordDropped("5 km", word: "km", indicator: "road"),
    .failedFormula("#DIV/0!"),
    .recordTooLong(limit: 16 << 20),
    .decimalCommaFound("1,5", plain: "1.5"),
    .differentDecimalMarks(comma: "1,5", commaColumn: "one", point: "0.5", pointColumn: "two"),
    .noNumericColumn([]),
    .noNumericColumn(["one (\"text\")"]),
    .qualifyingColumn("month"),
    .letterSlip("seen", name: "seen", code: "seen"),
    .otherKindWord("seen", name: "seen", code: "seen"),
    .notInParent("seen", parent: "seen", candidates: ["one", "two"]),
    .unknownParent("seen", suggestion: "near"),
    .unknownParent("seen", suggestion: nil),
    .twinLabels(column: "seen", label: "one", units: 1, usual: "two", usualUnits: 3),
    .unseenMarks(name: "seen", marks: ["U+202E"]),
  ]
}
