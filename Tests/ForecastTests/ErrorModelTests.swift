import Testing

@testable import Forecast

@Suite("Errors split into year and own, and the scales of series")
struct ErrorModelTests {
  /// Three series over two origins, each with one forecast one year ahead: values less 0 are the errors.
  private static func sample(_ errors: [[Double]]) -> ErrorSample {
    var sample = ErrorSample()
    for (unit, own) in errors.enumerated() {
      // The values of the first two years serve as origins.
      let values = [0] + own
      let periods = Array(values.indices)
      let rows = ForecastRows(
        everyOriginOf: periods, years: periods.map { 2010 + $0 }, horizon: 1, reach: 1)
      sample.add(
        SeriesBlock(periods: periods, units: [unit], values: values, working: values), rows,
        centres: Centres(values: rows.rows.map { _ in 0 }))
    }
    return sample
  }

  /// Growth over five years with a value: 1 + 1/4 at lead 1.
  ///
  /// Errors (1, 4), (3, 2), (8, 6): medians 3 and 4. The year variance is (9 + 16)/2/1.25 = 10. Own errors
  /// −2, 0, 5 and 0, −2, 2, times √(3/2) for the part the median took, by √1.25.
  @Test("by hand: medians, their mean square, and what is left")
  func split() throws {
    let model = ErrorModel(Self.sample([[1, 4], [3, 2], [8, 6]]), years: 5, reach: 1)
    #expect(abs(model.yearDeviation * model.yearDeviation - 10) < 1e-12)
    #expect(model.originCounts == [2])
    let factor = (1.5 / 1.25).squareRoot()
    let series = [[2, 0], [0, 2], [5, 2]].map { $0.map { $0 * factor } }
    #expect(model.scales == UnitScales(series))
    #expect(abs(model.scales.pooled - factor * (1 + 1 + 3.5) / 3) < 1e-12)
  }

  /// Means 1, 3 and 8 over two origins each, (0.5, 1.5), (2, 4), (6, 10): within ½ + 2 + 8 on 3 degrees of
  /// freedom, σ² = 3.5; between (9 + 1 + 16)/2 = 13 less 3.5/2: τ² = 11.25; the centre is 4.
  @Test("credibility by hand on three series")
  func credibility() {
    let scales = UnitScales([[0.5, 1.5], [2, 4], [6, 10]])
    #expect(abs(scales.pooled - 4) < 1e-12)
    #expect(abs(scales.within - 3.5) < 1e-12)
    #expect(abs(scales.between - 11.25) < 1e-12)
    let weight = 11.25 / (11.25 + 3.5 / 2)
    #expect(abs(scales.scale(mean: 1, origins: 2) - (4 - 3 * weight)) < 1e-12)
    #expect(abs(scales.scale(mean: 8, origins: 10) - (4 + 4 * 11.25 / 11.6)) < 1e-12)
    #expect(scales.scale(mean: 0, origins: 0) == 4)
    // Differences that chance explains, and series with one origin each, say nothing of themselves.
    #expect(UnitScales([[1, 9], [2, 8.5]]).scale(mean: 2, origins: 2) == 5.125)
    #expect(UnitScales([[1], [9]]).scale(mean: 1, origins: 1) == 5)
    #expect(UnitScales([]).scale(mean: 1, origins: 1) == 0)
  }

  @Test("errors of overlapping years count as the years that do not overlap")
  func effectiveYears() {
    let periods = Array(0..<9)
    let rows = ForecastRows(
      periods: periods, years: periods.map { 2010 + $0 }, horizon: 5, reach: 5)
    var sample = ErrorSample()
    let values = (0..<9).map { Double($0 * $0) }
    sample.add(
      SeriesBlock(periods: periods, units: [0], values: values, working: values), rows,
      centres: Centres(values: rows.rows.map { _ in 0 }))
    // Origins of three to eight years: six errors one year ahead, then five, four, three, two.
    let model = ErrorModel(sample, years: 9, reach: 5)
    #expect(model.originCounts == [6, 5, 4, 3, 2])
    #expect((1...7).map(model.effectiveYears) == [6, 2.5, 4.0 / 3, 1, 1, 1, 1])
    #expect(ErrorModel(ErrorSample(), years: 1, reach: 3).effectiveYears(2) == 0)
  }

  @Test(
    "a series of the sample has the scale that its errors were standardized by", arguments: 1...6)
  func sameScale(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let errors = (0..<count).map { _ in
      (0..<6).map { _ in Double.random(in: -9...9, using: &random) }
    }
    let sample = Self.sample(errors)
    let growth = ErrorGrowth(years: 7)
    let split = SplitErrors(sample, growth: growth)
    let model = ErrorModel(sample, years: 7, reach: 1)
    let periods = Array(0..<7)
    let rows = ForecastRows(
      everyOriginOf: periods, years: periods.map { 2010 + $0 }, horizon: 1, reach: 1)
    for (unit, own) in errors.enumerated() {
      let values = [0] + own
      let found = model.unitScales(
        SeriesBlock(periods: periods, units: [unit], values: values, working: values), rows,
        centres: Centres(values: rows.rows.map { _ in 0 }))
      let means = split.seriesMeans()[unit]
      let mean = means.reduce(0, +) / Double(means.count)
      let expected = model.scales.scale(mean: mean, origins: means.count)
      #expect(abs(found[0] - expected) < 1e-12)
    }
  }

  /// Of six series with errors (3, 4), (3, 4), (3, −4) and their opposites the medians are 0 and the sizes
  /// alike: the correlation is (12 + 12 − 12) / (3 · 12) = ⅓, known from 100 pairs on.
  @Test("the correlation of neighbouring leads by hand; that of a random walk where pairs are few")
  func persistence() {
    for (count, expected) in [(102, 1.0 / 3), (96, 0.5.squareRoot())] {
      var sample = ErrorSample()
      let rows = ForecastRows(
        everyOriginOf: [0, 1, 2], years: [2010, 2011, 2012], horizon: 2, reach: 2)
      for unit in 0..<count {
        let sign = unit % 2 == 0 ? 1.0 : -1.0
        let values = [0, 3 * sign, (unit % 6 < 4 ? 4 : -4) * sign]
        sample.add(
          SeriesBlock(periods: [0, 1, 2], units: [unit], values: values, working: values), rows,
          centres: Centres(values: rows.rows.map { _ in 0 }))
      }
      let found = ErrorModel(sample, years: 3, reach: 2).persistence
      #expect(abs(found[0] - expected) < 1e-12)
      #expect(abs(found[1] - (2.0 / 3).squareRoot()) < 1e-12)
    }
  }
}
