import Panels

/// A quantity that is normal given the shared factor: the sum of many parts that err on their own and of a
/// factor they share.
///
/// Between the nodes of ``SharedFactor`` the mean runs along a parabola and the deviation along a line, so that
/// the distribution is smooth where the factor matters more than the parts.
///
/// `P(X ≤ x) = Σ wⱼ Φ((x − μⱼ) / σⱼ)` over the values of the factor;
/// `docs/decisions/0012-joint-probabilities.md`.
public struct SharedNormal: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  private let means: [Double]
  private let deviations: [Double]

  private static let subdivisions = 16

  /// The weights of the values of the factor between the nodes; they add to 1.
  private static let weights: [Double] = {
    let nodes = SharedFactor.nodes
    let raw = nodes.flatMap { node in
      (0..<subdivisions).map { part in
        let offset = (Double(part) + 0.5) / Double(subdivisions) - 0.5
        return StandardNormal.density(node + offset * (nodes[1] - nodes[0]))
      }
    }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }()

  /// Makes a distribution.
  ///
  /// - Parameters:
  ///   - means: The mean at each node.
  ///   - deviations: The standard deviation at each node, zero for a fixed value.
  public init(means: [Double], deviations: [Double]) {
    let nodes = SharedFactor.nodes
    precondition(means.count == nodes.count && deviations.count == nodes.count)
    mean = SharedFactor.mean(means)
    var fineMeans: [Double] = []
    var fineDeviations: [Double] = []
    for index in nodes.indices {
      for part in 0..<Self.subdivisions {
        let offset = (Double(part) + 0.5) / Double(Self.subdivisions) - 0.5
        fineMeans.append(means[index] + SharedFactor.meanShift(means, index, offset))
        let other = min(nodes.count - 1, max(0, offset < 0 ? index - 1 : index + 1))
        fineDeviations.append(
          deviations[index] + abs(offset) * (deviations[other] - deviations[index]))
      }
    }
    self.means = fineMeans
    self.deviations = fineDeviations
  }

  /// The probability of a value not above `x`.
  public func cumulative(_ x: Double) -> Double { below(x, isCounted: true) }

  /// The probability that a value passes a requirement.
  ///
  /// - Parameters:
  ///   - requirement: The requirement.
  ///   - isWhole: Whether values are whole numbers: at least *k* is then more than *k* − ½ on this scale.
  public func probability(of requirement: Requirement, isWhole: Bool = false) -> Double {
    let half = isWhole ? 0.5 : 0
    return switch requirement {
    case .atLeast(let bar): 1 - below(bar - half, isCounted: false)
    case .above(let bar): 1 - below(bar + half, isCounted: !isWhole)
    case .atMost(let bar): below(bar + half, isCounted: !isWhole)
    case .below(let bar): below(bar - half, isCounted: false)
    case .within(let low, let high):
      max(0, below(high + half, isCounted: !isWhole) - below(low - half, isCounted: false))
    }
  }

  /// The probability of a value below `x`, or at it where it counts. Sums of equal numbers differ from them by
  /// rounding: what is the same to nine digits is the same.
  private func below(_ x: Double, isCounted: Bool) -> Double {
    var sum = 0.0
    for index in means.indices {
      let distance = x - means[index]
      let share: Double
      if deviations[index] > 0 {
        share = StandardNormal.cumulative(distance / deviations[index])
      } else {
        let slack = 1e-9 * max(1, abs(x))
        share = distance > slack || (isCounted && distance >= -slack) ? 1 : 0
      }
      sum += Self.weights[index] * share
    }
    return min(1, sum)
  }

  /// The value that is not passed with a probability in (0, 1), by bisection.
  public func quantile(_ p: Double) -> Double {
    let greatest = deviations.max() ?? 0
    var low = (means.min() ?? 0) - 9 * greatest
    var high = (means.max() ?? 0) + 9 * greatest
    for _ in 0..<200 {
      let middle = low + 0.5 * (high - low)
      if middle <= low || middle >= high { break }
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
    return high
  }
}
