import LinearAlgebra

/// What the parts below the nation may go on by.
enum PartMember: Sendable {
  case bank(ForecastOperator)
  /// The pooled Gaussian operator.
  case gaussian(GaussianOperator)

  /// The weights of the values observed in every forecast of a list by a weighted sum of members, `rows × t`.
  static func weights(
    _ members: [(member: PartMember, weight: Double)], _ rows: ForecastRows, years: [Int]
  ) -> Matrix {
    var bank: [(member: ForecastOperator, weight: Double)] = []
    var gaussian: [(member: GaussianOperator, weight: Double)] = []
    for (member, weight) in members {
      switch member {
      case .bank(let own): bank.append((own, weight))
      case .gaussian(let own): gaussian.append((own, weight))
      }
    }
    var sum = BankWeights.matrix(bank, rows, years: years.map(Double.init))
    for (member, weight) in gaussian {
      sum = sum.plus(member.weights(rows, years: years).scaled(by: weight))
    }
    return sum
  }
}

/// How the parts below the nation go on: one operator for all parts of a level.
enum PartOperator: Sendable {
  /// Members with weights that sum to 1.
  case combination([(member: PartMember, weight: Double)])
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
    }
    let gaussian = Self.gaussian(groups, years: years)
    if isGaussian, let gaussian {
      self = .combination([(.gaussian(gaussian), 1)])
      return
    }
    var losses = PartLosses(beside: gaussian)
    for group in groups {
      losses.add(
        group.values, count: group.count,
        rows: ForecastRows(
          periods: group.periods, years: years, horizon: horizon, reach: horizon),
        years: group.periods.map { years[$0] })
    }
    self = .combination(losses.combination())
  }

  /// The most sets of years by which the Gaussian operator is fitted.
  private static let fittedSets = 64

  /// The Gaussian operator of the sets of years that hold most differences of years, up to half of all.
  private static func gaussian(_ groups: [Group], years: [Int]) -> GaussianOperator? {
    let differences = { (group: Group) in group.count * (group.periods.count - 1) }
    let common = groups.sorted {
      differences($0) != differences($1)
        ? differences($0) > differences($1) : $0.periods.lexicographicallyPrecedes($1.periods)
    }
    let half = groups.reduce(0) { $0 + differences($1) } / 2
    var held = 0
    var moments: [SeriesMoments] = []
    for group in common.prefix(fittedSets) where held <= half {
      held += differences(group)
      var own = SeriesMoments(years: group.periods.map { years[$0] })
      own.add(group.values, count: group.count)
      moments.append(own)
    }
    return GaussianOperator.fitted(to: moments)
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
    case .combination(let members):
      return PartMember.weights(members, rows, years: rows.periods.map { years[$0] })
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
