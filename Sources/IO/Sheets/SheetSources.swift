import Panels

/// Opens files that hold sheets.
///
/// ```swift
/// let source = try SheetSources.open(path: "bieu.xlsx")
/// source.sheets.map { $0.name ?? "" }  // the names on the tabs
/// ```
public enum SheetSources {
  /// The file's sheets.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - encoding: The encoding of a text table; `nil` finds it out.
  /// - Throws: ``InputError`` when the file is missing or cannot be read as what it is.
  public static func open(
    path: String, encoding: TextEncoding? = nil
  ) throws(InputError) -> any SheetSource {
    if path != "-", isWorkbook(path) { return try Workbook(path: path) }
    return try TextTableSource(path: path, encoding: encoding)
  }

  /// Whether a file is a workbook, by its first bytes whatever it is called; one that is called so is
  /// taken for one, and refused as such when it is none.
  ///
  /// Of a pipe, which cannot be looked at twice, only the name counts.
  public static func isWorkbook(_ path: String) -> Bool {
    let lower = path.lowercased()
    if extensions.contains(where: { lower.hasSuffix($0) }) { return true }
    if ByteStream.isReadOnce(path) { return false }
    guard let source = try? ByteSource(path: path) else { return false }
    var start = [UInt8](repeating: 0, count: WorkbookFormat.magicLength)
    let count = start.withUnsafeMutableBytes { (try? source.read(into: $0)) ?? 0 }
    return WorkbookFormat(firstBytes: start[..<count]) != nil
  }

  private static let extensions = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"]
}
