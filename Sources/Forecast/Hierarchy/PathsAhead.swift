/// The forecasts of the paths above some leaves: for the years asked for, and from what was known at every period
/// of the panel.
///
/// Made once for a range of units; the series of every set of observed years take from it what they need.
struct PathsAhead: Sendable {
  /// The column of each leaf.
  private let columns: LeafColumns
  /// The number of periods; what is forecast for later ones is what was asked for.
  private let periodCount: Int
  /// By period the row of the forecast of the next one from what was known then.
  private let starts: [Int]
  /// `leaves × rows`, leaves contiguous: first the years asked for.
  private var values: [Double]

  /// Starts with what lies above all places.
  ///
  /// - Parameters:
  ///   - leaves: The leaves, ascending.
  ///   - years: The years of the panel.
  ///   - horizon: How many years after the panel's last are forecast, and how many ahead from earlier ones.
  ///   - start: The forecast of a period from what was known after another.
  init(
    _ leaves: [Int32], years: [Int], horizon: Int,
    start: (_ target: Int, _ known: Int) -> Double
  ) {
    columns = LeafColumns(leaves)
    periodCount = years.count
    var values = (0..<horizon).map { start(years.count + $0, years.count + horizon) }
    var starts: [Int] = []
    for period in years.indices {
      starts.append(values.count)
      values += ForecastRows.targets(after: period, years: years, reach: horizon)
        .map { start($0, period) }
    }
    self.starts = starts
    self.values = values.flatMap { Array(repeating: $0, count: leaves.count) }
  }

  /// Adds the forecasts of one place to the leaves in it.
  ///
  /// - Parameters:
  ///   - forecasts: `places × rows`.
  ///   - index: The place among these.
  ///   - count: The number of places.
  ///   - rows: The forecasts from every period of the panel.
  ///   - leaves: The columns of the leaves.
  mutating func add(
    _ forecasts: [Double], at index: Int, of count: Int, _ rows: ForecastRows, to leaves: [Int]
  ) {
    guard let first = rows.periods.first else { return }
    for row in rows.rows.indices {
      let own = forecasts[row * count + index]
      let position = row < rows.horizon ? row : starts[first] + row - rows.horizon
      for leaf in leaves { values[position * columns.count + leaf] += own }
    }
  }

  /// Adds to the forecasts of units' own parts those of the paths above them.
  ///
  /// - Parameters:
  ///   - forecasts: `n × rows`.
  ///   - runs: The units by leaf, as positions among the `n`.
  ///   - rows: What is forecast.
  ///   - n: The number of units.
  func add(
    to forecasts: inout [Double], of runs: [(leaf: Int32, positions: Range<Int>)],
    _ rows: ForecastRows, count n: Int
  ) {
    let columns = runs.map { self.columns[$0.leaf] }
    forecasts.withUnsafeMutableBufferPointer { forecasts in
      values.withUnsafeBufferPointer { values in
        for (row, entry) in rows.rows.enumerated() {
          let base = position(of: entry, rows) * self.columns.count
          for (run, column) in zip(runs, columns) {
            let above = values[base + column]
            for i in run.positions { forecasts[row * n + i] += above }
          }
        }
      }
    }
  }

  private func position(of row: ForecastRows.Row, _ rows: ForecastRows) -> Int {
    if row.actual == nil { return row.target - periodCount }
    let known = rows.periods[row.origin - 1]
    return starts[known] + row.target - known - 1
  }
}

/// Where each of some leaves stands among them.
struct LeafColumns: Sendable {
  private let first: Int32
  private let columns: [Int32]
  /// How many there are.
  let count: Int

  /// Numbers leaves, which are ascending.
  init(_ leaves: [Int32]) {
    first = leaves.first ?? 0
    count = leaves.count
    // Units in code order have leaves that are near each other.
    var columns = [Int32](repeating: 0, count: Int((leaves.last ?? first) - first) + 1)
    for (column, leaf) in leaves.enumerated() { columns[Int(leaf - first)] = Int32(column) }
    self.columns = columns
  }

  subscript(leaf: Int32) -> Int { Int(columns[Int(leaf - first)]) }
}

/// The sums of the paths above the units of some leaves.
struct LeafLevels: Sendable {
  private let columns: LeafColumns
  private let periodCount: Int
  /// `periods × leaves`, periods contiguous.
  private let values: [Double]

  init(_ leaves: [Int32], _ paths: LevelPaths, _ hierarchy: Hierarchy) {
    columns = LeafColumns(leaves)
    periodCount = paths.nation.count
    values = leaves.flatMap { leaf in
      var sums = paths.nation
      for (level, place) in hierarchy.leafPlaces[Int(leaf)].enumerated() where place >= 0 {
        let path = paths.places[level][Int(place)]
        // A place without any value has no path, and nobody asks for it.
        for period in path.indices { sums[period] += path[period] }
      }
      return sums
    }
  }

  /// The sum above the units of a leaf in a period.
  func level(_ leaf: Int32, _ period: Int) -> Double {
    values[columns[leaf] * periodCount + period]
  }

  /// What is left of a block's values below all paths, `n × t`.
  func rest(
    _ block: SeriesBlock, _ lane: Lane, _ runs: [(leaf: Int32, positions: Range<Int>)]
  ) -> [Double] {
    var result = block.values(lane)
    let n = block.count
    result.withUnsafeMutableBufferPointer { result in
      values.withUnsafeBufferPointer { values in
        for (leaf, positions) in runs {
          let base = columns[leaf] * periodCount
          for (column, period) in block.periods.enumerated() {
            let level = values[base + period]
            for i in positions { result[column * n + i] -= level }
          }
        }
      }
    }
    return result
  }
}
