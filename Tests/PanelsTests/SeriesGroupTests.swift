import Panels
import Testing

@Suite("Series groups")
struct SeriesGroupTests {
  /// A panel with random gaps and random cuts of each unit.
  private struct Case {
    var panel: Panel
    var cuts: [[Int]]

    init(unitCount: Int, periodCount: Int, using generator: inout SplitMix64) {
      panel = Panel(
        indicator: Indicator(id: "x", kind: .number), unitCount: unitCount,
        periodCount: periodCount)
      for cell in panel.values.indices where Bool.random(using: &generator) {
        panel.values[cell] = Double(cell)
      }
      cuts = (0..<unitCount).map { _ in
        (0..<periodCount).filter { $0 > 0 && Int.random(in: 0..<5, using: &generator) == 0 }
      }
    }

    /// The segments of a unit, worked out period by period.
    func segments(of unit: Int) -> [ClosedRange<Int>] {
      var result: [ClosedRange<Int>] = []
      var first = 0
      for period in 0..<panel.periodCount
      where period == panel.periodCount - 1 || cuts[unit].contains(period + 1) {
        result.append(first...period)
        first = period + 1
      }
      return result
    }
  }

  @Test("every unit stands in exactly one group of each of its segments, with the years it has")
  func partition() {
    var generator = SplitMix64(seed: 5)
    for unitCount in [0, 1, 2, 7, 40] {
      for periodCount in [0, 1, 2, 5, 12, 70, 128] {
        let sample = Case(unitCount: unitCount, periodCount: periodCount, using: &generator)
        let groups = sample.panel.seriesGroups(of: 0..<unitCount) { sample.cuts[$0] }
        var found: [Int: [ClosedRange<Int>]] = [:]
        for group in groups {
          #expect(group.units == group.units.sorted() && !group.units.isEmpty)
          for unit in group.units {
            found[unit, default: []].append(group.segment)
            let observed = group.segment.filter { !sample.panel[unit, $0].isNaN }
            #expect(group.periods == observed)
          }
        }
        for unit in 0..<unitCount where periodCount > 0 {
          let segments = (found[unit] ?? []).sorted { $0.lowerBound < $1.lowerBound }
          #expect(segments == sample.segments(of: unit))
        }
        #expect(found.count == (periodCount > 0 ? unitCount : 0))
      }
    }
  }

  @Test("series of one segment and one pattern share one group")
  func grouping() {
    var generator = SplitMix64(seed: 6)
    let sample = Case(unitCount: 60, periodCount: 4, using: &generator)
    let groups = sample.panel.seriesGroups(of: 0..<60) { sample.cuts[$0] }
    struct Key: Hashable {
      var segment: ClosedRange<Int>
      var periods: [Int]
    }
    #expect(Set(groups.map { Key(segment: $0.segment, periods: $0.periods) }).count == groups.count)
  }

  @Test("only the units asked for are grouped")
  func subset() {
    var generator = SplitMix64(seed: 7)
    let sample = Case(unitCount: 20, periodCount: 6, using: &generator)
    let groups = sample.panel.seriesGroups(of: 5..<9) { sample.cuts[$0] }
    #expect(Set(groups.flatMap(\.units)) == Set(5..<9))
  }

  @Test("the values of a group are those of its units in its years, units contiguous within a year")
  func values() {
    var generator = SplitMix64(seed: 8)
    let sample = Case(unitCount: 30, periodCount: 5, using: &generator)
    for group in sample.panel.seriesGroups(of: 0..<30, cuts: { sample.cuts[$0] }) {
      let expected = group.periods.flatMap { period in group.units.map { sample.panel[$0, period] }
      }
      #expect(sample.panel.values(of: group) == expected)
      #expect(expected.allSatisfy { !$0.isNaN })
    }
  }

  @Test("the groups do not depend on how often they are asked for")
  func deterministicOrder() {
    var generator = SplitMix64(seed: 9)
    let sample = Case(unitCount: 50, periodCount: 8, using: &generator)
    let shape = { (groups: [SeriesGroup]) in groups.map { [$0.periods, $0.units] } }
    let first = shape(sample.panel.seriesGroups(of: 0..<50) { sample.cuts[$0] })
    for _ in 0..<5 {
      #expect(shape(sample.panel.seriesGroups(of: 0..<50) { sample.cuts[$0] }) == first)
    }
  }

  @Test("a break cuts the series of its indicator and its units, and of no other")
  func cuts() {
    let set = PanelSet(
      units: UnitTable(codes: ["a", "b", "c"]), years: Array(2015...2022), panels: [])
    let breaks = [
      SeriesBreak(indicator: "x", year: 2018, kind: .povertyStandard),
      SeriesBreak(indicator: "x", year: 2020, kind: .units, units: ["b"]),
      SeriesBreak(indicator: "x", year: 2016, kind: .method, units: ["b", "nobody"]),
      SeriesBreak(indicator: "y", year: 2017, kind: .method),
      SeriesBreak(indicator: "x", year: 2018, kind: .criteria),
      SeriesBreak(indicator: "x", year: 2015, kind: .method),
      SeriesBreak(indicator: "x", year: 2040, kind: .method),
      SeriesBreak(indicator: "x", year: 1990, kind: .method),
    ]
    let x = set.cuts(of: "x", breaks: breaks)
    #expect((0..<3).map(x) == [[3], [1, 3, 5], [3]])
    let y = set.cuts(of: "y", breaks: breaks)
    #expect((0..<3).map(y) == [[2], [2], [2]])
    let z = set.cuts(of: "z", breaks: breaks)
    #expect((0..<3).map(z) == [[], [], []])
  }

  @Test("a mask gives back the periods put into it, up to its limit")
  func masks() {
    var generator = SplitMix64(seed: 10)
    for _ in 0..<50 {
      let periods = (0..<ObservedMask.limit).filter { _ in Bool.random(using: &generator) }
      var mask = ObservedMask()
      for period in periods.shuffled(using: &generator) { mask.insert(period) }
      #expect(mask.periods == periods)
    }
    #expect(ObservedMask().periods.isEmpty)
  }
}
