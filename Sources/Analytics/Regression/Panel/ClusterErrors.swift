import LinearAlgebra

/// Errors of a panel regression that allow for any correlation within clusters.
///
/// CR1 is the sandwich of K.-Y. Liang and S. L. Zeger (*Biometrika* 73, 1986) times
/// `G / (G − 1) · (N − 1) / (N − k)`, where `k` counts the terms estimated, effects of years among them,
/// and the constant; effects of units lie within the clusters and are not counted.
/// CR2 and its degrees of freedom are those of R. M. Bell and D. F. McCaffrey (*Survey Methodology* 28,
/// 2002) with independent errors of equal variance as the working model; with unit effects taken out as
/// by J. E. Pustejovsky and E. Tipton (*Journal of Business and Economic Statistics* 36, 2018).
///
/// Clusters of years cut across the units. There the factor is `G / (G − p − 1)` with `G − p − 1` degrees of
/// freedom for `p` terms: on a balanced panel and with a slope a year this is HC1 of the line through the
/// means of the years. There is no CR2 of them.
public struct ClusterErrors {
  /// CR2 is made for at most so many clusters: beyond them it changes nothing that can be read.
  public static let smallSampleLimit = 500

  private let fit: PanelFit
  private let factor: Double
  /// The degrees of freedom of the CR1 error.
  let degreesOfFreedom: Double
  /// `X'e` of each cluster, one row a cluster.
  private var scores: [[Double]]
  /// `X'X` of each cluster; empty beyond the limit.
  private var products: [Matrix]

  /// Sums the clusters up.
  ///
  /// - Parameters:
  ///   - clustering: Enough clusters, see ``leastCount(_:terms:)``, that hold every observation.
  /// - Complexity: O(observations × columns), columns² with few clusters.
  init(_ design: PanelDesign, _ fit: PanelFit, _ clustering: Clustering) {
    self.fit = fit
    let p = fit.kept.count
    let count = clustering.count
    let (g, n) = (Double(count), Double(design.sample.size.observations))
    degreesOfFreedom = clustering.isByYear ? g - Double(p + 1) : g - 1
    factor =
      clustering.isByYear ? g / degreesOfFreedom : g / (g - 1) * (n - 1) / (n - Double(p + 1))
    scores = Array(repeating: Array(repeating: 0, count: p), count: count)
    let isSmall = !clustering.isByYear && count <= Self.smallSampleLimit
    products = isSmall ? Array(repeating: Matrix(rowCount: p, columnCount: p), count: count) : []
    for effects in design.stretches {
      let rows = design.rows(of: effects)
      let residuals = fit.residuals(rows)
      var row = 0
      for effect in effects {
        for period in design.sample.periods[effect] {
          add(rows, residuals, row, to: clustering.cluster(effect: effect, period: period))
          row += 1
        }
      }
    }
  }

  /// The fewest clusters that tell an error.
  static func leastCount(_ clustering: Clustering, terms: Int) -> Int {
    clustering.isByYear ? terms + 2 : 2
  }

  private mutating func add(
    _ rows: Matrix, _ residuals: [Double], _ row: Int, to cluster: Int
  ) {
    for (j, column) in fit.kept.enumerated() {
      scores[cluster][j] += rows[row, column] * residuals[row]
      if products.isEmpty { continue }
      for (k, other) in fit.kept.enumerated() {
        products[cluster][j, k] += rows[row, column] * rows[row, other]
      }
    }
  }

  /// The CR1 standard error of a coefficient, by its position among those kept.
  func error(_ position: Int) -> Double {
    let weights = (0..<fit.kept.count).map { fit.covariance[position, $0] }
    let sum = scores.reduce(0) { sum, score in
      let part = Self.dot(weights, score)
      return sum + part * part
    }
    return (factor * sum).squareRoot()
  }

  /// The CR2 standard error of a coefficient with its degrees of freedom; `nil` where it is not made.
  ///
  /// - Complexity: O(clusters × columns³).
  func smallSample(_ position: Int) throws(LinearAlgebraError) -> (error: Double, freedom: Double)?
  {
    if products.isEmpty { return nil }
    let p = fit.kept.count
    let root = try Self.root(fit.covariance)
    let own = (0..<p).map { root[position, $0] }
    var variance = 0.0
    var trace = 0.0
    var squares = 0.0
    var spread = Matrix(rowCount: p, columnCount: p)
    for (score, product) in zip(scores, products) {
      // The adjusted residuals of a cluster weigh X b.
      let inner = root.transpose().times(product).times(root)
      let b = Self.times(root, try Self.inverseRoot(of: inner, times: own))
      let u = Self.times(product, b)
      let part = Self.dot(b, score)
      variance += part * part
      let common = Self.dot(u, Self.times(fit.covariance, u))
      let diagonal = Self.dot(b, u) - common
      trace += diagonal
      squares += diagonal * diagonal - common * common
      for j in 0..<p {
        for i in 0..<p { spread[i, j] += u[i] * u[j] }
      }
    }
    let cross = fit.covariance.times(spread)
    for j in 0..<p {
      for i in 0..<p { squares += cross[i, j] * cross[j, i] }
    }
    return (variance.squareRoot(), squares > 0 ? trace * trace / squares : .nan)
  }

  /// Some `L` with `L Lᵀ` the covariance, by way of the correlations: terms may differ by powers of ten.
  private static func root(_ covariance: Matrix) throws(LinearAlgebraError) -> Matrix {
    let p = covariance.rowCount
    let sizes = (0..<p).map { covariance[$0, $0].squareRoot() }
    var correlation = covariance
    for j in 0..<p {
      for i in 0..<p { correlation[i, j] /= sizes[i] * sizes[j] }
    }
    let eigen = try SymmetricEigen(correlation)
    var result = eigen.vectors
    for (j, value) in eigen.values.enumerated() {
      for i in 0..<p { result[i, j] *= sizes[i] * max(0, value).squareRoot() }
    }
    return result
  }

  /// `(I − K)^{−½} v`, with the inverse of what a cluster determines alone taken as 0.
  private static func inverseRoot(
    of inner: Matrix, times v: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    let eigen = try SymmetricEigen(inner)
    let turned = times(eigen.vectors.transpose(), v)
    let scaled = zip(turned, eigen.values).map { share, value in
      1 - value > 1e-10 ? share / (1 - value).squareRoot() : 0
    }
    return times(eigen.vectors, scaled)
  }

  private static func times(_ matrix: Matrix, _ vector: [Double]) -> [Double] {
    matrix.times(Matrix(rowCount: vector.count, columnCount: 1, elements: vector)).elements
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
