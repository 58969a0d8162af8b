/// Which mark stands before the decimals of a number.
public enum DecimalMark: String, Sendable, CaseIterable {
  /// The point: 1,234.5.
  case point
  /// The comma, as in Vietnam: 1.234,5.
  case comma
  /// Whatever the cells of a column prove; a cell that can be read both ways is refused.
  case automatic
}
