import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension NoisyOperator {
  /// The operator of greatest restricted likelihood, beside the variances known.
  ///
  /// A grid over the four parameters, each in variances of a yearly change, refined three times around its
  /// best point.
  ///
  /// - Parameter moments: One for each set of years observed and class of noise; the series of one count with
  ///   the mean of their variances, year by year.
  /// - Returns: `nil` when nothing varies.
  /// - Throws: `LinearAlgebraError` when memory is short.
  /// - Complexity: O(*t³*) for each set and point of the grid, 618 points; the 128 fullest sets are taken.
  static func fitted(to moments: [SeriesMoments]) throws(LinearAlgebraError) -> NoisyOperator? {
    let usable = fullest(moments.filter { $0.years.count > 1 && $0.count > 0 })
    guard let unit = changeVariance(usable) else { return nil }
    var step = 2.0
    var best: (deviance: Double, point: [Double])?
    var centers = [-2.0, -2.0, -2.0, 0.0]
    for round in 0..<4 {
      for point in grid(
        around: centers, step: step, reach: round == 0 ? [2, 2, 2, 1] : [1, 1, 1, 1])
      {
        guard let deviance = try at(point, unit).deviance(of: usable) else { continue }
        if deviance < best?.deviance ?? .infinity { best = (deviance, point) }
      }
      guard let best else { return nil }
      centers = best.point
      step /= 2
    }
    return at(centers, unit)
  }

  /// At most so many sets of years and classes tell the operator.
  private static let fitLimit = 128

  /// The moments of most series.
  private static func fullest(_ moments: [SeriesMoments]) -> [SeriesMoments] {
    moments.enumerated().sorted {
      $0.element.count != $1.element.count
        ? $0.element.count > $1.element.count : $0.offset < $1.offset
    }.prefix(fitLimit).map(\.element)
  }

  /// The points of a grid, the last parameter changing fastest.
  private static func grid(around center: [Double], step: Double, reach: [Int]) -> [[Double]] {
    var points: [[Double]] = [[]]
    for (middle, reach) in zip(center, reach) {
      points = points.flatMap { point in
        (-reach...reach).map { point + [middle + step * Double($0)] }
      }
    }
    return points
  }

  /// Log own, log walk, log velocity, logit persistence.
  private static func at(_ point: [Double], _ unit: Double) -> NoisyOperator {
    NoisyOperator(
      path: GaussianOperator(
        walk: exp(point[1] - point[0]), velocity: exp(point[2] - 2 - point[0]),
        persistence: 0.98 / (1 + exp(-point[3]))),
      own: unit * exp(point[0]))
  }

  /// The mean square of the changes between neighbouring values; `nil` where nothing changes.
  private static func changeVariance(_ moments: [SeriesMoments]) -> Double? {
    var squares = 0.0
    var size = 0.0
    var count = 0
    for moment in moments {
      for i in 1..<moment.years.count {
        squares +=
          moment.products[i, i] + moment.products[i - 1, i - 1] - 2 * moment.products[i, i - 1]
        size += moment.products[i, i]
        count += moment.count
      }
    }
    // Less than that is rounding.
    return squares > 1e-13 * size && squares > 0 ? squares / Double(count) : nil
  }

  /// Minus twice the restricted log-likelihood without its constants; `nil` where a covariance is not
  /// positive definite in rounding.
  func deviance(of moments: [SeriesMoments]) throws(LinearAlgebraError) -> Double? {
    var result = 0.0
    let courses = CourseCovariance(
      path, from: moments.compactMap(\.years.first).min() ?? 0,
      to: moments.compactMap(\.years.last).max() ?? 0)
    for moment in moments {
      let t = moment.years.count
      var covariance = courses.matrix(moment.years)
      for i in 0..<t { covariance[i, i] += 1 + moment.meanNoise[i] / own }
      guard let form = try RestrictedForm(observed: covariance) else { return nil }
      var squares = 0.0
      for i in 0..<t {
        for j in 0..<t { squares += form.projector[i, j] * moment.products[i, j] }
      }
      result +=
        Double(moment.count) * (form.logDeterminant + Double(t - 1) * log(own)) + squares / own
    }
    return result
  }
}

extension SeriesMoments {
  /// The moments of series observed in the same years, apart by how noisy they are: one for each doubling of
  /// the mean variance.
  ///
  /// - Parameters:
  ///   - values: `n × t`, series contiguous within a year.
  ///   - noise: The variances known of the values, `n × t`.
  static func classes(
    years: [Int], values: [Double], noise: [Double], count n: Int
  ) -> [SeriesMoments] {
    let t = years.count
    let groups = Dictionary(grouping: 0..<n) { i -> Int in
      let mean = (0..<t).reduce(0) { $0 + noise[$1 * n + i] } / Double(t)
      return mean > 0 ? Int(max(-1000, log2(mean).rounded())) : .min
    }
    return groups.sorted { $0.key < $1.key }.map { _, members in
      let part = { (all: [Double]) in
        (0..<t).flatMap { column in members.map { all[column * n + $0] } }
      }
      var own = SeriesMoments(years: years)
      own.add(part(values), count: members.count, noise: part(noise))
      return own
    }
  }
}
