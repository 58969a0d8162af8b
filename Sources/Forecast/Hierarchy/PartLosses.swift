import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The backtest losses of the members that forecast the parts below the nation, pooled over parts.
///
/// Many parts fail together only through the nation, which is taken out: their losses tell the members
/// apart well, and the weights are a high power of them.
struct PartLosses {
  /// Simple smoothing, and Theta with a share of the line's slope.
  static let members: [ForecastOperator] =
    [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1].map { .smoothing(level: $0) }
    + [0.3, 0.5, 0.7, 1].flatMap { level in
      [0.25, 0.5].map { .theta(level: level, share: $0) }
    }

  private static let power = -40.0
  /// Members of less weight are left out.
  private static let leastWeight = 1e-3

  /// By origin period: sums for every member, and their count.
  private var sums: [Int: (losses: [Double], weight: Double)] = [:]

  /// Adds parts observed in the same periods.
  ///
  /// - Parameters:
  ///   - values: `n × t`, parts contiguous within a year.
  ///   - years: The years of the rows' periods.
  mutating func add(_ values: [Double], count n: Int, rows: ForecastRows, years: [Double]) {
    guard rows.rows.count > rows.horizon else { return }
    for (index, member) in Self.members.enumerated() {
      let forecasts = combine(
        values, unitCount: n, weights: BankWeights.matrix([(member, 1)], rows, years: years))
      for (row, entry) in rows.rows.enumerated() {
        guard let actual = entry.actual else { continue }
        var sum = 0.0
        for i in 0..<n { sum += abs(values[actual * n + i] - forecasts[row * n + i]) }
        let period = rows.periods[entry.origin - 1]
        var own =
          sums.removeValue(forKey: period)
          ?? ([Double](repeating: 0, count: Self.members.count), 0)
        own.losses[index] += sum / Double(entry.lead).squareRoot()
        if index == 0 { own.weight += Double(n) }
        sums[period] = own
      }
    }
  }

  /// The members kept and their weights, which sum to 1.
  func combination() -> [(member: ForecastOperator, weight: Double)] {
    var losses = [Double](repeating: 0, count: Self.members.count)
    for (_, own) in sums.sorted(by: { $0.key < $1.key }) {
      for index in losses.indices { losses[index] += own.losses[index] / own.weight }
    }
    let least = losses.min() ?? 0
    // Nothing to learn from, or nothing varies: smoothing that trusts what was seen last.
    guard losses.contains(where: { $0 > 0 }) else { return [(.smoothing(level: 0.7), 1)] }
    let raw = losses.map { $0 == least ? 1 : pow($0 / least, Self.power) }
    let kept = raw.map { $0 < Self.leastWeight * raw.reduce(0, +) ? 0 : $0 }
    let total = kept.reduce(0, +)
    return zip(Self.members, kept).filter { $0.1 > 0 }.map { ($0, $1 / total) }
  }
}
