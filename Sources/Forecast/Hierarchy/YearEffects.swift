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
  /// The sums of series observed in the same periods.
  private struct Cell {
    var observed: PeriodSet
    var count: Int
    var sums: [Double]

    mutating func add(count: Int, sums: [Double]) {
      self.count += count
      for position in sums.indices { self.sums[position] += sums[position] }
    }
  }

  /// The first cell, which most often is the only one.
  private var first: Cell?
  private var others: [PeriodSet: Cell] = [:]

  init(periodCount: Int) { self.periodCount = periodCount }

  /// Whether nothing was added.
  var isEmpty: Bool { first == nil }

  /// Adds `count` series observed in the same periods, by the sums of their values.
  mutating func add(count: Int, periods: [Int], sums: [Double]) {
    let observed = PeriodSet(periods)
    let isFirst = first.map { $0.observed == observed } ?? true
    let known: Void? =
      isFirst
      ? first?.add(count: count, sums: sums) : others[observed]?.add(count: count, sums: sums)
    guard known == nil else { return }
    let cell = Cell(observed: observed, count: count, sums: sums)
    if isFirst { first = cell } else { others[observed] = cell }
  }

  /// The effects, a number for every period with a value and NaN elsewhere.
  ///
  /// - Complexity: O(*periods³*), O(*periods*) where all series are observed in the same ones.
  func solved() -> [Double] {
    var result = [Double](repeating: .nan, count: periodCount)
    guard let first else { return result }
    if others.isEmpty {
      for (position, period) in first.observed.periods.enumerated() {
        result[period] = first.sums[position] / Double(first.count)
      }
      return result
    }
    var system = NormalEquations(periodCount: periodCount)
    for cell in ([first] + others.values).sorted(by: { $0.observed < $1.observed }) {
      system.add(
        count: cell.count, periods: cell.observed.periods, sums: cell.sums, prior: Self.prior)
    }
    for (period, effect) in system.solved() { result[period] = effect }
    return result
  }
}

/// The equations of year effects after the unit effects are taken out.
private struct NormalEquations {
  private var normal: Matrix
  private var right: [Double]

  init(periodCount: Int) {
    normal = Matrix(rowCount: periodCount, columnCount: periodCount)
    right = Array(repeating: 0, count: periodCount)
  }

  mutating func add(count: Int, periods: [Int], sums: [Double], prior: Double) {
    let share = 1 / (Double(periods.count) + prior)
    let total = sums.reduce(0, +) * share
    for (position, period) in periods.enumerated() {
      right[period] += sums[position] - total
      normal[period, period] += Double(count)
      for other in periods { normal[period, other] -= Double(count) * share }
    }
  }

  /// The periods with a value and their effects.
  func solved() -> [(period: Int, effect: Double)] {
    let seen = right.indices.filter { normal[$0, $0] > 0 }
    guard !seen.isEmpty else { return [] }
    var system = Matrix(rowCount: seen.count, columnCount: seen.count)
    for (i, row) in seen.enumerated() {
      for (j, column) in seen.enumerated() { system[i, j] = normal[row, column] }
    }
    let sides = Matrix(rowCount: seen.count, columnCount: 1, elements: seen.map { right[$0] })
    guard let solution = try? Cholesky(system)?.solve(sides) else { return [] }
    return seen.enumerated().map { ($1, solution[$0, 0]) }
  }
}
