import Distributions
import Panels

/// The working scale of an indicator with the bounds of its values.
struct IndicatorScale: Sendable {
  let working: WorkingScale
  /// The least and greatest value there can be; finite.
  let bounds: ClosedRange<Double>

  init(_ working: WorkingScale, of indicator: Indicator) {
    self.working = working
    let greatest = Double.greatestFiniteMagnitude
    let lower = max(indicator.kind.lowerBound, -greatest)
    let upper = min(indicator.kind.upperBound, indicator.limit ?? greatest, greatest)
    bounds = lower...max(lower, upper)
  }

  /// The lanes of a forecast that may take the scale it likes.
  var lanes: [Lane] { working.scale == .identity ? [.working] : Lane.allCases }

  /// The weight of the forecasts in the indicator's unit where lanes count alike.
  var evenShare: Double { lanes.contains(.natural) ? 0.5 : 0 }

  /// The value in the indicator's unit. A count below zero is zero, as is all beyond a bound: the
  /// distribution has a mass there.
  func natural(_ value: Double) -> Double { confined(working.natural(value)) }

  /// The nearest value there can be.
  func confined(_ value: Double) -> Double {
    min(bounds.upperBound, max(bounds.lowerBound, value))
  }

  /// Whether every value lies below a bar, or at it where it counts, or none does; `nil` where it depends.
  func isBelow(_ bar: Double, isCounted: Bool) -> Bool? {
    // A bound has a chance of its own.
    if bar > bounds.upperBound || (bar == bounds.upperBound && isCounted) { return true }
    if bar < bounds.lowerBound || (bar == bounds.lowerBound && !isCounted) { return false }
    return nil
  }

  /// The mean over lanes, in the indicator's unit, of the forecasts of a block; as numbers on the working scale.
  ///
  /// - Parameter naturalShare: The weight of the forecasts in the unit; a lane without weight is not asked.
  ///
  /// A line in the unit that leaves the bounds counts as at the bound it crossed.
  func centres(
    of block: SeriesBlock, naturalShare: Double, _ forecasts: (Lane) -> [Double]
  ) -> [Double] {
    if naturalShare == 0 { return forecasts(.working) }
    var means = block.restored(forecasts(.natural)).map(confined)
    if naturalShare < 1 {
      let other = working.natural(forecasts(.working))
      for index in means.indices {
        means[index] =
          naturalShare * means[index]
          + (1 - naturalShare) * min(other[index], .greatestFiniteMagnitude)
      }
    }
    return working.working(means)
  }
}
