import LinearAlgebra

extension TrendRow {
  /// A series that stands still.
  mutating func setConstant(_ value: Double) {
    status = .constant
    level = value
    slope = 0
    intercept = value
    if n > 2 { residualDeviation = 0 }
  }

  mutating func setLine(level: Double, slope: Double) {
    self.level = level
    self.slope = slope
    intercept = level - slope * centerYear
  }

  /// Rests the test of the slope on the error chosen; the errors are set.
  ///
  /// - Parameter residual: The distribution for all errors but HC2.
  mutating func choose(_ errors: TrendErrors, _ residual: ReferenceDistribution) {
    slopeTest =
      switch errors {
      case .classical: CoefficientTest(slope, error: slopeError, reference: residual)
      case .hc2: slopeHC2
      case .hc3: CoefficientTest(slope, error: slopeErrorHC3, reference: residual)
      case .neweyWest: CoefficientTest(slope, error: slopeErrorNeweyWest, reference: residual)
      }
  }

  /// The standard error of the value in year 0 over the residual standard deviation.
  ///
  /// - Parameter covariance: `(X'X)⁻¹`, level and slope first.
  static func interceptScale(_ covariance: Matrix, center: Double) -> Double {
    (covariance[0, 0] - 2 * center * covariance[0, 1] + center * center * covariance[1, 1])
      .squareRoot()
  }
}

extension CoefficientInfluence {
  /// The greatest leverage and its year, the first of those that differ by rounding only.
  func greatestLeverage(years: [Int]) -> (size: Double, year: Int) {
    let all = years.indices.map(leverage)
    let greatest = all.max() ?? .nan
    let first = all.firstIndex { $0 >= greatest - 1e-12 } ?? 0
    return (min(1, all[first]), years[first])
  }
}
