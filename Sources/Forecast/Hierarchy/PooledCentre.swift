import LinearAlgebra

/// Nation, places and the unit's own part, forecast apart and added, on both lanes.
struct PooledCentre: CentreModel {
  let hierarchy: Hierarchy
  let lanes: [Lane]
  let models: ByLane<LaneModel?>
  let scale: IndicatorScale
  let years: [Int]

  init(
    _ moments: LevelMoments, _ hierarchy: Hierarchy, sample: [SeriesBlock],
    scale: IndicatorScale, lanes: [Lane], years: [Int], horizon: Int,
    isGaussian: Bool
  ) {
    self.hierarchy = hierarchy
    self.lanes = lanes
    self.scale = scale
    self.years = years
    models = ByLane { lane in
      guard lanes.contains(lane) else { return nil }
      return LaneModel(
        lane, moments, hierarchy, sample: sample, years: years, horizon: horizon,
        isGaussian: isGaussian)
    }
  }

  func centres(_ block: SeriesBlock, _ rows: ForecastRows) -> [Double] {
    let n = block.count
    return scale.centres(lanes) { lane in
      guard let model = models[lane] else { return [] }
      let weights = model.weights(rows, years: years)
      var result = combine(block.values(lane), unitCount: n, weights: weights)
      var constants: [Int32: [Double]] = [:]
      for (i, unit) in block.units.enumerated() {
        let leaf = hierarchy.leaves[unit]
        let own =
          constants[leaf] ?? model.constants(leaf: leaf, rows, weights, hierarchy)
        constants[leaf] = own
        for row in own.indices { result[row * n + i] += own[row] }
      }
      return result
    }
  }
}
