import Panels

extension WorkbookProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .notAWorkbook: 0
    case .passwordProtected: 1
    case .brokenArchive: 2
    case .brokenXML: 3
    case .documentType: 4
    case .missingPart: 5
    case .wrongPart: 6
    case .externalPart: 7
    case .unsafeEntry: 8
    case .duplicateEntry: 9
    case .unsupportedCompression: 10
    case .workbookTooLarge: 11
    case .noWorksheet: 12
    case .duplicateSheet: 13
    case .sharedSheetPart: 14
    case .incompleteSheetEntry: 15
    case .badRowNumber: 16
    case .rowsOutOfOrder: 17
    case .badCellAddress: 18
    case .cellsOutOfOrder: 19
    case .badCellType: 20
    case .badCellValue: 21
    case .missingSharedString: 22
    case .missingStyle: 23
    case .textTooLong: 24
    case .sharedTextTooLong: 25
    case .badRange: 26
    case .formulaWithoutValue: 27
    case .dateOutOfRange: 28
    case .mergesNotRead: 29
    case .convertedWorkbook: 30
    case .noConverter: 31
    case .conversionFailed: 32
    case .conversionTimedOut: 33
    }
  }

  static let caseCount = 34

  static let examples: [WorkbookProblem] =
    [
      .notAWorkbook,
      .passwordProtected,
      .brokenArchive(part: nil, fault: .incomplete),
      .brokenArchive(part: "xl/workbook.xml", fault: .wrongChecksum),
      .brokenArchive(part: nil, fault: .inconsistent),
      .brokenArchive(part: "a", fault: .notUnpacked),
      .brokenArchive(part: "a", fault: .notRead),
      .brokenXML(part: "xl/workbook.xml", line: 1, reason: LocalizedText(name: "mismatched tag")),
      .brokenXML(
        part: "xl/worksheets/sheet1.xml", line: nil, reason: LocalizedText(name: "no element found")
      ),
      .documentType(part: "xl/workbook.xml"),
      .missingPart("xl/workbook.xml", neededBy: "_rels/.rels"),
      .wrongPart("word/document.xml", root: "document", expected: "workbook"),
      .externalPart(target: "http://a.b/c.xml", source: "xl/workbook.xml"),
      .unsafeEntry(name: "../a.xml"),
      .duplicateEntry(name: "xl/workbook.xml"),
      .unsupportedCompression(part: "a", method: 12),
      .noWorksheet,
      .duplicateSheet(name: "2021"),
      .sharedSheetPart(name: "2021", other: "2022"),
      .incompleteSheetEntry(position: 2),
      .badRowNumber("0"),
      .rowsOutOfOrder(row: 3, previous: 4),
      .badCellAddress("ZZZZ9", row: 9),
      .cellsOutOfOrder(previous: 3),
      .badCellType("zz"),
      .badCellValue("NaN", type: .number),
      .badCellValue("2", type: .boolean),
      .badCellValue("2021-13-01", type: .date),
      .missingSharedString("7", count: 5),
      .missingStyle("-1", count: 5),
      .textTooLong(limit: 32767),
      .sharedTextTooLong(index: 4, limit: 32767),
      .badRange("A1:"),
      .formulaWithoutValue,
      .dateOutOfRange(-3),
      .mergesNotRead(limit: 67108864),
      .convertedWorkbook(format: "XLS"),
      .noConverter(format: "ODS"),
      .conversionFailed(format: "XLS", reason: LocalizedText(name: "exit status 1")),
      .conversionTimedOut(format: "ODS", seconds: 120),
    ]
    + WorkbookLimit.allCases.map { .workbookTooLarge($0, part: nil, limit: 10) }
    + [.workbookTooLarge(.partBytes, part: "xl/styles.xml", limit: 10)]
}
