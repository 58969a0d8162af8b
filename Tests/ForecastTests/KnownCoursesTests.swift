import Panels
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Series of a known course: a level, what all share, and noise.
private struct Course: CustomTestStringConvertible, Sendable {
  var years: Int
  /// The deviation of the noise, and that of the yearly step of a walk.
  var noise = 0.0
  var walk = 0.0
  /// The mean and the deviation of the slopes.
  var slope = (mean: 1.0, deviation: 0.0)

  var testDescription: String {
    "\(years) years, noise \(noise), walk \(walk), slopes \(slope.mean) ± \(slope.deviation)"
  }

  static let ahead = 5

  /// 240 series in eight places, with the years to come.
  func series(seed: UInt64) -> [[Double]] {
    var random = SplitMix64(seed: seed)
    return (0..<240).map { _ in
      var level = 50 + 10 * random.normal()
      let slope = slope.mean + slope.deviation * random.normal()
      return (0..<years + Self.ahead).map { _ in
        level += slope + walk * random.normal()
        return level + noise * random.normal()
      }
    }
  }

  /// The mean absolute error of a method over all series and years to come.
  func error(_ method: ForecastMethod, seed: UInt64) throws -> Double {
    let series = series(seed: seed)
    let set = Sample.set(
      .number, series.map { Array($0.prefix(years)) },
      groups: [series.indices.map { "p\($0 % 8)" }])
    let forecast = try Sample.forecast(set, method, horizon: Self.ahead)
    var sum = 0.0
    for (unit, row) in series.enumerated() {
      for step in 0..<Self.ahead {
        sum += abs(forecast.centre(unit: unit, step: step) - row[years + step])
      }
    }
    return sum / Double(series.count * Self.ahead)
  }
}

@Suite("Forecasts of known courses")
struct KnownCoursesTests {
  @Test(
    "are at most a twentieth behind the method that fits the course, in the mean of four panels",
    arguments: [
      Course(years: 8, noise: 0.05, slope: (1, 0.5)),
      Course(years: 10, noise: 0.3, slope: (1, 0.5)),
      Course(years: 10, noise: 1, slope: (1, 1)),
      Course(years: 10, noise: 3, slope: (1, 1)),
      Course(years: 15, noise: 2, slope: (1, 0.5)),
      Course(years: 20, noise: 4, slope: (1, 0.3)),
      Course(years: 12, walk: 1, slope: (0, 0)),
      Course(years: 12, noise: 1, walk: 0.5, slope: (0, 0)),
      Course(years: 12, noise: 1, slope: (0, 0)),
    ])
  fileprivate func fitting(course: Course) throws {
    let methods: [ForecastMethod] = [.lastValue, .drift, .ols, .ses, .theta, .dampedHolt]
    let mean = { (method: ForecastMethod) in
      try (1...4).reduce(0) { try $0 + course.error(method, seed: $1) } / 4
    }
    let best = try methods.map(mean).min() ?? 0
    let found = try mean(.auto)
    #expect(found < 1.05 * best, "\(found) against \(best)")
  }

  /// Series that have the same courses in two or more places, and what they will be.
  private static func panel(
    _ kind: IndicatorKind, years: Int, _ value: (_ unit: Int, _ year: Int) -> Double
  ) throws -> (forecast: BlockForecast, truth: [[Double]]) {
    let rows = (0..<20).map { unit in (0..<years + Course.ahead).map { value(unit, $0) } }
    let set = Sample.set(
      kind, rows.map { Array($0.prefix(years)) }, groups: [rows.indices.map { "p\($0 % 3)" }])
    return (
      try Sample.forecast(set, horizon: Course.ahead), rows.map { Array($0.suffix(Course.ahead)) }
    )
  }

  @Test(
    "of counts that change at one rate keep to it, however unlike their sizes",
    arguments: [1.03, 0.9], [6, 11])
  func counts(rate: Double, years: Int) throws {
    let (forecast, truth) = try Self.panel(.count, years: years) { unit, year in
      (30 * pow(1.6, Double(unit)) * pow(rate, Double(year))).rounded()
    }
    for (unit, row) in truth.enumerated() {
      for (step, value) in row.enumerated() {
        let found = forecast.centre(unit: unit, step: step)
        #expect(abs(found - value) < 0.06 * value + 1, "unit \(unit), step \(step): \(value)")
      }
    }
  }

  @Test(
    "of constant values are these, on every scale",
    arguments: [IndicatorKind.number, .positive, .share], 1...12)
  func constant(kind: IndicatorKind, years: Int) throws {
    let (forecast, truth) = try Self.panel(kind, years: years) { unit, _ in
      30.7 + 0.7 * Double(unit)
    }
    for (unit, row) in truth.enumerated() {
      for (step, value) in row.enumerated() {
        let found = forecast.centre(unit: unit, step: step)
        #expect(abs(found - value) < 1e-6, "unit \(unit), step \(step)")
        for quantile in forecast.quantiles(unit: unit, step: step) where !quantile.isNaN {
          #expect(abs(quantile - value) < 1e-6, "unit \(unit), step \(step)")
        }
      }
    }
  }

  @Test("of steady rates go on at them", arguments: [7, 8, 10, 15], [0.0, 0.02])
  func rates(years: Int, spread: Double) throws {
    let (forecast, truth) = try Self.panel(.positive, years: years) { unit, year in
      (30 + Double(unit)) * pow(1.05 + spread * Double(unit % 5) / 4, Double(year))
    }
    for (unit, row) in truth.enumerated() {
      for (step, value) in row.enumerated() {
        let found = forecast.centre(unit: unit, step: step)
        #expect(abs(found / value - 1) < 0.005, "unit \(unit), step \(step): \(found), \(value)")
      }
    }
  }
}
