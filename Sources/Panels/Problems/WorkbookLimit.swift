/// A measure of a workbook that is bounded, so that no file takes all memory or time.
public enum WorkbookLimit: String, Hashable, Sendable, CaseIterable {
  /// The files packed into the workbook.
  case entries
  /// How many times larger a part is than its packed form.
  case expansionRatio
  /// The unpacked bytes of one part.
  case partBytes
  /// The unpacked bytes of all parts.
  case totalBytes
  /// The unpacked bytes of a part that describes others: list of sheets, styles.
  case structureBytes
  /// The bytes of the texts that cells share.
  case sharedStringBytes
  /// The number of the texts that cells share.
  case sharedStringCount
  /// Elements of XML within one another.
  case depth
  /// The bytes of one tag with its attributes.
  case markupBytes
  /// The sheets.
  case sheets
  /// The merged ranges and the hidden columns of a sheet.
  case ranges
  /// The styles of cells.
  case styles

  /// What is counted.
  var words: LocalizedText {
    switch self {
    case .entries: LocalizedText("problem.workbook-limit.entries")
    case .expansionRatio: LocalizedText("problem.workbook-limit.expansion-ratio")
    case .partBytes: LocalizedText("problem.workbook-limit.part-bytes")
    case .totalBytes: LocalizedText("problem.workbook-limit.total-bytes")
    case .structureBytes: LocalizedText("problem.workbook-limit.structure-bytes")
    case .sharedStringBytes: LocalizedText("problem.workbook-limit.shared-string-bytes")
    case .sharedStringCount: LocalizedText("problem.workbook-limit.shared-string-count")
    case .depth: LocalizedText("problem.workbook-limit.depth")
    case .markupBytes: LocalizedText("problem.workbook-limit.markup-bytes")
    case .sheets: LocalizedText("problem.workbook-limit.sheets")
    case .ranges: LocalizedText("problem.workbook-limit.ranges")
    case .styles: LocalizedText("problem.workbook-limit.styles")
    }
  }
}
