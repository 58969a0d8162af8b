/// The whole number to promise of a count: the hardest that is reached with a confidence.
///
/// Upward it is the greatest *k* with `P(X ≥ k) ≥ confidence`; `docs/targets.md`.
public struct WholePromise: Sendable {
  private let confidence: Double
  private let step: Double

  /// - Parameters:
  ///   - confidence: How likely what is promised comes true.
  ///   - isUpward: Whether more is better.
  public init(confidence: Double, isUpward: Bool) {
    self.confidence = confidence
    step = isUpward ? 1 : -1
  }

  /// Finds the number.
  ///
  /// - Parameters:
  ///   - start: A value nearby, such as the quantile of the continuous forecast.
  ///   - chance: The chance of reaching a whole number; it falls the harder the number is.
  public func value(near start: Double, chance: (Double) -> Double) -> Double {
    var value = max(0, start.rounded())
    guard value.isFinite else { return start }
    for _ in 0..<1000 where value > 0 || step < 0 {
      if chance(value) >= confidence { break }
      value -= step
    }
    for _ in 0..<1000 where value + step >= 0 {
      guard chance(value + step) >= confidence else { break }
      value += step
    }
    return value
  }
}
