/// The periods some series are observed in, as what they are grouped by.
struct PeriodSet: Hashable, Comparable, Sendable {
  /// Ascending.
  let periods: [Int]

  init(_ periods: [Int]) { self.periods = periods }

  /// One number stands for all: a dictionary holds few sets and asks for them once a series.
  func hash(into hasher: inout Hasher) {
    hasher.combine(periods.reduce(0) { $0 ^ 1 << UInt64($1 & 63) })
  }

  static func < (left: Self, right: Self) -> Bool {
    left.periods.lexicographicallyPrecedes(right.periods)
  }
}
