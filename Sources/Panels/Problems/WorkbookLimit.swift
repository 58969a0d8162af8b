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
  func words(in language: Language) -> String {
    switch (self, language) {
    case (.entries, .vi): "số tệp bên trong"
    case (.entries, .en): "the number of files inside"
    case (.expansionRatio, .vi): "tỷ lệ giải nén"
    case (.expansionRatio, .en): "the ratio of unpacked to packed bytes"
    case (.partBytes, .vi): "số byte sau giải nén"
    case (.partBytes, .en): "the number of unpacked bytes"
    case (.totalBytes, .vi): "tổng số byte sau giải nén"
    case (.totalBytes, .en): "the total number of unpacked bytes"
    case (.structureBytes, .vi): "số byte sau giải nén của phần mô tả"
    case (.structureBytes, .en): "the number of unpacked bytes of a describing part"
    case (.sharedStringBytes, .vi): "số byte của các chuỗi dùng chung"
    case (.sharedStringBytes, .en): "the number of bytes of shared texts"
    case (.sharedStringCount, .vi): "số chuỗi dùng chung"
    case (.sharedStringCount, .en): "the number of shared texts"
    case (.depth, .vi): "số tầng thẻ XML lồng nhau"
    case (.depth, .en): "the number of nested XML elements"
    case (.markupBytes, .vi): "số byte của một thẻ XML"
    case (.markupBytes, .en): "the number of bytes of one XML tag"
    case (.sheets, .vi): "số trang tính"
    case (.sheets, .en): "the number of sheets"
    case (.ranges, .vi): "số vùng gộp ô hoặc cột ẩn"
    case (.ranges, .en): "the number of merged ranges or hidden columns"
    case (.styles, .vi): "số kiểu ô"
    case (.styles, .en): "the number of cell styles"
    }
  }
}
