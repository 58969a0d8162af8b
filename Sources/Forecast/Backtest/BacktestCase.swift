import Panels

/// One indicator at one origin: what was known then, and what came.
///
/// Forecasts are fitted anew on the panel cut to the years up to the origin, so nothing that came later has
/// a part in them: not in the working scale, the choice of members, the pools or the errors.
///
/// What is known at an origin, and what is held against it: `docs/backtest.md`.
public struct BacktestCase: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The last year known.
  public let origin: Int
  /// How many years are forecast.
  public let horizon: Int
  /// The mean absolute change from one year to the next, over all units and years known, none across a
  /// declared break: what scaled errors are divided by. 0 where there is none.
  public let meanChange: Double
  /// The places of the units.
  public let places: BacktestPlaces
  private let known: PanelSet
  private let came: Panel
  /// The period of the origin in the whole panel.
  private let originPeriod: Int
  private let lastValues: [Double]
  private let breaks: [SeriesBreak]
  private let breakYears: BreakYears
  private let bars: [BacktestBar]

  /// Cuts the panels; `nil` where they lack the indicator or the year.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - panels: All years, spliced where breaks ask for it.
  ///   - breaks: The declared breaks that are not spliced.
  ///   - origin: The last year known.
  ///   - window: How many years up to the origin are known; all of them without it.
  ///   - horizon: How many years are forecast.
  ///   - bars: The bars whose probabilities are tried; deciles where there are none.
  /// - Complexity: O(units × years).
  public init?(
    _ indicator: String, of panels: PanelSet, breaks: [SeriesBreak], origin: Int, window: Int?,
    horizon: Int, bars: [BacktestBar] = []
  ) {
    guard let panel = panels.panel(indicator), let period = panels.period(of: origin),
      let first = panels.years.first
    else { return nil }
    let start = max(first, window.map { origin - $0 + 1 } ?? first)
    known = panels.cut(
      to: min(start, origin)...origin,
      indicators: Set([indicator, panel.indicator.standardError].compactMap { $0 }))
    self.indicator = panel.indicator
    self.origin = origin
    self.horizon = horizon
    self.breaks = breaks
    came = panel
    originPeriod = period
    places = BacktestPlaces(panels.units)
    breakYears = BreakYears(indicator, breaks, units: panels.units)
    guard let past = known.panel(indicator) else { return nil }
    let lastValues = past.lastValues
    self.lastValues = lastValues
    meanChange = past.meanChange(years: known.years, breaks: breakYears)
    self.bars = bars.isEmpty ? BacktestBar.deciles(of: lastValues) : bars
  }

  /// Fits a method on what was known.
  public func model(_ method: ForecastMethod) -> ForecastModel? {
    Forecaster(
      panels: known, breaks: breaks, method: method, horizon: horizon, target: .publishedValue
    ).model(of: indicator.id)
  }

  /// Scores a method's forecasts of some units.
  ///
  /// - Parameters:
  ///   - model: The method, fitted here.
  ///   - units: The units.
  ///   - each: Told of every forecast that has a value to be compared with.
  /// - Complexity: O(units × horizon × (levels + bars)).
  public func score(
    _ model: ForecastModel, units: Range<Int>, each: (ComparedForecast) -> Void = { _ in }
  ) -> BacktestScores {
    var scores = BacktestScores(places: places.count, steps: horizon)
    let forecast = model.forecast(units: units)
    let density = QuantileDensity(
      scale: model.series.scale, least: 1e-6 * workingChange(model.series))
    for unit in units {
      for step in 0..<horizon {
        let actual = actual(unit, step)
        if actual.isNaN { continue }
        let crosses = breakYears.crosses(unit, from: origin, to: origin + step + 1)
        var sums = ScoreSums.missed
        if let quantiles = forecast.filledQuantiles(unit: unit, step: step) {
          let hasSpread = forecast.statuses[unit - units.lowerBound].hasSpread
          sums = ScoreSums(
            quantiles: quantiles, actual: actual, change: meanChange,
            logDensity: hasSpread ? density.logDensity(quantiles, at: actual) : nil)
          if hasSpread { tryBars(forecast, unit, step, crosses, &sums, &scores) }
          each(
            ComparedForecast(
              unit: unit, step: step, actual: actual, quantiles: quantiles, crosses: crosses))
        }
        places.forEach(of: unit) {
          scores.add(sums, crosses: crosses, place: $0, step: step)
        }
      }
    }
    return scores
  }

  private func tryBars(
    _ forecast: BlockForecast, _ unit: Int, _ step: Int, _ crosses: Bool, _ sums: inout ScoreSums,
    _ scores: inout BacktestScores
  ) {
    for bar in bars {
      guard let requirement = bar.requirement(unit, step) else { continue }
      let probability = forecast.probability(of: requirement, unit: unit, step: step)
      if probability.isNaN { continue }
      let isMet = requirement.isMet(by: actual(unit, step))
      sums.events.add(
        probability, isMet: isMet, wasMet: requirement.isMet(by: lastValues[unit]))
      scores.add(probability, isMet: isMet, source: bar.source, crosses: crosses)
    }
  }

  /// What came so many steps after the origin, NaN where nothing is known.
  private func actual(_ unit: Int, _ step: Int) -> Double {
    let period = originPeriod + step + 1
    return period < came.periodCount ? came[unit, period] : .nan
  }

  /// The mean absolute yearly change on the working scale.
  private func workingChange(_ series: ForecastSeries) -> Double {
    var past = series.panel
    past.values = past.values.map { $0.isNaN ? $0 : series.scale.working($0) }
    let change = past.meanChange(years: series.years, breaks: breakYears)
    return change > 0 ? change : 1
  }
}

/// A forecast and what came.
public struct ComparedForecast: Sendable {
  /// The unit.
  public let unit: Int
  /// The years ahead, from 0 for the first.
  public let step: Int
  /// What came.
  public let actual: Double
  /// The published quantiles.
  public let quantiles: [Double]
  /// Whether a declared break lies between.
  public let crosses: Bool
}

extension BlockForecast {
  /// The published quantiles; all of them the median where the spread is unknown, `nil` without a forecast.
  fileprivate func filledQuantiles(unit: Int, step: Int) -> [Double]? {
    let quantiles = quantiles(unit: unit, step: step)
    let median = quantiles[QuantileLevels.median]
    if median.isNaN { return nil }
    return quantiles.map { $0.isNaN ? median : $0 }
  }
}

extension Panel {
  /// The last value of each unit, NaN where it has none.
  fileprivate var lastValues: [Double] {
    (0..<unitCount).map { unit in
      (0..<periodCount).reversed().lazy.map { self[unit, $0] }.first { !$0.isNaN } ?? .nan
    }
  }

  /// The mean absolute change between neighbouring years, leaving out those across a break; 0 without one.
  fileprivate func meanChange(years: [Int], breaks: BreakYears) -> Double {
    var sum = 0.0
    var count = 0
    for period in years.indices.dropFirst() {
      for unit in 0..<unitCount {
        let change = abs(self[unit, period] - self[unit, period - 1])
        if change.isNaN || breaks.crosses(unit, from: years[period] - 1, to: years[period]) {
          continue
        }
        sum += change
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : 0
  }
}
