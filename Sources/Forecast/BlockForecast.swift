import Distributions
import Panels

/// The predictive distributions of some units of a panel, for the years after the panel's last.
///
/// How the distributions are made: `docs/forecast.md`.
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
  private(set) var centres: [Double]
  /// `units × years`: the spread on the working scale.
  private(set) var spreads: [Double]
  /// `units × years`: the share of the unit's own errors in the spread.
  private(set) var shares: [Double]
  /// By unit how many years its last value lies before the panel's last year.
  private var delays: [Int]
  /// By unit its last value on the working scale.
  private var lastValues: [Double]
  /// `units × years`: what the value cannot be above, as the whole it is part of is no larger; empty where nothing is
  /// known of wholes.
  private var limits: [Double] = []
  /// `units × years`: what a scenario does to values in the indicator's unit; empty without one.
  private var restatements: [Restatement] = []
  /// By cell what is taken from the value besides, where that is uncertain.
  private(set) var losses: [Int: [UncertainLoss]] = [:]

  /// A straight line from a value to what becomes of it.
  struct Restatement {
    var factor: Double
    var added: Double
  }

  /// The years forecast.
  public var years: [Int] { model.years }

  /// The least and the greatest value that there can be; a scenario may move values beyond those of the indicator.
  var bounds: ClosedRange<Double> {
    restatements.isEmpty && losses.isEmpty
      ? model.scale.bounds : -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
  }

  init(units: Range<Int>, model: ForecastModel) {
    self.units = units
    self.model = model
    statuses = units.map { model.series.overflows.contains($0) ? .overflow : .missing }
    observationCounts = Array(repeating: 0, count: units.count)
    centres = Array(repeating: .nan, count: units.count * model.years.count)
    spreads = Array(repeating: 0, count: centres.count)
    shares = spreads
    delays = Array(repeating: 0, count: units.count)
    lastValues = Array(repeating: .nan, count: units.count)
    if let wholes = model.series.limits {
      limits = model.years.flatMap { year in
        units.map { wholes.limit(unit: $0, year: year) }
      }
    }
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
      lastValues[row] = block.working[block.working.count - n + i]
      let size = max(1, abs(lastValues[row]))
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
    return statuses[row].hasMedian ? middle(cell) : .nan
  }

  /// The mean, in the indicator's unit, over the tabulated quantiles; NaN when the spread is unknown.
  public func mean(unit: Int, step: Int) -> Double {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasSpread else { return .nan }
    let (centre, spread) = (centres[cell], spreads[cell])
    let mean = model.errors.withTable(lead(row, step)) { table in
      (losses[cell] ?? UncertainLoss.none).reduce(0) { sum, part in
        let scale = scale(of: cell, lost: part.amount)
        return sum
          + part.chance * table.mean(share: shares[cell]) { scale.natural(centre + spread * $0) }
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
        below(high + half, isCounted: half == 0, unit, step)
          - below(low - half, isCounted: false, unit, step))
    }
  }

  /// The probability of a value below `bar`, or at it where it counts.
  func below(_ bar: Double, isCounted: Bool, _ unit: Int, _ step: Int) -> Double {
    guard !losses.isEmpty, let parts = losses[position(unit, step).cell] else {
      return below(bar, isCounted: isCounted, unit, step, lost: 0)
    }
    return parts.reduce(0) {
      $0 + $1.chance * below(bar, isCounted: isCounted, unit, step, lost: $1.amount)
    }
  }

  private func below(
    _ bar: Double, isCounted: Bool, _ unit: Int, _ step: Int, lost: Double
  ) -> Double {
    if let sure = model.scale.isBelow(bar, isCounted: isCounted) { return sure ? 1 : 0 }
    let (row, cell) = position(unit, step)
    let limit = limit(of: cell)
    if bar > limit || (bar == limit && isCounted) { return 1 }
    var bar = bar
    if let restatement = restatement(of: cell, lost: lost) {
      bar = (bar - restatement.added) / restatement.factor
      if let sure = model.scale.isBelow(bar, isCounted: isCounted) { return sure ? 1 : 0 }
    }
    let working = model.scale.working.working(bar)
    if working == -.infinity { return 0 }
    let x = (working - centres[cell]) / spreads[cell]
    return model.errors.withTable(lead(row, step)) { $0.cumulative(x, share: shares[cell]) }
  }

  /// The chances of passing bars over the years.
  ///
  /// - Parameters:
  ///   - inYear: By step the probability of passing the bar of that year; NaN without one.
  ///   - keeping: The same against the bars that have to be kept to; `nil` for the same.
  ///   - keptFor: For how many years a bar has to be passed, at least 1.
  ///   - unit: The unit.
  public func passages(
    _ inYear: [Double], keeping: [Double]? = nil, keptFor: Int, unit: Int
  ) -> PassageModel.Chances {
    let row = unit - units.lowerBound
    guard statuses[row].hasSpread else { return .unknown(years: inYear.count) }
    return model.passages.chances(
      inYear, keeping: keeping, keptFor: keptFor, firstLead: lead(row, 0))
  }

  /// How many independent years a statement about a unit's year rests on; fewer where its last value is
  /// old.
  public func effectiveYears(unit: Int, step: Int) -> Double {
    model.errors.effectiveYears(lead(unit - units.lowerBound, step))
  }

  /// Applies what a scenario changes. Spreads stay on the working scale, so quantiles and probabilities are
  /// those of the baseline carried over exactly; ``ForecastChange/none`` leaves every bit as it is.
  ///
  /// - Complexity: O(*units* · *years*).
  public mutating func apply(_ change: (_ unit: Int, _ step: Int) -> ForecastChange) {
    for unit in units {
      var before = lastValues[unit - units.lowerBound]
      var lead = 0.0
      for step in years.indices {
        let change = change(unit, step)
        let cell = position(unit, step).cell
        let move = centres[cell] - before
        before = centres[cell]
        if change.pace != 1 { lead += (change.pace - 1) * move }
        let offset = lead + change.shift
        if offset != 0 { centres[cell] += offset }
        if change.factor != 1 || change.added != 0 { restate(cell, change) }
        if change.losses.contains(where: { $0.amount != 0 }) { losses[cell] = change.losses }
      }
    }
  }

  private mutating func restate(_ cell: Int, _ change: ForecastChange) {
    if restatements.isEmpty {
      restatements = Array(repeating: Restatement(factor: 1, added: 0), count: centres.count)
    }
    restatements[cell] = Restatement(factor: change.factor, added: change.added)
  }

  /// The way back to the indicator's unit in one cell, taken out of loops.
  struct CellScale {
    let scale: IndicatorScale
    let restatement: Restatement?
    let limit: Double

    @inline(__always)
    func natural(_ working: Double) -> Double { restated(scale.natural(working)) }

    /// From the exponential of a number on the working scale, where that is no identity.
    @inline(__always)
    func value(ofExponential exponential: Double) -> Double {
      restated(scale.confined(scale.working.value(ofExponential: exponential)))
    }

    @inline(__always)
    private func restated(_ value: Double) -> Double {
      guard let restatement else { return min(value, limit) }
      return min(scale.confined(restatement.factor * value + restatement.added), limit)
    }
  }

  @inline(__always)
  func scale(of cell: Int, lost: Double = 0) -> CellScale {
    CellScale(
      scale: model.scale, restatement: restatement(of: cell, lost: lost), limit: limit(of: cell))
  }

  @inline(__always)
  private func limit(of cell: Int) -> Double { limits.isEmpty ? .infinity : limits[cell] }

  @inline(__always)
  private func restatement(of cell: Int, lost: Double) -> Restatement? {
    if restatements.isEmpty, lost == 0 { return nil }
    var result = restatements.isEmpty ? Restatement(factor: 1, added: 0) : restatements[cell]
    result.added -= lost
    return result
  }

  func lead(_ row: Int, _ step: Int) -> Int { delays[row] + step + 1 }

  func position(_ unit: Int, _ step: Int) -> (row: Int, cell: Int) {
    let row = unit - units.lowerBound
    return (row, step * units.count + row)
  }
}
