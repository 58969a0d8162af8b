import LinearAlgebra

/// The forecast of one lane: paths of nation and places, and how the parts below go on.
struct LaneModel: Sendable {
  private let lane: Lane
  private let hierarchy: Hierarchy
  private let years: [Int]
  private let paths: LevelPaths
  private let nation: PathForecasts?
  /// How places go on, by level.
  private let placeOperators: [PartOperator]
  /// How units go on.
  private let unitOperator: PartOperator
  /// The errors known of the values, if any are.
  private let noise: PartNoise?

  /// Fits a lane.
  ///
  /// - Parameters:
  ///   - paths: The paths of nation and places on it.
  ///   - sample: The series by which the members are weighed.
  ///   - horizon: How many years after the panel's last are forecast.
  ///   - isGaussian: Whether the parts go on by the Gaussian operator instead of the bank.
  ///   - noise: The errors known of the values, if any are.
  ///   - other: A lane from which the parts' operators are taken. Where errors are known the working scale
  ///     lends them: there series move alike, in the unit large ones move and err more.
  init(
    _ lane: Lane, _ paths: LevelPaths, _ hierarchy: Hierarchy, sample: [SeriesBlock],
    years: [Int], horizon: Int, isGaussian: Bool, noise: PartNoise?, like other: LaneModel? = nil
  ) {
    self.lane = lane
    self.hierarchy = hierarchy
    self.years = years
    self.paths = paths
    nation =
      paths.nation.contains { !$0.isNaN }
      ? TopCombination().forecasts(
        paths.nation, years: years, horizon: horizon, reach: horizon) : nil
    self.noise = noise
    if let other {
      (placeOperators, unitOperator) = (other.placeOperators, other.unitOperator)
      return
    }
    placeOperators = paths.places.enumerated().map { level, series in
      PartOperator(
        PlaceGroup.groups(Self.sample(series.indices), of: series).map {
          $0.parts(of: series, level: level, noise)
        }, years: years, horizon: horizon, isGaussian: isGaussian)
    }
    unitOperator = PartOperator(
      sample.map { block in
        PartOperator.Group(
          periods: block.periods, values: paths.rest(block, lane, hierarchy), count: block.count,
          noise: noise.map { $0.parts(block, values: $0.values(block)) } ?? [])
      }, years: years, horizon: horizon, isGaussian: isGaussian)
  }

  /// The operators in some forecasts, `rows × t`: of the units, and by level of the places that are known
  /// in the same periods as they.
  struct Weights: Sendable {
    var units: Matrix?
    var places: [Matrix?]
  }

  /// The operators in some forecasts.
  func weights(_ rows: ForecastRows) -> Weights {
    Weights(
      units: unitOperator.weights(rows, years: years),
      places: placeOperators.map { $0.weights(rows, years: years) })
  }

  /// The forecasts of a block: the units' own parts, and the paths above them.
  ///
  /// - Parameter weights: ``weights(_:)`` of the rows.
  /// - Returns: `n × rows`, and what is known of the errors of the values they are compared with.
  func forecasts(_ block: SeriesBlock, _ rows: ForecastRows, weights: Weights) -> Centres {
    let n = block.count
    let values = noise?.values(block) ?? []
    let own = unitOperator.forecasts(
      PartOperator.Group(
        periods: block.periods, values: paths.rest(block, lane, hierarchy), count: n,
        noise: noise?.parts(block, values: values) ?? []),
      rows, years: years, weights: weights.units)
    return Centres(
      values: adding(own.values, block, rows, weights.places),
      noise: own.variances.isEmpty
        ? nil : TargetNoise(rows, values: values, forecasts: own.variances, count: n))
  }

  /// The forecasts of own parts with those of the paths above them, `n × rows`.
  private func adding(
    _ parts: [Double], _ block: SeriesBlock, _ rows: ForecastRows, _ weights: [Matrix?]
  ) -> [Double] {
    let n = block.count
    var result = parts
    let leaves = block.units.map { Int(hierarchy.leaves[$0]) }
    let distinct = Set(leaves).sorted()
    let own = aboveLeaves(distinct, rows, weights)
    let positions = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    let columns = leaves.map { positions[$0] ?? 0 }
    result.withUnsafeMutableBufferPointer { result in
      own.withUnsafeBufferPointer { own in
        columns.withUnsafeBufferPointer { columns in
          for row in rows.rows.indices {
            let (start, base) = (row * n, row * distinct.count)
            for i in 0..<n { result[start + i] += own[base + columns[i]] }
          }
        }
      }
    }
    return result
  }

  /// At most as many places as series teach, evenly spread.
  private static func sample(_ places: Range<Int>) -> [Int] {
    let size = ForecastModel.sampleSize
    return places.count <= size
      ? Array(places) : (0..<size).map { $0 * places.count / size }
  }

  /// The forecasts of the paths above the units of some leaves, `leaves × rows`.
  private func aboveLeaves(
    _ leaves: [Int], _ rows: ForecastRows, _ weights: [Matrix?]
  ) -> [Double] {
    let horizonEnd = rows.rows.map(\.target).max() ?? 0
    let top = rows.rows.map { row in
      nation?.forecast(
        of: row.target, knowing: row.actual == nil ? horizonEnd : rows.periods[row.origin - 1])
        ?? .nan
    }
    var result = top.flatMap { Array(repeating: $0, count: leaves.count) }
    for (level, part) in placeOperators.enumerated() {
      let places = Dictionary(grouping: leaves.indices) {
        Int(hierarchy.leafPlaces[leaves[$0]][level])
      }
      let series = paths.places[level]
      for group in PlaceGroup.groups(places.keys.filter { $0 >= 0 }.sorted(), of: series) {
        let isLikeUnits = group.periods == rows.periods
        let own = part.forecasts(
          group.parts(of: series, level: level, noise),
          isLikeUnits ? rows : ForecastRows(of: group.periods, like: rows, years: years),
          years: years, weights: isLikeUnits ? weights[level] : nil
        ).values
        for (i, place) in group.places.enumerated() {
          for leaf in places[place] ?? [] {
            for row in rows.rows.indices {
              result[row * leaves.count + leaf] += own[row * group.places.count + i]
            }
          }
        }
      }
    }
    return result
  }
}

/// Places of one level whose paths are known in the same periods.
private struct PlaceGroup {
  let periods: [Int]
  let places: [Int]

  /// Groups the places that have a path.
  static func groups(_ places: some Sequence<Int>, of paths: [[Double]]) -> [PlaceGroup] {
    Dictionary(grouping: places.filter { !paths[$0].isEmpty }) { place in
      paths[place].indices.filter { !paths[place][$0].isNaN }
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { PlaceGroup(periods: $0, places: $1) }
  }

  /// `places × periods`.
  func values(of paths: [[Double]]) -> [Double] {
    periods.flatMap { period in places.map { paths[$0][period] } }
  }

  /// The paths as parts that go on together.
  func parts(of paths: [[Double]], level: Int, _ noise: PartNoise?) -> PartOperator.Group {
    PartOperator.Group(
      periods: periods, values: values(of: paths), count: places.count,
      noise: noise?.places(places, level: level, periods) ?? [])
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
    let n = block.count
    var levels: [Int32: [Double]] = [:]
    for (leaf, positions) in hierarchy.runs(of: block.units) {
      let level = levels[leaf] ?? self.level(leaf, block.periods, hierarchy)
      levels[leaf] = level
      for column in level.indices {
        for i in positions { result[column * n + i] -= level[column] }
      }
    }
    return result
  }
}
