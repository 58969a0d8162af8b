import Analytics
import Panels
import Testing

@Suite("Averages and bands")
struct CriteriaSummaryTests {
  /// Random reported counts of units in districts, some units towns, some counts missing.
  private struct Sample {
    var panels: PanelSet
    var counts: Panel
    var includesTowns: Bool

    init(using generator: inout SplitMix64) {
      let n = Int.random(in: 1...30, using: &generator)
      let codes = (0..<n).map { "u\(100 + $0)" }
      let districts = codes.map { _ in
        ["D1", "D2", "D3", ""][Int.random(in: 0..<4, using: &generator)]
      }
      let units = UnitTable(
        codes: codes,
        kinds: codes.map { _ in
          [UnitKind.commune, .commune, .town, .ward, .specialZone][
            Int.random(in: 0..<5, using: &generator)]
        },
        levels: [CategoryColumn(name: "district", values: districts)])
      let years = Array(2018...(2018 + Int.random(in: 0...3, using: &generator)))
      counts = Panel(
        indicator: Indicator(id: "criteria_met", kind: .count), unitCount: n,
        periodCount: years.count)
      for cell in counts.values.indices where Int.random(in: 0..<4, using: &generator) > 0 {
        counts.values[cell] = Double(Int.random(in: 0...19, using: &generator))
      }
      panels = PanelSet(units: units, years: years, panels: [counts])
      includesTowns = Bool.random(using: &generator)
    }

    /// The units that count in a group.
    func members(_ level: String, _ group: String) -> [Int] {
      (0..<panels.units.count).filter { unit in
        let kind = panels.units.kinds[unit]
        let isIn =
          kind == .commune || kind == .specialZone || (includesTowns && kind == .town)
        return isIn
          && (level == "all" || panels.units.levels[0].label(of: unit) == group)
      }
    }

    func count(_ unit: Int, _ year: Int) -> Int? {
      guard let period = panels.period(of: year) else { return nil }
      let value = counts[unit, period]
      return value.isNaN ? nil : Int(value)
    }

    var summary: CriteriaSummary {
      CriteriaSummary(panels: panels, scope: UnitScope(includesTowns: includesTowns))
    }
  }

  @Test("averages are totals over communes known, and changes compare the same communes")
  func averages() {
    var generator = SplitMix64(seed: 11)
    var rows = 0
    for _ in 0..<60 {
      let sample = Sample(using: &generator)
      let provenance = Array(repeating: Provenance.observed, count: sample.counts.values.count)
      let found = sample.summary.averages(
        of: CriteriaCounts(reported: sample.counts), provenance: provenance)
      rows += found.count
      for row in found {
        let members = sample.members(row.level, row.group)
        let known = members.compactMap { sample.count($0, row.year) }
        #expect(row.communes == known.count && row.unknown == members.count - known.count)
        #expect(row.total == known.reduce(0, +))
        #expect(isClose(row.average, Double(row.total) / Double(known.count)))
        let pairs = members.compactMap { unit -> Int? in
          guard let now = sample.count(unit, row.year), let last = sample.count(unit, row.year - 1)
          else { return nil }
          return now - last
        }
        #expect(row.changeCommunes == pairs.count)
        let change = pairs.isEmpty ? .nan : Double(pairs.reduce(0, +)) / Double(pairs.count)
        #expect(isClose(row.change, change))
      }
      for year in sample.panels.years {
        let hasAny = sample.members("all", "").contains { sample.count($0, year) != nil }
        #expect(found.contains { $0.level == "all" && $0.year == year } == hasAny)
      }
    }
    #expect(rows > 200)
  }

