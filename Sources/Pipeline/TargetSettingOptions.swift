import Forecast
import Planning

/// How targets are set.
public struct TargetSettingOptions: Sendable {
  /// How likely what is promised comes true.
  public var confidence = 0.8
  /// The step of what is promised; `nil` for that of the data.
  public var step: Double?

  /// Makes the usual options.
  public init() {}

  /// The rounding of an indicator's promises.
  func rounding(of series: ForecastSeries) -> SafeRounding {
    let own = step ?? series.panel.roundingUnit
    return SafeRounding(
      step: series.panel.indicator.kind == .count ? max(1, own.rounded(.up)) : own)
  }
}
