/// Rounding to a step that never promises more than was worked out.
///
/// `SafeRounding(step: 0.5).easier(61.8, isUpward: true)` is 61.5.
public struct SafeRounding: Hashable, Sendable {
  /// The step, above zero: 0.1, 0.5, 1.
  public let step: Double

  /// Makes a rounding.
  public init(step: Double) {
    precondition(step > 0)
    self.step = step
  }

  /// The nearest multiple of the step that is easier to reach.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - isUpward: Whether more is better: then it is rounded down, else up.
  public func easier(_ value: Double, isUpward: Bool) -> Double {
    rounded(value, isDown: isUpward)
  }

  /// The nearest multiple of the step that is harder to reach: shares of a target that must still add up.
  public func harder(_ value: Double, isUpward: Bool) -> Double {
    rounded(value, isDown: !isUpward)
  }

  private func rounded(_ value: Double, isDown: Bool) -> Double {
    let steps = value / step
    // A multiple stays what it is, whatever the last bit says.
    let nearest = steps.rounded()
    if abs(steps - nearest) < 1e-9 * max(1, abs(steps)) { return multiple(nearest) }
    return multiple(steps.rounded(isDown ? .down : .up))
  }

  /// A multiple without the noise that 3 × 0.1 has.
  public func multiple(_ count: Double) -> Double {
    let inverse = (1 / step).rounded()
    return abs(inverse * step - 1) < 1e-12 ? count / inverse : count * step
  }
}
