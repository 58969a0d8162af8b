import Panels
import Testing

@testable import Forecast

@Suite("Paths of nation and places")
struct LevelPathsTests {
  /// Eleven communes: province a with districts x and y, province b with one district, which shares its
  /// name with one of a, and a commune alone in its province.
  private static let provinces =
    Array(repeating: "a", count: 6) + Array(repeating: "b", count: 4) + ["c"]
  private static let districts = ["x", "x", "x", "y", "y", "y", "x", "x", "x", "x", "z"]

  private static func table(present: Double, seed: UInt64) -> TwoWayTable {
    var random = SplitMix64(seed: seed)
    return TwoWayTable(
      rows: (0..<11).map { unit in
        (0..<5).map { year in
          Double.random(in: 0...1, using: &random) < present || year == unit % 5
            ? Double.random(in: 10...90, using: &random) : nil
        }
      })
  }

  private static func paths(
    _ table: TwoWayTable, blocks: [Range<Int>] = [0..<11]
  ) throws -> (paths: LevelPaths, hierarchy: Hierarchy) {
    let set = Sample.set(.number, table.rows, groups: [provinces, districts])
    let hierarchy = Hierarchy(set.units)
    let series = try #require(ForecastSeries("x", of: set, breaks: []))
    var moments = LevelMoments()
    for block in blocks { moments.merge(series.moments(hierarchy, units: block)) }
    return (
      LevelPaths(moments, hierarchy, periodCount: 5, lane: .working), hierarchy
    )
  }

  private func expectEqual(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) {
      #expect(left.isNaN == right.isNaN)
      if !right.isNaN { #expect(abs(left - right) < 1e-9) }
    }
  }

  @Test("a district counts inside its province; a place with one commune has no path")
  func places() throws {
    let (paths, hierarchy) = try Self.paths(Self.table(present: 1, seed: 1))
    #expect(hierarchy.placeCounts == [3, 4])
    let places = { (level: Int) in
      hierarchy.leaves.map { hierarchy.leafPlaces[Int($0)][level] }
    }
    #expect(places(0) == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, -1])
    #expect(places(1) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, -1])
    #expect(hierarchy.leafPlaces.count == 4)
    #expect(
      paths.places.map { $0.map(\.isEmpty) } == [
        [false, false, true], [false, false, false, true],
      ])
  }

  @Test("with every value there they are means, and means of what is left")
  func balanced() throws {
    let table = Self.table(present: 1, seed: 2)
    let (paths, _) = try Self.paths(table)
    let mean = { (units: Range<Int>, year: Int) in
      units.map { table.rows[$0][year] ?? .nan }.reduce(0, +) / Double(units.count)
    }
    expectEqual(paths.nation, (0..<5).map { mean(0..<11, $0) })
    expectEqual(paths.places[0][0], (0..<5).map { mean(0..<6, $0) - mean(0..<11, $0) })
    expectEqual(paths.places[0][1], (0..<5).map { mean(6..<10, $0) - mean(0..<11, $0) })
    expectEqual(paths.places[1][1], (0..<5).map { mean(3..<6, $0) - mean(0..<6, $0) })
    expectEqual(paths.places[1][2], (0..<5).map { _ in 0 })
  }

  @Test("with gaps each is the table of what is left above, whatever the blocks", arguments: 3...8)
  func gaps(seed: Int) throws {
    let table = Self.table(present: 0.5, seed: UInt64(seed))
    let nation = table.yearEffects()
    var rest = table.less(nation).rows
    var expected: [[[Double]]] = []
    for places in [[0..<6, 6..<10], [0..<3, 3..<6, 6..<10]] {
      var level: [[Double]] = []
      for units in places {
        let own = TwoWayTable(rows: Array(rest[units]))
        level.append(own.yearEffects())
        rest.replaceSubrange(units, with: own.less(level[level.count - 1]).rows)
      }
      expected.append(level)
    }
    for blocks in [[0..<11], [0..<4, 4..<7, 7..<11], (0..<11).map { $0..<$0 + 1 }] {
      let (paths, _) = try Self.paths(table, blocks: blocks)
      expectEqual(paths.nation, nation)
      for (level, places) in expected.enumerated() {
        for (place, path) in places.enumerated() { expectEqual(paths.places[level][place], path) }
      }
    }
  }
}
