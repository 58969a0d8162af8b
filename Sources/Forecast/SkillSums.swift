/// Absolute errors on shorter histories, in the indicator's unit, of a forecast and of two that anybody
/// can make: the last value and the least-squares line.
///
/// ```swift
/// SkillSums.isClearlyWorse(-0.25, forecasts: 40)  // true: a quarter worse, in enough forecasts to tell
/// SkillSums.isClearlyWorse(-0.25, forecasts: 5)  // false: five forecasts tell nothing
/// ```
public struct SkillSums: Hashable, Sendable {
  /// The number of forecasts compared.
  public private(set) var count = 0
  private var own = 0.0
  private var lastValue = 0.0
  private var line = 0.0
  /// The sum of the absolute values forecast.
  private var size = 0.0

  /// The mean absolute error.
  public var meanError: Double { own / Double(count) }
  /// How much less the error is than that of the last value, as a share; negative where it is more, NaN where that of
  /// the last value is no more than rounding, and where all are alike (``isAlike``).
  public var againstLastValue: Double { against(lastValue) }
  /// How much less the error is than that of the least-squares line, in the same way.
  public var againstLine: Double { against(line) }

  /// Whether one of the two that anybody can make was clearly better.
  public var isDoubtful: Bool {
    [againstLastValue, againstLine].contains { Self.isClearlyWorse($0, forecasts: count) }
  }

  /// Whether a skill tells that a forecast is clearly worse than what it was compared with: more than a tenth of its
  /// error, in twenty forecasts or more, as fewer tell nothing.
  ///
  /// - Parameters:
  ///   - skill: How much less the error is, as a share; NaN where it was not compared.
  ///   - count: The number of forecasts compared.
  public static func isClearlyWorse(_ skill: Double, forecasts count: Int) -> Bool {
    count >= leastForecasts && isWorse(skill)
  }

  /// Whether the same difference was seen in forecasts that are too few to tell.
  public static func isUntold(_ skill: Double, forecasts count: Int) -> Bool {
    count < leastForecasts && isWorse(skill)
  }

  /// Fewer forecasts tell nothing.
  public static let leastForecasts = 20

  private static func isWorse(_ skill: Double) -> Bool { skill < -0.1 }

  /// Whether the forecast, the last value and the line were all alike and erred, as on histories of one year: there is
  /// nothing to compare.
  public var isAlike: Bool {
    own > 1e-9 * size && [lastValue, line].allSatisfy { abs($0 - own) <= 1e-9 * size }
  }

  private func against(_ other: Double) -> Double {
    other > 1e-9 * size && !isAlike ? 1 - own / other : .nan
  }

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
        size += abs(value)
        own += abs(value - scale.natural(centres[row * n + i]))
        lastValue += abs(value - scale.natural(last[row * n + i]))
        line += abs(value - scale.natural(lines[row * n + i]))
      }
      count += n
    }
  }
}
