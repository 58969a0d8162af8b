import Panels

/// A model that extrapolates series which share their observed years.
public protocol TrendModel: Sendable {
  /// The name used in run descriptions and reports, in kebab case: `ols`.
  static var name: String { get }

  /// Makes the model with its usual settings.
  init()

  /// Extrapolates every series of a block.
  ///
  /// - Parameters:
  ///   - values: `n × t` on the working scale, finite, series contiguous within a year.
  ///   - count: The number of series, `n`.
  ///   - years: The observed years, ascending, `t ≥ 2`.
  ///   - horizon: The years to forecast, `h`.
  ///   - shifts: The first years after the steps of a level shift; each has years on both sides, and
  ///     there are at least two years more than steps. What is forecast lies after the last.
  /// - Returns: `n × h`, series contiguous within a year.
  func predictions(
    _ values: [Double], count: Int, years: [Double], horizon: [Double], shifts: [Double]
  ) -> [Prediction]
}

extension TrendModel {
  /// Extrapolates series without steps.
  public func predictions(
    _ values: [Double], count: Int, years: [Double], horizon: [Double]
  ) -> [Prediction] {
    predictions(values, count: count, years: years, horizon: horizon, shifts: [])
  }
}

/// The models by name. A new one is a file in `Models/` and a line here.
public enum TrendModels {
  /// All of them, the default first.
  public static let all: [any TrendModel.Type] = [OrdinaryLeastSquares.self]

  /// The names, the default first.
  public static var names: [String] { all.map { $0.name } }

  /// The model of a name.
  public static func named(_ name: String) -> (any TrendModel)? {
    all.first { $0.name == name }?.init()
  }
}
