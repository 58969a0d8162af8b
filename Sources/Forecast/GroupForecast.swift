import Distributions
import Panels

/// The forecast of a weighted mean, or of a sum, over many units.
///
/// Given what all units share in a year, units err on their own: means add, and so do variances. What they
/// share is then mixed in, so that a province is no surer than its years. Errors that the units of one place
/// share beyond the year are counted as their own, which makes small groups look a little surer than they are.
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
  private var means = [Double](repeating: 0, count: SharedFactor.nodes.count)
  private var variances = [Double](repeating: 0, count: SharedFactor.nodes.count)

  /// Starts with no unit.
  public init() {}

  /// Adds a unit; `false` where it has no forecast or no weight.
  ///
  /// - Parameters:
  ///   - forecast: The forecasts of its block.
  ///   - unit: The unit.
  ///   - step: The year ahead, from 0.
  ///   - weight: Its weight, such as its inhabitants; 1 for a sum.
  public mutating func add(
    _ forecast: BlockForecast, unit: Int, step: Int, weight: Double
  ) -> Bool {
    add(forecast.shared(unit: unit, step: step), weight: weight)
  }

  /// Adds a unit by its means and variances at each value of the shared factor, which several groups may take;
  /// `false` where it has none or no weight.
  public mutating func add(
    _ own: (means: [Double], variances: [Double])?, weight: Double
  ) -> Bool {
    guard weight > 0, let own else {
      unknown += 1
      return false
    }
    units += 1
    self.weight += weight
    for node in means.indices {
      means[node] += weight * own.means[node]
      variances[node] += weight * weight * own.variances[node]
    }
    return true
  }

  /// Adds the units of another part.
  public mutating func merge(_ other: GroupForecast) {
    units += other.units
    unknown += other.unknown
    weight += other.weight
    for node in means.indices {
      means[node] += other.means[node]
      variances[node] += other.variances[node]
    }
  }

  /// The distribution of the weighted mean; `nil` without a unit.
  public var mean: SharedNormal? { distribution(dividedBy: weight) }

  /// The distribution of the weighted sum; `nil` without a unit.
  public var total: SharedNormal? { distribution(dividedBy: 1) }

  private func distribution(dividedBy divisor: Double) -> SharedNormal? {
    guard units > 0 else { return nil }
    return SharedNormal(
      means: means.map { $0 / divisor },
      deviations: variances.map { $0.squareRoot() / divisor })
  }
}
