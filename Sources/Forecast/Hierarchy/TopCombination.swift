#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The forecast of the one series at the top, whose backtest is too short to choose by.
///
/// A weighted mean of unlike members. The weights are a prior, which leans to what starts from the last
/// value where the series is short, times the backtest loss to a small negative power: the members' order
/// in so few years is mostly chance (see `docs/decisions/0011-forecast-operators.md`).
struct TopCombination {
  private struct Entry {
    let member: SeriesMember
    /// The prior for ten years and more, and for six and fewer.
    let long: Double
    let short: Double
  }

  private static let entries: [Entry] = [
    Entry(member: .linear(.lastValue), long: 2, short: 0),
    Entry(member: .linear(.line(discount: 1)), long: 2, short: 0),
    Entry(member: .linear(.line(discount: 0.8)), long: 2, short: 0),
    Entry(member: .theta(share: 0.75), long: 3, short: 0),
    Entry(member: .linear(.theta(level: 0.5, share: 0.75)), long: 3, short: 0),
    Entry(member: .theta(share: 0.5), long: 1, short: 0),
    Entry(member: .theta(share: 1), long: 1, short: 0),
    Entry(member: .linear(.theta(level: 0.5, share: 0.5)), long: 1, short: 0),
    Entry(member: .linear(.drift(share: 1, damping: 1)), long: 0, short: 9),
    Entry(member: .linear(.drift(share: 1, damping: 0.85)), long: 1, short: 4.5),
    Entry(member: .linear(.drift(share: 0.75, damping: 1)), long: 1, short: 4.5),
    Entry(member: .linear(.drift(share: 0.5, damping: 1)), long: 1, short: 0),
  ]

  /// The power of the loss.
  private static let power = -0.5
  private static let chance = LossCredit(limit: 3)

  /// The forecasts of a path from each of its years, each with the weights known then.
  ///
  /// - Parameters:
  ///   - path: A number a period, NaN where there is none; at least one is there.
  ///   - years: The years of the panel.
  ///   - horizon: How many years after the panel's last are forecast.
  ///   - reach: How many years ahead shorter histories forecast.
  func forecasts(_ path: [Double], years: [Int], horizon: Int, reach: Int) -> PathForecasts {
    let periods = path.indices.filter { !path[$0].isNaN }
    let rows = ForecastRows(
      everyOriginOf: periods, years: years, horizon: horizon, reach: reach)
    let values = periods.map { path[$0] }
    let known = periods.map { Double(years[$0]) }
    let members = Self.entries.map {
      $0.member.forecasts(values, count: 1, years: known, rows: rows)
    }
    var combined = [Double](repeating: 0, count: rows.rows.count)
    for (origin, positions) in rows.origins {
      let weights = weights(members, values, rows, origin: origin)
      for row in positions {
        for (member, weight) in weights.enumerated() where weight > 0 {
          combined[row] += weight * members[member][row]
        }
      }
    }
    return PathForecasts(rows, combined, periodCount: years.count)
  }

  /// The weights after so many years, from the errors made up to then.
  private func weights(
    _ members: [[Double]], _ values: [Double], _ rows: ForecastRows, origin: Int
  ) -> [Double] {
    let losses = members.map { loss($0, values, rows, origin: origin) }
    let seen = values.prefix(origin)
    let change = zip(seen, seen.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) }
    let size = seen.reduce(0) { $0 + abs($1) } / Double(origin)
    // Less than that is rounding.
    let floor = 1e-9 * change + 1e-12 * size + .leastNormalMagnitude
    let shortness = min(1, max(0, Double(10 - origin) / 4))
    let priors = Self.entries.map { shortness * $0.short + (1 - shortness) * $0.long }
    let compared = zip(priors, losses).compactMap { $0 > 0 ? $1 : nil }
    let least = (compared.min() ?? 0) + floor
    let weights = zip(priors, losses).map { prior, loss in
      prior * (loss.map { Self.credit(ratio: ($0 + floor) / least) } ?? 1)
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// What a member counts for whose loss is so many times the least.
  private static func credit(ratio: Double) -> Double {
    pow(ratio, power) * chance.credit(ratio: ratio)
  }

  /// The mean over origins of the mean absolute error by the root of the lead; `nil` without any.
  private func loss(
    _ forecasts: [Double], _ values: [Double], _ rows: ForecastRows, origin last: Int
  ) -> Double? {
    var sum = 0.0
    var count = 0
    for (origin, positions) in rows.origins
    where origin >= ForecastRows.firstOrigin(last) && origin < last {
      var own = 0.0
      var number = 0
      for row in positions {
        guard let actual = rows.rows[row].actual, actual < last else { continue }
        own += abs(values[actual] - forecasts[row]) / Double(rows.rows[row].lead).squareRoot()
        number += 1
      }
      if number > 0 {
        sum += own / Double(number)
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }
}
