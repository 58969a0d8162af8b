import LinearAlgebra

/// Nation, places and the unit's own part, forecast apart and added, on both lanes.
struct PooledCentre: LaneMean {
  let hierarchy: Hierarchy
  let models: ByLane<LaneModel?>
  /// The operators of the sets of years that most series share.
  private let known: [ForecastRows: ByLane<Matrix?>]
  /// What lies above the units it was prepared for.
  private var above: ByLane<LaneModel.Above?>?
  let scale: IndicatorScale
  let years: [Int]
  var naturalShare: Double

  init(
    _ paths: PooledPaths, _ hierarchy: Hierarchy, sample: [SeriesBlock],
    scale: IndicatorScale, years: [Int], horizon: Int, isGaussian: Bool
  ) {
    self.hierarchy = hierarchy
    self.scale = scale
    self.years = years
    naturalShare = scale.evenShare
    let noise = paths.noise.map {
      PartNoise($0, paths.lanes.working, hierarchy, scale: scale.working)
    }
    let model = { (lane: Lane, other: LaneModel?) in
      LaneModel(
        lane, paths.lanes[lane], hierarchy, sample: sample, years: years, horizon: horizon,
        isGaussian: isGaussian, noise: noise, like: other)
    }
    let working = model(.working, nil)
    models = ByLane { lane in
      if lane == .working { return working }
      return scale.lanes.contains(lane) ? model(lane, noise == nil ? nil : working) : nil
    }
    let models = models
    known = Dictionary(
      uniqueKeysWithValues: paths.commonPeriods.map { periods in
        let rows = ForecastRows(
          periods: periods, years: years, horizon: horizon, reach: horizon,
          limit: ForecastRows.pooledScaleOrigins)
        return (
          rows,
          ByLane { models[$0]?.weights(rows) ?? nil }
        )
      })
  }

  func prepared(for units: [Int]) -> PooledCentre {
    let leaves = hierarchy.leaves(of: units)
    var result = self
    result.above = ByLane { models[$0]?.above(leaves) }
    return result
  }

  func centres(_ block: SeriesBlock, _ rows: ForecastRows) -> Centres {
    guard let above else { return prepared(for: block.units).centres(block, rows) }
    let weights = known[rows]
    var noise: TargetNoise?
    let values = scale.centres(of: block, naturalShare: naturalShare) { lane in
      guard let model = models[lane], let above = above[lane] else { return [] }
      let own = model.forecasts(
        block, rows, weights: weights.map { $0[lane] } ?? model.weights(rows), above: above)
      if lane == .working { noise = own.noise }
      return own.values
    }
    return Centres(values: values, noise: noise)
  }
}
