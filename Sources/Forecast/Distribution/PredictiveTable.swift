import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of `share · own + (1 − share) · year`, for shares from 0 to 1: the sum of an own error
/// with given residuals and a standard normal year part, which is Student's t where a single origin showed it.
///
/// Tabulated once, so that a quantile or a probability of one unit is an interpolation. The tables lie in storage
/// of their own, so that workers who read one at once share no count of references.
final class PredictiveTable: @unchecked Sendable {
  /// The shares tabulated are multiples of one by this.
  static let shareSteps = 32
  /// The probabilities tabulated are `(k + ½) / probabilitySteps`.
  static let probabilitySteps = 200
  /// The points that stand for the larger part, and for the smaller; a part without a share is one.
  private static let manyPoints = 99
  private static let fewPoints = 33
  private static let summedPoints = 15

  /// By share, then probability.
  private let values: UnsafeMutableBufferPointer<Double>
  /// By share, then published level.
  private let published: UnsafeMutableBufferPointer<Double>
  /// Equally likely own errors that stand for all, where many units are added up.
  let ownPoints: [Double]
  /// The year part at each value of ``SharedFactor``; all zero where there is none.
  let yearPoints: [Double]

  /// Tabulates.
  ///
  /// - Parameters:
  ///   - residuals: The own errors, ascending; none leaves the year part alone.
  ///   - yearOrigins: From how many origins the deviation of the year part is known; 0 for no such part.
  init(residuals: [Double], yearOrigins: Int) {
    let hasYear = yearOrigins > 0
    let owns = (
      none: [0.0], few: Self.ownNodes(residuals, Self.fewPoints),
      many: Self.ownNodes(residuals, Self.manyPoints)
    )
    let years = yearOrigins == 1 ? Self.widestNodes : Self.normalNodes
    var values: [Double] = []
    var published: [Double] = []
    for step in 0...Self.shareSteps {
      let share = Double(step) / Double(Self.shareSteps)
      let isMore = 2 * step >= Self.shareSteps
      let own = step == 0 ? owns.none : isMore || !hasYear ? owns.many : owns.few
      let year =
        step == Self.shareSteps || !hasYear
        ? [0] : isMore ? years.few : years.many
      var sums: [Double] = []
      sums.reserveCapacity(own.count * year.count)
      for o in own { for y in year { sums.append(share * o + (1 - share) * y) } }
      sums.sort()
      values += (0..<Self.probabilitySteps).map {
        Self.quantile((Double($0) + 0.5) / Double(Self.probabilitySteps), of: sums)
      }
      published += QuantileLevels.published.map { Self.quantile($0, of: sums) }
    }
    self.values = .allocate(capacity: values.count)
    _ = self.values.initialize(from: values)
    self.published = .allocate(capacity: published.count)
    _ = self.published.initialize(from: published)
    ownPoints = Self.summedNodes(residuals)
    yearPoints =
      hasYear ? Self.yearPoints(isStudent: yearOrigins == 1) : SharedFactor.nodes.map { _ in 0 }
  }

  deinit {
    values.deallocate()
    published.deallocate()
  }

  /// The year part at the nodes of the shared factor, as far out as the tables know it.
  private static func yearPoints(isStudent: Bool) -> [Double] {
    guard isStudent else { return SharedFactor.nodes }
    let student = StudentT(degreesOfFreedom: 2)
    let edge = 0.5 / Double(manyPoints)
    return SharedFactor.nodes.map {
      student.quantile(min(1 - edge, max(edge, StandardNormal.cumulative($0))))
    }
  }

