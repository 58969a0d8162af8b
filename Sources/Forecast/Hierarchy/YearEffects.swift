import LinearAlgebra

/// The course that many series share: the year effects of a two-way table of units and years.
///
/// With every series complete it is their mean. With gaps a plain mean would jump whenever a high unit is
/// absent; year effects beside unit effects do not. The unit effects are held together by a slight prior,
/// so that series which never meet in a year are still linked, by their means.
struct YearEffects {
  /// The weight of the prior, in observations of a unit.
  private static let prior = 0.01
  private let periodCount: Int
  private var normal: Matrix
  private var right: [Double]

  init(periodCount: Int) {
    self.periodCount = periodCount
    normal = Matrix(rowCount: periodCount, columnCount: periodCount)
    right = Array(repeating: 0, count: periodCount)
  }

  /// Adds `count` series observed in the same periods, by the sums of their values.
  mutating func add(count: Int, periods: [Int], sums: [Double]) {
    let share = 1 / (Double(periods.count) + Self.prior)
    let total = sums.reduce(0, +) * share
    for (position, period) in periods.enumerated() {
      right[period] += sums[position] - total
      normal[period, period] += Double(count)
      for other in periods { normal[period, other] -= Double(count) * share }
    }
  }

  /// The effects, a number for every period with a value and NaN elsewhere.
  ///
  /// - Complexity: O(*periods³*).
  func solved() -> [Double] {
    let seen = (0..<periodCount).filter { normal[$0, $0] > 0 }
    var result = [Double](repeating: .nan, count: periodCount)
    guard !seen.isEmpty else { return result }
    var system = Matrix(rowCount: seen.count, columnCount: seen.count)
    for (i, row) in seen.enumerated() {
      for (j, column) in seen.enumerated() { system[i, j] = normal[row, column] }
    }
    let sides = Matrix(rowCount: seen.count, columnCount: 1, elements: seen.map { right[$0] })
    guard let solution = try? Cholesky(system)?.solve(sides) else { return result }
    for (i, period) in seen.enumerated() { result[period] = solution[i, 0] }
    return result
  }
}
