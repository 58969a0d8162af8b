/// The kinds of stored values that a cell of a workbook can fail to hold.
public enum CellType: String, Hashable, Sendable, CaseIterable {
  /// A finite number.
  case number
  /// 1 or 0.
  case boolean
  /// A day.
  case date

  /// What belongs in the cell.
  func words(in language: Language) -> String {
    switch (self, language) {
    case (.number, .vi): "một số hữu hạn"
    case (.number, .en): "a finite number"
    case (.boolean, .vi): "1 (đúng) hoặc 0 (sai)"
    case (.boolean, .en): "1 (true) or 0 (false)"
    case (.date, .vi): "ngày dạng 2021-12-31"
    case (.date, .en): "a date of the form 2021-12-31"
    }
  }
}
