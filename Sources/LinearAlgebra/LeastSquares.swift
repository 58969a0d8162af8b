/// The coefficients that minimize `‖X β − y‖₂` for every column `y` of the responses, with what
/// a regression table needs.
///
/// One factorization serves all responses: `n` observations, `p` regressors, `k` responses.
/// Columns that depend on others are left out and named in
/// ``LeastSquaresFit/aliasedColumns``; there is no silent minimum-norm solution. Of columns that
/// depend on each other the rightmost are left out. `n < p` is allowed and leaves columns out.
///
/// The columns are scaled by powers of two. Then LAPACK's pivoted QR (`dgeqp3`) with iterative
/// refinement serves while the reciprocal condition number of the scaled columns is at least
/// 10⁻⁸, and a QR in double-double arithmetic, several times slower, below. On NIST's linear
/// reference sets the estimates and standard errors of the first ten agree with the certified
/// ones to twelve digits or more, and those of Filip to the seven digits that its rounded powers
/// allow, or to thirteen through ``PolynomialDesign``.
///
/// - Parameters:
///   - design: The design matrix `X`, `n × p`, finite.
///   - responses: `n × k`, finite, in the units of the indicator.
///   - tolerance: A direction of the scaled columns counts as null when its pivot is at most this
///     fraction of the largest. The default is above what rounding leaves of an exact dependence
///     (about 10⁻¹⁵) and below the smallest pivot of Filip (1.2 · 10⁻⁹).
/// - Returns: The fit; rows of the coefficients of columns left out are NaN.
/// - Throws: ``LinearAlgebraError/notFinite(argument:row:column:)`` when a value is NaN or
///   infinite.
/// - Precondition: The design and the responses have the same number of rows.
/// - Complexity: O(*n p²* + *n p k*).
/// - Note: For many short series over the same years use ``BatchedDesign``.
public func leastSquares(
  _ design: Matrix, _ responses: Matrix, tolerance: Double = defaultRankTolerance
) throws(LinearAlgebraError) -> LeastSquaresFit {
  try leastSquares(design, tail: nil, responses, tolerance)
}

/// The polynomial that minimizes the sum of squares, from powers held to 32 digits.
///
/// Always takes the double-double path of ``leastSquares(_:_:tolerance:)-(Matrix,_,_)``, whose
/// other rules hold.
///
/// - Parameters:
///   - polynomial: The powers of the points, `n × (degree + 1)`.
///   - responses: `n × k`, finite.
///   - tolerance: See ``leastSquares(_:_:tolerance:)-(Matrix,_,_)``.
/// - Returns: The fit; coefficient `j` belongs to `x^j`.
/// - Throws: ``LinearAlgebraError/notFinite(argument:row:column:)`` when a response is NaN or
///   infinite.
/// - Complexity: O(*n p²* + *n p k*).
public func leastSquares(
  _ polynomial: PolynomialDesign, _ responses: Matrix, tolerance: Double = defaultRankTolerance
) throws(LinearAlgebraError) -> LeastSquaresFit {
  try leastSquares(polynomial.matrix, tail: polynomial.tail, responses, tolerance)
}

/// The fraction of the largest pivot at which a direction counts as null: 10⁻¹².
public let defaultRankTolerance = 1e-12

/// Below this reciprocal condition number the double-double path is taken.
private let refinementLimit = 1e-8

private func leastSquares(
  _ design: Matrix, tail: Matrix?, _ responses: Matrix, _ tolerance: Double
) throws(LinearAlgebraError) -> LeastSquaresFit {
  precondition(design.rowCount == responses.rowCount, "one response for each row of the design")
  precondition(tolerance >= 0 && tolerance < 1, "the tolerance is a fraction")
  try design.requireFinite("design matrix")
  try responses.requireFinite("responses")
  let scaled = ScaledColumns(design)
  let factor = try PivotedQR(scaled: scaled.matrix, tolerance: tolerance)
  let independent = scaled.matrix.selecting(columns: factor.columns)
  let exponents = factor.columns.map { scaled.exponents[$0] }
  let solution =
    if tail == nil && factor.reciprocalCondition >= refinementLimit || factor.rank == 0 {
      try RefinedSolver(independent, factor).solve(responses)
    } else {
      DoubleDoubleSolver(
        independent, tail: tail.map { scaledTail($0, factor.columns, exponents) }
      ).solve(responses)
    }
  return LeastSquaresFit(
    solution, columnCount: design.columnCount, columns: factor.columns, exponents: exponents,
    responses: responses, reciprocalCondition: factor.reciprocalCondition)
}

private func scaledTail(_ tail: Matrix, _ columns: [Int], _ exponents: [Int]) -> Matrix {
  var result = tail.selecting(columns: columns)
  for j in columns.indices {
    for i in 0..<result.rowCount { result[i, j] = scale(result[i, j], by: -exponents[j]) }
  }
  return result
}
