import LinearAlgebra

/// A covariance with level and steps taken out: generalised least squares of `[1, step, …]`.
struct StepForm {
  /// `K⁻¹ − K⁻¹ X (Xᵀ K⁻¹ X)⁻¹ Xᵀ K⁻¹`, `t × t`.
  let projector: Matrix
  /// The weights of the values in each step, `steps × t`.
  let weights: Matrix
  /// The variances of the steps.
  let variances: [Double]
  /// `log |K| + log |Xᵀ K⁻¹ X|`.
  let logDeterminant: Double

  /// - Parameters:
  ///   - covariance: `K`, `t × t`.
  ///   - periods: The periods observed.
  ///   - shifts: The first period after each step.
  /// - Returns: `nil` where a step cannot be told.
  init?(_ covariance: Matrix, periods: [Int], shifts: [Int]) throws(LinearAlgebraError) {
    let t = periods.count
    let design = Matrix(rows: periods.map { period in [1] + shifts.map { period >= $0 ? 1 : 0 } })
    guard let factor = try Cholesky(covariance) else { return nil }
    let solved = try factor.solve(design)
    guard let information = try Cholesky(design.transpose().times(solved)) else { return nil }
    let all = try information.solve(solved.transpose())
    let inverse = try information.solve(.identity(shifts.count + 1))
    var weights = Matrix(rowCount: shifts.count, columnCount: t)
    for step in shifts.indices {
      for column in 0..<t { weights[step, column] = all[step + 1, column] }
    }
    projector = try factor.solve(.identity(t)).plus(solved.times(all).scaled(by: -1))
    self.weights = weights
    variances = shifts.indices.map { inverse[$0 + 1, $0 + 1] }
    logDeterminant = factor.logDeterminant + information.logDeterminant
  }
}
