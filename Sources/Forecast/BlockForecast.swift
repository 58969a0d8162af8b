import Distributions
import LinearAlgebra
import Panels

/// Why a series has the forecast it has, or has none.
public enum ForecastStatus: String, Sendable, CaseIterable {
  /// A full predictive distribution.
  case ok
  /// All values are equal: the forecast repeats them; an error cannot be estimated from them.
  case constant
  /// The line goes through every point: a median, as an error cannot be estimated.
  case exactFit = "exact_fit"
  /// Two points: a median without spread.
  case twoPoints = "two_points"
  /// One point: no forecast.
  case onePoint = "one_point"
  /// No value: no forecast.
  case missing
}

/// The predictive distribution of one series in one year: Student's t on the working scale.
public struct Prediction: Hashable, Sendable {
  /// The centre, on the working scale.
  public var location: Double
  /// The spread, on the working scale; 0 when there is none or it is not known.
  public var spread: Double
  /// The degrees of freedom; 0 when the spread is not known.
  public var degreesOfFreedom: Double

  /// Makes a distribution.
  public init(location: Double, spread: Double, degreesOfFreedom: Double) {
    self.location = location
    self.spread = spread
    self.degreesOfFreedom = degreesOfFreedom
  }
}

/// Forecasts of some units of a panel, `h` years ahead of the panel's last year.
public struct BlockForecast: Sendable {
  /// The units, ascending.
  public let units: Range<Int>
  /// The years forecast.
  public let years: [Int]
  /// The working scale.
  public let scale: WorkingScale
  /// One a unit.
  public internal(set) var statuses: [ForecastStatus]
  /// The years a unit's fit rests on, one a unit.
  public internal(set) var observationCounts: [Int]
  /// `units × years`, units contiguous within a year; `nil` where there is no forecast.
  public internal(set) var predictions: [Prediction?]

  /// An empty forecast: every unit missing.
  public init(units: Range<Int>, years: [Int], scale: WorkingScale) {
    self.units = units
    self.years = years
    self.scale = scale
    statuses = Array(repeating: .missing, count: units.count)
    observationCounts = Array(repeating: 0, count: units.count)
    predictions = Array(repeating: nil, count: units.count * years.count)
  }

  /// The prediction of a unit for a step ahead, from 0.
  public func prediction(unit: Int, step: Int) -> Prediction? {
    predictions[step * units.count + unit - units.lowerBound]
  }
}

/// The probabilities of the quantiles that are published.
public enum QuantileLevels {
  /// 2.5 %, then 5 % to 95 % in steps of 5, then 97.5 %.
  public static let published: [Double] =
    [0.025] + (1...19).map { Double($0 * 5) / 100 } + [0.975]

  /// The column names: `q025`, `q05`, … `q95`, `q975`.
  public static let names: [String] = published.map { level in
    let thousandths = Int((level * 1000).rounded())
    let digits = String(1000 + thousandths).dropFirst()
    return "q" + (digits.hasSuffix("0") ? digits.dropLast() : digits)
  }
}

/// Quantiles and probabilities of predictions that share their degrees of freedom.
///
/// Keeps the t quantiles of each degree of freedom met, so that a panel costs one lookup a value.
public struct PredictionEvaluator {
  private let scale: WorkingScale
  private var quantiles: [Double: [Double]] = [:]

  /// Prepares an evaluator for one working scale.
  public init(scale: WorkingScale) { self.scale = scale }

  /// The published quantiles, in the indicator's unit; only the median when the spread is unknown.
  public mutating func quantiles(of prediction: Prediction) -> [Double] {
    let levels = QuantileLevels.published
    guard prediction.degreesOfFreedom > 0 else {
      return levels.map { $0 == 0.5 ? scale.natural(prediction.location) : .nan }
    }
    return multipliers(prediction.degreesOfFreedom).map {
      scale.natural(prediction.location + prediction.spread * $0)
    }
  }

  /// The mean, in the indicator's unit, `NaN` where the distribution has none.
  ///
  /// On the identity scale the mean exists from two degrees of freedom on. On the logit scale it is
  /// the integral of the quantile function, by 65 tanh–sinh points (relative error about 1e-5 for one degree of freedom, less for more). On the log scale a
  /// Student distribution has no finite mean, however small its spread: read the median.
  public mutating func mean(of prediction: Prediction) -> Double {
    guard prediction.degreesOfFreedom > 0 else { return .nan }
    if prediction.spread == 0 { return scale.natural(prediction.location) }
    switch scale.scale {
    case .identity: return prediction.degreesOfFreedom > 1 ? prediction.location : .nan
    case .log: return .nan
    case .logit:
      let nodes = meanNodes(prediction.degreesOfFreedom)
      var sum = 0.0
      for (index, node) in nodes.enumerated() {
        let low = scale.natural(prediction.location - prediction.spread * node)
        let high = scale.natural(prediction.location + prediction.spread * node)
        sum += TanhSinh.lowerWeights[index] * (index == 0 ? low : low + high)
      }
      return sum
    }
  }

  /// The probability that the value passes `requirement`; `NaN` when the spread is unknown.
  public func probability(of requirement: Requirement, _ prediction: Prediction) -> Double {
    guard prediction.degreesOfFreedom > 0 else { return .nan }
    switch requirement {
    case .atLeast(let bar), .above(let bar): return 1 - cumulative(bar, requirement, prediction)
    case .atMost(let bar), .below(let bar): return cumulative(bar, requirement, prediction)
    case .within(let low, let high):
      return max(
        0,
        cumulative(high, .atMost(high), prediction) - cumulative(low, .atLeast(low), prediction))
    }
  }

  /// The probability below `bar`; without spread it is 0 or 1 by strictness.
  private func cumulative(
    _ bar: Double, _ requirement: Requirement, _ prediction: Prediction
  ) -> Double {
    if prediction.spread == 0 {
      let passes = requirement.isMet(by: scale.natural(prediction.location))
      switch requirement {
      case .atLeast, .above: return passes ? 0 : 1
      default: return passes ? 1 : 0
      }
    }
    if scale.scale == .log, bar <= 0 { return 0 }
    if scale.scale == .logit {
      // The ends have a chance of their own: it lies below a bar there only if the bar counts it.
      let countsBar = requirement == .atMost(bar) || requirement == .above(bar)
      if bar > 100 || (bar == 100 && countsBar) { return 1 }
      if bar < 0 || (bar == 0 && !countsBar) { return 0 }
    }
    let z = (scale.working(bar) - prediction.location) / prediction.spread
    return StudentT(degreesOfFreedom: prediction.degreesOfFreedom).cumulative(z)
  }

  private mutating func multipliers(_ freedom: Double) -> [Double] {
    if let known = quantiles[freedom] { return known }
    let distribution = StudentT(degreesOfFreedom: freedom)
    let result = QuantileLevels.published.map { $0 == 0.5 ? 0 : distribution.quantile($0) }
    quantiles[freedom] = result
    return result
  }

  private mutating func meanNodes(_ freedom: Double) -> [Double] {
    if let known = quantiles[-freedom] { return known }
    let distribution = StudentT(degreesOfFreedom: freedom)
    let result = TanhSinh.lowerNodes.map { -distribution.quantile($0) }
    quantiles[-freedom] = result
    return result
  }
}
