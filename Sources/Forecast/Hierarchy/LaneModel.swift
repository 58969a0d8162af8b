import LinearAlgebra

/// The forecast of one lane: paths of nation and places, and how a unit's own part goes on.
struct LaneModel: Sendable {
  let paths: LevelPaths
  let nation: PathForecasts?
  /// By level and place; `nil` for places without a path.
  let places: [[PathForecasts?]]
  /// How places go on, by level.
  let placeOperators: [PartOperator]
  /// How units go on.
  let unitOperator: PartOperator

  /// Fits a lane.
  ///
  /// - Parameters:
  ///   - sample: The series by which the members are weighed.
  ///   - horizon: How many years after the panel's last are forecast.
  ///   - isGaussian: Whether the parts go on by the Gaussian operator instead of the bank.
  init(
    _ lane: Lane, _ moments: LevelMoments, _ hierarchy: Hierarchy, sample: [SeriesBlock],
    years: [Int], horizon: Int, isGaussian: Bool
  ) {
    let paths = LevelPaths(moments, hierarchy, periodCount: years.count, lane: lane)
    self.paths = paths
    nation =
      paths.nation.contains { !$0.isNaN }
      ? TopCombination().forecasts(
        paths.nation, years: years, horizon: horizon, reach: horizon) : nil
    var places: [[PathForecasts?]] = []
    var placeOperators: [PartOperator] = []
    for level in paths.places {
      let series = PlaceSeries(level, years: years, horizon: horizon, isGaussian: isGaussian)
      placeOperators.append(series.partOperator)
      places.append(series.forecasts)
    }
    self.places = places
    self.placeOperators = placeOperators
    unitOperator = PartOperator(
      sample.map { ($0.periods, paths.rest($0, lane, hierarchy), $0.count) },
      years: years, horizon: horizon, isGaussian: isGaussian)
  }

  /// The weights of a unit's own values in its forecasts, `rows × t`.
  func weights(_ rows: ForecastRows, years: [Int]) -> Matrix {
    unitOperator.weights(rows, years: years)
  }

  /// What a forecast of a unit of a leaf adds to the weighted sum of its values: the paths' forecasts,
  /// less the weighted sum of the paths.
  func constants(
    leaf: Int32, _ rows: ForecastRows, _ weights: Matrix, _ hierarchy: Hierarchy
  ) -> [Double] {
    let base = paths.level(leaf, rows.periods, hierarchy)
    let own = zip(hierarchy.leafPlaces[Int(leaf)], places).compactMap { place, level in
      place < 0 ? nil : level[Int(place)]
    }
    let last = rows.rows.map(\.target).max() ?? 0
    return rows.rows.enumerated().map { index, row in
      let known = row.actual == nil ? last : rows.periods[row.origin - 1]
      var sum = nation?.forecast(of: row.target, knowing: known) ?? .nan
      for path in own { sum += path.forecast(of: row.target, knowing: known) }
      for column in base.indices { sum -= weights[index, column] * base[column] }
      return sum
    }
  }
}

extension LevelPaths {
  /// The sum of the paths above the units of a leaf, in some periods.
  func level(_ leaf: Int32, _ periods: [Int], _ hierarchy: Hierarchy) -> [Double] {
    periods.map { period in
      var sum = nation[period]
      for (level, place) in hierarchy.leafPlaces[Int(leaf)].enumerated() where place >= 0 {
        sum += places[level][Int(place)][period]
      }
      return sum
    }
  }

  /// What is left of a block's values below all paths, `n × t`.
  func rest(_ block: SeriesBlock, _ lane: Lane, _ hierarchy: Hierarchy) -> [Double] {
    var result = block.values(lane)
    var levels: [Int32: [Double]] = [:]
    for (i, unit) in block.units.enumerated() {
      let leaf = hierarchy.leaves[unit]
      let level = levels[leaf] ?? self.level(leaf, block.periods, hierarchy)
      levels[leaf] = level
      for column in level.indices { result[column * block.count + i] -= level[column] }
    }
    return result
  }
}

/// The paths of the places of one level.
private struct PlaceSeries {
  let partOperator: PartOperator
  private(set) var forecasts: [PathForecasts?]

  init(_ paths: [[Double]], years: [Int], horizon: Int, isGaussian: Bool) {
    forecasts = paths.map { _ in nil }
    let groups = Dictionary(grouping: paths.indices.filter { !paths[$0].isEmpty }) { place in
      paths[place].indices.filter { !paths[place][$0].isNaN }
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { periods, places in
        (periods: periods, places: places,
          values: periods.flatMap { period in places.map { paths[$0][period] } })
      }
    partOperator = PartOperator(
      groups.map { ($0.periods, $0.values, $0.places.count) }, years: years, horizon: horizon,
      isGaussian: isGaussian)
    for group in groups {
      let rows = ForecastRows(
        everyOriginOf: group.periods, years: years, horizon: horizon, reach: horizon)
      let count = group.places.count
      let own = combine(
        group.values, unitCount: count, weights: partOperator.weights(rows, years: years))
      for (i, place) in group.places.enumerated() {
        forecasts[place] = PathForecasts(
          rows, rows.rows.indices.map { own[$0 * count + i] }, periodCount: years.count)
      }
    }
  }
}
