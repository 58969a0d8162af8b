import Forecast
import Panels

/// A target for the mean or the sum of an indicator over communes, in a year ahead.
///
/// The figure is `Σ wᵢ yᵢ / Σ wᵢ` or `Σ yᵢ` over the units.
public struct FigureTarget: Sendable {
  /// The target.
  public let target: Target
  /// The indicator.
  public let indicator: String
  /// Whether it is a sum.
  public let isTotal: Bool
  private let isCount: Bool
  private let step: Int
  /// By unit its weight; zero where it is not concerned, NaN where it is not known.
  public let weights: [Double]

  /// Reads a target; `nil` when it is none of a mean or a sum, or not ahead.
  ///
  /// Weights are the last known of each unit, as in means of the past that lack a year. A sum is of the area, towns
  /// included, unless the target names its units.
  public init?(_ target: Target, state: ProgrammeState) {
    guard let last = state.panels.years.last, let year = target.year, year > last else {
      return nil
    }
    switch target.statistic {
    case .mean(let indicator): (self.indicator, isTotal) = (indicator, false)
    case .total(let indicator): (self.indicator, isTotal) = (indicator, true)
    default: return nil
    }
    guard let panel = state.panels.panel(indicator) else { return nil }
    self.target = target
    step = year - last - 1
    isCount = panel.indicator.kind == .count
    let units =
      !target.units.isEmpty
      ? target.units.compactMap { state.panels.units.index(ofCode: $0) }
      : isTotal ? Array(0..<panel.unitCount) : state.countedUnits
    let known = state.panels.lastWeights(of: panel.indicator, isTotal: isTotal)
    var weights = [Double](repeating: 0, count: panel.unitCount)
    for unit in units { weights[unit] = known[unit] }
    self.weights = weights
  }

  /// Adds the units of a block of forecasts.
  public func add(_ forecast: BlockForecast, to group: inout GroupForecast) {
    guard step < forecast.years.count else { return }
    for unit in forecast.units where weights[unit] != 0 {
      _ = group.add(
        GroupForecast.Member(forecast, unit: unit, step: step), weight: weights[unit])
    }
  }

  /// A projected result with its distribution.
  ///
  /// - Parameters:
  ///   - result: The result on the medians; it stays where units have no distribution.
  ///   - group: The forecast of the figure.
  public func result(_ result: TargetResult, _ group: GroupForecast) -> TargetResult {
    guard group.unknown == 0, result.unknown == 0,
      let figure = isTotal ? group.total : group.mean
    else {
      var result = result
      result.missingChance =
        group.units == 0 && !weights.contains(where: \.isNaN) ? .noForecast : .units
      return result
    }
    guard figure.status.hasSpread else {
      var result = result
      result.missingChance = .series(figure.status)
      return result
    }
    let outlook = TargetOutlook(figure, target.requirement, isWhole: isTotal && isCount)
    return TargetResult(
      target: target, unit: nil, year: result.year, basis: .expected, value: outlook.median,
      verdict: outlook.verdict(of: target.requirement), units: group.units,
      unknown: 0, provenance: result.provenance, outlook: outlook)
  }
}
