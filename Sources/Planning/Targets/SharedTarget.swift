import Analytics
import Forecast

extension FigureTarget {
  /// The shares of a target for a sum, in proportion to the forecasts, in whole steps that add up to the target, or
  /// to the nearest multiple of the step that still passes.
  public func apportioned(
    forecast: BlockForecast, step: Int, rounding: SafeRounding
  ) -> SharedTarget {
    let medians = forecast.units.map { unit -> Double in
      weights[unit] > 0 ? forecast.median(unit: unit, step: step) : .nan
    }
    let known = medians.map { $0.isNaN ? 0 : max(0, $0) }
    let isUpward = target.requirement.hasLowerEnd
    var total = rounding.harder(target.requirement.bar, isUpward: isUpward)
    if target.requirement.comparison?.isStrict == true, total == target.requirement.bar {
      total += isUpward ? rounding.step : -rounding.step
    }
    let steps = (total / rounding.step).rounded()
    guard steps >= 0, steps < 1e15, known.contains(where: { $0 > 0 }) else {
      return SharedTarget(chance: .nan, shares: medians.map { _ in .nan }, mean: .nan)
    }
    let shares = Apportionment.largestRemainder(known, total: Int(steps))
    return SharedTarget(
      chance: .nan,
      shares: medians.indices.map {
        medians[$0].isNaN ? .nan : rounding.multiple(Double(shares[$0]))
      }, mean: rounding.multiple(Double(shares.reduce(0, +))))
  }
}

/// A target for a weighted mean, shared out to units so that each has the same chance of its share.
///
/// Every unit is asked for the same quantile of its own forecast; the one that makes the weighted mean the target is
/// found by bisection. Shares are rounded to the harder side, so the mean of what is asked still passes.
public struct SharedTarget: Sendable {
  /// How likely each unit reaches its share before rounding; NaN where no quantile makes the target.
  public let chance: Double
  /// By unit its share; NaN where it has no forecast or no weight.
  public let shares: [Double]
  /// The weighted mean of the shares.
  public let mean: Double

  /// The quantiles asked lie between these: beyond, nothing like it was seen.
  private static let bounds = (0.005, 0.995)

  init(chance: Double, shares: [Double], mean: Double) {
    self.chance = chance
    self.shares = shares
    self.mean = mean
  }

  /// Shares a target out.
  ///
  /// - Parameters:
  ///   - bar: The target for the mean.
  ///   - isUpward: Whether more is better.
  ///   - forecast: The forecasts of all units.
  ///   - step: The year ahead.
  ///   - weights: By unit; zero leaves one out.
  ///   - rounding: The step of what is asked.
  public init(
    _ bar: Double, isUpward: Bool, forecast: BlockForecast, step: Int, weights: [Double],
    rounding: SafeRounding
  ) {
    let members = forecast.units.filter {
      weights[$0] > 0 && !forecast.median(unit: $0, step: step).isNaN
    }
    let total = members.reduce(0) { $0 + weights[$1] }
    let values = { (p: Double) in
      members.map { unit -> Double in
        let quantile = forecast.quantile(p, unit: unit, step: step)
        return quantile.isNaN ? forecast.median(unit: unit, step: step) : quantile
      }
    }
    let mean = { (values: [Double]) in
      zip(members, values).reduce(0) { $0 + weights[$1.0] * $1.1 } / total
    }
    var shares = [Double](repeating: .nan, count: forecast.units.count)
    var (low, high) = Self.bounds
    guard total > 0, mean(values(low)) <= bar, mean(values(high)) >= bar else {
      chance = .nan
      self.shares = shares
      self.mean = .nan
      return
    }
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      if mean(values(middle)) < bar { low = middle } else { high = middle }
    }
    let asked = values(isUpward ? high : low).map { rounding.harder($0, isUpward: isUpward) }
    for (unit, value) in zip(members, asked) { shares[unit - forecast.units.lowerBound] = value }
    chance = isUpward ? 1 - high : low
    self.shares = shares
    self.mean = mean(asked)
  }
}
