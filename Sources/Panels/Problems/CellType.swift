/// The kinds of stored values that a cell of a workbook can fail to hold.
public enum CellType: String, Hashable, Sendable, CaseIterable {
  /// A finite number.
  case number
  /// 1 or 0.
  case boolean
  /// A day.
  case date

  /// What belongs in the cell.
  var words: LocalizedText {
    switch self {
    case .number: LocalizedText("problem.cell-type.number")
    case .boolean: LocalizedText("problem.cell-type.boolean")
    case .date: LocalizedText("problem.cell-type.date")
    }
  }
}
