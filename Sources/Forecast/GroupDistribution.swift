import Distributions
import Panels

/// The distribution of a figure of a group (docs/forecast.md): `group.mean?.quantile(0.5)` is its median.
///
/// A group of one unit has the forecast of that unit; of many, a mixture of normals over the factor that they share.
public enum GroupDistribution: Sendable {
  /// That of the only unit in it.
  case unit(BlockForecast, unit: Int, step: Int)
  /// That of many units, which share their years; no quantile of it lies where no figure can.
  case mixture(SharedNormal, within: ClosedRange<Double>)

  /// Why it has a spread, or has none.
  public var status: ForecastStatus {
    switch self {
    case .unit(let forecast, let unit, _): forecast.statuses[unit - forecast.units.lowerBound]
    case .mixture: .ok
    }
  }

  /// The mean; NaN when the spread is unknown.
  public var mean: Double {
    switch self {
    case .unit(let forecast, let unit, let step): forecast.mean(unit: unit, step: step)
    case .mixture(let figure, _): figure.mean
    }
  }

  /// The value that is not passed with a probability in (0, 1); of one unit, published quantiles are as published,
  /// and only the median is known when the spread is not.
  public func quantile(_ p: Double) -> Double {
    switch self {
    case .unit(let forecast, let unit, let step):
      if let level = QuantileLevels.published.firstIndex(of: p) {
        forecast.quantiles(unit: unit, step: step)[level]
      } else {
        forecast.quantile(p, unit: unit, step: step)
      }
    case .mixture(let figure, let bounds):
      min(bounds.upperBound, max(bounds.lowerBound, figure.quantile(p)))
    }
  }

  /// The probability that the figure passes a requirement; NaN when the spread is unknown.
  ///
  /// - Parameters:
  ///   - requirement: The requirement.
  ///   - isWhole: Whether the figure of many units is a whole number; of one unit its indicator tells.
  public func probability(of requirement: Requirement, isWhole: Bool) -> Double {
    switch self {
    case .unit(let forecast, let unit, let step):
      forecast.probability(of: requirement, unit: unit, step: step)
    case .mixture(let figure, _): figure.probability(of: requirement, isWhole: isWhole)
    }
  }
}
