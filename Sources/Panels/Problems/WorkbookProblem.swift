/// Files of spreadsheets: XLSX, XLS, ODS.
///
/// ```swift
/// WorkbookProblem.passwordProtected.message(in: .en).fix
/// // Open it with the password and save it without one.
/// ```
public enum WorkbookProblem: ProblemFamily {
  /// A file that is no workbook.
  case notAWorkbook
  /// A workbook that only a password opens.
  case passwordProtected
  /// An archive that is damaged; `part` is the file inside, when one is meant.
  case brokenArchive(part: String?, fault: ArchiveFault)
  /// A part that is not well-formed XML, with the words of the XML parser.
  case brokenXML(part: String, line: Int?, reason: LocalizedText)
  /// A part that declares a document type, where entities could hide.
  case documentType(part: String)
  /// A part that another one refers to and that is not there.
  case missingPart(String, neededBy: String)
  /// A part with another root element than expected.
  case wrongPart(String, root: String, expected: String)
  /// A relationship that leads out of the file, where a part of it belongs.
  case externalPart(target: String, source: String)
  /// A name inside the archive that points outside it, or a link.
  case unsafeEntry(name: String)
  /// Two files of one name inside the archive.
  case duplicateEntry(name: String)
  /// A part packed by a method that workbooks do not use.
  case unsupportedCompression(part: String, method: Int)
  /// A measure beyond its limit; `part` is the file inside, when one is meant.
  case workbookTooLarge(WorkbookLimit, part: String?, limit: Int)
  /// A workbook without a sheet of cells.
  case noWorksheet
  /// Two sheets of one name.
  case duplicateSheet(name: String)
  /// Two sheets that are one and the same part.
  case sharedSheetPart(name: String, other: String)
  /// A sheet in the list of sheets without a name or a relationship.
  case incompleteSheetEntry(position: Int)
  /// A row whose number is none.
  case badRowNumber(String)
  /// A row that does not come after the one before it.
  case rowsOutOfOrder(row: Int, previous: Int)
  /// A cell whose address is none, or is of another row.
  case badCellAddress(String, row: Int)
  /// A cell that does not come after the one before it.
  case cellsOutOfOrder(previous: Int)
  /// A cell of a type that does not exist.
  case badCellType(String)
  /// A stored value that is not of the cell's type.
  case badCellValue(String, type: CellType)
  /// A cell that refers to a shared text that is not there.
  case missingSharedString(String, count: Int)
  /// A cell that refers to a style that is not there.
  case missingStyle(String, count: Int)
  /// A text longer than a cell holds.
  case textTooLong(limit: Int)
  /// A shared text longer than a cell holds.
  case sharedTextTooLong(index: Int, limit: Int)
  /// A merged range or a span of columns that is none.
  case badRange(String)
  /// A formula whose result was not stored.
  case formulaWithoutValue
  /// A number with a format of dates that is no day.
  case dateOutOfRange(Double)
  /// A sheet too large to look ahead for merged cells.
  case mergesNotRead(limit: Int)
  /// A workbook of another format, converted while reading.
  case convertedWorkbook(format: String)
  /// A workbook of another format, and nothing to convert it.
  case noConverter(format: String)
  /// A workbook that LibreOffice could not convert.
  case conversionFailed(format: String, reason: LocalizedText)
  /// A conversion that took too long.
  case conversionTimedOut(format: String, seconds: Int)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .mergesNotRead, .convertedWorkbook: .notice
    case .formulaWithoutValue, .dateOutOfRange: .warning
    default: .error
    }
  }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass {
    switch self {
    case .brokenArchive(_, .notRead), .conversionTimedOut: .inputOutput
    default: .data
    }
  }

  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .notAWorkbook: ProblemText("problem.not-a-workbook")
    case .passwordProtected: ProblemText("problem.password-protected")
    case .brokenArchive(nil, let fault):
      ProblemText("problem.broken-archive", ["fault": fault.words])
    case .brokenArchive(let part?, let fault):
      ProblemText(
        "problem.broken-archive.part", ["part": part, "fault": fault.words],
        fix: LocalizedText("problem.broken-archive.fix"))
    case .brokenXML(let part, nil, let reason):
      ProblemText("problem.broken-xml", ["part": part, "reason": reason], fix: Self.saveAgain)
    case .brokenXML(let part, let line?, let reason):
      ProblemText(
        "problem.broken-xml.at-line", ["part": part, "line": line, "reason": reason],
        fix: Self.saveAgain)
    case .documentType(let part): ProblemText("problem.document-type", ["part": part])
    case .missingPart(let part, let source):
      ProblemText("problem.missing-part", ["part": part, "source": source], fix: Self.saveAgain)
    case .wrongPart(let part, let root, let expected):
      ProblemText("problem.wrong-part", ["part": part, "root": root, "expected": expected])
    case .externalPart(let target, let source):
      ProblemText("problem.external-part", ["source": source, "target": target])
    case .unsafeEntry(let name): ProblemText("problem.unsafe-entry", ["name": name])
    case .duplicateEntry(let name):
      ProblemText("problem.duplicate-entry", ["name": name], fix: Self.saveAgain)
    case .unsupportedCompression(let part, let method):
      ProblemText(
        "problem.unsupported-compression", ["part": part, "method": method], fix: Self.saveAgain)
    case .workbookTooLarge(let measure, nil, let limit):
      ProblemText("problem.workbook-too-large", ["measure": measure.words, "limit": limit])
    case .workbookTooLarge(let measure, let part?, let limit):
      ProblemText(
        "problem.workbook-too-large.part",
        ["part": part, "measure": measure.words, "limit": limit],
        fix: LocalizedText("problem.workbook-too-large.fix"))
    case .noWorksheet: ProblemText("problem.no-worksheet")
    case .duplicateSheet(let name): ProblemText("problem.duplicate-sheet", ["name": name])
    case .sharedSheetPart(let name, let other):
      ProblemText("problem.shared-sheet-part", ["name": name, "other": other], fix: Self.saveAgain)
    case .incompleteSheetEntry(let position):
      ProblemText("problem.incomplete-sheet-entry", ["position": position], fix: Self.saveAgain)
    case .badRowNumber(let text):
      ProblemText("problem.bad-row-number", ["text": text], fix: Self.saveAgain)
    case .rowsOutOfOrder(let row, let previous):
      ProblemText(
        "problem.rows-out-of-order", ["row": row, "previous": previous], fix: Self.saveAgain)
    case .badCellAddress(let text, let row):
      ProblemText("problem.bad-cell-address", ["text": text, "row": row], fix: Self.saveAgain)
    case .cellsOutOfOrder(let previous):
      ProblemText(
        "problem.cells-out-of-order", ["column": SourceLocation.columnLetters(previous)],
        fix: Self.saveAgain)
    case .badCellType(let text):
      ProblemText("problem.bad-cell-type", ["text": text], fix: Self.saveAgain)
    case .badCellValue(let text, let type):
      ProblemText("problem.bad-cell-value", ["text": text, "type": type.words])
    case .missingSharedString(let index, let count):
      ProblemText(
        "problem.missing-shared-string", ["index": index, "count": count], fix: Self.saveAgain)
    case .missingStyle(let index, let count):
      ProblemText("problem.missing-style", ["index": index, "count": count], fix: Self.saveAgain)
    case .textTooLong(let limit): ProblemText("problem.text-too-long", ["limit": limit])
    case .sharedTextTooLong(let index, let limit):
      ProblemText("problem.shared-text-too-long", ["index": index, "limit": limit])
    case .badRange(let text): ProblemText("problem.bad-range", ["text": text], fix: Self.saveAgain)
    case .formulaWithoutValue: ProblemText("problem.formula-without-value")
    case .dateOutOfRange(let number):
      ProblemText("problem.date-out-of-range", ["number": LocalizedText(number: "\(number)")])
    case .mergesNotRead(let limit): ProblemText("problem.merges-not-read", ["limit": limit])
    case .convertedWorkbook(let format):
      ProblemText("problem.converted-workbook", ["format": format])
    case .noConverter(let format): ProblemText("problem.no-converter", ["format": format])
    case .conversionFailed(let format, let reason):
      ProblemText("problem.conversion-failed", ["format": format, "reason": reason])
    case .conversionTimedOut(let format, let seconds):
      ProblemText(
        "problem.conversion-timed-out",
        ["format": format, "seconds": LocalizedText(count: seconds)])
    }
  }

  private static let saveAgain = LocalizedText("problem.save-again")
}
