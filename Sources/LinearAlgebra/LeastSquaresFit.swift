/// What ``leastSquares(_:_:tolerance:)-(Matrix,_,_)`` finds: `n` observations, `p` regressors,
/// `k` responses.
///
/// NaN stands for what is not defined: everything about a column left out, and the residual
/// standard deviation when no degree of freedom is left.
public struct LeastSquaresFit: Sendable, Equatable {
  /// `p × k`, in units of the response per unit of the regressor; NaN in the rows of columns
  /// left out.
  public let coefficients: Matrix

  /// How many columns are independent.
  public let rank: Int

  /// The indices, from 0 and ascending, of the columns left out because they depend on others.
  public let aliasedColumns: [Int]

  /// Response minus fitted value, `n × k`.
  public let residuals: Matrix

  /// The sum of squared residuals of each response, `k`.
  public let residualSumOfSquares: [Double]

  /// The number of observations less the rank.
  public let residualDegreesOfFreedom: Int

  /// The residual standard deviation of each response, `√(RSS / (n − rank))`; NaN when
  /// `n == rank`.
  public let sigma: [Double]

  /// `(X'X)⁻¹`, `p × p`; NaN in rows and columns that are left out. Times `σ²` it is the
  /// covariance of the coefficients.
  public let covarianceUnscaled: Matrix

  /// The diagonal of the hat matrix `X (X'X)⁻¹ X'`, `n`, each in [0, 1].
  public let leverages: [Double]

  /// `σ √diag((X'X)⁻¹)`, `p × k`, classical: equal variances, no correlation.
  public let standardErrors: Matrix

  /// `Σ (y − ȳ)²` of each response, `k`: the total for models with an intercept.
  public let totalSumOfSquaresAboutMean: [Double]

  /// `Σ y²` of each response, `k`: the total for models without an intercept.
  public let totalSumOfSquaresAboutZero: [Double]

  /// An estimate of the reciprocal condition number (1-norm) of the independent columns, scaled
  /// to norms of the same size; 0 when the rank is 0.
  public let reciprocalCondition: Double

  /// `1 − RSS / Σ (y − ȳ)²`, `k`, for models with an intercept; NaN for a constant response.
  public var rSquared: [Double] {
    zip(residualSumOfSquares, totalSumOfSquaresAboutMean).map { determination($0, $1) }
  }

  /// `1 − RSS / Σ y²`, `k`, for models without an intercept; NaN for a response of zeros.
  public var rSquaredAboutZero: [Double] {
    zip(residualSumOfSquares, totalSumOfSquaresAboutZero).map { determination($0, $1) }
  }

  /// Puts a solver's answer for the independent, scaled columns back in the caller's terms.
  init(
    _ solution: LeastSquaresSolution, columnCount: Int, columns: [Int], exponents: [Int],
    responses: Matrix, reciprocalCondition: Double
  ) {
    let responseCount = responses.columnCount
    rank = columns.count
    aliasedColumns = (0..<columnCount).filter { !columns.contains($0) }
    residuals = solution.residuals
    leverages = solution.leverages
    self.reciprocalCondition = reciprocalCondition

    coefficients = Self.expanded(solution.coefficients, columns, exponents, columnCount)
    covarianceUnscaled = Self.expandedSquare(
      solution.covarianceUnscaled, columns, exponents, columnCount)

    residualDegreesOfFreedom = responses.rowCount - rank
    residualSumOfSquares = (0..<responseCount).map { j in
      dot2(solution.residuals.column(j), solution.residuals.column(j))
    }
    let degrees = Double(residualDegreesOfFreedom)
    sigma = residualSumOfSquares.map { degrees > 0 ? ($0 / degrees).squareRoot() : .nan }
    totalSumOfSquaresAboutZero = (0..<responseCount).map { j in
      dot2(responses.column(j), responses.column(j))
    }
    totalSumOfSquaresAboutMean = (0..<responseCount).map { j in
      sumOfSquaresAboutMean(responses.column(j))
    }

    var errors = Matrix(rowCount: columnCount, columnCount: responseCount)
    for (j, deviation) in sigma.enumerated() {
      for i in 0..<columnCount {
        errors[i, j] = deviation * covarianceUnscaled[i, i].squareRoot()
      }
    }
    standardErrors = errors
  }

  private static func expanded(
    _ scaled: Matrix, _ columns: [Int], _ exponents: [Int], _ columnCount: Int
  ) -> Matrix {
    var result = Matrix(
      rowCount: columnCount, columnCount: scaled.columnCount, repeating: .nan)
    for j in 0..<scaled.columnCount {
      for (k, column) in columns.enumerated() {
        result[column, j] = scale(scaled[k, j], by: -exponents[k])
      }
    }
    return result
  }

  private static func expandedSquare(
    _ scaled: Matrix, _ columns: [Int], _ exponents: [Int], _ columnCount: Int
  ) -> Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: columnCount, repeating: .nan)
    for (l, column) in columns.enumerated() {
      for (k, row) in columns.enumerated() {
        result[row, column] = scale(scaled[k, l], by: -exponents[k] - exponents[l])
      }
    }
    return result
  }
}

/// The share of the total sum of squares that the model explains; NaN when there is none.
func determination(_ residual: Double, _ total: Double) -> Double {
  total > 0 ? 1 - residual / total : .nan
}

/// `Σ (y − ȳ)²` from the deviations, with the rounding of the mean taken out.
private func sumOfSquaresAboutMean(_ values: ArraySlice<Double>) -> Double {
  guard !values.isEmpty else { return 0 }
  let ones = [Double](repeating: 1, count: values.count)
  let mean = dot2(values, ones[...]) / Double(values.count)
  let deviations = values.map { $0 - mean }
  let rest = dot2(deviations[...], ones[...])
  return dot2(deviations[...], deviations[...]) - rest * rest / Double(values.count)
}
