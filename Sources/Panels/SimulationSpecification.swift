/// How simulated values are made: the content of `simulation.yaml`.
///
/// The values follow levels that are published or assumed; they are facts about no unit.
public struct SimulationSpecification: Hashable, Sendable {
  /// The identifier.
  public var id: String
  /// The seed of all random numbers.
  public var seed: UInt64
  /// The years of the panels.
  public var years: ClosedRange<Int>
  /// The standard deviation of units' leads in their yes/no items, on the logit scale.
  public var strengthSpread: Double
  /// The leads that are given, by unit code; they take the place of random ones.
  public var leads: [String: Double]
  /// The indicators; one that is a ratio of another stands after it.
  public var indicators: [SimulatedIndicator]
  /// The share of cells that are missing at random, 0 to 1.
  public var missingShare: Double
  /// The share of units whose values start some years late, 0 to 1.
  public var lateShare: Double

  /// Makes a specification.
  public init(
    id: String, seed: UInt64, years: ClosedRange<Int>, strengthSpread: Double = 0,
    leads: [String: Double] = [:], indicators: [SimulatedIndicator], missingShare: Double = 0,
    lateShare: Double = 0
  ) {
    self.id = id
    self.seed = seed
    self.years = years
    self.strengthSpread = strengthSpread
    self.leads = leads
    self.indicators = indicators
    self.missingShare = missingShare
    self.lateShare = lateShare
  }
}
