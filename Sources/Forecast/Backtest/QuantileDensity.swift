import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The density that quantiles imply: lines between their normal scores and their values on the working scale,
/// the outermost going on into the tails. The density of a normal comes out exactly.
struct QuantileDensity: Sendable {
  let scale: WorkingScale
  /// Quantiles on the working scale are kept this far apart, so that none has an infinite density: a
  /// millionth of the mean yearly change.
  let least: Double

  private static let scores = QuantileLevels.published.map(StandardNormal.quantile)

  /// The log of the density, in the indicator's unit, at a value. O(levels).
  ///
  /// - Parameters:
  ///   - quantiles: The published quantiles, in the indicator's unit.
  ///   - value: Where.
  func logDensity(_ quantiles: [Double], at value: Double) -> Double {
    var knots = quantiles.map(scale.working)
    for index in 1..<knots.count { knots[index] = max(knots[index], knots[index - 1] + least) }
    let y = scale.working(value)
    let above = knots.firstIndex { $0 > y } ?? knots.count
    let piece = min(max(above - 1, 0), knots.count - 2)
    let slope = (Self.scores[piece + 1] - Self.scores[piece]) / (knots[piece + 1] - knots[piece])
    let score = Self.scores[piece] + slope * (y - knots[piece])
    return -0.5 * (score * score + log(2 * Double.pi)) + log(slope) + logDerivative(at: value)
  }

  /// The log of the derivative of the working scale.
  private func logDerivative(at value: Double) -> Double {
    switch scale.scale {
    case .identity: 0
    case .log: -log(value)
    case .shiftedLog: log(scale.slope(at: value))
    case .logit: log(1 / (value + scale.epsilon) + 1 / (100 + scale.epsilon - value))
    }
  }
}
