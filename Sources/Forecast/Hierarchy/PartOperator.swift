import LinearAlgebra

/// How the parts below the nation go on: one operator for all parts of a level.
enum PartOperator: Sendable {
  /// Members of the bank, with weights that sum to 1.
  case bank([(member: ForecastOperator, weight: Double)])
  /// The pooled Gaussian operator.
  case gaussian(GaussianOperator)
  /// The pooled Gaussian operator beside the errors known of the values.
  case noisy(NoisyOperator)

  /// Series observed in the same periods.
  struct Group {
    let periods: [Int]
    /// `n × t`.
    let values: [Double]
    let count: Int
    /// The variances known of the values, `n × t`; empty where none are.
    var noise: [Double] = []
  }

  /// Learns the operator from parts; where errors are known it is the Gaussian one.
  init(_ groups: [Group], years: [Int], horizon: Int, isGaussian: Bool) {
    if groups.contains(where: { !$0.noise.isEmpty }) {
      if let fitted = Self.noisy(groups, years: years) {
        self = .noisy(fitted)
        return
      }
    } else if isGaussian, let fitted = Self.fitted(groups, years: years) {
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

  private static func noisy(_ groups: [Group], years: [Int]) -> NoisyOperator? {
    let moments = groups.flatMap { group in
      SeriesMoments.classes(
        years: group.periods.map { years[$0] }, values: group.values, noise: group.noise,
        count: group.count)
    }
    return try? NoisyOperator.fitted(to: moments)
  }

  /// The weights of a part's values in its forecasts, `rows × t`; `nil` where they hang on the errors of the
  /// values.
  func weights(_ rows: ForecastRows, years: [Int]) -> Matrix? {
    switch self {
    case .bank(let members):
      return BankWeights.matrix(members, rows, years: rows.periods.map { Double(years[$0]) })
    case .gaussian(let member):
      return rows.weights(years: rows.periods.map { years[$0] }) { known, targets in
        (try? member.weights(years: known, targets: targets))
          ?? ForecastOperator.lastValue.weights(
            years: known.map(Double.init), targets: targets.map(Double.init))
      }
    case .noisy: return nil
    }
  }

  /// The forecasts of parts, `n × rows`, and the variances of the true values around them where errors are
  /// known.
  ///
  /// - Parameter weights: ``weights(_:years:)`` of the rows, made anew without them.
  func forecasts(
    _ group: Group, _ rows: ForecastRows, years: [Int], weights: Matrix? = nil
  ) -> (values: [Double], variances: [Double]) {
    if case .noisy(let member) = self {
      return member.forecasts(
        group.values, noise: group.noise, count: group.count, rows: rows,
        years: group.periods.map { years[$0] })
    }
    guard let weights = weights ?? self.weights(rows, years: years) else { return ([], []) }
    return (combine(group.values, unitCount: group.count, weights: weights), [])
  }
}
