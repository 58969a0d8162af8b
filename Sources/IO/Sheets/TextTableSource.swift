import Panels

/// A text table as one sheet without a name: a CSV exported from an office's workbook.
///
/// Every cell is a text; what it means is decided when its column is known. Unlike a table of data,
/// records may differ in their number of fields.
///
/// ```swift
/// let bytes = Array("Xã;Thu nhập\nBa Sao;46,5\n".utf8)
/// let tables = try SheetTables.read(TextTableSource(bytes: bytes, name: "bieu.csv"))
/// ```
public struct TextTableSource: SheetSource {
  /// The file.
  public let path: String
  private let storage: Storage

  /// Keeps the bytes alive for the readers.
  final class Storage {
    let bytes: TextFile
    /// What was done to the text before it came here.
    let notices: [Problem]

    init(_ bytes: consuming TextFile, notices: [Problem]) {
      self.bytes = bytes
      self.notices = notices
    }
  }

  /// Opens a file.
  ///
  /// - Throws: ``InputError`` when it is missing, empty or not readable.
  public init(path: String, encoding: TextEncoding? = nil) throws(InputError) {
    try self.init(TextFile(path: path, encoding: encoding))
  }

  /// Reads a text in memory, which messages call by `name`.
  ///
  /// - Throws: ``InputError`` when it is empty or no text.
  public init(bytes: [UInt8], name: String) throws(InputError) {
    try self.init(TextFile(bytes: bytes, path: name))
  }

  /// Takes over a text whose headings have been looked at: of a pipe, which cannot be opened again.
  public init(_ text: DelimitedText) throws(InputError) {
    let bytes = try text.wholeText()
    try self.init(
      TextFile(bytes: bytes, path: text.path, encoding: .utf8), notices: text.notices)
  }

  private init(
    _ text: consuming TextFile, notices: [Problem] = []
  ) throws(InputError) {
    path = text.path
    storage = Storage(text, notices: notices)
    let isEmpty = storage.bytes.withBytes { $0.isEmpty }
    if isEmpty { throw InputError(.emptyFile, at: SourceLocation(file: path)) }
  }

  /// What was done to the text.
  public var log: ProblemLog {
    var log = ProblemLog()
    for notice in storage.notices + storage.bytes.notices { log.add(notice) }
    return log
  }

  /// The text as rows of a bare table, when it turns out to be no sheet.
  public func delimitedText() throws(InputError) -> DelimitedText {
    let bytes = storage.bytes.withBytes { Array($0) }
    return try DelimitedText(bytes: bytes, name: path, encoding: .utf8)
  }

  /// The one sheet.
  public var sheets: [SheetOutline] { [SheetOutline(name: nil)] }

  /// Starts reading from the first record.
  public func rows(ofSheet index: Int) throws(InputError) -> any SheetRowReader {
    precondition(index == 0, "a text table has one sheet")
    return TextRowReader(storage, path: path)
  }
}

/// Gives the records of a text table as rows.
final class TextRowReader: SheetRowReader {
  private let storage: TextTableSource.Storage
  private let path: String
  private var tokens: CSVTokenizer

  init(_ storage: TextTableSource.Storage, path: String) {
    self.storage = storage
    self.path = path
    // The bytes stay mapped for as long as `storage` lives, and this reader keeps it.
    tokens = storage.bytes.withBytes { bytes in
      CSVTokenizer(bytes, delimiter: CSVTokenizer.delimiter(of: bytes))
    }
  }

  func next(into row: inout SheetRow) throws(InputError) -> Bool {
    repeat {
      guard tokens.next() else {
        guard let line = tokens.unclosedQuoteLine else { return false }
        throw InputError(.unclosedQuote, at: SourceLocation(file: path, line: line))
      }
      row.cells.removeAll(keepingCapacity: true)
      row.number = tokens.line
      row.isHidden = false
      for (index, field) in tokens.fields.enumerated() {
        if tokens.trimmed(field).isEmpty { continue }
        guard let text = tokens.text(field) else {
          throw InputError(
            .notUTF8, at: SourceLocation(file: path, line: tokens.line, column: index + 1))
        }
        row.cells.append(SheetCell(column: index + 1, value: .text(text)))
      }
    } while row.cells.isEmpty
    return true
  }
}