  /// A few equally likely points with the mean and the variance of the residuals.
  private static func summedNodes(_ residuals: [Double]) -> [Double] {
    let nodes = ownNodes(residuals, summedPoints)
    let moments = { (values: [Double]) -> (mean: Double, deviation: Double) in
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, (square / Double(max(1, values.count))).squareRoot())
    }
    let (own, all) = (moments(nodes), moments(residuals))
    guard own.deviation > 0 else { return nodes }
    return nodes.map { all.mean + ($0 - own.mean) * all.deviation / own.deviation }
  }

  /// The residuals' order statistics `⌈(m + 1) p⌉`.
  private static func ownNodes(_ residuals: [Double], _ count: Int) -> [Double] {
    guard let first = residuals.first, first != residuals.last else {
      return [residuals.first ?? 0]
    }
    return (0..<count).map { index in
      let p = (Double(index) + 0.5) / Double(count)
      let rank = (Double(residuals.count + 1) * p).rounded(.up)
      return residuals[min(residuals.count, max(1, Int(rank))) - 1]
    }
  }

  /// Normal quantiles in the middle of equal probabilities, stretched to variance 1.
  private static func yearNodes(_ count: Int) -> [Double] {
    let raw = (0..<count).map { StandardNormal.quantile((Double($0) + 0.5) / Double(count)) }
    let deviation = (raw.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
    return raw.map { $0 / deviation }
  }

  private static let normalNodes = (few: yearNodes(fewPoints), many: yearNodes(manyPoints))

  /// Student's t with two degrees of freedom, for a deviation known from one year only.
  private static func widestNodes(_ count: Int) -> [Double] {
    let student = StudentT(degreesOfFreedom: 2)
    return (0..<count).map { student.quantile((Double($0) + 0.5) / Double(count)) }
  }

  private static let widestNodes = (few: widestNodes(fewPoints), many: widestNodes(manyPoints))

  /// A quantile of sorted, equally likely values, interpolated.
  private static func quantile(_ p: Double, of sorted: [Double]) -> Double {
    let position = p * Double(sorted.count) - 0.5
    if position <= 0 { return sorted[0] }
    let low = Int(position)
    if low >= sorted.count - 1 { return sorted[sorted.count - 1] }
    return sorted[low] + (position - Double(low)) * (sorted[low + 1] - sorted[low])
  }

  /// The tabulated share below a share, and how far on it lies.
  static func position(_ share: Double) -> (step: Int, rest: Double) {
    let scaled = min(1, max(0, share)) * Double(shareSteps)
    let step = min(shareSteps - 1, Int(scaled))
    return (step, scaled - Double(step))
  }

  /// `P(error ≤ x)`, the inverse of the interpolated quantiles.
  ///
  /// Beyond the last tabulated quantiles the tails fall off exponentially.
  func cumulative(_ x: Double, share: Double) -> Double {
    let (step, rest) = Self.position(share)
    let count = Self.probabilitySteps
    let value = { (index: Int) in self.value(index, step: step, rest: rest) }
    if x < value(0) { return Self.tail(value(0) - x, value(10) - value(0)) }
    if x >= value(count - 1) {
      return 1 - Self.tail(x - value(count - 1), value(count - 1) - value(count - 11))
    }
    // The last position whose value is not above x.
    var low = 0
    var high = count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if value(middle) <= x { low = middle } else { high = middle }
    }
    let width = value(high) - value(low)
    let part = width > 0 ? (x - value(low)) / width : 1
    return (Double(low) + part + 0.5) / Double(count)
  }

  /// Hands the errors at the published levels over, in their order.
  @inline(__always)
  func forEachPublished(share: Double, _ body: (_ level: Int, _ error: Double) -> Void) {
    let (step, rest) = Self.position(share)
    let count = QuantileLevels.published.count
    guard let low = published.baseAddress.map({ $0 + step * count }) else { return }
    for level in 0..<count { body(level, low[level] + rest * (low[count + level] - low[level])) }
  }

  /// The errors at the first and the last published level and at the median.
  func outerAndMiddle(share: Double) -> (low: Double, median: Double, high: Double) {
    let (step, rest) = Self.position(share)
    let count = QuantileLevels.published.count
    guard let low = published.baseAddress.map({ $0 + step * count }) else {
      return (.nan, .nan, .nan)
    }
    let error = { (level: Int) in low[level] + rest * (low[count + level] - low[level]) }
    return (error(0), error(QuantileLevels.median), error(count - 1))
  }

  /// The error that is not passed with a probability, in (0, 1): the inverse of ``cumulative(_:share:)``.
  func quantile(_ p: Double, share: Double) -> Double {
    let (step, rest) = Self.position(share)
    let count = Self.probabilitySteps
    let edge = 0.5 / Double(count)
    let value = { (index: Int) in self.value(index, step: step, rest: rest) }
    // Widths over which the tails fall by a factor of 21.
    if p < edge { return value(0) - (value(10) - value(0)) * log(edge / p) / log(21) }
    if p > 1 - edge {
      return value(count - 1)
        + (value(count - 1) - value(count - 11)) * log(edge / (1 - p)) / log(21)
    }
    let position = p * Double(count) - 0.5
    let low = min(count - 2, Int(position))
    return value(low) + (position - Double(low)) * (value(low + 1) - value(low))
  }

  /// The mean of a function of the error, over quantiles in the middle of equal probabilities.
  @inline(__always)
  func mean(share: Double, _ body: (Double) -> Double) -> Double {
    let (step, rest) = Self.position(share)
    let count = Self.probabilitySteps
    guard let low = values.baseAddress.map({ $0 + step * count }) else { return .nan }
    var sum = 0.0
    for index in 0..<count { sum += body(low[index] + rest * (low[count + index] - low[index])) }
    return sum / Double(count)
  }

  private static func tail(_ distance: Double, _ width: Double) -> Double {
    let edge = 0.5 / Double(probabilitySteps)
    // The probability falls by a factor of 21 over the width of the ten outermost quantiles.
    return width > 0 ? edge * exp(-distance * log(21) / width) : 0
  }

  /// The error at a tabulated probability.
  @inline(__always)
  private func value(_ index: Int, step: Int, rest: Double) -> Double {
    guard let base = values.baseAddress else { return .nan }
    let low = base[step * Self.probabilitySteps + index]
    let high = base[(step + 1) * Self.probabilitySteps + index]
    return low + rest * (high - low)
  }
}
