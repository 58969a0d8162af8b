/// What a unit's own yes/no series says: where it last stood, and how often it moved.
///
/// Only steps between neighbouring years count as its own; steps over gaps inform the pool
/// (``TransitionCounts``).
public struct StateHistory: Hashable, Sendable {
  /// Whether the item was met when last seen; `nil` when it never was seen.
  public private(set) var isMet: Bool?
  /// The period in which it was last seen.
  public private(set) var lastPeriod = -1
  /// Years begun unmet, with the next year known.
  public private(set) var gainTrials = 0
  /// Of these, those that ended met.
  public private(set) var gains = 0
  /// Years begun met, with the next year known.
  public private(set) var lossTrials = 0
  /// Of these, those that ended unmet.
  public private(set) var losses = 0

  /// A step between two periods in which the item was seen, with nothing seen between.
  struct Step {
    var from: Bool
    var to: Bool
    var end: Int
    var gap: Int
  }

  /// Reads a series of 0, 1 and `NaN`, one a period. O(periods).
  ///
  /// - Parameters:
  ///   - values: The series.
  ///   - cuts: Periods at which a new series begins: no step crosses them, and what lies
  ///   before the last is not where the unit stands now.
  public init(_ values: some Sequence<Double>, cuts: [Int] = []) {
    self.init(values, cuts: cuts) { _ in }
  }

  init(_ values: some Sequence<Double>, cuts: [Int], each: (Step) -> Void) {
    for (period, value) in values.enumerated() {
      if cuts.contains(period) { isMet = nil }
      if value.isNaN { continue }
      let now = value == 1
      if let before = isMet {
        let step = Step(from: before, to: now, end: period, gap: period - lastPeriod)
        count(step)
        each(step)
      }
      isMet = now
      lastPeriod = period
    }
  }

  private mutating func count(_ step: Step) {
    guard step.gap == 1 else { return }
    if step.from {
      lossTrials += 1
      if !step.to { losses += 1 }
    } else {
      gainTrials += 1
      if step.to { gains += 1 }
    }
  }
}
