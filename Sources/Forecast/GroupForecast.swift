import Distributions
import Panels

/// The forecast of a weighted mean, or of a sum, over many units.
///
/// Given what all units share in a year, units err on their own: means add, and so do variances. What they
/// share is then mixed in, so that a province is no surer than its years. Errors that the units of one place
/// share beyond the year are counted as their own, which makes small groups look a little surer than they are.
/// A group of one unit has exactly that unit's forecast.
///
/// Additive over blocks and shards.
///
/// `Σ wᵢ yᵢ / Σ wᵢ` or `Σ wᵢ yᵢ` over the units.
public struct GroupForecast: Sendable {
  /// The units in it.
  public private(set) var units = 0
  /// The units asked for that have no distribution or no weight.
  public private(set) var unknown = 0
  /// The sum of the weights.
  public private(set) var weight = 0.0
  /// The least and the greatest value that a unit of it can have; `nil` without a unit.
  private var bounds: ClosedRange<Double>?
  /// The unit, while it is the only one.
  private var only: Member?
  private var means = [Double](repeating: 0, count: SharedFactor.nodes.count)
  private var variances = [Double](repeating: 0, count: SharedFactor.nodes.count)

  /// Starts with no unit.
  public init() {}

  /// A unit in a year, which several groups may take.
  public struct Member: Sendable {
    let forecast: BlockForecast
    let unit: Int
    let step: Int
    /// By value of the shared factor.
    let means: [Double]
    let variances: [Double]

    /// A unit of a block of forecasts; `nil` where it has none.
    ///
    /// - Parameters:
    ///   - forecast: The forecasts of its block.
    ///   - unit: The unit.
    ///   - step: The year ahead, from 0.
    public init?(_ forecast: BlockForecast, unit: Int, step: Int) {
      guard let own = forecast.shared(unit: unit, step: step) else { return nil }
      (self.forecast, self.unit, self.step) = (forecast, unit, step)
      (means, variances) = own
    }
  }

  /// Adds a unit; `false` where it has no forecast or no weight.
  ///
  /// - Parameters:
  ///   - member: The unit; `nil` where it has no forecast.
  ///   - weight: Its weight, such as its inhabitants; 1 for a sum.
  public mutating func add(_ member: Member?, weight: Double) -> Bool {
    guard weight > 0, let member else {
      unknown += 1
      return false
    }
    only = units == 0 ? member : nil
    widen(to: member.forecast.bounds)
    units += 1
    self.weight += weight
    for node in means.indices {
      means[node] += weight * member.means[node]
      variances[node] += weight * weight * member.variances[node]
    }
    return true
  }

  /// Adds the units of another part.
  public mutating func merge(_ other: GroupForecast) {
    only = other.units == 0 ? only : units == 0 ? other.only : nil
    if let wider = other.bounds { widen(to: wider) }
    units += other.units
    unknown += other.unknown
    weight += other.weight
    for node in means.indices {
      means[node] += other.means[node]
      variances[node] += other.variances[node]
    }
  }

  private mutating func widen(to other: ClosedRange<Double>) {
    let own = bounds ?? other
    bounds =
      min(own.lowerBound, other.lowerBound)...max(own.upperBound, other.upperBound)
  }

  /// The distribution of the weighted mean; `nil` without a unit.
  public var mean: GroupDistribution? { distribution(dividedBy: weight) }

  /// The distribution of the weighted sum; `nil` without a unit.
  public var total: GroupDistribution? { distribution(dividedBy: 1) }

  private func distribution(dividedBy divisor: Double) -> GroupDistribution? {
    guard units > 0, let bounds else { return nil }
    if let only, weight == divisor {
      return .unit(only.forecast, unit: only.unit, step: only.step)
    }
    let parts = weight / divisor
    return .mixture(
      SharedNormal(
        means: means.map { $0 / divisor },
        deviations: variances.map { $0.squareRoot() / divisor }),
      within: bounds.lowerBound * parts...bounds.upperBound * parts)
  }
}
