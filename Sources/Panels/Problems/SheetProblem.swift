/// What a sheet means: headings, years, units, rows set aside.
///
/// ```swift
/// SheetProblem.unknownHeading("Tổng số").message(in: .en).what
/// // The heading "Tổng số" is not understood; the column is not read.
/// ```
public enum SheetProblem: ProblemFamily {
  /// Why a row holds no datum of a unit.
  public enum RowReason: String, Hashable, Sendable, CaseIterable {
    /// A sum or a mean of other rows.
    case totals
    /// Values in the row that names a district.
    case subtotals
    /// Remarks, sources, signatures.
    case notes
    /// The headings once more, on a new page.
    case repeatedHeadings = "repeated-headings"
    /// The name of a district or province above its units.
    case placeHeadings = "place-headings"
    /// Below the headings of a second table.
    case belowSecondTable = "below-second-table"
  }

  /// A sheet in which no row of headings is found.
  case noHeading
  /// Headings, and none of an indicator.
  case noValues(headings: [String])
  /// Columns of years without the name of what they hold.
  case noIndicator
  /// Values whose year neither the heading, the row, the title nor the sheet's name gives.
  case noYear(sheet: String?, candidates: [Int])
  /// A sheet's name and its title that give different years.
  case yearConflict(sheetName: String, title: String)
  /// A heading that fits several indicators.
  case ambiguousHeading(String, candidates: [String])
  /// A heading that the vocabulary does not know.
  case unknownHeading(String)
  /// A heading found only without its diacritics.
  case tolerantHeading(String, name: String)
  /// A unit of measure that cannot be turned into the indicator's.
  case unitOfMeasure(String, indicator: LocalizedText, expected: String)
  /// Values brought from one unit of measure into the indicator's.
  case converted(String, indicator: LocalizedText, expected: String)
  /// A column that is not read because of what it holds.
  case columnSetAside(reason: LocalizedText)
  /// Columns of values that are not read because others are named.
  case columnsNotNamed([String])
  /// A sheet that is not in the file.
  case noSuchSheet(String, available: [String])
  /// A sheet that cannot be read beside others that can.
  case sheetNotRead(String)
  /// A hidden sheet, not read.
  case hiddenSheet(String)
  /// Hidden rows, read all the same.
  case hiddenRows(count: Int, rows: String)
  /// Hidden columns, read all the same.
  case hiddenColumns(String)
  /// Rows that hold no datum of a unit.
  case setAside(RowReason, count: Int, rows: String)
  /// Rows without a name that belong to the unit above them.
  case filledDown(count: Int, rows: String)
  /// A unit twice in one district and year.
  case repeatedUnit(String, place: String, year: Int?, firstRow: Int, isCopy: Bool)
  /// Places taken for the units, as no column names communes, of which many rows are of the same.
  case placesAsUnits(heading: String, name: String, firstRow: Int)
  /// A name written in two ways.
  case tolerantUnit(String, name: String)
  /// Values in a row without a unit.
  case namelessRow
  /// A date where a number belongs.
  case dateForNumber(String, likelyNumber: String)
  /// A formula that failed.
  case formulaError(String)
  /// A per cent format on what is no share.
  case percentOfNonShare(String, indicator: String)
  /// A number that may have thousands or decimals.
  case ambiguousCell(String, asThousands: String, asDecimal: String)
  /// Numbers with a decimal comma and numbers with a decimal point in one sheet.
  case mixedNumberStyles
  /// Marks and empty cells: whether an empty cell says no is not known.
  case blankOrNo(marks: Int, blanks: Int)
  /// Shares of which none exceeds one.
  case fractions(indicator: String, greatest: String)
  /// A total that its rows contradict.
  case totalMismatch(label: String, indicator: String, printed: String, expected: String)
  /// A second table below the first.
  case secondTable(rowsBelow: Int, range: String)
  /// A row of a text table with more filled fields than there are headings.
  case extraFields(filled: Int, headings: Int)
  /// Filled cells in a column without a heading.
  case cellsWithoutHeading(count: Int, firstRow: Int)
  /// A row that looks like headings, and none of them is for the names of units.
  case noUnitColumn(headings: [String])
  /// A share of less than one among others a hundred times as great.
  case mixedScales(String, indicator: String, likely: String)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .noHeading, .noValues, .noIndicator, .noYear, .yearConflict, .ambiguousHeading,
      .unitOfMeasure, .noSuchSheet, .repeatedUnit, .placesAsUnits, .namelessRow, .dateForNumber,
      .formulaError,
      .percentOfNonShare, .ambiguousCell, .blankOrNo, .secondTable, .extraFields, .noUnitColumn:
      .error
    case .unknownHeading, .tolerantHeading, .sheetNotRead, .tolerantUnit, .mixedNumberStyles,
      .fractions, .totalMismatch, .filledDown, .cellsWithoutHeading, .mixedScales:
      .warning
    case .converted, .columnSetAside, .columnsNotNamed, .hiddenSheet, .hiddenRows, .hiddenColumns,
      .setAside:
      .notice
    }
  }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass {
    if case .noSuchSheet = self { .usage } else { .data }
  }
}
