/// Least squares by a double-precision QR and iterative refinement.
///
/// The refinement is that of the augmented system `r + X β = y`, `X'r = 0` (Björck, "Iterative
/// refinement of linear least squares solutions", *BIT* 7, 1967), with the residuals of both
/// equations accumulated in twice the working precision. It converges when the condition number
/// is well below 10¹⁶ and gives coefficients correct to nearly all digits, also where a large
/// residual would otherwise square the condition number.
struct RefinedSolver {
  private let design: Matrix
  private let factor: PivotedQR

  /// - Parameter factor: The factorization of `design`, whose columns are all independent.
  init(_ design: Matrix, _ factor: PivotedQR) {
    self.design = design
    self.factor = factor
  }

  func solve(_ responses: Matrix) throws(LinearAlgebraError) -> LeastSquaresSolution {
    var coefficients: [Double] = []
    var residuals: [Double] = []
    for j in 0..<responses.columnCount {
      let solution = refine(responses.column(j))
      coefficients += solution.coefficients
      residuals += solution.residuals
    }
    return LeastSquaresSolution(
      coefficients: Matrix(
        rowCount: factor.rank, columnCount: responses.columnCount, elements: coefficients),
      residuals: Matrix(
        rowCount: design.rowCount, columnCount: responses.columnCount, elements: residuals),
      covarianceUnscaled: try crossInverse(),
      leverages: leverages())
  }

  private struct Solution {
    var coefficients: [Double]
    var residuals: [Double]
  }

  /// More steps than a problem of condition 10⁸ needs; each wins about eight digits there.
  private static let stepLimit = 10

  private func refine(_ response: ArraySlice<Double>) -> Solution {
    var current = Solution(
      coefficients: [Double](repeating: 0, count: factor.rank),
      residuals: [Double](repeating: 0, count: design.rowCount))
    // What doubled precision cannot see any more, as in the residuals of a perfect fit.
    let noise = BLAS.norm(response) * Double.ulpOfOne * Double.ulpOfOne
    var lastSize = Double.infinity
    for _ in 0..<Self.stepLimit {
      let step = solveAugmented(
        upper: upperDefect(response, current), lower: lowerDefect(current))
      let size = BLAS.norm(step.coefficients[...]) + BLAS.norm(step.residuals[...])
      // Correction no smaller than the one before: the working precision is exhausted.
      guard size < lastSize / 2 else { break }
      lastSize = size
      for i in current.coefficients.indices { current.coefficients[i] += step.coefficients[i] }
      for i in current.residuals.indices { current.residuals[i] += step.residuals[i] }
      let isSettled =
        BLAS.norm(step.coefficients[...])
        <= Double.ulpOfOne / 4 * BLAS.norm(current.coefficients[...])
        && BLAS.norm(step.residuals[...])
          <= max(noise, Double.ulpOfOne / 4 * BLAS.norm(current.residuals[...]))
      if isSettled { break }
    }
    return current
  }

  /// `y − r − X β`, accumulated in twice the working precision.
  private func upperDefect(_ response: ArraySlice<Double>, _ current: Solution) -> [Double] {
    var sums = zip(response, current.residuals).map { DoubleDouble(sumOf: $0, -$1) }
    for (j, coefficient) in current.coefficients.enumerated() where coefficient != 0 {
      for (i, value) in design.column(j).enumerated() {
        let product = DoubleDouble(productOf: value, -coefficient)
        let next = DoubleDouble(sumOf: sums[i].head, product.head)
        sums[i] = DoubleDouble(next.head, sums[i].tail + (next.tail + product.tail))
      }
    }
    return sums.map(\.rounded)
  }

  /// `−X' r`, accumulated in twice the working precision and in the order of the pivots.
  private func lowerDefect(_ current: Solution) -> [Double] {
    factor.pivots.map { -dot2(design.column($0), current.residuals[...]) }
  }

  /// Solves `r + X β = f`, `P'X' r = g` with the factorization.
  private func solveAugmented(upper f: [Double], lower g: [Double]) -> Solution {
    let shift = BLAS.solveUpper(factor.r, .transposed, g)
    let projected = BLAS.multiply(factor.q, .transposed, f)
    let difference = zip(projected, shift).map { $0 - $1 }
    let pivoted = BLAS.solveUpper(factor.r, .plain, difference)
    let fitted = BLAS.multiply(factor.q, .plain, difference)
    var coefficients = pivoted
    for (k, column) in factor.pivots.enumerated() { coefficients[column] = pivoted[k] }
    return Solution(coefficients: coefficients, residuals: zip(f, fitted).map { $0 - $1 })
  }

  /// `(X'X)⁻¹ = P R⁻¹ R⁻ᵀ P'`.
  private func crossInverse() throws(LinearAlgebraError) -> Matrix {
    let inverse = try LAPACK.inverse(upper: factor.r)
    let pivoted = inverse.times(inverse.transpose())
    var result = pivoted
    for (l, column) in factor.pivots.enumerated() {
      for (k, row) in factor.pivots.enumerated() { result[row, column] = pivoted[k, l] }
    }
    return result
  }

  private func leverages() -> [Double] {
    var sums = [Double](repeating: 0, count: design.rowCount)
    for k in 0..<factor.rank {
      for (i, value) in factor.q.column(k).enumerated() { sums[i] += value * value }
    }
    return sums.map { min($0, 1) }
  }
}
