import Forecast

/// How the probabilities of one event for one year compare with what came.
///
/// Events came as said where `|occurred − expected| ≤ 2 √(Σ p (1 − p))`, or within half an event.
public struct ChanceScore: Hashable, Sendable {
  /// What kind of event it is.
  public enum Subject: String, Sendable {
    /// An indicator meets its bar.
    case bar
    /// A commune stands at a level or above.
    case level
    /// A commune meets all criteria of a set.
    case allCriteria = "all_criteria"
    /// A target of the plan is met.
    case target
  }

  /// What the numbers say of the probabilities.
  public enum Reading: String, Sendable {
    /// As often as they said, within what chance allows.
    case asSaid = "as_said"
    /// More often than they said.
    case moreOften = "more_often"
    /// Less often than they said.
    case lessOften = "less_often"
    /// Fewer than ten: nothing can be read from them.
    case tooFew = "too_few"
  }

  /// What kind of event it is.
  public let subject: Subject
  /// The indicator, or the set.
  public let name: String
  /// The bar, the level or the target.
  public let event: String
  /// The year.
  public let year: Int
  /// The scores.
  public private(set) var sums = EventSums()
  /// The number of events expected: the sum of the probabilities.
  public private(set) var expected = 0.0
  /// The number that came.
  public private(set) var occurred = 0
  private var variance = 0.0
  private static let leastPairs = 10

  /// No pair yet.
  public init(subject: Subject, name: String, event: String, year: Int) {
    self.subject = subject
    self.name = name
    self.event = event
    self.year = year
  }

  /// Adds a probability and what came.
  ///
  /// `wasMet`: How it stood when the probability was said.
  public mutating func add(_ probability: Double, isMet: Bool, wasMet: Bool) {
    sums.add(probability, isMet: isMet, wasMet: wasMet)
    expected += probability
    variance += probability * (1 - probability)
    if isMet { occurred += 1 }
  }

  /// Twice the standard deviation of the number of events, were they independent.
  ///
  /// Communes share the shocks of a year, so the true one is larger: a reading of one year proves little.
  public var allowance: Double { 2 * variance.squareRoot() }

  /// What the numbers say.
  public var reading: Reading {
    if sums.count < Self.leastPairs { return .tooFew }
    let excess = Double(occurred) - expected
    if abs(excess) <= max(allowance, 0.5) { return .asSaid }
    return excess > 0 ? .moreOften : .lessOften
  }
}
