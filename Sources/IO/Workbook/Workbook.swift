import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A workbook opened for reading: XLSX as it is, XLS, XLSB and ODS through LibreOffice.
///
/// The format is told by the file's contents, not by its name. Sheets are streamed: memory holds the
/// texts that cells share and a row, whatever the number of rows. Nothing outside the file is opened,
/// and what goes beyond ``WorkbookLimits`` is refused.
///
/// XLSX is read as ECMA-376 (5th edition, 2016) describes it.
///
/// ```swift
/// let book = try Workbook(path: "bieu.xlsx")
/// let rows = try book.rows(ofSheet: 0)
/// var row = SheetRow()
/// while try rows.next(into: &row) { print(row.number, row.cells.count) }
/// ```
public final class Workbook: SheetSource {
  /// A sheet and the part that holds its cells.
  private struct Sheet {
    var name: String
    var isHidden: Bool
    var entry: ZipArchive.Entry
  }

  /// The file's path as the user gave it.
  public let path: String
  /// The sheets of cells in the order of their tabs; sheets that are only a chart are left out.
  public private(set) var sheets: [SheetOutline] = []
  /// What was found when the file was opened, such as a conversion.
  public private(set) var log = ProblemLog()

  private let archive: ZipArchive
  private let limits: WorkbookLimits
  private let styles: StyleTable
  private let dates: DateSystem
  private var parts: [Sheet] = []
  private let stringsEntry: ZipArchive.Entry?
  private var strings: SharedStrings?
  /// Whether rows of the plain form take the short way; tests compare both ways.
  var usesScanner = true

  /// Opens a workbook; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limits: How much the file may ask for.
  ///   - converter: What turns other formats into XLSX; by default LibreOffice, when it is installed.
  /// - Throws: ``InputError`` with the place when the file is missing, no workbook, protected by a
  ///   password, damaged, or beyond a limit.
  /// - Complexity: Sheets up to ``WorkbookLimits/lookAheadBytes`` are looked through for merged cells.
  public convenience init(
    path: String, limits: WorkbookLimits = .standard,
    converter: OfficeConverter? = .installed()
  ) throws(InputError) {
    let opened = try OpenedWorkbook(path: path, limits: limits, converter: converter)
    try self.init(opened, limits: limits)
  }

  /// Opens a workbook that stands in memory; `name` takes the place of its path in messages.
  ///
  /// Without a converter no other program is started, whatever the bytes are.
  public convenience init(
    bytes: [UInt8], name: String, limits: WorkbookLimits = .standard,
    converter: OfficeConverter? = nil
  ) throws(InputError) {
    let opened = try bytes.withUnsafeBufferPointer { buffer throws(InputError) in
      try OpenedWorkbook(bytes: buffer, path: name, limits: limits, converter: converter)
    }
    try self.init(opened, limits: limits)
  }

  /// Whether a file that starts with these bytes may be a workbook; eight bytes are enough.
  ///
  /// A text table never is, so this tells which reader to use.
  public static func recognizes(firstBytes: some Collection<UInt8>) -> Bool {
    WorkbookFormat(firstBytes: firstBytes) != nil
  }

  private init(_ opened: OpenedWorkbook, limits: WorkbookLimits) throws(InputError) {
    archive = opened.archive
    path = archive.path
    self.limits = limits
    let index = try WorkbookIndex(opened.main, in: archive)
    let relationships = try RelationshipList(of: opened.main.name, in: archive)
    dates = index.dates
    styles = try StyleTable(try relationships.entry(type: "styles"), in: archive)
    stringsEntry = try relationships.entry(type: "sharedStrings")
    if let format = opened.convertedFormat {
      log.add(
        .workbook(.convertedWorkbook(format: format)), at: SourceLocation(file: path))
    }
    try list(index.sheets, relationships)
    for part in parts { sheets.append(try outline(part)) }
  }

  /// Starts reading a sheet from its first row.
  ///
  /// - Parameter index: The position in ``sheets``.
  /// - Throws: ``InputError`` when the texts that cells share, or the sheet, cannot be read.
  public func rows(ofSheet index: Int) throws(InputError) -> any SheetRowReader {
    try reader(parts[index], strings: try sharedStrings(), skipsValues: false)
  }

  // MARK: - Sheets

  private func list(
    _ found: [WorkbookIndex.Sheet], _ relationships: RelationshipList
  ) throws(InputError) {
    var names: Set<String> = []
    var holders: [UInt64: String] = [:]
    let targets = Dictionary(
      relationships.relationships.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for sheet in found {
      guard names.insert(sheet.name.lowercased()).inserted else {
        throw archive.error(.duplicateSheet(name: sheet.name))
      }
      guard let target = targets[sheet.relationship] else {
        throw archive.error(.missingPart(sheet.relationship, neededBy: sheet.name))
      }
      guard target.type != "chartsheet", target.type != "dialogsheet" else { continue }
      let entry = try relationships.entry(of: target)
      if let other = holders.updateValue(sheet.name, forKey: entry.index) {
        throw archive.error(.sharedSheetPart(name: other, other: sheet.name))
      }
      parts.append(Sheet(name: sheet.name, isHidden: sheet.isHidden, entry: entry))
    }
    guard !parts.isEmpty else { throw archive.error(.noWorksheet) }
  }

  /// What is damaged in a sheet is said when its rows are read: another may be the one wanted.
  private func outline(_ sheet: Sheet) throws(InputError) -> SheetOutline {
    var outline = SheetOutline(name: sheet.name, isHidden: sheet.isHidden)
    guard
      let reader = try? reader(
        sheet, strings: try SharedStrings(nil, in: archive), skipsValues: true)
    else { return outline }
    if sheet.entry.size > limits.lookAheadBytes {
      let place = SourceLocation(file: path, sheet: sheet.name)
      log.add(.workbook(.mergesNotRead(limit: limits.lookAheadBytes)), at: place)
      guard (try? reader.readHead()) != nil else { return outline }
    } else {
      guard (try? reader.readToEnd()) != nil else { return outline }
      outline.merges = reader.merges
    }
    outline.hiddenColumns = reader.hiddenColumns
    return outline
  }

  private func reader(
    _ sheet: Sheet, strings: SharedStrings, skipsValues: Bool
  ) throws(InputError) -> WorkbookRowReader {
    let place = SourceLocation(file: path, sheet: sheet.name)
    let builder = RowBuilder(
      place: place, strings: strings, styles: styles, dates: dates, limits: limits,
      skipsValues: skipsValues)
    return WorkbookRowReader(
      part: try archive.open(sheet.entry), place: place, limits: limits, builder: builder,
      usesScanner: usesScanner)
  }

  private func sharedStrings() throws(InputError) -> SharedStrings {
    if let strings { return strings }
    let read = try SharedStrings(stringsEntry, in: archive)
    strings = read
    return read
  }
}
