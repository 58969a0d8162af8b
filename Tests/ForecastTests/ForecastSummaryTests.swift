import Forecast
import Testing

@Suite("What forecasts say of all units together")
struct ForecastSummaryTests {
  @Test("counts who rises, falls and stays, and has the medians of those with a forecast")
  func counts() {
    var summary = ForecastSummary(indicator: "x", year: 2028)
    let units: [(Double, Double)] = [(10, 12), (20, 18), (30, 30), (40, 50), (5, .nan), (.nan, 7)]
    for (last, median) in units { summary.add(last: last, median: median) }
    #expect(summary.rising == 2 && summary.falling == 1 && summary.unchanged == 1)
    #expect(summary.withoutForecast == 2)
    #expect(summary.lastValue == 25 && summary.forecast == 24)
  }

  @Test("is that of all units, whatever the blocks they come in")
  func blocks() {
    let units = (0..<40).map { (Double($0 % 7), Double($0 % 5)) }
    var whole = ForecastSummary(indicator: "x", year: 2028)
    for (last, median) in units { whole.add(last: last, median: median) }
    var sum = ForecastSummary(indicator: "x", year: 2028)
    for block in [0..<1, 1..<16, 16..<16, 16..<40] {
      var part = ForecastSummary(indicator: "x", year: 2028)
      for (last, median) in units[block] { part.add(last: last, median: median) }
      sum.add(part)
    }
    #expect(sum.lastValue == whole.lastValue && sum.forecast == whole.forecast)
    #expect(
      [sum.rising, sum.falling, sum.unchanged] == [whole.rising, whole.falling, whole.unchanged])
  }

  @Test("knows nothing of no units")
  func empty() {
    let summary = ForecastSummary(indicator: "x", year: 2028)
    #expect(summary.lastValue.isNaN && summary.forecast.isNaN && summary.withoutForecast == 0)
  }

  @Test("a forecast that differs from the last value by rounding has not moved")
  func rounding() {
    var summary = ForecastSummary(indicator: "x", year: 2028)
    for last in [33.1, 1e-7, 4.2e9, -0.3] {
      summary.add(last: last, median: last * (1 + 4e-16))
      summary.add(last: last, median: last * (1 - 3e-12))
    }
    summary.add(last: 0, median: 0)
    #expect(summary.unchanged == 9 && summary.rising == 0 && summary.falling == 0)
    summary.add(last: 33.1, median: 33.101)
    #expect(summary.rising == 1)
  }

  @Test("people counted are as many as before where the forecast is less than half of one away")
  func roundingUnit() {
    var summary = ForecastSummary(
      indicator: "population", year: 2028, roundingUnit: 1, isCount: true)
    for median in [5_834.06, 5_833.94, 5_834.4, 5_834.6, 5_833] {
      summary.add(last: 5_834, median: median)
    }
    #expect(summary.unchanged == 3 && summary.rising == 1 && summary.falling == 1)
    // Shares known in whole per cent, and few things, are printed with two decimals: these tell a fall.
    var shares = ForecastSummary(indicator: "poverty", year: 2028, roundingUnit: 1)
    shares.add(last: 9, median: 8.73)
    shares.add(last: 9, median: 9.004)
    #expect(shares.falling == 1 && shares.unchanged == 1)
    summary.add(last: 4, median: 4.2)
    #expect(summary.rising == 2)
    // Of values with four decimals a hundredth is much.
    var small = ForecastSummary(indicator: "x", year: 2028, roundingUnit: 0.0001)
    small.add(last: 0.012, median: 0.013)
    #expect(small.rising == 1)
  }

  @Test("the value of one year again is no forecast of staying the same where no trend is known")
  func trendless() {
    var summary = ForecastSummary(indicator: "x", year: 2028)
    for last in [41.0, 42, 44] { summary.add(last: last, median: last, hasTrend: false) }
    #expect(summary.withoutForecast == 3 && summary.unchanged == 0)
    #expect(summary.lastValue == 42 && summary.forecast.isNaN)
    // What others show moves also a unit with one value.
    summary.add(last: 10, median: 12, hasTrend: false)
    #expect(summary.rising == 1 && summary.lastValue == 10 && summary.forecast == 12)
  }
}
