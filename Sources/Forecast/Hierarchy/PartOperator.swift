import LinearAlgebra

/// How the parts below the nation go on: one operator for all parts of a level.
enum PartOperator: Sendable {
  /// Members of the bank, with weights that sum to 1.
  case bank([(member: ForecastOperator, weight: Double)])
  /// The pooled Gaussian operator.
  case gaussian(GaussianOperator)

  /// Series observed in the same periods: periods, `n × t` values, and how many.
  typealias Group = (periods: [Int], values: [Double], count: Int)

  /// Learns the operator from parts.
  init(_ groups: [Group], years: [Int], horizon: Int, isGaussian: Bool) {
    if isGaussian, let fitted = Self.fitted(groups, years: years) {
      self = .gaussian(fitted)
      return
    }
    var losses = PartLosses()
    for group in groups {
      losses.add(
        group.values, count: group.count,
        rows: ForecastRows(
          periods: group.periods, years: years, horizon: horizon, reach: horizon),
        years: group.periods.map { Double(years[$0]) })
    }
    self = .bank(losses.combination())
  }

  private static func fitted(_ groups: [Group], years: [Int]) -> GaussianOperator? {
    let moments = groups.map { group in
      var own = SeriesMoments(years: group.periods.map { years[$0] })
      own.add(group.values, count: group.count)
      return own
    }
    return try? GaussianOperator.fitted(to: moments)
  }

  /// The weights of a part's values in its forecasts, `rows × t`.
  func weights(_ rows: ForecastRows, years: [Int]) -> Matrix {
    switch self {
    case .bank(let members):
      let known = rows.periods.map { Double(years[$0]) }
      var result = Matrix(rowCount: rows.rows.count, columnCount: known.count)
      for (member, weight) in members {
        result = result.plus(member.weights(rows, years: known).scaled(by: weight))
      }
      return result
    case .gaussian(let member):
      return rows.weights(years: rows.periods.map { years[$0] }) { known, targets in
        (try? member.weights(years: known, targets: targets))
          ?? ForecastOperator.lastValue.weights(
            years: known.map(Double.init), targets: targets.map(Double.init))
      }
    }
  }
}
