import Panels
import Testing

@testable import Forecast

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
}
