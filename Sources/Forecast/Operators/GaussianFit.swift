import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the likelihood of a pooled Gaussian operator needs to know of all series: sums of products.
///
/// Additive over series, blocks and shards: the cost of a fit does not grow with the number of series.
public struct SeriesMoments: Sendable {
  /// The years observed.
  public let years: [Int]
  /// How many series were added.
  public private(set) var count = 0
  /// `Σ z zᵀ`, `t × t`.
  public private(set) var products: Matrix
  /// By year the sum of the variances known of the values.
  private var noise: [Double]

  /// By year the mean of the variances known of the values.
  var meanNoise: [Double] { noise.map { $0 / Double(max(count, 1)) } }

  /// Starts with no series.
  public init(years: [Int]) {
    self.years = years
    products = Matrix(rowCount: years.count, columnCount: years.count)
    noise = Array(repeating: 0, count: years.count)
  }

  /// Adds series observed in all the years.
  ///
  /// - Parameters:
  ///   - values: `n × t`, finite, series contiguous within a year.
  ///   - count: The number of series, `n`.
  ///   - noise: The variances known of the values, `n × t`; empty where nothing is known of them.
  /// - Complexity: O(*n t²*).
  public mutating func add(_ values: [Double], count: Int, noise: [Double] = []) {
    let series = Matrix(rowCount: count, columnCount: years.count, elements: values)
    products = products.plus(series.transpose().times(series))
    self.count += count
    for (index, variance) in noise.enumerated() { self.noise[index / count] += variance }
  }
}

extension GaussianOperator {
  /// The operator of greatest restricted likelihood, the variance of the noise profiled out.
  ///
  /// A grid over the three parameters, refined three times around its best point: no starting value, no random
  /// number, the same answer each time.
  ///
  /// - Parameter moments: One for each set of years observed; those with fewer than two years say nothing.
  /// - Returns: `nil` when nothing varies.
  /// - Complexity: O(*t³*) for each set and point of the grid, 424 points.
  public static func fitted(to moments: [SeriesMoments]) -> GaussianOperator? {
    let usable = moments.filter { $0.years.count > 1 && $0.count > 0 }
    return searched { $0.deviance(of: usable) }
  }

  /// The operator of least deviance; `nil` where none has one.
  static func searched<Failure>(
    _ deviance: (GaussianOperator) throws(Failure) -> Double?
  ) throws(Failure) -> GaussianOperator? {
    var step = 2.0
    var best: (deviance: Double, point: [Double])?
    var centers = [0.0, 0.0, 0.0]
    for round in 0..<4 {
      let reach = round == 0 ? 3 : 1
      for a in -reach...reach {
        for b in -reach...reach {
          for c in -reach...reach {
            let point = [
              centers[0] + step * Double(a), centers[1] + step * Double(b),
              centers[2] + step * Double(c) / 2,
            ]
            guard let deviance = try deviance(at(point)) else { continue }
            if deviance < best?.deviance ?? .infinity { best = (deviance, point) }
          }
        }
      }
      guard let best else { return nil }
      centers = best.point
      step /= 2
    }
    return at(centers)
  }

  /// Log walk, log velocity, logit persistence: up to a slope that stays what it is.
  private static func at(_ point: [Double]) -> GaussianOperator {
    GaussianOperator(
      walk: exp(point[0]), velocity: exp(point[1] - 2), persistence: 1 / (1 + exp(-2.5 * point[2])))
  }

  /// Minus twice the restricted log-likelihood without its constants; `nil` when nothing varies.
  func deviance(of moments: [SeriesMoments]) -> Double? {
    var squares = 0.0
    var size = 0.0
    var freedom = 0.0
    var determinants = 0.0
    for moment in moments {
      let t = moment.years.count
      var filter = GaussianFilter(self, years: moment.years)
      var unexpected = [Double](repeating: 0, count: t)
      var logarithms = 0.0
      while filter.count < t {
        let variance = filter.next(&unexpected)
        squares += moment.products.squared(unexpected, count: filter.count) / variance
        logarithms += log(variance)
      }
      for i in 0..<t { size += moment.products[i, i] }
      freedom += Double(moment.count * (t - 1))
      determinants += Double(moment.count) * logarithms
    }
    // Less than that is rounding.
    guard squares > 1e-13 * size, freedom > 0 else { return nil }
    return freedom * log(squares / freedom) + determinants
  }
}

extension Matrix {
  /// `wᵀ A w` of the leading block of a symmetric matrix.
  fileprivate func squared(_ weights: [Double], count: Int) -> Double {
    var sum = 0.0
    for column in 0..<count {
      var own = 0.5 * weights[column] * self[column, column]
      for row in 0..<column { own += weights[row] * self[row, column] }
      sum += 2 * weights[column] * own
    }
    return sum
  }
}
