import Panels

/// The choice of the centre: pooled over the hierarchy, or each series by itself.
struct CentreChoice {
  let series: ForecastSeries
  let hierarchy: Hierarchy
  let scale: IndicatorScale
  let horizon: Int
  let sample: [SeriesBlock]
  let choiceSample: [SeriesBlock]

  /// What each series by itself is forecast by, where nothing is shared: the equal mean of unlike members,
  /// each with the parameters of least one-step error.
  private static let ownMembers: [SeriesMember] = [
    .theta(share: 0.75), .dampedHolt(damping: 0.9), .dampedHolt(damping: 0.8),
    .linear(.drift(share: 0.75, damping: 1)),
  ]

  /// Where more of the yearly changes is shared, the shared part is forecast as one: a backtest over a few
  /// years of a common movement tells the two ways apart by chance.
  private static let sharedMovement = 0.06

  /// Up to such a ratio of their losses lanes count alike.
  private static let lanes = LossCredit(limit: 2)

  struct Result {
    let centre: any CentreModel
    let isPooled: Bool
    /// The backtest losses of both ways, where both were tried.
    var losses: (pooled: Double, own: Double)?
    /// The share of yearly changes that series have in common, where it can be told.
    var shared: Double?
  }

  func centre(_ method: ForecastMethod, paths: () -> PooledPaths) -> Result {
    if let member = method.member {
      return Result(
        centre: SeriesCentre(
          members: [member], scale: scale, years: series.years, naturalShare: 0),
        isPooled: false)
    }
    let pooled = balanced(
      PooledCentre(
        paths(), hierarchy, sample: sample, scale: scale, years: series.years, horizon: horizon,
        isGaussian: method == .pooled))
    // Only the pooled operator can tell the errors of values from what series do.
    guard method == .auto, !series.hasErrors else { return Result(centre: pooled, isPooled: true) }
    let own = balanced(
      SeriesCentre(
        members: Self.ownMembers, scale: scale, years: series.years,
        naturalShare: scale.evenShare))
    let losses = (pooled: loss(pooled), own: loss(own))
    let shared = SharedMovement(sample, years: series.years).share
    return (shared ?? 1) < Self.sharedMovement && losses.own < losses.pooled
      ? Result(centre: own, isPooled: false, losses: losses, shared: shared)
      : Result(centre: pooled, isPooled: true, losses: losses, shared: shared)
  }

  /// The lanes in equal parts, unless one errs more than twice as much as the other, which is no chance: a steady
  /// rate is a line on one of them only.
  private func balanced<Centre: LaneMean>(_ centre: Centre) -> Centre {
    guard centre.naturalShare > 0 else { return centre }
    var alone = centre
    let losses = [0.0, 1].map { share in
      alone.naturalShare = share
      return loss(alone)
    }
    guard let least = losses.min(), losses.allSatisfy(\.isFinite) else { return centre }
    let credits = losses.map { $0 == least ? 1 : Self.lanes.credit(ratio: $0 / least) }
    var result = centre
    result.naturalShare = credits[1] / (credits[0] + credits[1])
    return result
  }

  /// The median over origins of the mean absolute error, by the root of the lead and by the mean absolute
  /// change of each series.
  private func loss(_ centre: any CentreModel) -> Double {
    var sums: [Int: (loss: Double, count: Int)] = [:]
    let centre = centre.prepared(for: choiceSample.units)
    for block in choiceSample {
      let rows = ForecastRows(
        periods: block.periods, years: series.years, horizon: horizon, reach: horizon)
      let centres = centre.centres(block, rows).values
      let factors = block.changeScales.map { $0 > 0 ? 1 / $0 : 0 }
      for (row, entry) in rows.rows.enumerated() {
        guard let actual = entry.actual else { continue }
        var sum = 0.0
        for i in 0..<block.count {
          sum +=
            factors[i]
            * abs(block.working[actual * block.count + i] - centres[row * block.count + i])
        }
        let origin = rows.periods[entry.origin - 1]
        sums[origin, default: (0, 0)].loss += sum / Double(entry.lead).squareRoot()
        sums[origin, default: (0, 0)].count += block.count
      }
    }
    let losses = sums.values.map { $0.loss / Double($0.count) }.sorted()
    return losses.isEmpty ? 0 : losses[losses.count / 2]
  }
}

extension [SeriesBlock] {
  /// All their units.
  var units: [Int] { flatMap(\.units) }
}

extension SeriesBlock {
  /// The mean absolute change of each series on the working scale.
  var changeScales: [Double] {
    var result = [Double](repeating: 0, count: count)
    for column in 1..<max(periods.count, 1) {
      for i in 0..<count {
        result[i] += abs(working[column * count + i] - working[(column - 1) * count + i])
      }
    }
    return result.map { $0 / Double(max(1, periods.count - 1)) }
  }
}