  @Test("bands hold every known commune once, and their shares add to one hundred percent")
  func bands() {
    var generator = SplitMix64(seed: 12)
    let table = BandTable(starts: [19, 15, 10, 5], criteriaCount: 19)
    for _ in 0..<60 {
      let sample = Sample(using: &generator)
      let provenance = Array(repeating: Provenance.observed, count: sample.counts.values.count)
      let found = sample.summary.bands(
        of: CriteriaCounts(reported: sample.counts), bands: table, provenance: provenance)
      struct Key: Hashable {
        var level: String
        var group: String
        var year: Int
      }
      let groups = Dictionary(grouping: found) {
        Key(level: $0.level, group: $0.group, year: $0.year)
      }
      for (key, rows) in groups {
        let known = sample.members(key.level, key.group).compactMap { sample.count($0, key.year) }
        #expect(rows.map(\.band) == table.bands)
        #expect(rows.map(\.communes).reduce(0, +) == known.count)
        #expect(rows.allSatisfy { $0.total == known.count })
        #expect(rows.map(\.roundedTenths).reduce(0, +) == 1_000)
        for row in rows {
          #expect(row.communes == known.count { ($0 >= row.band.low) && ($0 <= row.band.high) })
          #expect(abs(row.roundedShare - row.share) < 0.1 + 1e-9)
        }
      }
    }
  }

