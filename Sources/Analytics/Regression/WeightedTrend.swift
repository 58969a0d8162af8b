import LinearAlgebra

/// The line through one series by weighted least squares: the general path, with pivoted QR and named
/// aliased columns.
///
/// Rows and values are multiplied by the roots of the weights; analytic weights first get mean 1.
struct WeightedTrend {
  private let years: [Int]
  private let periods: [Int]
  private let shifts: [(period: Int, year: Int)]
  private let values: [Double]
  private let weights: [Double]
  private let kind: TrendWeights.Kind
  private let options: TrendOptions
  private let center: Double

  /// Prepares a series.
  ///
  /// - Parameters:
  ///   - periods: Those with a value and a usable weight, ascending.
  ///   - shifts: The first periods after the steps of the line.
  ///   - years: The years of all periods.
  ///   - values: One a used period, finite.
  ///   - weights: One a used period, allowed by `kind`.
  init(
    periods: [Int], shifts: [Int], years panelYears: [Int], values: [Double], weights: [Double],
    kind: TrendWeights.Kind, options: TrendOptions
  ) {
    self.periods = periods
    self.shifts = shifts.map { ($0, panelYears[$0]) }
    years = periods.map { panelYears[$0] }
    self.values = values
    let total = weights.reduce(0, +)
    self.weights =
      kind == .analytic ? weights.map { $0 / total * Double(weights.count) } : weights
    self.kind = kind
    self.options = options
    center = zip(years, weights).reduce(0) { $0 + Double($1.0) * ($1.1 / total) }
  }

  /// The rows that an observation stands for.
  private var copies: [Double] {
    kind == .frequency ? weights : Array(repeating: 1, count: weights.count)
  }

  /// Fits the series and fills its row.
  func fit(into row: inout TrendRow) {
    row.n = Int(copies.reduce(0, +))
    row.aliased = []
    row.status = years.isEmpty ? .missing : years.count == 1 ? .onePoint : .twoPoints
    if years.count < 2 {
      if years.count == 1 { row.aliased = [.slope] }
      return
    }
    row.centerYear = center
    var ranks = RankTrendEstimator(
      years: years.map(Double.init),
      starts: Set(shifts.compactMap { shift in periods.firstIndex { $0 >= shift.period } })
        .subtracting([0]).sorted(), coverage: TrendRegression.coverage)
    row.rank = ranks.trend(values)
    let roots = weights.map { $0.squareRoot() }
    let plain = TrendRegression.design(
      periods: periods, years: years.map(Double.init), center: center,
      shifts: shifts.map(\.period))
    var design = plain
    for j in 0..<plain.columnCount {
      for i in years.indices { design[i, j] = roots[i] * plain[i, j] }
    }
    let response = Matrix(
      rowCount: years.count, columnCount: 1, elements: zip(roots, values).map { $0 * $1 })
    let fit: LeastSquaresFit
    do {
      fit = try leastSquares(design, response)
    } catch {
      row.status = .overflow
      return
    }
    row.aliased = fit.aliasedColumns.map { column in
      column == 0 ? .level : column == 1 ? .slope : .shift(shifts[column - 2].year)
    }
    fill(&row, fit, design)
  }

  private func fill(_ row: inout TrendRow, _ fit: LeastSquaresFit, _ design: Matrix) {
    let isConstant = values.allSatisfy { $0 == values[0] }
    let hasError = years.count > fit.rank
    let rows = copies.reduce(0, +)
    let freedom = kind == .precision ? Double.infinity : rows - Double(fit.rank)
    let sigma =
      (fit.residualSumOfSquares[0] / (rows - Double(fit.rank))).squareRoot()
    // Known variances tell the error of a line through two points too.
    let scale = kind == .precision ? 1 : hasError && !isConstant ? sigma : .nan
    let influence = influence(of: 1, fit, design)
    let greatest = influence.greatestLeverage(years: years)
    row.maxLeverage = greatest.size
    row.maxLeverageYear = greatest.year
    row.shifts = shifts.enumerated().compactMap { position, shift in
      let column = 2 + position
      return fit.aliasedColumns.contains(column)
        ? nil
        : TrendShift(
          year: shift.year, size: isConstant ? 0 : fit.coefficients[column, 0],
          error: scale * fit.covarianceUnscaled[column, column].squareRoot())
    }
    if isConstant {
      row.setConstant(values[0])
    } else {
      row.setLine(level: fit.coefficients[0, 0], slope: fit.coefficients[1, 0])
      if hasError { row.status = .ok } else if years.count > 2 { row.status = .exactFit }
    }
    row.levelError = scale * fit.covarianceUnscaled[0, 0].squareRoot()
    row.slopeError = scale * fit.covarianceUnscaled[1, 1].squareRoot()
    row.interceptError = scale * TrendRow.interceptScale(fit.covarianceUnscaled, center: center)
    let reference = ReferenceDistribution(
      degreesOfFreedom: freedom, coverage: TrendRegression.coverage)
    if hasError, !isConstant {
      row.residualDeviation = sigma
      row.rSquared = 1 - fit.residualSumOfSquares[0] / totalSumOfSquares
      setRobustErrors(&row, fit, influence, self.influence(of: 0, fit, design), rows)
    }
    if row.slopeError.isFinite { row.choose(options.errors, reference) }
  }

  private func setRobustErrors(
    _ row: inout TrendRow, _ fit: LeastSquaresFit, _ slope: CoefficientInfluence,
    _ level: CoefficientInfluence, _ rows: Double
  ) {
    let residuals = fit.residuals.elements
    row.levelErrorHC3 = level.robustVariance(residuals, power: 2).squareRoot()
    row.slopeErrorHC3 = slope.robustVariance(residuals, power: 2).squareRoot()
    row.slopeHC2 = CoefficientTest(
      row.slope, error: slope.robustVariance(residuals, power: 1).squareRoot(),
      reference: ReferenceDistribution(
        degreesOfFreedom: slope.bellMcCaffreyFreedom(), coverage: TrendRegression.coverage))
    let lag = options.lag ?? NeweyWest.usualLag(observations: years.count)
    row.lag = lag
    row.slopeErrorNeweyWest = NeweyWest(
      influence: slope.weights, years: years, lag: lag,
      correction: rows / (rows - Double(fit.rank))
    ).variance(residuals).squareRoot()
  }

  /// How coefficient `index` rests on the observations.
  private func influence(
    of index: Int, _ fit: LeastSquaresFit, _ design: Matrix
  ) -> CoefficientInfluence {
    let kept = (0..<design.columnCount).filter { !fit.aliasedColumns.contains($0) }
    // (X'X)⁻¹ X', row by row of the columns that are left.
    let operators = kept.map { k in
      years.indices.map { i in
        kept.reduce(0) { $0 + fit.covarianceUnscaled[k, $1] * design[i, $1] }
      }
    }
    var hat = Matrix(rowCount: years.count, columnCount: years.count)
    for (position, k) in kept.enumerated() {
      for j in years.indices {
        for i in years.indices { hat[i, j] += design[i, k] * operators[position][j] }
      }
    }
    return CoefficientInfluence(
      weights: kept.firstIndex(of: index).map { operators[$0] }
        ?? Array(repeating: .nan, count: years.count), hat: hat, copies: copies)
  }

  /// `Σ w (z − z̄)²` about the weighted mean.
  private var totalSumOfSquares: Double {
    let total = weights.reduce(0, +)
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 / total * $1.1 }
    return zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
  }
}
