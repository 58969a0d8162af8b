/// How the number of criteria expected of communes compares with what came.
///
/// The mean absolute error is `Σ |expected − met| / communes`.
public struct CriteriaScore: Hashable, Sendable {
  /// The set.
  public let set: String
  /// The year.
  public let year: Int
  /// Communes of which both are known.
  public private(set) var communes = 0
  private var expectedSum = 0.0
  private var actualSum = 0
  private var absolute = 0.0
  private var inside = 0

  /// No commune yet.
  public init(set: String, year: Int) {
    self.set = set
    self.year = year
  }

  /// Adds a commune: the mean of its distribution, the quantiles of 5 and 95 %, and the number that came.
  public mutating func add(expected: Double, low: Double, high: Double, actual: Int) {
    communes += 1
    expectedSum += expected
    actualSum += actual
    absolute += abs(expected - Double(actual))
    if Double(actual) >= low, Double(actual) <= high { inside += 1 }
  }

  /// Criteria expected, divided by communes.
  public var expected: Double { expectedSum / Double(communes) }
  /// Criteria met, divided by communes.
  public var actual: Double { Double(actualSum) / Double(communes) }
  /// The mean of `|expected − met|`.
  public var meanAbsoluteError: Double { absolute / Double(communes) }
  /// The share of communes from the 5 % to the 95 % quantile: at least 90 % where the distributions are right,
  /// and more than that because counts are whole.
  public var coverage90: Double { Double(inside) / Double(communes) }
}
