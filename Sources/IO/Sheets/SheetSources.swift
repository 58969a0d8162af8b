import Panels

/// Opens files that hold sheets.
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

  /// Whether a path names a workbook, by its extension.
  public static func isWorkbook(_ path: String) -> Bool {
    let lower = path.lowercased()
    return [".xlsx", ".xlsm", ".xls", ".ods"].contains { lower.hasSuffix($0) }
  }
}
