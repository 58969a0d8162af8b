import LinearAlgebra

/// The course that many series share: the year effects of a two-way table of units and years.
///
/// With every series complete it is their mean. With gaps a plain mean would jump whenever a high unit is
/// absent; year effects beside unit effects do not. The unit effects are held together by a slight prior,
/// so that series which never meet in a year are still linked, by their means.
///
/// What is kept are the normal equations after the unit effects are taken out, which add up over series, blocks and
/// shards however many sets of years there are.
struct YearEffects: Sendable {
  /// The weight of the prior, in observations of a unit.
  private static let prior = 0.01
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
    let seen = right.indices.filter { normal[Self.triangle($0) + $0] > 0 }
    guard !seen.isEmpty else { return result }
    var elements: [Double] = []
    elements.reserveCapacity(seen.count * seen.count)
    for row in seen {
      for column in seen {
        elements.append(normal[Self.triangle(max(row, column)) + min(row, column)])
      }
    }
    let system = Matrix(rowCount: seen.count, columnCount: seen.count, elements: elements)
    let sides = Matrix(rowCount: seen.count, columnCount: 1, elements: seen.map { right[$0] })
    guard let solution = try? Cholesky(system)?.solve(sides) else { return result }
    for (position, period) in seen.enumerated() { result[period] = solution[position, 0] }
    return result
  }
}
