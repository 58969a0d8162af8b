import LinearAlgebra

/// The course that many series share: the year effects of a two-way table of units and years.
///
/// With every series complete it is their mean. With gaps a plain mean would jump whenever a high unit is
/// absent; year effects beside unit effects do not. Where no series tells of the change between two years, as when
/// all units are new ones after a merger, the course goes on at the rate of the others: how high new units stand says
/// nothing about it. The level of a course with gaps is zero on average; what units are above it is theirs.
///
/// What is kept are the normal equations after the unit effects are taken out, which add up over series, blocks and
/// shards however many sets of years there are.
struct YearEffects: Sendable {
  /// The weight of the prior that unit effects are zero, in observations of a unit: so slight that it only tells years
  /// with values from years without.
  private static let prior = 1e-12
  let periodCount: Int
  /// The number of series.
  private(set) var count = 0
  /// The lower triangle of the equations, row by row.
  private(set) var normal: [Double]
  /// Their right-hand side, one a period.
  private(set) var right: [Double]
  /// The periods of all series, as long as they are the same.
  private(set) var common: [Int]?
  /// By period of ``common`` the sum of the values; empty where there is none.
  private(set) var sums: [Double] = []

  /// Starts with no series.
  init(periodCount: Int) {
    self.periodCount = periodCount
    normal = Array(repeating: 0, count: Self.triangle(periodCount))
    right = Array(repeating: 0, count: periodCount)
  }

  /// Takes up what was kept; `nil` where it does not fit together.
  init?(
    periodCount: Int, count: Int, normal: [Double], right: [Double], common: [Int]?,
    sums: [Double]
  ) {
    guard normal.count == Self.triangle(periodCount), right.count == periodCount, count > 0,
      sums.count == common?.count ?? 0
    else { return nil }
    self.periodCount = periodCount
    self.count = count
    self.normal = normal
    self.right = right
    self.common = common
    self.sums = sums
  }

  static func triangle(_ order: Int) -> Int { order * (order + 1) / 2 }

  /// Whether nothing was added.
  var isEmpty: Bool { count == 0 }

  /// Adds `count` series observed in the same periods, by the sums of their values.
  ///
  /// - Complexity: O(*periods²*).
  mutating func add(count: Int, periods: [Int], sums: [Double]) {
    note(periods, sums)
    self.count += count
    let share = 1 / (Double(periods.count) + Self.prior)
    let total = sums.reduce(0, +) * share
    let weight = Double(count) * share
    normal.withUnsafeMutableBufferPointer { normal in
      for (position, period) in periods.enumerated() {
        right[period] += sums[position] - total
        let row = Self.triangle(period)
        normal[row + period] += Double(count)
        for other in periods[...position] { normal[row + other] -= weight }
      }
    }
  }

  /// Adds the series of other effects.
  mutating func merge(_ other: YearEffects) {
    if other.isEmpty { return }
    if isEmpty {
      self = other
      return
    }
    if let periods = other.common { note(periods, other.sums) } else { (common, sums) = (nil, []) }
    count += other.count
    for index in normal.indices { normal[index] += other.normal[index] }
    for index in right.indices { right[index] += other.right[index] }
  }

  private mutating func note(_ periods: [Int], _ sums: [Double]) {
    if isEmpty {
      (common, self.sums) = (periods, sums)
    } else if common == periods {
      for index in sums.indices { self.sums[index] += sums[index] }
    } else {
      (common, self.sums) = (nil, [])
    }
  }

  /// Takes a path out of all series; where it is not known there are no values.
  mutating func subtract(_ path: [Double]) {
    if let common {
      for (position, period) in common.enumerated() {
        sums[position] -= Double(count) * path[period]
      }
    }
    // What is not known of the path is in no series: its equations are empty.
    let path = path.map { $0.isNaN ? 0 : $0 }
    normal.withUnsafeBufferPointer { normal in
      right.withUnsafeMutableBufferPointer { right in
        var row = normal.baseAddress
        for period in 0..<periodCount {
          guard let equation = row else { return }
          var sum = equation[period] * path[period]
          for other in 0..<period {
            sum += equation[other] * path[other]
            right[other] -= equation[other] * path[period]
          }
          right[period] -= sum
          row = equation + period + 1
        }
      }
    }
  }

