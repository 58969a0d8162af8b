import Distributions

/// The variances of the known errors on the working scale: of the parts of units and of the paths of places.
///
/// They are carried there by the delta method, at what the series is without chance: the path of its place
/// moved to its own mean. At the value itself a value that came out low by chance would pass for a more, or a
/// less, exact one.
struct PartNoise: Sendable {
  private let hierarchy: Hierarchy
  private let scale: WorkingScale
  private let paths: LevelPaths
  private let means: PathNoise

  init(_ means: PathNoise, _ paths: LevelPaths, _ hierarchy: Hierarchy, scale: WorkingScale) {
    self.hierarchy = hierarchy
    self.scale = scale
    self.paths = paths
    self.means = means
  }

  /// The square of what an error of one unit is on the working scale, near a value there.
  private func factor(_ level: Double) -> Double {
    let slope = scale.slope(at: scale.natural(level))
    return slope * slope
  }

  /// The variances of a block's values, `n × t`.
  func values(_ block: SeriesBlock) -> [Double] {
    let n = block.count
    let t = block.periods.count
    let rest = levels(above: block).rest(block, .working, hierarchy.runs(of: block.units))
    let own = (0..<n).map { i in (0..<t).reduce(0) { $0 + rest[$1 * n + i] } / Double(t) }
    return (0..<n * t).map { cell in
      let error = block.standardErrors[cell]
      if error == 0 { return 0 }
      return error * error * factor(block.working[cell] - rest[cell] + own[cell % n])
    }
  }

  private func levels(above block: SeriesBlock) -> LeafLevels {
    LeafLevels(hierarchy.leaves(of: block.units), paths, hierarchy)
  }

  /// The variances of the units' own parts, `n × t`: a unit's value less the mean of its place, which holds
  /// its `n`-th part, has `v (1 − 2 / n) + Σ v / n²`.
  ///
  /// - Parameter values: The variances of the values, `n × t`.
  func parts(_ block: SeriesBlock, values: [Double]) -> [Double] {
    var result = values
    let n = block.count
    let levels = levels(above: block)
    for (leaf, positions) in hierarchy.runs(of: block.units) {
      let mean = means.innermost(leaf, hierarchy)
      for (column, period) in block.periods.enumerated() {
        let share = 1 - 2 / max(2, mean.counts[period])
        let rest = mean.variance(period) * factor(levels.level(leaf, period))
        for i in positions { result[column * n + i] = result[column * n + i] * share + rest }
      }
    }
    return result
  }

  /// The variances of the paths of places of one level, `places × periods`.
  func places(_ places: [Int], level: Int, _ periods: [Int]) -> [Double] {
    let paths = places.map { path(of: $0, level: level, periods) }
    return periods.indices.flatMap { column in
      zip(places, paths).map { place, path in
        means.places[level][place].variance(periods[column]) * factor(path[column])
      }
    }
  }

  /// The sum of the paths down to a place.
  private func path(of place: Int, level: Int, _ periods: [Int]) -> [Double] {
    let leaf = hierarchy.leafPlaces.first { $0[level] == place } ?? []
    return periods.map { period in
      leaf.prefix(level + 1).enumerated().reduce(paths.nation[period]) { sum, pair in
        pair.element >= 0 ? sum + paths.places[pair.offset][Int(pair.element)][period] : sum
      }
    }
  }
}
