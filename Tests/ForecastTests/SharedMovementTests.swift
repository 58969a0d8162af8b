import Testing

@testable import Forecast

@Suite("How much of the yearly changes is shared")
struct SharedMovementTests {
  private static func block(_ series: [[Double]], periods: [Int]) -> SeriesBlock {
    let values = periods.indices.flatMap { year in series.map { $0[year] } }
    return SeriesBlock(
      periods: periods, units: Array(series.indices), values: values, working: values)
  }

  /// Changes of two series over three years, by hand: the first (3, −1, −2), whose size is 2, the second
  /// (2, −4, 6), whose size is 4. By their size (1.5, −0.5, −1) and (0.5, −1, 1.5); less their means 0 and
  /// ⅓: (1.5, −0.5, −1) and (⅙, −4⁄3, 7⁄6).
  ///
  /// Squares 3.5 + (1 + 64 + 49)/36 = 6⅔. Sums by year 5⁄3, −11⁄6, ⅙; between years (100 + 121 + 1)/36/2 =
  /// 37⁄12 on 2 degrees of freedom, the rest 43⁄12 on 4 − 2 = 2. Mean squares 37⁄24 and 43⁄24: less between
  /// than within, nothing is shared.
  @Test("two series by hand: nothing shared")
  func none() {
    let block = Self.block([[0, 3, 2, 0], [1, 3, -1, 5]], periods: [0, 1, 2, 3])
    #expect(SharedMovement([block], years: [2010, 2011, 2012, 2013]).share == 0)
  }

  /// Changes (4, −1, 1) of size 2 and (6, −2, 1) of size 3: (2, −½, ½) and (2, −⅔, ⅓), less their means ⅔
  /// and 5⁄9: (24, −21, −3)/18 and (26, −22, −4)/18. Squares (576 + 441 + 9 + 676 + 484 + 16)/324 = 2202/324;
  /// sums 50, −43, −7 eighteenths, between (2500 + 1849 + 49)/648 = 2199/324 on 2; the rest 3/324 on 2.
  /// Shared (2199 − 3)/648/2 = 2196/1296, the rest 6/1296: 2196/2202.
  @Test("two series by hand: nearly all shared, over gaps of one length as well")
  func most() throws {
    let series = [[0.0, 4, 3, 4], [10, 16, 14, 15]]
    let expected = 2196.0 / 2202
    for years in [[2010, 2011, 2012, 2013], [2001, 2003, 2005, 2007]] {
      let block = Self.block(series, periods: [0, 1, 2, 3])
      let share = try #require(SharedMovement([block], years: years).share)
      #expect(abs(share - expected) < 1e-12)
    }
  }

  @Test("a series counts by its yearly changes, however far its values lie apart")
  func gaps() throws {
    let near = Self.block([[0, 2, 1, 2], [0, 3, 2, 2]], periods: [0, 1, 2, 3])
    let far = Self.block([[0, 4, 2, 4], [0, 6, 4, 4]], periods: [0, 1, 2, 3])
    let one = try #require(SharedMovement([near], years: [2010, 2011, 2012, 2013]).share)
    let other = try #require(SharedMovement([far], years: [2010, 2012, 2014, 2016]).share)
    #expect(abs(one - other) < 1e-12)
    // Beside others whose values come each year it has to weigh as much.
    let beside = Self.block(
      [[0, 1, 5, 6, 6, 9, 7], [3, 2, 5, 7, 5, 9, 9]], periods: Array(0...6))
    let gapped = Self.block([[0, 4, 2, 4], [0, 6, 4, 4]], periods: [0, 2, 4, 6])
    let halved = Self.block([[0, 2, 1, 2], [0, 3, 2, 2]], periods: [0, 2, 4, 6])
    let years = Array(2010...2016)
    let left = try #require(SharedMovement([beside, gapped], years: years).share)
    let right = try #require(SharedMovement([beside, halved], years: years).share)
    #expect(abs(left - right) < 1e-12)
  }

  @Test("one series, short series and series that do not move tell nothing")
  func nothing() {
    let years = Array(2010...2014)
    for series in [[[0.0, 1, 3, 2]], [[1, 1, 1, 1], [2, 2, 2, 2]]] {
      let block = Self.block(series, periods: [0, 1, 2, 3])
      #expect(SharedMovement([block], years: years).share == nil)
    }
    let short = Self.block([[0, 1, 3], [2, 4, 4]], periods: [0, 1, 2])
    #expect(SharedMovement([short], years: years).share == nil)
  }
}