  /// The effects, a number for every period with a value and NaN elsewhere.
  ///
  /// - Complexity: O(*periods³*), O(*periods*) where all series are observed in the same ones.
  func solved() -> [Double] {
    var result = [Double](repeating: .nan, count: periodCount)
    if let common {
      for (period, sum) in zip(common, sums) { result[period] = sum / Double(count) }
      return result
    }
    let joined = joinedPeriods()
    for periods in joined {
      for (period, effect) in zip(periods, effects(periods)) { result[period] = effect }
    }
    if joined.count > 1 { link(joined, &result) }
    let seen = joined.reduce(0) { $0 + $1.count }
    let level = result.reduce(0) { $1.isNaN ? $0 : $0 + $1 } / Double(seen)
    return result.map { $0 - level }
  }

  /// The weight of one equation.
  private func normal(_ one: Int, _ other: Int) -> Double {
    normal[Self.triangle(max(one, other)) + min(one, other)]
  }

  /// The periods with values, those together between which series tell of the changes.
  private func joinedPeriods() -> [[Int]] {
    var left = right.indices.filter { normal($0, $0) > 0 }
    // Mostly some series tells of each year and the first.
    if let first = left.first, left.allSatisfy({ normal(first, $0) != 0 }) { return [left] }
    var result: [[Int]] = []
    while let first = left.first {
      var own = [first]
      left.removeFirst()
      var next = 0
      while next < own.count {
        let period = own[next]
        own += left.filter { normal(period, $0) != 0 }
        left.removeAll { normal(period, $0) != 0 }
        next += 1
      }
      result.append(own.sorted())
    }
    return result
  }

  /// The effects of periods that are joined, up to a level.
  private func effects(_ periods: [Int]) -> [Double] {
    guard periods.count > 1 else { return [0] }
    let weights = periods.map { normal($0, $0) }
    let all = weights.reduce(0, +)
    let order = periods.count
    var elements = [Double](repeating: 0, count: order * order)
    for (row, one) in periods.enumerated() {
      for (column, other) in periods[...row].enumerated() {
        // The last term holds the level.
        let element = normal[Self.triangle(one) + other] + weights[row] * weights[column] / all
        elements[column * order + row] = element
        elements[row * order + column] = element
      }
    }
    let system = Matrix(rowCount: order, columnCount: order, elements: elements)
    let sides = Matrix(rowCount: periods.count, columnCount: 1, elements: periods.map { right[$0] })
    guard let solution = try? Cholesky(system)?.solve(sides) else {
      return periods.map { _ in .nan }
    }
    return periods.indices.map { solution[$0, 0] }
  }

  /// Moves parts that no series joins to where all changes are nearest to one rate: of the changes `Δ` in `g` years
  /// `Σ (Δ − g · rate)² / g` is least. Without any change the rate is zero.
  private func link(_ parts: [[Int]], _ effects: inout [Double]) {
    let rate = parts.count
    var part: [Int: Int] = [:]
    for (index, periods) in parts.enumerated() { for period in periods { part[period] = index } }
    let seen = part.keys.sorted()
    var system = Matrix(rowCount: rate + 1, columnCount: rate + 1)
    var sides = Matrix(rowCount: rate + 1, columnCount: 1)
    for (before, after) in zip(seen, seen.dropFirst()) {
      guard let one = part[before], let other = part[after] else { continue }
      let years = Double(after - before)
      let terms: [(Int, Double)] =
        one == other ? [(rate, -years)] : [(one, -1), (other, 1), (rate, -years)]
      let change = effects[after] - effects[before]
      for (row, left) in terms {
        sides[row, 0] -= left * change / years
        for (column, right) in terms { system[row, column] += left * right / years }
      }
    }
    // The first part stays, and a rate that nothing tells of is none.
    system[0, 0] += 1
    system[rate, rate] += 1e-9 * system[rate, rate]
    guard let solution = try? Cholesky(system)?.solve(sides) else { return }
    for (period, index) in part { effects[period] += solution[index, 0] }
  }
}
