import Panels

/// The predictive distributions of some units of a panel, for the years after the panel's last.
public struct BlockForecast: Sendable {
  /// The units, ascending.
  public let units: Range<Int>
  /// What the forecasts were made by.
  public let model: ForecastModel
  /// One a unit.
  public private(set) var statuses: [ForecastStatus]
  /// The values a unit's forecast rests on, one a unit.
  public private(set) var observationCounts: [Int]
  /// `units × years`, units contiguous within a year: the centre on the working scale, NaN where there is
  /// no forecast.
  private var centres: [Double]
  /// `units × years`: the spread on the working scale.
  private var spreads: [Double]
  /// `units × years`: the share of the unit's own errors in the spread.
  private var shares: [Double]
  /// By unit how many years its last value lies before the panel's last year.
  private var delays: [Int]

  /// The years forecast.
  public var years: [Int] { model.years }

  init(units: Range<Int>, model: ForecastModel) {
    self.units = units
    self.model = model
    statuses = units.map { model.series.overflows.contains($0) ? .overflow : .missing }
    observationCounts = Array(repeating: 0, count: units.count)
    centres = Array(repeating: .nan, count: units.count * model.years.count)
    spreads = Array(repeating: 0, count: centres.count)
    shares = spreads
    delays = Array(repeating: 0, count: units.count)
  }

  mutating func set(
    _ block: SeriesBlock, _ rows: ForecastRows, centres: Centres, errors: ErrorModel
  ) {
    let n = block.count
    let scales = errors.unitScales(block, rows, centres: centres)
    let year = errors.yearDeviation
    let canLearn = errors.originCounts.contains { $0 > 0 }
    for (i, unit) in block.units.enumerated() {
      let row = unit - units.lowerBound
      observationCounts[row] = block.periods.count
      // Less than that is rounding.
      let size = max(1, abs(block.working[block.working.count - n + i]))
      let hasSpread = scales[i] + year > 1e-11 * size
      statuses[row] = !canLearn ? .noSpread : hasSpread ? .ok : .constant
      delays[row] = (rows.rows.first?.lead ?? 1) - 1
      for step in years.indices {
        let (cell, lead) = (step * units.count + row, rows.rows[step].lead)
        let own = scales[i] * errors.width(centres, at: step * n + i, lead: lead)
        let total = own + year
        self.centres[cell] = centres.values[step * n + i]
        shares[cell] = total > 0 ? own / total : 0
        spreads[cell] = total * errors.growth.deviation(lead)
      }
    }
  }

  /// Where the forecast is centred, in the indicator's unit; NaN without one.
  public func centre(unit: Int, step: Int) -> Double {
    let (row, cell) = position(unit, step)
    return statuses[row].hasMedian ? model.scale.natural(centres[cell]) : .nan
  }

  /// The forecast in the middle of the distribution, in the indicator's unit; NaN without one.
  public func median(unit: Int, step: Int) -> Double {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasMedian else { return .nan }
    return statuses[row].hasSpread
      ? quantiles(unit: unit, step: step)[QuantileLevels.median]
      : model.scale.natural(centres[cell])
  }

  /// The published quantiles, in the indicator's unit; only the median where the spread is unknown.
  public func quantiles(unit: Int, step: Int) -> [Double] {
    var result = [Double](repeating: .nan, count: QuantileLevels.published.count)
    result.withUnsafeMutableBufferPointer { fillQuantiles(unit: unit, step: step, into: $0) }
    return result
  }

  /// The mean, in the indicator's unit, over the tabulated quantiles; NaN when the spread is unknown.
  public func mean(unit: Int, step: Int) -> Double {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasSpread else { return .nan }
    let mean = model.errors.withTable(lead(row, step)) { table in
      table.mean(share: shares[cell]) {
        model.scale.natural(centres[cell] + spreads[cell] * $0)
      }
    }
    return min(mean, model.scale.bounds.upperBound)
  }

  /// The probability that the value passes a requirement; NaN when the spread is unknown.
  public func probability(of requirement: Requirement, unit: Int, step: Int) -> Double {
    let (row, _) = position(unit, step)
    guard statuses[row].hasSpread else { return .nan }
    // A count of at least k is, on the continuous scale of its forecast, more than k − ½.
    let half = model.series.panel.indicator.kind == .count ? 0.5 : 0
    switch requirement {
    case .atLeast(let bar): return 1 - below(bar - half, isCounted: false, unit, step)
    case .above(let bar): return 1 - below(bar + half, isCounted: half == 0, unit, step)
    case .atMost(let bar): return below(bar + half, isCounted: half == 0, unit, step)
    case .below(let bar): return below(bar - half, isCounted: false, unit, step)
    case .within(let low, let high):
      return max(
        0,
        below(high, isCounted: true, unit, step) - below(low, isCounted: false, unit, step))
    }
  }

  /// The probability of a value below `bar`, or at it where it counts.
  private func below(_ bar: Double, isCounted: Bool, _ unit: Int, _ step: Int) -> Double {
    let bounds = model.scale.bounds
    // A bound has a chance of its own.
    if bar > bounds.upperBound || (bar == bounds.upperBound && isCounted) { return 1 }
    if bar < bounds.lowerBound || (bar == bounds.lowerBound && !isCounted) { return 0 }
    let (row, cell) = position(unit, step)
    let working = model.scale.working.working(bar)
    if working == -.infinity { return 0 }
    let x = (working - centres[cell]) / spreads[cell]
    return model.errors.withTable(lead(row, step)) { $0.cumulative(x, share: shares[cell]) }
  }

  /// The published quantiles, in the indicator's unit, written into a caller's storage; what is not known
  /// is left as it is.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - step: The year ahead, from 0.
  ///   - result: At least as long as ``QuantileLevels/published``.
  public func fillQuantiles(
    unit: Int, step: Int, into result: UnsafeMutableBufferPointer<Double>
  ) {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasMedian else { return }
    guard statuses[row].hasSpread else {
      result[QuantileLevels.median] = model.scale.natural(centres[cell])
      return
    }
    let (share, rest) = PredictiveTable.position(shares[cell])
    let count = QuantileLevels.published.count
    let (centre, spread, scale) = (centres[cell], spreads[cell], model.scale)
    model.errors.withTable(lead(row, step)) { table in
      table.published.withUnsafeBufferPointer { published in
        for level in 0..<count {
          let low = published[share * count + level]
          let high = published[(share + 1) * count + level]
          result[level] = scale.natural(centre + spread * (low + rest * (high - low)))
        }
      }
    }
  }

  /// The chances of passing bars over the years.
  ///
  /// - Parameters:
  ///   - inYear: By step the probability of passing the bar of that year; NaN without one.
  ///   - keptFor: For how many years a bar has to be passed, at least 1.
  ///   - unit: The unit.
  public func passages(
    _ inYear: [Double], keptFor: Int, unit: Int
  ) -> PassageModel.Chances {
    let row = unit - units.lowerBound
    guard statuses[row].hasSpread else { return .unknown(years: inYear.count) }
    return model.passages.chances(inYear, keptFor: keptFor, firstLead: lead(row, 0))
  }

  /// How many independent years a statement about a unit's year rests on; fewer where its last value is
  /// old.
  public func effectiveYears(unit: Int, step: Int) -> Double {
    model.errors.effectiveYears(lead(unit - units.lowerBound, step))
  }

  private func lead(_ row: Int, _ step: Int) -> Int { delays[row] + step + 1 }

  private func position(_ unit: Int, _ step: Int) -> (row: Int, cell: Int) {
    let row = unit - units.lowerBound
    return (row, step * units.count + row)
  }
}
