import Testing

@testable import Forecast

@Suite("Members fitted to each series")
struct SeriesMemberTests {
  private static let members: [SeriesMember] = [
    .theta(share: 0), .theta(share: 0.5), .theta(share: 1), .dampedHolt(damping: 0.9),
    .dampedHolt(damping: 1), .theilSen, .linear(.theta(level: 0.5, share: 0.25)),
    .linear(.drift(share: 0.75, damping: 0.85)), .linear(.line(discount: 0.8)),
  ]

  /// Five noisy trends of 1 to 14 values, with gaps of up to three years for odd seeds, in a panel of 45
  /// years.
  private static func made(
    seed: Int
  ) -> (periods: [Int], years: [Int], series: [[Double]]) {
    var random = SplitMix64(seed: UInt64(seed))
    let years = Array(2001...2045)
    var periods = [2]
    while periods.count < seed {
      periods.append(
        periods[periods.count - 1] + (seed % 2 == 0 ? 1 : Int.random(in: 1...3, using: &random)))
    }
    let series = (0..<5).map { _ in
      let slope = Double.random(in: -2...2, using: &random)
      return periods.map { slope * Double($0) + Double.random(in: -4...4, using: &random) }
    }
    return (periods, years, series)
  }

  @Test(
    "every forecast from every origin is the recursion run on the values known then",
    arguments: members, 1...14)
  func recursions(member: SeriesMember, seed: Int) {
    let (periods, years, series) = Self.made(seed: seed)
    let known = periods.map { Double(years[$0]) }
    let values = periods.indices.flatMap { column in series.map { $0[column] } }
    for rows in [
      ForecastRows(everyOriginOf: periods, years: years, horizon: 3, reach: 9),
      ForecastRows(periods: periods, years: years, horizon: 40, reach: 5),
    ] {
      let found = member.forecasts(values, count: 5, years: known, rows: rows)
      #expect(found.count == 5 * rows.rows.count)
      for (row, entry) in rows.rows.enumerated() {
        for i in 0..<5 {
          let slow = SlowMember(
            values: Array(series[i].prefix(entry.origin)),
            years: Array(known.prefix(entry.origin)))
          let expected = slow.forecast(member, lead: entry.lead)
          #expect(
            abs(found[row * 5 + i] - expected) < 1e-8 * max(1, abs(expected)),
            "origin \(entry.origin), lead \(entry.lead)")
        }
      }
    }
  }

  @Test("a lead counts years from the last value used, over gaps and for old values")
  func leads() {
    let years = [2010, 2011, 2013, 2014, 2015, 2020]
    let rows = ForecastRows(periods: [0, 2, 4], years: years, horizon: 2, reach: 3)
    let expected = [
      (3, 6, 6, nil), (3, 7, 7, nil), (2, 4, 2, 2 as Int?),
    ]
    #expect(rows.rows.count == expected.count)
    for (row, other) in zip(rows.rows, expected) {
      #expect(
        row.origin == other.0 && row.target == other.1 && row.lead == other.2
          && row.actual == other.3)
    }
    let every = ForecastRows(everyOriginOf: [0, 2, 4], years: years, horizon: 1, reach: 3)
    #expect(
      every.rows.map { [$0.origin, $0.target, $0.lead, $0.actual ?? -1] } == [
        [3, 6, 6, -1], [1, 1, 1, -1], [1, 2, 3, 1], [2, 3, 1, -1], [2, 4, 2, 2],
      ])
  }

  @Test(
    "five years and more are tried from three on, the twelve latest",
    arguments: [
      (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (14, 3), (15, 3), (16, 4), (30, 18),
    ])
  func origins(count: Int, first: Int) {
    #expect(ForecastRows.firstOrigin(count) == first)
    let rows = ForecastRows(
      periods: Array(0..<count), years: Array(2000..<2000 + count), horizon: 1, reach: 2)
    #expect(rows.origins.map(\.origin) == [count] + Array(first..<max(first, count)))
  }
}
