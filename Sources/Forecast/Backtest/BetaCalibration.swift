import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The map of probabilities `logit q = a log p − b log(1 − p) + c` with `a, b ≥ 0`: monotone, and no change at
/// all for `a = b = 1, c = 0`.
///
/// Fitted by maximum likelihood, that is logistic regression (Kull, Silva Filho and Flach, *Electronic Journal of
/// Statistics* 11, 2017); a negative `a` or `b` is set to 0 and the rest fitted anew.
public struct BetaCalibration: Hashable, Sendable {
  /// The weight of `log p`.
  public private(set) var a = 1.0
  /// The weight of `−log(1 − p)`.
  public private(set) var b = 1.0
  /// The constant.
  public private(set) var c = 0.0

  /// Fits the map; `nil` where one outcome never came or the iteration does not end.
  init?(_ cells: CalibrationCells) {
    let occupied = cells.occupied
    let met = occupied.reduce(0) { $0 + $1.met }
    guard met > 0, met < occupied.reduce(0, { $0 + $1.count }) else { return nil }
    var terms = [true, true, true]
    while true {
      guard let found = Self.fit(occupied, terms) else { return nil }
      let negative = [0, 1].filter { terms[$0] && found[$0] < 0 }
      guard let worst = negative.min(by: { found[$0] < found[$1] }) else {
        (a, b, c) = (found[0], found[1], found[2])
        return
      }
      terms[worst] = false
    }
  }

  /// The recalibrated probability.
  public func callAsFunction(_ probability: Double) -> Double {
    let features = Self.features(probability)
    return Self.logistic(a * features[0] + b * features[1] + c)
  }

  private static func features(_ p: Double) -> [Double] { [log(p), -log1p(-p), 1] }

  private static func logistic(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }

  /// Newton's method with halved steps, over the terms allowed; the others are 0.
  private static func fit(_ cells: [CalibrationCells.Cell], _ terms: [Bool]) -> [Double]? {
    let free = terms.indices.filter { terms[$0] }
    var weights = terms.map { $0 ? 1.0 : 0 }
    weights[2] = 0
    var loss = Self.loss(cells, weights)
    for _ in 0..<60 {
      guard let step = Self.step(cells, weights, free) else { return nil }
      var size = 1.0
      var next = weights
      var nextLoss = Double.infinity
      while size > 1e-6 {
        next = weights
        for (position, term) in free.enumerated() { next[term] += size * step[position] }
        nextLoss = Self.loss(cells, next)
        if nextLoss <= loss { break }
        size /= 2
      }
      if loss - nextLoss <= 1e-10 * max(1, loss) { return nextLoss < loss ? next : weights }
      (weights, loss) = (next, nextLoss)
    }
    return nil
  }

  private static func value(_ weights: [Double], _ features: [Double]) -> Double {
    zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The summed negative log likelihood, written so that it does not overflow.
  private static func loss(_ cells: [CalibrationCells.Cell], _ weights: [Double]) -> Double {
    cells.reduce(0) { sum, cell in
      let x = value(weights, features(cell.probability))
      return sum + cell.count * (max(x, 0) + log1p(exp(-abs(x)))) - cell.met * x
    }
  }

  private static func step(
    _ cells: [CalibrationCells.Cell], _ weights: [Double], _ free: [Int]
  ) -> [Double]? {
    var gradient = [Double](repeating: 0, count: free.count)
    var curvature = [Double](repeating: 0, count: free.count * free.count)
    for cell in cells {
      let all = features(cell.probability)
      let q = logistic(value(weights, all))
      let own = free.map { all[$0] }
      for i in own.indices {
        gradient[i] += (cell.met - cell.count * q) * own[i]
        for j in own.indices {
          curvature[j * free.count + i] += cell.count * q * (1 - q) * own[i] * own[j]
        }
      }
    }
    // A hair on the diagonal keeps a direction that nothing tells of from going anywhere.
    for i in free.indices { curvature[i * free.count + i] += 1e-9 }
    let matrix = Matrix(
      rowCount: free.count, columnCount: free.count, elements: curvature)
    let right = Matrix(rowCount: free.count, columnCount: 1, elements: gradient)
    guard let factor = try? Cholesky(matrix), let solved = try? factor.solve(right) else {
      return nil
    }
    return solved.elements
  }
}
