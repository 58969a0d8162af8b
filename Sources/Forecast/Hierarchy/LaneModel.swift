import LinearAlgebra

/// The forecast of one lane: paths of nation and places, and how the parts below go on.
struct LaneModel: Sendable {
  private let lane: Lane
  private let hierarchy: Hierarchy
  private let years: [Int]
  private let paths: LevelPaths
  private let nation: PathForecasts?
  private let horizon: Int
  /// How places go on, by level.
  private let placeOperators: [PartOperator]
  /// By level the weights of the places known in the same periods as most, by these.
  private var placeWeights: [[[Int]: Matrix]] = []
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
    self.horizon = horizon
    self.paths = paths
    nation =
      paths.nation.contains { !$0.isNaN }
      ? TopCombination().forecasts(
        paths.nation, years: years, horizon: horizon, reach: horizon) : nil
    self.noise = noise
    if let other {
      (placeOperators, unitOperator) = (other.placeOperators, other.unitOperator)
      placeWeights = other.placeWeights
      return
    }
    placeOperators = paths.places.enumerated().map { level, series in
      PartOperator(
        PlaceGroup.groups(Self.sample(series.indices), of: series).map {
          $0.parts(of: series, level: level, noise)
        }, years: years, horizon: horizon, isGaussian: isGaussian)
    }
    let levels = LeafLevels(hierarchy.leaves(of: sample.units), paths, hierarchy)
    unitOperator = PartOperator(
      sample.map { block in
        PartOperator.Group(
          periods: block.periods,
          values: levels.rest(block, lane, hierarchy.runs(of: block.units)), count: block.count,
          noise: noise.map { $0.parts(block, values: $0.values(block)) } ?? [])
      }, years: years, horizon: horizon, isGaussian: isGaussian)
    placeWeights = zip(placeOperators, paths.places).map { part, series in
      let groups = PlaceGroup.groups(series.indices, of: series)
        .sorted { $0.places.count > $1.places.count }
      return Dictionary(
        uniqueKeysWithValues: groups.prefix(PooledPaths.commonLimit).compactMap { group in
          part.weights(rows(of: group.periods), years: years).map { (group.periods, $0) }
        })
    }
  }

  /// The units' operator in some forecasts, `rows × t`; `nil` where it hangs on the errors of the values.
  func weights(_ rows: ForecastRows) -> Matrix? { unitOperator.weights(rows, years: years) }

  /// The forecasts of a block: the units' own parts, and the paths above them.
  ///
  /// - Parameters:
  ///   - weights: ``weights(_:)`` of the rows.
  ///   - above: ``above(_:)`` for the leaves of the units.
  /// - Returns: `n × rows`, and what is known of the errors of the values they are compared with.
  func forecasts(
    _ block: SeriesBlock, _ rows: ForecastRows, weights: Matrix?, above: Above
  ) -> Centres {
    let n = block.count
    let runs = hierarchy.runs(of: block.units)
    let values = noise?.values(block) ?? []
    var own = unitOperator.forecasts(
      PartOperator.Group(
        periods: block.periods, values: above.levels.rest(block, lane, runs), count: n,
        noise: noise?.parts(block, values: values) ?? []),
      rows, years: years, weights: weights)
    above.ahead.add(to: &own.values, of: runs, rows, count: n)
    return Centres(
      values: own.values,
      noise: own.variances.isEmpty
        ? nil : TargetNoise(rows, values: values, forecasts: own.variances, count: n))
  }

  /// At most as many places as series teach, evenly spread.
  private static func sample(_ places: Range<Int>) -> [Int] {
    let size = ForecastModel.sampleSize
    return places.count <= size
      ? Array(places) : (0..<size).map { $0 * places.count / size }
  }

  /// What lies above the units of some leaves: the paths, and how they go on.
  struct Above: Sendable {
    let levels: LeafLevels
    let ahead: PathsAhead
  }

  /// What lies above the units of some leaves, which are ascending.
  ///
  /// - Complexity: O(*leaves* · *levels* · *periods²* · *horizon*).
  func above(_ leaves: [Int32]) -> Above {
    Above(levels: LeafLevels(leaves, paths, hierarchy), ahead: pathsAhead(of: leaves))
  }

  private func pathsAhead(of leaves: [Int32]) -> PathsAhead {
    var result = PathsAhead(
      leaves, years: years, horizon: horizon,
      start: { nation?.forecast(of: $0, knowing: $1) ?? .nan })
    for (level, part) in placeOperators.enumerated() {
      let columns = Dictionary(grouping: leaves.indices) {
        Int(hierarchy.leafPlaces[Int(leaves[$0])][level])
      }
      let series = paths.places[level]
      for group in PlaceGroup.groups(columns.keys.filter { $0 >= 0 }.sorted(), of: series) {
        let rows = rows(of: group.periods)
        let own = part.forecasts(
          group.parts(of: series, level: level, noise), rows, years: years,
          weights: placeWeights[level][group.periods])
        for (index, place) in group.places.enumerated() {
          result.add(
            own.values, at: index, of: group.places.count, rows, to: columns[place] ?? [])
        }
      }
    }
    return result
  }

  private func rows(of periods: [Int]) -> ForecastRows {
    ForecastRows(everyPeriodOf: periods, years: years, horizon: horizon, reach: horizon)
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
