import Forecast
import Panels
import Planning

/// The chances that indicators meet their bars, by the forecaster of the run.
///
/// The one place where the outlook meets the engine that forecasts numbers.
struct IndicatorForecasts: Sendable {
  private let forecaster: Forecaster
  private let indicators: [OutlookIndicator]
  /// For each indicator its bar.
  private let bars: [BarLookup.Source?]

  init(_ forecaster: Forecaster, bars: BarLookup, indicators: [OutlookIndicator]) {
    self.forecaster = forecaster
    self.indicators = indicators
    self.bars = indicators.map { indicator in
      bars.sources(of: indicator.measure).first { $0.name == indicator.source }
    }
  }

  /// The chances of a block of units.
  func chances(units: Range<Int>) -> IndicatorChance {
    var blocks: [String: BlockForecast] = [:]
    for measure in Set(indicators.map(\.measure)) {
      blocks[measure] = forecaster.forecast(measure, units: units)
    }
    let forecasts = indicators.map { blocks[$0.measure] }
    let evaluators = forecasts.map { $0.map { PredictionEvaluator(scale: $0.scale) } }
    return { [bars] unit, indicator, step in
      guard let forecast = forecasts[indicator], let evaluator = evaluators[indicator],
        let requirement = bars[indicator]?.requirement(unit: unit, step: step),
        let prediction = forecast.prediction(unit: unit, step: step)
      else { return .nan }
      return evaluator.probability(of: requirement, prediction)
    }
  }
}
