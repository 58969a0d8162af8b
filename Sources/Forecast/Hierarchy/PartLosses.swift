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
  private static let bank: [ForecastOperator] =
    [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1].map { .smoothing(level: $0) }
    + [0.3, 0.5, 0.7, 1].flatMap { level in
      [0.25, 0.5].map { .theta(level: level, share: $0) }
    }

  private static let power = -80.0
  /// Losses count by this power of the number of periods up to their origin: a slope that three years cannot tell may be
  /// well known after ten, and the forecast asked for is made from the longest history.
  private static let growth = 4.0
  /// Members of less weight are left out.
  private static let leastWeight = 1e-3

  private let members: [PartMember]
  /// By origin period: sums for every member, and their count.
  private var sums: [Int: (losses: [Double], weight: Double)] = [:]

  /// Compares the bank, and beside it an operator fitted to the parts.
  init(beside gaussian: GaussianOperator?) {
    members = Self.bank.map { .bank($0) } + [gaussian].compactMap { $0.map { .gaussian($0) } }
  }

  /// Adds parts observed in the same periods.
  ///
  /// - Parameters:
  ///   - values: `n × t`, parts contiguous within a year.
  ///   - years: The years of the rows' periods.
  mutating func add(_ values: [Double], count n: Int, rows: ForecastRows, years: [Int]) {
    guard rows.rows.count > rows.horizon else { return }
    for (index, member) in members.enumerated() {
      let forecasts = combine(
        values, unitCount: n, weights: PartMember.weights([(member, 1)], rows, years: years))
      for (row, entry) in rows.rows.enumerated() {
        guard let actual = entry.actual else { continue }
        var sum = 0.0
        for i in 0..<n { sum += abs(values[actual * n + i] - forecasts[row * n + i]) }
        let period = rows.periods[entry.origin - 1]
        var own =
          sums.removeValue(forKey: period)
          ?? ([Double](repeating: 0, count: members.count), 0)
        own.losses[index] += sum / Double(entry.lead).squareRoot()
        if index == 0 { own.weight += Double(n) }
        sums[period] = own
      }
    }
  }

  /// The members kept and their weights, which sum to 1.
  func combination() -> [(member: PartMember, weight: Double)] {
    var losses = [Double](repeating: 0, count: members.count)
    for (period, own) in sums.sorted(by: { $0.key < $1.key }) {
      let weight = pow(Double(period + 1), Self.growth) / own.weight
      for index in losses.indices { losses[index] += weight * own.losses[index] }
    }
    let least = losses.min() ?? 0
    // Nothing to learn from, or nothing varies: smoothing that trusts what was seen last.
    guard losses.contains(where: { $0 > 0 }) else { return [(.bank(.smoothing(level: 0.7)), 1)] }
    let raw = losses.map { $0 == least ? 1 : pow($0 / least, Self.power) }
    let kept = raw.map { $0 < Self.leastWeight * raw.reduce(0, +) ? 0 : $0 }
    let total = kept.reduce(0, +)
    return zip(members, kept).filter { $0.1 > 0 }.map { ($0, $1 / total) }
  }
}
