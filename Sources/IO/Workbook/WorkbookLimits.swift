/// How much a workbook may ask for, so that no file takes all memory or time.
///
/// What goes beyond is refused with ``Panels/WorkbookProblem/workbookTooLarge(_:part:limit:)``.
public struct WorkbookLimits: Hashable, Sendable {
  /// Rows of a sheet: what spreadsheet programs can hold.
  public static let rowCount = 1_048_576
  /// Columns of a sheet: what spreadsheet programs can hold.
  public static let columnCount = 16_384
  /// The limits used unless others are given.
  public static let standard = WorkbookLimits()

  /// Files packed into the workbook.
  public var entryCount = 10_000
  /// Unpacked bytes for one packed byte, looked at from a mebibyte of unpacked bytes on. Sheets of
  /// real figures stay under 50; deflate cannot go beyond 1,032.
  public var expansionRatio = 500
  /// Unpacked bytes of one part. A full sheet of 1,048,576 rows and 90 columns stays under it.
  public var partBytes = 4 << 30
  /// Unpacked bytes of all parts together, read or not.
  public var totalBytes = 8 << 30
  /// Unpacked bytes of a part that describes others: relationships, the list of sheets, styles.
  public var structureBytes = 64 << 20
  /// Bytes of UTF-8 of all the texts that cells share; they are kept in memory.
  public var sharedStringBytes = 512 << 20
  /// Texts that cells share; each takes 4 bytes of memory beside its own.
  public var sharedStringCount = 20_000_000
  /// Elements of XML within one another.
  public var depth = 128
  /// Bytes of one tag with its attributes, of one comment or instruction.
  public var markupBytes = 1 << 20
  /// Characters of the text of a cell, counted in UTF-16 as spreadsheet programs do.
  public var textLength = 32_767
  /// Sheets of a workbook.
  public var sheetCount = 4_096
  /// Merged ranges of a sheet, and spans of hidden columns.
  public var rangeCount = 100_000
  /// Styles of cells.
  public var styleCount = 1_000_000
  /// Unpacked bytes of a sheet up to which it is looked through for merged cells beforehand.
  public var lookAheadBytes = 64 << 20
  /// Seconds that the conversion of another format may take.
  public var conversionSeconds = 120

  /// Makes the standard limits.
  public init() {}
}
