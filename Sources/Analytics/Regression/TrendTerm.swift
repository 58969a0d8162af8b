/// A coefficient of a line.
public enum TrendTerm: Hashable, Sendable, CustomStringConvertible {
  /// The level at the centre of the years.
  case level
  /// The change a year.
  case slope
  /// The step at a declared level shift, by the first year after it.
  case shift(Int)

  /// `slope`, `shift 2018`.
  public var description: String {
    switch self {
    case .level: "level"
    case .slope: "slope"
    case .shift(let year): "shift \(year)"
    }
  }
}
