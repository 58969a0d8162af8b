import LinearAlgebra

/// A straight line through each series on its working scale, with its own predictive error.
///
/// For the year `x` the prediction is Student's t with `t − 2` degrees of freedom, one less for each
/// step of a level shift, centred on the line, with spread `σ √(1 + x' (X'X)⁻¹ x)`.
///
/// - Note: Short series choose their line badly and their spread worse; this is the plain model that
///   every reader can check, not the best one.
public struct OrdinaryLeastSquares: TrendModel {
  /// `ols`.
  public static let name = "ols"

  /// Makes the model.
  public init() {}

  /// See ``TrendModel/predictions(_:count:years:horizon:shifts:)``. O(*n t*).
  public func predictions(
    _ values: [Double], count: Int, years: [Double], horizon: [Double], shifts: [Double]
  ) -> [Prediction] {
    let t = years.count
    let center = years.reduce(0, +) / Double(t)
    let design = Matrix(
      rowCount: t, columnCount: 2 + shifts.count,
      elements: Array(repeating: 1, count: t) + years.map { $0 - center }
        + shifts.flatMap { shift in years.map { $0 < shift ? -1 : 0 } })
    let batch: BatchedDesign
    let fit: BatchedFit
    do {
      batch = try BatchedDesign(design)
      fit = try batch.fit(values: values, unitCount: count)
    } catch {
      preconditionFailure("distinct centred years, steps told apart, finite values: \(error)")
    }
    let covariance = batch.covarianceUnscaled
    let freedom = t - 2 - shifts.count
    var result: [Prediction] = []
    result.reserveCapacity(count * horizon.count)
    for year in horizon {
      let x = year - center
      let leverage = covariance[0, 0] + 2 * x * covariance[0, 1] + x * x * covariance[1, 1]
      let factor = (1 + leverage).squareRoot()
      for series in 0..<count {
        result.append(
          Prediction(
            location: fit.coefficients[series, 0] + x * fit.coefficients[series, 1],
            spread: freedom > 0 ? fit.sigma[series] * factor : 0,
            degreesOfFreedom: Double(freedom)))
      }
    }
    return result
  }
}
