/// How the centre of a forecast is found.
public enum ForecastMethod: String, Sendable, CaseIterable {
  /// What a backtest on the panel prefers: nation, places and units apart, or each series by itself.
  case auto
  /// Nation, places and units apart, the parts by the Gaussian operator of greatest restricted
  /// likelihood.
  case pooled
  /// The last value.
  case lastValue = "last-value"
  /// The last value and the mean yearly change.
  case drift
  /// The least-squares line.
  case ols
  /// The least-squares line with weights that fall by a fifth a year into the past.
  case weightedOLS = "weighted-ols"
  /// The line of Theil and Sen.
  case theilSen = "theil-sen"
  /// Simple exponential smoothing.
  case ses
  /// Theta, half the line's slope.
  case theta
  /// Holt's trend, damped by a tenth a year.
  case dampedHolt = "damped-holt"

  /// Whether it learns from all series together.
  public var isPooled: Bool { member == nil }

  /// The member that forecasts each series by itself; `nil` for what learns from all.
  var member: SeriesMember? {
    switch self {
    case .auto, .pooled: nil
    case .lastValue: .linear(.lastValue)
    case .drift: .linear(.drift(share: 1, damping: 1))
    case .ols: .linear(.line(discount: 1))
    case .weightedOLS: .linear(.line(discount: 0.8))
    case .theilSen: .theilSen
    case .ses: .theta(share: 0)
    case .theta: .theta(share: 0.5)
    case .dampedHolt: .dampedHolt(damping: 0.9)
    }
  }
}
