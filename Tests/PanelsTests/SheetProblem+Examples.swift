import Panels

extension SheetProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .noHeading: 0
    case .noValues: 1
    case .noIndicator: 2
    case .noYear: 3
    case .yearConflict: 4
    case .ambiguousHeading: 5
    case .unknownHeading: 6
    case .tolerantHeading: 7
    case .unitOfMeasure: 8
    case .converted: 9
    case .columnSetAside: 10
    case .noSuchSheet: 11
    case .sheetNotRead: 12
    case .hiddenSheet: 13
    case .hiddenRows: 14
    case .hiddenColumns: 15
    case .setAside: 16
    case .filledDown: 17
    case .repeatedUnit: 18
    case .tolerantUnit: 19
    case .namelessRow: 20
    case .dateForNumber: 21
    case .formulaError: 22
    case .percentOfNonShare: 23
    case .ambiguousCell: 24
    case .mixedNumberStyles: 25
    case .blankOrNo: 26
    case .fractions: 27
    case .totalMismatch: 28
    case .secondTable: 29
    case .extraFields: 30
    case .cellsWithoutHeading: 31
    case .noUnitColumn: 32
    case .mixedScales: 33
    case .columnsNotNamed: 34
    case .placesAsUnits: 35
    }
  }

  static let caseCount = 36

  private static let text = LocalizedText(vi: "Văn bản.", en: "A text.")

  static let examples: [SheetProblem] = [
    .noHeading,
    .noValues(headings: ["seen"]),
    .noValues(headings: []),
    .noIndicator,
    .noYear(sheet: "seen", candidates: [3]),
    .noYear(sheet: nil, candidates: []),
    .yearConflict(sheetName: "seen", title: "seen"),
    .ambiguousHeading("seen", candidates: ["one", "two"]),
    .unknownHeading("seen"),
    .tolerantHeading("seen", name: "near"),
    .unitOfMeasure("households", indicator: text, expected: "percent"),
    .converted("vnd", indicator: text, expected: "percent"),
    .columnSetAside(reason: text),
    .columnsNotNamed(["seen", "wanted"]),
    .columnsNotNamed(["seen"]),
    .noSuchSheet("seen", available: ["one", "two"]),
    .sheetNotRead("seen"),
    .hiddenSheet("seen"),
    .hiddenRows(count: 3, rows: "3"),
    .hiddenColumns("C"),
    .setAside(.totals, count: 3, rows: "3"),
    .filledDown(count: 3, rows: "3"),
    .repeatedUnit("seen", place: "near", year: 2021, firstRow: 3, isCopy: true),
    .repeatedUnit("seen", place: "", year: nil, firstRow: 3, isCopy: false),
    .placesAsUnits(heading: "seen", name: "near", firstRow: 3),
    .tolerantUnit("seen", name: "near"),
    .namelessRow,
    .dateForNumber("seen", likelyNumber: "3"),
    .formulaError("seen"),
    .percentOfNonShare("seen", indicator: "seen"),
    .ambiguousCell("seen", asThousands: "3", asDecimal: "4"),
    .mixedNumberStyles,
    .blankOrNo(marks: 3, blanks: 3),
    .fractions(indicator: "seen", greatest: "3"),
    .totalMismatch(label: "seen", indicator: "seen", printed: "3", expected: "4"),
    .secondTable(rowsBelow: 3, range: "A40:H60"),
    .extraFields(filled: 6, headings: 4),
    .cellsWithoutHeading(count: 3, firstRow: 4),
    .noUnitColumn(headings: ["one", "two"]),
    .mixedScales("0.93", indicator: "seen", likely: "93"),
  ]
}
