/// Weights of the observations of a trend: an indicator of the same panel, and what its values mean.
public struct TrendWeights: Hashable, Sendable {
  /// What a weight means.
  public enum Kind: String, Sendable, CaseIterable {
    /// The variance of an observation is inversely proportional to its weight, by a factor that the
    /// residuals tell: means of samples of different sizes. The scale of the weights does not matter.
    case analytic
    /// An observation stands for so many equal rows: `n` and the degrees of freedom count them.
    case frequency
    /// The variance of an observation is 1 / weight, known: errors are not scaled by the residuals.
    case precision

    /// Whether a weight can be used: above zero, of a size that can be squared, and whole where rows are
    /// counted.
    func allows(_ weight: Double) -> Bool {
      switch self {
      case .frequency: weight > 0 && weight <= 1e15 && weight == weight.rounded()
      case .analytic, .precision: weight >= 1e-100 && weight <= 1e100
      }
    }
  }

  /// What a weight means.
  public var kind: Kind
  /// The indicator that holds the weights.
  public var indicator: String

  /// Makes weights of an indicator.
  public init(_ kind: Kind, of indicator: String) {
    self.kind = kind
    self.indicator = indicator
  }
}
