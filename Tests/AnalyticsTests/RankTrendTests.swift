import Analytics
import Foundation
import Panels
import Testing

/// Theil and Sen's line and the test of Mann and Kendall.
@Suite("Trends by ranks")
struct RankTrendTests {
  private static func permutations(_ values: [Double]) -> [[Double]] {
    if values.count <= 1 { return [values] }
    return values.indices.flatMap { index in
      var rest = values
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  private static func ranks(
    _ rows: [[Double]], from year: Int = 2010, _ breaks: [SeriesBreak] = []
  ) -> [RankTrend] {
    let set = PanelSet(
      units: UnitTable(codes: rows.indices.map { "u\(100_000 + $0)" }),
      years: rows[0].indices.map { year + $0 }, [(Indicator(id: "x", kind: .number), rows)])
    return TrendRegression(panels: set, breaks: breaks).rows(of: "x", units: rows.indices)
      .map(\.rank)
  }

  private static func score(_ values: some Collection<Double>) -> Int {
    let values = Array(values)
    var score = 0
    for j in values.indices {
      for i in 0..<j { score += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0 }
    }
    return score
  }

  private static func check(_ rows: [[Double]], _ found: [RankTrend], _ scores: [Int]) {
    var shares: [Int: Double] = [:]
    for size in Set(scores.map(abs)) {
      shares[size] = Double(scores.count { abs($0) >= size }) / Double(scores.count)
    }
    for (rank, score) in zip(found, scores) {
      #expect(rank.score == score && rank.isExact)
      #expect(isClose(rank.p, shares[abs(score)] ?? .nan, within: 1e-12))
    }
  }

  @Test(
    "p is the share of all orders with a score as far from 0, ties or not",
    arguments: [
      [1, 2], [1, 2, 3], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [1, 1, 2], [1, 1, 2, 2, 3],
      [0, 0, 0, 1, 2, 3], [1, 1, 1, 2, 2, 2, 3], [5, 5, 5, 5, 5, 6], [2, 2, 3, 3, 4, 4, 5],
    ])
  func enumeration(values: [Double]) {
    let rows = Self.permutations(values)
    Self.check(rows, Self.ranks(rows), rows.map { Self.score($0) })
  }

  @Test("across a step no years are compared")
  func regimes() {
    let rows = Self.permutations([1, 2, 2]).flatMap { before in
      Self.permutations([30, 30, 31, 32]).map { before + $0 }
    }
    let shift = SeriesBreak(
      indicator: "x", year: 2013, kind: .method, treatment: .levelShift)
    let scores = rows.map { Self.score($0[..<3]) + Self.score($0[3...]) }
    Self.check(rows, Self.ranks(rows, [shift]), scores)
    for (rank, row) in zip(Self.ranks(rows, [shift]), rows) {
      #expect(rank.slope < 2 && rank.slope > -2)
      let rest = (3..<7).map { row[$0] - rank.slope * Double(2010 + $0) }.sorted()
      #expect(isClose(rank.intercept, (rest[1] + rest[2]) / 2))
    }
  }

  // SciPy 1.17: stats.theilslopes(z, year, method="joint") and
  // stats.kendalltau(year, z, method="exact").
  @Test("on twelve and on eight years they are what SciPy finds")
  func scipy() throws {
    let full = try #require(
      Self.ranks([
        [18.3, 19.9, 19.1, 22.4, 24.0, 23.1, 26.6, 25.2, 28.9, 31.0, 29.4, 33.7]
      ]).first)
    #expect(isClose(full.slope, 1.3666666666666667) && isClose(full.intercept, -2728.7))
    #expect(isClose(full.tau, 0.8787878787878787) && full.score == 58)
    #expect(isClose(full.p * 1e6, 5.319397680508792))
    #expect(isClose(full.slopeLow, 1.11) && isClose(full.slopeHigh, 1.4666666666666661))
    let none = Double.nan
    let gaps = try #require(
      Self.ranks(
        [[31.2, 30.1, none, 27.9, 28.4, 24.0, none, none, 23.5, 19.9, 20.3]], from: 2012
      ).first)
    #expect(isClose(gaps.slope, -1.1) && isClose(gaps.intercept, 2244.4))
    #expect(isClose(gaps.tau, -0.8571428571428571) && isClose(gaps.p, 0.001736111111111111))
  }

  @Test("Sen's interval holds the slopes that the test does not refuse once they are taken out")
  func interval() throws {
    var generator = SplitMix64(seed: 77)
    for count in [5, 6, 9, 14] {
      for _ in 0..<5 {
        let values = (0..<count).map { _ in Double.random(in: 0...10, using: &generator) }
        let rank = try #require(Self.ranks([values]).first)
        for (slope, isHeld) in [
          (rank.slopeLow - 1e-6, false), (rank.slopeLow + 1e-6, true), (rank.slope, true),
          (rank.slopeHigh - 1e-6, true), (rank.slopeHigh + 1e-6, false),
        ] {
          let rest = values.indices.map { values[$0] - slope * Double($0) }
          let p = try #require(Self.ranks([rest]).first).p
          #expect((p > 0.05) == isHeld, "\(count): \(slope), p = \(p)")
        }
      }
    }
    #expect(Self.ranks([[1, 2, 3, 4]])[0].slopeLow.isNaN)
  }

  @Test("beyond sixty years p is normal, with the variance for ties and half a step taken off")
  func normal() throws {
    let values = (0..<70).map { (i: Int) -> Double in
      let wave: Int = (i * i + 3 * i) % 13
      return Double(wave + i / 20)
    }
    let rank = try #require(Self.ranks([values], from: 1950).first)
    var variance = 70.0 * 69 * 145
    for value in Set(values) {
      let count = Double(values.count { $0 == value })
      variance -= count * (count - 1) * (2 * count + 5)
    }
    let z = Double(abs(rank.score) - 1) / (variance / 18).squareRoot()
    #expect(!rank.isExact && rank.score == Self.score(values))
    #expect(isClose(rank.p, erfc(z / 2.0.squareRoot())))
    let short = try #require(Self.ranks([Array(values.prefix(60))], from: 1950).first)
    #expect(short.isExact && short.p > 0 && short.p <= 1)
  }

  @Test("a series that stands still has slope 0, score 0 and no tau")
  func constant() {
    let rank = Self.ranks([[4, 4, 4, 4, 4]])[0]
    #expect(rank.slope == 0 && rank.score == 0 && rank.p == 1 && rank.tau.isNaN)
    #expect(Self.ranks([[.nan, 4, .nan]])[0].p.isNaN)
  }
}