  @Test("a plan's bands cover every count from nothing to all, once", arguments: [10, 19])
  func bandTables(criteriaCount: Int) {
    for starts in [[19, 15, 10, 5], [10, 5], [], [1], [5, 19, 10, 15], [25, 0, -3], [19, 19]] {
      let table = BandTable(starts: starts, criteriaCount: criteriaCount)
      for count in 0...criteriaCount {
        #expect(table.bands.count { $0.low <= count && count <= $0.high } == 1)
        #expect(table.index(of: count).map { table.bands[$0].low <= count } ?? false)
      }
      #expect(table.index(of: criteriaCount + 1) == nil && table.index(of: -1) == nil)
    }
    #expect(
      BandTable(starts: [19, 15, 10, 5], criteriaCount: 19).bands.map(\.label)
        == ["19", "15-18", "10-14", "5-9", "0-4"])
    #expect(
      BandTable(starts: [10, 5], criteriaCount: 10).bands.map(\.label) == ["10", "5-9", "0-4"])
  }

  @Test("shares in whole numbers add up exactly, each within one of its quota")
  func largestRemainder() {
    var generator = SplitMix64(seed: 13)
    for _ in 0..<3_000 {
      let weights = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        Double(Int.random(in: 0...40, using: &generator))
      }
      let total = [100, 1_000, 7][Int.random(in: 0..<3, using: &generator)]
      let result = Apportionment.largestRemainder(weights, total: total)
      let sum = weights.reduce(0, +)
      guard sum > 0 else {
        #expect(result.allSatisfy { $0 == 0 })
        continue
      }
      #expect(result.reduce(0, +) == total)
      for (weight, part) in zip(weights, result) {
        #expect(abs(Double(part) - weight / sum * Double(total)) < 1)
        if weight == 0 { #expect(part == 0) }
      }
      for i in weights.indices {
        for j in weights.indices where weights[i] > weights[j] { #expect(result[i] >= result[j]) }
      }
    }
    #expect(Apportionment.largestRemainder([1, 1, 1], total: 100) == [34, 33, 33])
  }

  @Test("an assessed count comes before a reported one, and a reported one fills what is open")
  func countSources() {
    let set = CriteriaSet(
      "s", criteria: (1...2).map { Criterion("\($0)", [IndicatorRule("y\($0)", .yesno)]) })
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b", "c"]), years: [2020],
      [
        (Indicator(id: "y1", kind: .yesno), [[1], [1], [nil]]),
        (Indicator(id: "y2", kind: .yesno), [[0], [nil], [nil]]),
        (Indicator(id: "criteria_met", kind: .count), [[2], [2], [nil]]),
      ])
    let assessment = Assessor(sets: [set], panels: data).assess()[0]
    let counts = CriteriaCounts(assessment, reported: data.panel("criteria_met"))
    #expect(counts.counts == [1, 2, -1] && counts.isReported == [false, true, false])
    #expect(CriteriaCounts(assessment, reported: nil).counts == [1, -1, -1])
  }

  @Test("a reported count beyond any set is not known, and does not end the program")
  func absurdCounts() {
    let panel = Panel(
      indicator: Indicator(id: "criteria_met", kind: .count), unitCount: 3, periodCount: 1,
      values: [19, 40_000, 1e15])
    #expect(CriteriaCounts(reported: panel).counts == [19, -1, -1])
    #expect(CriteriaCounts(reported: panel).isReported == [true, false, false])
    let set = CriteriaSet("s", criteria: [Criterion("1", [])])
    let data = PanelSet(units: UnitTable(codes: ["a", "b", "c"]), years: [2020], panels: [panel])
    let assessment = Assessor(sets: [set], panels: data).assess()[0]
    #expect(CriteriaCounts(assessment, reported: panel).counts == [19, -1, -1])
  }

  @Test("basic and met are shares of all communes, the higher levels of the communes that meet")
  func levelShares() {
    let base = CriteriaSet(
      "base", criteria: [Criterion("1", [IndicatorRule("b", .yesno)])],
      ladder: [LadderRung(level: .met)])
    let upper = CriteriaSet(
      "upper", criteria: [Criterion("1", [IndicatorRule("a", .yesno)])],
      ladder: [
        LadderRung(level: .advanced, requires: [RequiredLevel(set: "base", level: .met)])
      ])
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b", "c", "d", "e"]), years: [2020],
      [
        (Indicator(id: "b", kind: .yesno), [[1], [1], [1], [0], [nil]]),
        (Indicator(id: "a", kind: .yesno), [[1], [0], [nil], [1], [nil]]),
      ])
    let summary = CriteriaSummary(panels: data, scope: UnitScope(includesTowns: false))
    let rows = summary.levelShares(of: Assessor(sets: [base, upper], panels: data).assess())
    #expect(rows.map(\.level) == [.met, .advanced])
    #expect(rows.map(\.communes) == [3, 1] && rows.map(\.unknown) == [1, 2])
    #expect(rows.map(\.denominator) == [5, 3])
    #expect(isClose(rows[0].share, 60) && isClose(rows[1].share, 100.0 / 3))
    #expect(rows.allSatisfy { $0.basis == .assessment })
  }

  @Test("a recognition counts from the year of its decision, not from the year it was earned")
  func recognised() {
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b", "c", "d"]), years: [2019, 2020, 2021], panels: [])
    let summary = CriteriaSummary(panels: data, scope: UnitScope(includesTowns: false))
    let record = { (unit: String, level: Level, met: Int, decided: CalendarDate?) in
      Recognition(
        unit: unit, level: level, set: "s", metYear: met, decision: "", decisionDate: decided,
        source: "")
    }
    let rows = summary.levelShares(of: [
      record("a", .met, 2019, CalendarDate(year: 2020, month: 9, day: 28)),
      record("b", .advanced, 2019, CalendarDate(year: 2019, month: 12)),
      record("c", .met, 2019, nil),
    ])
    let met = rows.filter { $0.level == .met }
    #expect(met.map(\.communes) == [1, 2, 2] && met.map(\.denominator) == [4, 4, 4])
    let advanced = rows.filter { $0.level == .advanced }
    #expect(advanced.map(\.communes) == [1, 1, 1] && advanced.map(\.denominator) == [1, 2, 2])
    #expect(rows.allSatisfy { $0.basis == .decision })
    #expect(summary.levelShares(of: [Recognition]()).isEmpty)
  }

  @Test(
    "of one level recognised under two sets each counts its own, and a higher level counts below")
  func recognisedBySet() {
    let data = PanelSet(units: UnitTable(codes: ["a", "b", "c", "d"]), years: [2021], panels: [])
    let summary = CriteriaSummary(panels: data, scope: UnitScope(includesTowns: false))
    let record = { (unit: String, level: Level, set: String) in
      Recognition(
        unit: unit, level: level, set: set, metYear: 2020, decision: "",
        decisionDate: CalendarDate(year: 2020, month: 9), source: "")
    }
    let rows = summary.levelShares(of: [
      record("a", .met, "old"), record("b", .met, "old"), record("b", .met, "new"),
      record("c", .advanced, "upper"),
    ])
    let counts = Dictionary(
      uniqueKeysWithValues: rows.map { ("\($0.level) \($0.set)", $0.communes) })
    #expect(counts == ["met old": 3, "met new": 2, "advanced upper": 1])
  }
}
