/// The forecasts made of a series observed in some years: those asked for, and those made from shorter
/// histories to learn what their errors are.
///
/// What is learnt from which history is in docs/forecast.md.
public struct ForecastRows: Hashable, Sendable {
  /// One forecast.
  public struct Row: Hashable, Sendable {
    /// How many of the observed years it may use.
    public let origin: Int
    /// The year forecast, as a period of the panel; those after its last go on counting.
    public let target: Int
    /// The years from the last one used to the one forecast.
    public let lead: Int
    /// The position among the observed years of the value that came; `nil` when it is to come.
    public let actual: Int?
  }

  /// The periods observed, ascending.
  public let periods: [Int]
  /// The forecasts asked for, then the others in the order of their origins.
  public let rows: [Row]
  /// How many were asked for.
  public let horizon: Int
  /// The rows by shorter history, each with its positions.
  let origins: [(origin: Int, rows: Range<Int>)]

  /// At most so many shorter histories are tried to learn from, the latest.
  static let originLimit = 12
  /// At most so many tell the scale of one series where series go together and differ little in it.
  static let pooledScaleOrigins = 6

  /// Whether two lists are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.periods == right.periods && left.rows == right.rows
  }

  /// The years observed stand for all: the rest most often follows from them.
  public func hash(into hasher: inout Hasher) {
    PeriodSet(periods).hash(into: &hasher)
    hasher.combine(rows.count)
  }

  /// Lists the forecasts.
  ///
  /// - Parameters:
  ///   - periods: The periods observed, ascending.
  ///   - years: The years of the panel.
  ///   - horizon: How many years after the panel's last are forecast.
  ///   - reach: How many years ahead the shorter histories forecast.
  ///   - limit: How many shorter histories are wanted at most.
  init(periods: [Int], years: [Int], horizon: Int, reach: Int, limit: Int = originLimit) {
    self.periods = periods
    self.horizon = horizon
    let year = { Self.year(of: $0, in: years) }
    let last = periods[periods.count - 1]
    var rows = (0..<horizon).map { step in
      let target = years.count + step
      return Row(
        origin: periods.count, target: target, lead: year(target) - year(last), actual: nil)
    }
    let first = max(Self.firstOrigin(periods.count), periods.count - limit)
    for origin in first..<max(periods.count, first) {
      for position in origin..<periods.count {
        let lead = year(periods[position]) - year(periods[origin - 1])
        guard lead <= reach else { break }
        rows.append(Row(origin: origin, target: periods[position], lead: lead, actual: position))
      }
    }
    self.rows = rows
    origins = Self.origins(of: rows)
  }

  /// The forecasts of a path from every one of its years, at most `reach` years ahead, for all periods of
  /// the panel; those asked for first.
  init(everyOriginOf periods: [Int], years: [Int], horizon: Int, reach: Int) {
    let asked = ForecastRows(
      periods: periods, years: years, horizon: horizon, reach: reach, limit: 0)
    var rows = asked.rows
    for origin in 1..<max(periods.count, 1) {
      let first = periods[origin - 1]
      for target in Self.targets(after: first, years: years, reach: reach) {
        rows.append(
          Row(
            origin: origin, target: target, lead: years[target] - years[first],
            actual: periods.firstIndex(of: target)))
      }
    }
    self.periods = periods
    self.horizon = horizon
    self.rows = rows
    origins = Self.origins(of: rows)
  }

  /// The forecasts of a path from what is known of it at every period of the panel, at most `reach` years
  /// ahead, so that they go with those of any series below it; those asked for first.
  ///
  /// Those of each period follow in the order of ``targets(after:years:reach:)``.
  init(everyPeriodOf periods: [Int], years: [Int], horizon: Int, reach: Int) {
    let row = { (origin: Int, target: Int) in
      Row(
        origin: origin, target: target,
        lead: Self.year(of: target, in: years) - years[periods[origin - 1]], actual: nil)
    }
    var rows = (0..<horizon).map { row(periods.count, years.count + $0) }
    var origin = 0
    for period in years.indices {
      if origin < periods.count, periods[origin] == period { origin += 1 }
      guard origin > 0 else { continue }
      rows += Self.targets(after: period, years: years, reach: reach).map { row(origin, $0) }
    }
    self.periods = periods
    self.horizon = horizon
    self.rows = rows
    origins = Self.origins(of: rows)
  }

  /// The periods of the panel after one, at most `reach` years ahead.
  static func targets(after period: Int, years: [Int], reach: Int) -> Range<Int> {
    var end = period + 1
    while end < years.count, years[end] - years[period] <= reach { end += 1 }
    return period + 1..<end
  }

  /// The year of a period; those after the panel's last go on counting.
  private static func year(of period: Int, in years: [Int]) -> Int {
    period < years.count ? years[period] : (years.last ?? 0) + period - years.count + 1
  }

  /// The shortest history tried: three years where five or more are there.
  static func firstOrigin(_ count: Int) -> Int {
    let shortest = count > 4 ? 3 : count > 2 ? 2 : 1
    return max(shortest, count - originLimit)
  }

  /// The rows by origin, each with its positions.
  private static func origins(of rows: [Row]) -> [(origin: Int, rows: Range<Int>)] {
    var result: [(origin: Int, rows: Range<Int>)] = []
    for (position, row) in rows.enumerated() {
      if let last = result.last, last.origin == row.origin {
        result[result.count - 1].rows = last.rows.lowerBound..<position + 1
      } else {
        result.append((row.origin, position..<position + 1))
      }
    }
    return result
  }
}
