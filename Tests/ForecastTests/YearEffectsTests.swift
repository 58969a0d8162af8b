import Testing

@testable import Forecast

@Suite("Year effects of a table with gaps")
struct YearEffectsTests {
  private static func found(_ table: TwoWayTable) -> [Double] {
    let periods = table.rows.first?.count ?? 0
    var effects = YearEffects(periodCount: periods)
    for row in table.rows {
      let own = (0..<periods).filter { row[$0] != nil }
      if !own.isEmpty { effects.add(count: 1, periods: own, sums: own.compactMap { row[$0] }) }
    }
    return effects.solved()
  }

  /// Unit effects of ±10 and a course of the years; a value stands with the probability given.
  private static func additive(
    _ course: [Double], units: Int, present: Double, seed: UInt64
  ) -> TwoWayTable {
    var random = SplitMix64(seed: seed)
    return TwoWayTable(
      rows: (0..<units).map { _ in
        let own = Double.random(in: -10...10, using: &random)
        return course.map { Double.random(in: 0...1, using: &random) < present ? $0 + own : nil }
      })
  }

  private func expectEqual(_ found: [Double], _ expected: [Double], within tolerance: Double) {
    for (left, right) in zip(found, expected) {
      #expect(left.isNaN == right.isNaN)
      if !right.isNaN { #expect(abs(left - right) < tolerance) }
    }
  }

  @Test("with every series complete they are the plain means")
  func balanced() {
    var random = SplitMix64(seed: 1)
    let rows = (0..<13).map { _ in (0..<6).map { _ in Double.random(in: 0...90, using: &random) } }
    let means = (0..<6).map { year in rows.map { $0[year] }.reduce(0, +) / 13 }
    expectEqual(Self.found(TwoWayTable(rows: rows)), means, within: 1e-9)
  }

  @Test("series that share a course with gaps show it, where plain means jump")
  func recovery() {
    let course = [0, 1.5, 1, 4, 7, 6.5, 9, 12]
    let table = Self.additive(course, units: 60, present: 0.6, seed: 2)
    let found = Self.found(table)
    var jump = 0.0
    for year in course.indices {
      #expect(abs(found[year] - found[0] - course[year]) < 0.02)
      let mean = { (period: Int) in
        let known = table.rows.compactMap { $0[period] }
        return known.reduce(0, +) / Double(known.count)
      }
      jump = max(jump, abs(mean(year) - mean(0) - course[year]))
    }
    #expect(jump > 0.5)
  }

  @Test("they solve the least squares of all effects at once", arguments: 1...12)
  func dense(seed: Int) {
    var table = Self.additive(
      [3, 1, 4, 1, 5, 9, 2], units: 4 + seed, present: 0.45, seed: UInt64(seed))
    var random = SplitMix64(seed: UInt64(100 + seed))
    for unit in table.rows.indices {
      for year in 0..<7 {
        table.rows[unit][year]? += Double.random(in: -1...1, using: &random)
        // A year without anybody.
        if seed % 4 == 0, year == 3 { table.rows[unit][year] = nil }
      }
    }
    expectEqual(Self.found(table), table.yearEffects(), within: 1e-8)
  }

  @Test(
    "where series never meet the course goes on at the rate of the others, however high new ones stand"
  )
  func disjoint() {
    let early: [[Double?]] = [[10, 11, nil, nil, nil], [20, 23, nil, nil, nil]]
    let late: [[Double?]] = [[nil, nil, nil, 40, 41], [nil, nil, nil, 44, 47]]
    let found = Self.found(TwoWayTable(rows: early + late))
    expectEqual(found, [-4, -2, .nan, 2, 4], within: 1e-7)
  }

  @Test("units that are all new in the last year say nothing of the course but that it goes on")
  func renumbered() {
    let course: [Double?] = [0, 3, 6, 9, 12, 15, nil]
    let old = (0..<5).map { unit in course.map { value in value.map { $0 + Double(10 * unit) } } }
    let none = [Double?](repeating: nil, count: 6)
    let new: [[Double?]] = [none + [20], none + [200], none + [400]]
    let found = Self.found(TwoWayTable(rows: old + new))
    expectEqual(found, [-9, -6, -3, 0, 3, 6, 9], within: 1e-6)
    // Nothing that changes: it stands still.
    let single: [[Double?]] = [[5, nil, nil], [nil, 50, nil], [nil, nil, 500]]
    expectEqual(Self.found(TwoWayTable(rows: single)), [0, 0, 0], within: 1e-6)
  }

  @Test("series of the same years may come one by one or as a sum")
  func sums() {
    var apart = YearEffects(periodCount: 3)
    apart.add(count: 1, periods: [0, 2], sums: [1, 5])
    apart.add(count: 1, periods: [0, 2], sums: [3, 4])
    apart.add(count: 1, periods: [1, 2], sums: [2, 2])
    var together = YearEffects(periodCount: 3)
    together.add(count: 2, periods: [0, 2], sums: [4, 9])
    together.add(count: 1, periods: [1, 2], sums: [2, 2])
    expectEqual(apart.solved(), together.solved(), within: 1e-12)
  }

  @Test(
    "added up by parts, and less a path, they are those of the whole table less the path",
    arguments: 1...8)
  func parts(seed: Int) {
    let present = seed % 2 == 0 ? 1 : 0.5
    let table = Self.additive(
      [3, 1, 4, 1, 5], units: 9, present: present, seed: UInt64(40 + seed))
    var whole = YearEffects(periodCount: 5)
    for part in [0..<2, 2..<3, 3..<9] {
      var own = YearEffects(periodCount: 5)
      for row in table.rows[part] {
        let periods = (0..<5).filter { row[$0] != nil }
        if !periods.isEmpty { own.add(count: 1, periods: periods, sums: row.compactMap(\.self)) }
      }
      whole.merge(own)
    }
    expectEqual(whole.solved(), Self.found(table), within: 1e-9)
    let path = [1e3, -20, .nan, 7, 1e5].enumerated().map {
      whole.solved()[$0].isNaN ? .nan : $1.isNaN ? 0 : $1
    }
    whole.subtract(path)
    expectEqual(whole.solved(), Self.found(table.less(path)), within: 1e-6)
  }

  @Test("without a value there is no effect")
  func nothing() {
    #expect(YearEffects(periodCount: 3).solved().allSatisfy { $0.isNaN })
    #expect(YearEffects(periodCount: 0).solved().isEmpty)
  }
}
