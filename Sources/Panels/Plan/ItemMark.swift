/// What a plan says of how an item of a set is to be reached.
public struct ItemMark: Hashable, Sendable {
  /// How an item moves.
  public enum Driver: String, Hashable, Sendable, CaseIterable {
    /// By funds of several programmes brought together (lồng ghép).
    case integration
    /// By the state's investment.
    case investment
    /// By the people and the commune themselves.
    case community
  }

  /// The set.
  public var set: String
  /// The criterion or indicator; a criterion speaks for its indicators.
  public var item: String
  /// How much it costs, in place of what the set says.
  public var effort: Effort?
  /// How it is to be reached.
  public var driver: Driver?
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a mark.
  public init(set: String, item: String, effort: Effort?, driver: Driver?, row: String = "") {
    self.set = set
    self.item = item
    self.effort = effort
    self.driver = driver
    self.row = row
  }
}
