import LinearAlgebra
import Panels
import Testing

@testable import Forecast

@Suite("The pooled centre")
struct PooledCentreTests {
  private static let horizon = 3

  /// Fourteen communes of three provinces, one of which has a single commune.
  private static let provinces = [0..<6, 6..<13]
  private static let names =
    Array(repeating: "a", count: 6) + Array(repeating: "b", count: 7) + ["c"]

  private static func rows(
    _ kind: IndicatorKind, years: Int, present: Double, seed: UInt64
  ) -> [[Double?]] {
    var random = SplitMix64(seed: seed)
    let shocks = (0..<3).map { _ in
      (0..<years).map { _ in Double.random(in: -1...3, using: &random) }
    }
    return (0..<14).map { unit in
      var level = Double.random(in: 10...40, using: &random)
      let keeps = Int.random(in: 0..<years, using: &random)
      let province = unit < 6 ? 1 : unit < 13 ? 2 : 0
      return (0..<years).map { year in
        level += shocks[0][year] + 0.6 * shocks[province][year]
        level += Double.random(in: -2...2, using: &random)
        let value = kind == .share ? min(100, max(0, 1.7 * level)) : max(0.5, level)
        let isThere = year == keeps || Double.random(in: 0...1, using: &random) < present
        // Counts of places of unlike sizes.
        if kind == .count { return isThere ? (Double(unit * unit) * value).rounded() : nil }
        return isThere ? (100 * value).rounded() / 100 : nil
      }
    }
  }

  /// The centres of all forecasts of all blocks, as the engine and as the slow way have them.
  private func compare(
    _ kind: IndicatorKind, _ rows: [[Double?]], isGaussian: Bool = false
  ) throws {
    let set = Sample.set(kind, rows, groups: [Self.names])
    let hierarchy = Hierarchy(set.units)
    let series = try #require(ForecastSeries("x", of: set, breaks: []))
    let scale = IndicatorScale(series.scale, of: series.panel.indicator)
    let sample = series.sample(100)
    let centre = PooledCentre(
      PooledPaths(
        series.moments(hierarchy, units: 0..<set.units.count), hierarchy,
        periodCount: series.years.count, lanes: scale.lanes), hierarchy, sample: sample,
      scale: scale, years: series.years, horizon: Self.horizon, isGaussian: isGaussian)
    let slow = { (values: [[Double?]]) in
      SlowPooledForecast(
        TwoWayTable(rows: values), places: Self.provinces.map(Array.init), horizon: Self.horizon,
        isGaussian: isGaussian)
    }
    let working = slow(rows.map { row in row.map { $0.map(series.scale.working) } })
    let sizes = rows.map { row -> Double in
      let known = row.compactMap { $0 }
      return kind == .count ? known.reduce(0, +) / Double(known.count) + 3 : 1
    }
    let natural = slow(zip(rows, sizes).map { row, size in row.map { $0.map { $0 / size } } })
    let end = series.years.count - 1
    for block in sample {
      let forecasts = ForecastRows(
        periods: block.periods, years: series.years, horizon: Self.horizon, reach: Self.horizon)
      let found = centre.centres(block, forecasts).values
      for (row, entry) in forecasts.rows.enumerated() {
        let last = block.periods[entry.origin - 1]
        let common = entry.actual == nil ? end : last
        for (i, unit) in block.units.enumerated() {
          let expected = [working, natural].map {
            $0.forecast(unit: unit, upTo: last, common: common, target: entry.target)
          }
          let inside = scale.confined(sizes[unit] * expected[1])
          let mean =
            kind == .number
            ? expected[0]
            : series.scale.working(0.5 * (series.scale.natural(expected[0]) + inside))
          #expect(
            abs(found[row * block.count + i] - mean) < 1e-8 * max(1, abs(mean)),
            "unit \(unit), from \(last) to \(entry.target)")
        }
      }
    }
  }

  @Test(
    "forecasts and those of shorter histories are nation, province and commune added, on both lanes",
    arguments: [IndicatorKind.positive, .share, .number, .count], [4, 8, 11])
  func complete(kind: IndicatorKind, years: Int) throws {
    try compare(kind, Self.rows(kind, years: years, present: 1, seed: UInt64(years)))
  }

  @Test(
    "with gaps as well, and communes whose last value is old",
    arguments: [IndicatorKind.positive, .share, .count], [7, 12])
  func gaps(kind: IndicatorKind, years: Int) throws {
    try compare(kind, Self.rows(kind, years: years, present: 0.7, seed: UInt64(20 + years)))
  }

  @Test("the parts may go on by the Gaussian operator fitted to them", arguments: [1.0, 0.7])
  func gaussian(present: Double) throws {
    try compare(
      .positive, Self.rows(.positive, years: 9, present: present, seed: 40), isGaussian: true)
  }

  @Test("the path at the top is the slow combination from every one of its years")
  func top() {
    var random = SplitMix64(seed: 50)
    for count in [1, 2, 3, 6, 8, 10, 15] {
      let gaps = count > 3 ? 2 : 0
      var path = (0..<count + gaps).map {
        3 * Double($0) + Double.random(in: -5...5, using: &random)
      }
      for gap in 0..<gaps { path[2 + 2 * gap] = .nan }
      let years = Array(2000..<2000 + path.count)
      let found = TopCombination().forecasts(path, years: years, horizon: 4, reach: 4)
      for last in path.indices where !path[last].isNaN {
        let targets = last == path.count - 1 ? last + 1...last + 4 : last + 1...last + 1
        for target in targets {
          let expected = SlowPooledForecast.top(path, upTo: last, lead: target - last, horizon: 4)
          let forecast = found.forecast(of: target, knowing: last)
          #expect(abs(forecast - expected) < 1e-9 * max(1, abs(expected)), "\(count), \(last)")
        }
      }
    }
  }
}
