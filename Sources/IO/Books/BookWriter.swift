import CXlsxwriter
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a workbook (XLSX) in constant memory: a row is on the disk when the next one begins.
///
/// Rows of a sheet come in ascending order; sheets may be written in turns. Text is always stored as
/// text, whatever it begins with: only ``BookSheet/formula(_:result:row:column:style:)`` makes a
/// formula. The same calls give the same bytes: the file's own date is a given one.
///
/// ```swift
/// let book = try BookWriter(path: "levels.xlsx", title: "Hà Nam", author: "Lotrinh", created: 0)
/// let sheet = try book.addSheet("Xã")
/// sheet.text("Thu nhập", row: 1, column: 1, style: book.style(CellStyle()))
/// try book.close()
/// ```
public final class BookWriter {
  private let path: String
  private let name: String
  private let language: Language?
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var styles: [CellStyle: BookStyle] = [:]
  private var sheetNames = Set<String>()
  private var sheets: [BookSheet] = []
  private var isClosed = false

  /// The most letters of the name of a sheet.
  public static let longestSheetName = 31
  /// The most rows of a sheet.
  public static let greatestRowCount = 1_048_576

  /// Starts a workbook.
  ///
  /// - Parameters:
  ///   - path: Where it is written.
  ///   - name: What messages call it.
  ///   - title: The title among the properties of the file.
  ///   - author: The program among the properties of the file.
  ///   - created: Seconds since 1970, the date among the properties of the file.
  ///   - language: Whose decimal marks numbers have; `nil` leaves them to the reader's region.
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/cannotWrite(reason:)``.
  public init(
    path: String, named name: String? = nil, title: String, author: String, created: Int64,
    language: Language? = nil
  ) throws(InputError) {
    self.path = path
    self.language = language
    self.name = name ?? path
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    workbook = path.withCString { path in
      folder.withCString { folder in
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 1
        options.tmpdir = UnsafeMutablePointer(mutating: folder)
        return workbook_new_opt(path, &options)
      }
    }
    guard let workbook else { throw failure(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    // The first format is that of the file: columns are as wide as its digits, which have to be those of the cells.
    CellStyle().apply(to: workbook.pointee.formats.pointee.stqh_first)
    title.withCString { title in
      author.withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        properties.created = time_t(created)
        workbook_set_properties(workbook, &properties)
      }
    }
  }

  deinit {
    // A workbook given up: closing would write it.
    if !isClosed { lxw_workbook_free(workbook) }
  }

  /// Adds a sheet behind the others.
  ///
  /// - Parameter wanted: Its name; what names may not hold is replaced, and a number makes it differ
  ///   from the others.
  public func addSheet(_ wanted: String) throws(InputError) -> BookSheet {
    let name = sheetName(wanted)
    guard let sheet = workbook_add_worksheet(workbook, name) else {
      throw failure(LXW_ERROR_CREATING_TMPFILE)
    }
    sheetNames.insert(name.lowercased())
    let added = BookSheet(name: name, sheet: sheet, book: self)
    sheets.append(added)
    return added
  }

  /// A name of a sheet that spreadsheets take: at most 31 letters, none of `[]:*?/\`, no apostrophe at
  /// either end, not in use.
  func sheetName(_ wanted: String) -> String {
    let kept = wanted.withoutUnseenMarks.map { "[]:*?/\\".contains($0) || $0.isNewline ? " " : $0 }
    let name = Self.trimmed(String(kept), to: Self.longestSheetName)
    guard sheetNames.contains(name.lowercased()) else { return name }
    var number = 2
    while true {
      let ending = " (\(number))"
      let candidate = Self.trimmed(name, to: Self.longestSheetName - ending.count) + ending
      if !sheetNames.contains(candidate.lowercased()) { return candidate }
      number += 1
    }
  }

  /// The start of a text that has at most `length` UTF-16 units, without spaces and apostrophes around.
  private static func trimmed(_ text: String, to length: Int) -> String {
    var kept = ""
    for character in text.drop(while: { $0 == " " || $0 == "'" })
    where kept.utf16.count + character.utf16.count <= length { kept.append(character) }
    while let last = kept.last, last == " " || last == "'" { kept.removeLast() }
    return kept.isEmpty ? "–" : kept
  }

  /// Writes what is left and closes the file.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/writeFailed(reason:)``, also when rows could
  ///   not be kept on the disk before.
  public func close() throws(InputError) {
    precondition(!isClosed)
    let isWhole = sheets.allSatisfy(\.isWhole)
    let expected = sheets.map(\.byteCount)
    isClosed = true
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else { throw failure(code) }
    guard isWhole else { throw failure(LXW_ERROR_CREATING_TMPFILE) }
    try check(expected)
  }

  /// What was written here is not hostile, only long.
  private static let limits: WorkbookLimits = {
    var limits = WorkbookLimits()
    limits.totalBytes = .max
    return limits
  }()

  /// Sees to it that the sheets in the file hold as much as was written: the library does not look
  /// whether its own files could take everything.
  private func check(_ expected: [Int]) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw InputError(.writeFailed(reason: systemReason()), at: SourceLocation(file: name))
    }
    let archive = try ZipArchive(descriptor: descriptor, path: name, limits: Self.limits)
    for (index, least) in expected.enumerated() {
      guard let entry = archive.entry("xl/worksheets/sheet\(index + 1).xml"),
        entry.size >= least
      else { throw failure(LXW_ERROR_ZIP_FILE_OPERATION) }
    }
  }

  /// A number format with the marks of the language of the book.
  ///
  /// `[$-42A]` is Vietnamese: LibreOffice writes decimal comma and thousands point by it. Excel takes the marks of the
  /// reader's region and passes over it.
  func numberFormat(_ format: String) -> String {
    guard language == .vi, format.contains(where: { ".,".contains($0) }) else { return format }
    let parts = format.split(separator: "\"", omittingEmptySubsequences: false)
    // What stands in quotes is text.
    return "[$-42A]"
      + parts.enumerated().map { $0 % 2 == 0 ? String($1) : String($1.replacing(".", with: ",")) }
      .joined(separator: "\"")
  }

  /// Makes a style known to the file; the same one for equal looks.
  public func style(_ style: CellStyle) -> BookStyle {
    if let known = styles[style] { return known }
    let format = workbook_add_format(workbook)
    style.with { $0.numberFormat = numberFormat($0.numberFormat) }.apply(to: format)
    let made = BookStyle(format: format)
    styles[style] = made
    return made
  }

  /// The format of a conditional format: only what one may change.
  func condition(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(workbook)
    style.applyColors(to: format)
    return format
  }

  func addChart(_ kind: BookChart.Kind) -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(workbook, UInt8(kind.code.rawValue))
  }

  func failure(_ code: lxw_error) -> InputError {
    let reason = LocalizedText(
      "workbook.writer-said", ["message": String(cString: lxw_strerror(code))])
    return InputError(.writeFailed(reason: reason), at: SourceLocation(file: name))
  }
}
