import LinearAlgebra
import Testing

@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Each operator against the recursion or formula of its definition, run on numbers.
@Suite("Operators of the bank")
struct ForecastOperatorTests {
  private static let all: [ForecastOperator] = [
    .lastValue, .drift(share: 1, damping: 1), .drift(share: 0.5, damping: 0.85),
    .line(discount: 1), .line(discount: 0.8), .smoothing(level: 0.3), .smoothing(level: 1),
    .theta(level: 0.5, share: 0.75), .theta(level: 1, share: 0.5),
  ]

  private struct Series {
    var years: [Double]
    var values: [Double]
    var targets: [Double]
  }

  private static func series(_ random: inout SplitMix64, hasGaps: Bool) -> Series {
    let count = Int.random(in: 1...12, using: &random)
    var years: [Double] = []
    var year = 2000.0
    for _ in 0..<count {
      years.append(year)
      year += hasGaps ? Double(Int.random(in: 1...3, using: &random)) : 1
    }
    let last = years[count - 1]
    return Series(
      years: years, values: years.map { _ in Double.random(in: -5...5, using: &random) },
      targets: [last + 1, last + 2, last + 5])
  }

  private static func forecast(_ member: ForecastOperator, _ series: Series) -> [Double] {
    let weights = member.weights(years: series.years, targets: series.targets)
    return (0..<series.targets.count).map { row in
      series.values.indices.reduce(0) { $0 + weights[row, $1] * series.values[$1] }
    }
  }

  private func expect(_ found: [Double], _ expected: [Double], _ note: String) {
    for (left, right) in zip(found, expected) {
      #expect(abs(left - right) < 1e-9 * max(1, abs(right)), "\(note)")
    }
  }

  @Test("each row of weights sums to 1: a constant series stays what it is", arguments: all)
  func constants(member: ForecastOperator) {
    var random = SplitMix64(seed: 1)
    for round in 0..<40 {
      var series = Self.series(&random, hasGaps: round % 2 == 1)
      series.values = series.values.map { _ in 7.25 }
      expect(Self.forecast(member, series), [7.25, 7.25, 7.25], "\(series.years)")
    }
  }

  @Test("last value and drift")
  func drift() {
    var random = SplitMix64(seed: 2)
    for round in 0..<40 {
      let series = Self.series(&random, hasGaps: round % 2 == 1)
      let last = series.values[series.values.count - 1]
      expect(Self.forecast(.lastValue, series), [last, last, last], "last")
      let span = series.years[series.years.count - 1] - series.years[0]
      let change = span == 0 ? 0 : (last - series.values[0]) / span
      let damped = [1.0, 2, 5].map { steps in
        (1...Int(steps)).reduce(0) { $0 + pow(0.85, Double($1)) }
      }
      expect(
        Self.forecast(.drift(share: 0.5, damping: 0.85), series),
        damped.map { last + 0.5 * change * $0 }, "drift")
    }
  }

  @Test("the line with weights is that of the normal equations")
  func line() {
    var random = SplitMix64(seed: 3)
    for round in 0..<40 {
      let series = Self.series(&random, hasGaps: round % 2 == 1)
      guard series.values.count > 1 else { continue }
      let last = series.years[series.years.count - 1]
      var sums = (w: 0.0, x: 0.0, xx: 0.0, y: 0.0, xy: 0.0)
      for (year, value) in zip(series.years, series.values) {
        let (w, x) = (pow(0.8, last - year), year - last)
        sums = (
          sums.w + w, sums.x + w * x, sums.xx + w * x * x, sums.y + w * value,
          sums.xy + w * x * value
        )
      }
      let determinant = sums.w * sums.xx - sums.x * sums.x
      let slope = (sums.w * sums.xy - sums.x * sums.y) / determinant
      let level = (sums.xx * sums.y - sums.x * sums.xy) / determinant
      expect(
        Self.forecast(.line(discount: 0.8), series),
        series.targets.map { level + slope * ($0 - last) }, "line")
    }
  }

  @Test(
    "smoothing, Theta and damped Holt are their recursions, a gap being years that were not seen")
  func recursions() {
    var random = SplitMix64(seed: 4)
    for round in 0..<60 {
      let series = Self.series(&random, hasGaps: round % 2 == 1)
      let n = series.values.count
      let mean = series.years.reduce(0, +) / Double(n)
      let squares = series.years.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let slope =
        squares == 0
        ? 0 : zip(series.years, series.values).reduce(0) { $0 + ($1.0 - mean) * $1.1 } / squares
      var theta = series.values[0]
      for position in 1..<max(n, 1) {
        let elapsed = Int(series.years[position] - series.years[position - 1])
        // Unseen years: the level goes on as expected; the gain of the whole gap is the share that
        // the steps together would have given to the new value.
        var rest = 1.0
        for _ in 0..<elapsed { rest *= 0.4 }
        let expected = theta + Double(elapsed) * 0.75 * slope
        theta = expected + (1 - rest) * (series.values[position] - expected)
      }
      expect(
        Self.forecast(.theta(level: 0.6, share: 0.75), series),
        [1.0, 2, 5].map { theta + 0.75 * slope * $0 }, "theta")
    }
  }

  @Test("one value is repeated by every member", arguments: all)
  func oneValue(member: ForecastOperator) {
    let series = Series(years: [2010], values: [3], targets: [2011, 2015])
    expect(Self.forecast(member, series), [3, 3], "\(member)")
  }
}
