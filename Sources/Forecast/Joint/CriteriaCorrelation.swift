import LinearAlgebra

/// The correlation of items within a commune, beside the shock of the year that all communes share.
///
/// Each pair's correlation is a noisy figure. Pairs are taken to scatter about a common value
/// (random effects: DerSimonian and Laird, *Controlled Clinical Trials* 7, 1986), each is drawn to
/// it by its own variance, which counts years and not communes, and the common value is drawn to zero by
/// its own. One factor is then fitted to the result, so that what is used is positive definite.
public struct CriteriaCorrelation: Sendable {
  /// The correlations, each drawn to the common value; 1 on the diagonal. `items × items`.
  public let matrix: Matrix
  /// The common value, 0 when no pair says anything.
  public let common: Double
  /// How many pairs say something.
  public let informativePairs: Int
  /// The loading of each item on the commune's own factor: the correlation used is their product.
  public let loadings: [Double]
  /// The root mean square difference, off the diagonal, between the matrix and what is used.
  public let misfit: Double

  static let largestLoading = 0.95

  /// Estimates from the items' common moves. O(items² × years).
  public init(_ counts: CoMovementCounts) {
    var pairs: [PairCorrelation] = []
    for first in 0..<counts.itemCount {
      for second in 0..<first {
        pairs.append(
          PairCorrelation(counts, pair: CoMovementCounts.pair(first, second)))
      }
    }
    let pool = PairPool(pairs)
    var matrix = Matrix.identity(counts.itemCount)
    for first in 0..<counts.itemCount {
      for second in 0..<first {
        let value = pool.value(of: pairs[CoMovementCounts.pair(first, second)])
        matrix[first, second] = value
        matrix[second, first] = value
      }
    }
    self.init(matrix, common: pool.common, informativePairs: pool.count)
  }

  /// Takes a correlation matrix as given, such as that of the normal scores of forecast errors.
  public init(matrix: Matrix) { self.init(matrix, common: .nan, informativePairs: 0) }

  private init(_ matrix: Matrix, common: Double, informativePairs: Int) {
    precondition(matrix.rowCount == matrix.columnCount, "a correlation matrix is square")
    self.matrix = matrix
    self.common = common
    self.informativePairs = informativePairs
    let loadings = Self.principalFactor(matrix)
    self.loadings = loadings
    var squares = 0.0
    for i in loadings.indices {
      for j in loadings.indices where j != i {
        let difference = matrix[i, j] - loadings[i] * loadings[j]
        squares += difference * difference
      }
    }
    let count = loadings.count * (loadings.count - 1)
    misfit = count == 0 ? 0 : (squares / Double(count)).squareRoot()
  }

  /// The loadings that come nearest to the matrix off its diagonal, each within ±0.95.
  ///
  /// Least squares, one loading after the other (minres: Harman and Jones, *Psychometrika* 31, 1966).
  private static func principalFactor(_ matrix: Matrix) -> [Double] {
    let n = matrix.rowCount
    guard n > 1 else { return Array(repeating: 0, count: n) }
    var loadings = (0..<n).map { i -> Double in
      let mean = ((0..<n).reduce(0) { $0 + matrix[i, $1] } - 1) / Double(n - 1)
      return mean < 0 ? -(-mean).squareRoot() : mean.squareRoot()
    }
    for _ in 0..<500 {
      var change = 0.0
      for i in 0..<n {
        var product = 0.0
        var squares = 0.0
        for j in 0..<n where j != i {
          product += matrix[i, j] * loadings[j]
          squares += loadings[j] * loadings[j]
        }
        let value = squares > 1e-300 ? product / squares : 0
        let next = max(-largestLoading, min(largestLoading, value))
        change = max(change, abs(next - loadings[i]))
        loadings[i] = next
      }
      if change < 1e-10 { break }
    }
    return loadings
  }
}

/// Pairs that scatter about a common value.
private struct PairPool {
  let common: Double
  let spread: Double
  let count: Int

  init(_ pairs: [PairCorrelation]) {
    let known = pairs.filter { $0.value.isFinite }
    count = known.count
    guard !known.isEmpty else {
      common = 0
      spread = 0
      return
    }
    let first = Self.mean(known, spread: 0)
    let weights = known.map { 1 / $0.variance }
    let total = weights.reduce(0, +)
    let scatter = zip(known, weights).reduce(0) { sum, pair in
      sum + pair.1 * (pair.0.value - first) * (pair.0.value - first)
    }
    let scale = total - weights.reduce(0) { $0 + $1 * $1 } / total
    spread = scale > 0 ? max(0, (scatter - Double(count - 1)) / scale) : 0
    let value = Self.mean(known, spread: spread)
    // The years are common to all pairs, so that the mean is known no better than a typical pair over
    // the years; drawing it to zero uses the mean variance, not that divided by the pairs.
    let variance = known.map(\.variance).reduce(0, +) / Double(count) + spread / Double(count)
    let signal = value * value
    common = signal > variance ? value * (1 - variance / signal) : 0
  }

  func value(of pair: PairCorrelation) -> Double {
    guard pair.value.isFinite, spread > 0 else { return common }
    let weight = spread / (spread + pair.variance)
    return weight * pair.value + (1 - weight) * common
  }

  private static func mean(_ pairs: [PairCorrelation], spread: Double) -> Double {
    let weights = pairs.map { 1 / ($0.variance + spread) }
    let sum = zip(pairs, weights).reduce(0) { $0 + $1.0.value * $1.1 }
    return sum / weights.reduce(0, +)
  }
}
