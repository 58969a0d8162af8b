import Dispatch
import Forecast
import Panels

// The only file that knows the library's forecasts: when their interface changes, change this one.

/// A forecast of a panel by the library, as the command makes it: fitted once, then applied to blocks of units
/// by workers, every quantile and the probability of one bar read for each unit and year.
struct LibraryForecast {
  let panels: PanelSet
  let horizon: Int
  let workers: Int
  private static let blockSize = 2048
  private static let bar = Requirement.atLeast(60)

  /// What a round took and gave.
  struct Round {
    var seconds = 0.0
    var fitting = 0.0
    var quantileCount = 0
    var probabilityCount = 0
    /// The sum of all probabilities: keeps the work from being left out, and shows it repeats.
    var sum = 0.0
  }

  /// What a block gave.
  private struct BlockSum: Sendable {
    var quantiles = 0
    var probabilities = 0
    var sum = 0.0
  }

  func measure() -> Round {
    let clock = ContinuousClock()
    let start = clock.now
    var round = Round()
    let forecaster = Forecaster(panels: panels, method: .auto, horizon: horizon)
    guard let series = forecaster.series(of: panels.panels[0].indicator.id) else { return round }
    let hierarchy = forecaster.hierarchy
    let model = ForecastModel(
      series, hierarchy: hierarchy, method: .auto, horizon: horizon,
      moments: { moments(of: series, hierarchy) })
    round.fitting = seconds(clock.now - start)
    for block in blocks(of: model) {
      round.quantileCount += block.quantiles
      round.probabilityCount += block.probabilities
      round.sum += block.sum
    }
    round.seconds = seconds(clock.now - start)
    return round
  }

  private func moments(of series: ForecastSeries, _ hierarchy: Hierarchy) -> LevelMoments {
    let parts = series.momentParts
    return mapped(parts.count, LevelMoments()) { series.moments(hierarchy, units: parts[$0]) }
      .reduce(into: LevelMoments()) { $0.merge($1) }
  }

  private func blocks(of model: ForecastModel) -> [BlockSum] {
    let count = (panels.units.count + Self.blockSize - 1) / Self.blockSize
    return mapped(count, BlockSum()) { read(model, block: $0) }
  }

  /// The results of `count` pieces of work, in their order.
  private func mapped<Result: Sendable>(
    _ count: Int, _ empty: Result, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    var results = [Result](repeating: empty, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for index in stride(from: worker, to: count, by: workers) { places[index] = body(index) }
      }
    }
    return results
  }

  private func read(_ model: ForecastModel, block index: Int) -> BlockSum {
    let first = index * Self.blockSize
    let units = first..<min(first + Self.blockSize, panels.units.count)
    let forecast = model.forecast(units: units)
    var result = BlockSum()
    let quantiles = UnsafeMutableBufferPointer<Double>.allocate(
      capacity: QuantileLevels.published.count)
    defer { quantiles.deallocate() }
    for unit in units {
      for step in 0..<horizon {
        quantiles.initialize(repeating: .nan)
        forecast.fillQuantiles(unit: unit, step: step, into: quantiles)
        for quantile in quantiles where !quantile.isNaN { result.quantiles += 1 }
        let probability = forecast.probability(of: Self.bar, unit: unit, step: step)
        if !probability.isNaN {
          result.probabilities += 1
          result.sum += probability
        }
      }
    }
    return result
  }

  private func seconds(_ duration: Duration) -> Double {
    let (whole, rest) = duration.components
    return Double(whole) + Double(rest) / 1e18
  }
}
