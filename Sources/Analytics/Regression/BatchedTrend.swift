import LinearAlgebra
import Panels

/// The lines through the series of one group: everything that depends on the years alone is worked out
/// once.
struct BatchedTrend {
  private let group: SeriesGroup
  private let years: [Int]
  private let center: Double
  private let batch: BatchedDesign
  private let residual: ReferenceDistribution
  private let satterthwaite: ReferenceDistribution
  private let neweyWest: NeweyWest?
  private let maxLeverage: (size: Double, year: Int)
  private let isConsecutive: Bool
  private let errors: TrendErrors

  private var n: Int { group.periods.count }
  private var freedom: Int { n - batch.design.columnCount }

  /// Prepares the design of a group of two years or more.
  init(_ group: SeriesGroup, years panelYears: [Int], options: TrendOptions) {
    self.group = group
    errors = options.errors
    years = group.periods.map { panelYears[$0] }
    let n = years.count
    let numbers = years.map(Double.init)
    center = numbers.reduce(0, +) / Double(n)
    do {
      batch = try BatchedDesign(
        TrendRegression.design(
          periods: group.periods, years: numbers, center: center, shifts: group.shifts))
    } catch {
      preconditionFailure("distinct centred years, steps told apart: \(error)")
    }
    let freedom = n - batch.design.columnCount
    let influence = CoefficientInfluence(
      weights: (0..<n).map { [batch] in batch.weights[1, $0] },
      hat: batch.design.times(batch.weights))
    residual = ReferenceDistribution(
      degreesOfFreedom: Double(freedom), coverage: TrendRegression.coverage)
    satterthwaite = ReferenceDistribution(
      degreesOfFreedom: freedom > 0 ? influence.bellMcCaffreyFreedom() : .nan,
      coverage: TrendRegression.coverage)
    neweyWest =
      freedom > 0
      ? NeweyWest(
        influence: influence.weights, years: years,
        lag: options.lag ?? NeweyWest.usualLag(observations: n),
        correction: Double(n) / Double(freedom)) : nil
    maxLeverage = influence.greatestLeverage(years: years)
    isConsecutive = years[n - 1] - years[0] == n - 1
  }

  /// Fits the group's series.
  ///
  /// - Parameters:
  ///   - panel: The values.
  ///   - rows: A row for each unit of the group, in its order.
  func fit(_ panel: Panel, into rows: inout [TrendRow]) {
    let values = panel.values(of: group)
    let units = group.units.count
    let fit: BatchedFit
    do {
      fit = try batch.fit(values: values, unitCount: units)
    } catch {
      preconditionFailure("finite values: \(error)")
    }
    let longRun = neweyWest?.variances(
      values: values, unitCount: units, residualMaker: batch.residualMaker)
    let rSquared = fit.rSquared
    var ranks = RankTrendEstimator(
      years: years.map(Double.init),
      starts: group.shifts.compactMap { shift in group.periods.firstIndex { $0 >= shift } },
      coverage: TrendRegression.coverage)
    for index in rows.indices {
      let series = (0..<n).map { values[$0 * units + index] }
      let isConstant = series.allSatisfy { $0 == series[0] }
      rows[index].centerYear = center
      rows[index].maxLeverage = maxLeverage.size
      rows[index].maxLeverageYear = maxLeverage.year
      rows[index].rank = ranks.trend(series)
      rows[index].shifts = group.shifts.enumerated().map { position, period in
        TrendShift(
          year: years[0] - group.periods[0] + period,
          size: isConstant ? 0 : fit.coefficients[index, 2 + position],
          error: isConstant || freedom <= 0 ? .nan : fit.standardErrors[index, 2 + position])
      }
      if isConstant {
        rows[index].setConstant(series[0])
        continue
      }
      rows[index].setLine(level: fit.coefficients[index, 0], slope: fit.coefficients[index, 1])
      guard freedom > 0 else {
        if n > 2 { rows[index].status = .exactFit }
        continue
      }
      rows[index].status = .ok
      rows[index].rSquared = rSquared[index]
      setErrors(fit, longRun?[index] ?? .nan, at: index, of: &rows[index])
    }
  }

  private func setErrors(
    _ fit: BatchedFit, _ longRun: Double, at index: Int, of row: inout TrendRow
  ) {
    let sigma = fit.sigma[index]
    row.levelError = fit.standardErrors[index, 0]
    row.slopeError = fit.standardErrors[index, 1]
    row.levelErrorHC3 = fit.standardErrorsHC3[index, 0]
    row.slopeErrorHC3 = fit.standardErrorsHC3[index, 1]
    row.residualDeviation = sigma
    row.interceptError =
      sigma * TrendRow.interceptScale(batch.covarianceUnscaled, center: center)
    row.slopeHC2 = CoefficientTest(
      row.slope, error: fit.standardErrorsHC2[index, 1], reference: satterthwaite)
    row.slopeErrorNeweyWest = longRun.squareRoot()
    row.lag = neweyWest?.lag
    row.choose(errors, residual)
    // What is left of an exact line is rounding.
    let isExact = fit.residualSumOfSquares[index] <= 1e-24 * fit.totalSumOfSquares[index]
    if isConsecutive, !isExact { row.durbinWatson = fit.durbinWatson[index] }
  }
}
