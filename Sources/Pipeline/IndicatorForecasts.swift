import Forecast
import Panels
import Planning

/// The chances that indicators meet their bars, by the forecaster of the run.
///
/// The one place where the outlook meets the engine that forecasts numbers.
struct IndicatorForecasts: Sendable {
  private let indicators: [OutlookIndicator]
  /// For each measure its forecast.
  private let models: [String: OverlaidForecast]
  /// For each indicator its bar.
  private let bars: [BarLookup.Source?]

  init(bars: BarLookup, indicators: [OutlookIndicator], models: [String: OverlaidForecast]) {
    self.indicators = indicators
    self.models = models
    self.bars = indicators.map { indicator in
      bars.sources(of: indicator.measure).first { $0.name == indicator.source }
    }
  }

  /// The chances of a block of units.
  func chances(units: Range<Int>) -> IndicatorChance {
    var blocks: [String: BlockForecast] = [:]
    for indicator in indicators where blocks[indicator.measure] == nil {
      blocks[indicator.measure] = models[indicator.measure]?.forecast(units: units)
    }
    let forecasts = indicators.map { blocks[$0.measure] }
    return { [bars] unit, indicator, step, lost in
      guard let forecast = forecasts[indicator],
        let requirement = bars[indicator]?.requirement(unit: unit, step: step)
      else { return .nan }
      return forecast.probability(
        of: lost == 0 ? requirement : requirement.shifted(by: lost), unit: unit, step: step)
    }
  }
}
