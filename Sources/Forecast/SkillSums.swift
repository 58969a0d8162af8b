/// Absolute errors on shorter histories, in the indicator's unit, of a forecast and of two that anybody
/// can make: the last value and the least-squares line.
public struct SkillSums: Hashable, Sendable {
  /// The number of forecasts compared.
  public private(set) var count = 0
  private var own = 0.0
  private var lastValue = 0.0
  private var line = 0.0

  /// The mean absolute error.
  public var meanError: Double { own / Double(count) }
  /// How much less the error is than that of the last value, as a share; negative where it is more.
  public var againstLastValue: Double { 1 - own / lastValue }
  /// How much less the error is than that of the least-squares line.
  public var againstLine: Double { 1 - own / line }

  mutating func add(
    _ block: SeriesBlock, _ rows: ForecastRows, centres: [Double], scale: IndicatorScale,
    years: [Int]
  ) {
    let n = block.count
    let known = block.periods.map { Double(years[$0]) }
    let forecasts = { (member: ForecastOperator) in
      SeriesMember.linear(member).forecasts(block.working, count: n, years: known, rows: rows)
    }
    let last = forecasts(.lastValue)
    let lines = forecasts(.line(discount: 1))
    for (row, entry) in rows.rows.enumerated() {
      guard let actual = entry.actual else { continue }
      for i in 0..<n {
        let value = block.values[actual * n + i]
        own += abs(value - scale.natural(centres[row * n + i]))
        lastValue += abs(value - scale.natural(last[row * n + i]))
        line += abs(value - scale.natural(lines[row * n + i]))
      }
      count += n
    }
  }
}
