import Foundation
import Panels
import Testing

@testable import Analytics

@Suite("The rules of a crosswalk")
struct CrosswalkRuleTests {
  /// Two communes with people, households, income, poverty and two yes/no items.
  static func data(_ provenance: Provenance = .observed) -> PanelSet {
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b", "c"], names: ["Xã A", "Xã B", "Xã C"]),
      years: [2023, 2024],
      [
        (Indicator(id: "population", kind: .count), [[1000, 1100], [3000, 3300], [500, nil]]),
        (Indicator(id: "households", kind: .count), [[300, 300], [700, 700], [100, 100]]),
        (
          Indicator(id: "income", kind: .positive, weight: "population"),
          [[40, 44], [60, 66], [30, 33]]
        ),
        (
          Indicator(id: "poverty", kind: .share, weight: "households"),
          [[10, 9], [2, 1], [20, nil]]
        ),
        (
          Indicator(id: "road", kind: .share, weight: "road_km"), [[50, 50], [80, 80], [10, 10]]
        ),
        (Indicator(id: "safe", kind: .yesno), [[1, 1], [1, 0], [0, nil]]),
        (Indicator(id: "criteria_met", kind: .count), [[15, 16], [17, 18], [10, 11]]),
      ])
    return PanelSet(
      units: data.units, years: data.years,
      panels: data.panels.map { panel in
        var panel = panel
        panel.provenance = .uniform(provenance)
        return panel
      })
  }

  static let merger = Crosswalk(links: [link("a", "n"), link("b", "n"), link("c", "c")])

  @Test("income is weighted by people, poverty by households, counts are added up")
  func means() {
    let result = Self.data().applying(Self.merger)
    #expect(result.panels.value("population", "n", 2023) == 4000)
    #expect(isClose(result.panels.value("income", "n", 2023), (40 * 1000 + 60 * 3000) / 4000))
    #expect(isClose(result.panels.value("poverty", "n", 2023), (10 * 300 + 2 * 700) / 1000))
    #expect(isClose(result.panels.value("income", "n", 2024), (44 * 1100 + 66 * 3300) / 4400))
  }

  @Test("without their weights, means stay missing with the reason, or follow the rule asked for")
  func missingWeights() throws {
    let data = Self.data()
    let road = try #require(data.panels.firstIndex { $0.indicator.id == "road" })
    var options = CrosswalkOptions()
    let refused = data.applying(Self.merger, options: options)
    let unit = try #require(refused.panels.units.index(ofCode: "n"))
    #expect(refused.panels.value("road", "n", 2023).isNaN)
    #expect(refused.outcomes[road][unit] == .weightMissing)
    #expect(refused.report.problems.contains { $0.kind.code == "mean-without-weights" })
    options.missingWeights = .equal
    let equal = data.applying(Self.merger, options: options)
    #expect(equal.panels.value("road", "n", 2023) == 65)
    #expect(equal.outcomes[road][unit] == .byRule)
    #expect(equal.report.problems.contains { $0.kind.code == "mean-without-weights" })
    options.missingWeights = .population
    let people = data.applying(Self.merger, options: options)
    #expect(isClose(people.panels.value("road", "n", 2023), (50 * 1000 + 80 * 3000) / 4000))
    options.missingWeights = .area
    let noArea = data.applying(Self.merger, options: options)
    #expect(noArea.panels.value("road", "n", 2023).isNaN)
    let land = PanelSet(
      units: data.units, years: data.years,
      [(Indicator(id: "area", kind: .positive), [[10, nil], [30, nil], [5, nil]])])
    let withArea = data.with(land.panels[0]).applying(Self.merger, options: options)
    // Land stays: the area of 2023 serves 2024 too.
    #expect(isClose(withArea.panels.value("road", "n", 2024), (50 * 10 + 80 * 30) / 40))
    #expect(withArea.panels.value("area", "n", 2023) == 40)
  }

  @Test("a merged unit meets a yes/no item by the rule asked for")
  func yesNo() {
    var options = CrosswalkOptions()
    let value = { (rule: YesNoRule, year: Int) -> Double in
      options.yesNo = rule
      return Self.data().applying(Self.merger, options: options).panels.value("safe", "n", year)
    }
    // 2023: both meet it; 2024: the smaller one does, the larger one does not.
    #expect(value(.all, 2023) == 1 && value(.all, 2024) == 0)
    #expect(value(.any, 2023) == 1 && value(.any, 2024) == 1)
    #expect(value(.majority, 2023) == 1 && value(.majority, 2024) == 0)
    #expect(value(.refuse, 2023).isNaN && value(.refuse, 2024).isNaN)
  }

  @Test("one part that fails decides under \"all\", even where another is not known")
  func knownFailure() {
    let crosswalk = Crosswalk(links: [link("b", "n"), link("c", "n"), link("a", "a")])
    let result = Self.data().applying(crosswalk)
    #expect(result.panels.value("safe", "n", 2024) == 0)
    let open = Self.data().applying(
      Crosswalk(links: [link("a", "n"), link("c", "n"), link("b", "b")]))
    #expect(open.panels.value("safe", "n", 2024).isNaN)
  }

  @Test("exactly half the people are no majority")
  func half() {
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: [2023],
      [
        (Indicator(id: "population", kind: .count), [[500], [500]]),
        (Indicator(id: "safe", kind: .yesno), [[1], [0]]),
      ])
    var options = CrosswalkOptions()
    options.yesNo = .majority
    let result = data.applying(
      Crosswalk(links: [link("a", "n"), link("b", "n")]), options: options)
    #expect(result.panels.value("safe", "n", 2023) == 0)
  }

  @Test("a mean needs all parts, or as much of the weight as asked for; a total needs all")
  func cover() throws {
    let crosswalk = Crosswalk(links: [link("b", "n"), link("c", "n"), link("a", "a")])
    let data = Self.data()
    let poverty = try #require(data.panels.firstIndex { $0.indicator.id == "poverty" })
    var options = CrosswalkOptions()
    let strict = data.applying(crosswalk, options: options)
    // In 2024 commune c has no poverty figure; b has 700 of the 800 households.
    let unit = try #require(strict.panels.units.index(ofCode: "n"))
    #expect(strict.panels.value("poverty", "n", 2024).isNaN)
    #expect(strict.outcomes[poverty][strict.panels.units.count + unit] == .partMissing)
    options.minimumCover = 0.875
    #expect(data.applying(crosswalk, options: options).panels.value("poverty", "n", 2024) == 1)
    options.minimumCover = 0.876
    #expect(data.applying(crosswalk, options: options).panels.value("poverty", "n", 2024).isNaN)
    options.minimumCover = 0
    let free = data.applying(crosswalk, options: options)
    #expect(free.panels.value("poverty", "n", 2024) == 1)
    #expect(free.panels.value("population", "n", 2024).isNaN)
  }

  @Test("a part that the data lack leaves totals and means missing and is named")
  func absentPart() {
    let crosswalk = Crosswalk(
      links: [link("a", "n"), link("z", "n"), link("b", "b"), link("c", "c")])
    let result = Self.data().applying(crosswalk)
    #expect(result.panels.value("population", "n", 2023).isNaN)
    #expect(result.panels.value("income", "n", 2023).isNaN)
    #expect(result.report.problems.contains { $0.kind.code == "parts-not-in-data" })
    #expect(result.report.totals.first?.incomplete == 1000)
  }

  @Test("without weights a split leaves rates to its parts and counts to nobody")
  func unweightedSplit() throws {
    let crosswalk = Crosswalk(
      links: [link("a", "x"), link("a", "y"), link("b", "b"), link("c", "c")])
    let result = Self.data().applying(crosswalk)
    #expect(result.panels.value("income", "x", 2023) == 40)
    #expect(result.panels.value("safe", "y", 2023) == 1)
    #expect(result.panels.value("population", "x", 2023).isNaN)
    let income = try #require(result.panels.panel("income"))
    let unit = try #require(result.panels.units.index(ofCode: "x"))
    #expect(income.provenance[unit] == .reconstructed)
    #expect(result.report.unweightedSplits.map(\.unit.code) == ["a"])
    #expect(result.report.unweightedSplits.first?.hasNone == true)
    #expect(result.report.totals.first?.unweighted == 1000)
    var options = CrosswalkOptions()
    options.missingWeights = .equal
    let equal = Self.data().applying(crosswalk, options: options)
    #expect(equal.panels.value("population", "x", 2023) == 500)
    #expect(equal.report.unweightedSplits.first?.isByRule == true)
    #expect(equal.report.totals.allSatisfy { $0.unweighted == 0 && abs($0.difference) < 1e-9 })
  }

  @Test("a split with weights for people only is listed for the bases it lacks")
  func partlyWeighted() {
    let links: [CrosswalkLink] = [
      link("a", "x", .reform, [0.25]), link("a", "y", .reform, [0.75]), link("b", "b"),
      link("c", "c"),
    ]
    let result = Self.data().applying(Crosswalk(links: links, bases: ["population"]))
    #expect(result.panels.value("population", "x", 2023) == 250)
    #expect(result.panels.value("households", "x", 2023).isNaN)
    #expect(result.report.unweightedSplits.map(\.bases) == [["share"]])
    #expect(result.report.unweightedSplits.first?.hasNone == false)
  }

  @Test("a unit that changed its name, its code or its kind at most keeps value and provenance")
  func renamed() {
    let crosswalk = Crosswalk(links: [link("a", "z"), link("b", "b"), link("c", "c")])
    let result = Self.data(.estimated).applying(crosswalk)
    #expect(result.panels.value("income", "z", 2023) == 40)
    #expect(result.panels.commonProvenance == .estimated)
    #expect(result.report.changes(.renamed).map(\.old?.code) == ["a"])
    #expect(result.panels.value("criteria_met", "z", 2023) == 15)
    let successors = ["a", "b", "c"].map { result.succession.successor(of: $0, at: 0) }
    #expect(successors == ["z", "b", "c"] && result.ended.isEmpty)
  }

  @Test("what is made from parts is reconstructed, or worse where a part or a weight is")
  func provenance() throws {
    for (given, expected) in [
      (Provenance.observed, Provenance.reconstructed), (.estimated, .reconstructed),
      (.simulated, .simulated),
    ] {
      let result = Self.data(given).applying(Self.merger)
      let unit = try #require(result.panels.units.index(ofCode: "n"))
      #expect(result.panels.panel("income")?.provenance[unit] == expected)
      let kept = try #require(result.panels.units.index(ofCode: "c"))
      #expect(result.panels.panel("income")?.provenance[kept] == given)
    }
    var people = try #require(Self.data().panel("population"))
    people.provenance = .uniform(.simulated)
    let result = Self.data().with(people).applying(Self.merger)
    let unit = try #require(result.panels.units.index(ofCode: "n"))
    #expect(result.panels.panel("income")?.provenance[unit] == .simulated)
    #expect(result.panels.panel("poverty")?.provenance[unit] == .reconstructed)
  }

  @Test("criteria met are dropped for changed units, with a notice, and kept for the others")
  func criteria() {
    let result = Self.data().applying(Self.merger)
    #expect(result.panels.value("criteria_met", "n", 2023).isNaN)
    #expect(result.panels.value("criteria_met", "c", 2023) == 10)
    #expect(
      result.report.problems.contains {
        $0.kind == .unitChange(.criteriaDropped(indicators: ["criteria_met"], values: 2))
      })
    #expect(!result.report.totals.contains { $0.indicator == "criteria_met" })
  }

  @Test("an indicator that does not apply to a part does not weigh on the rest")
  func notApplicable() throws {
    let data = Self.data()
    var road = try #require(data.panel("poverty"))
    road[0, 0] = .nan
    road.notApplicable = [0]
    let result = data.with(road).applying(Self.merger)
    #expect(result.panels.value("poverty", "n", 2023) == 2)
    road[1, 0] = .nan
    road.notApplicable = [0, 1]
    let none = data.with(road).applying(Self.merger)
    let unit = try #require(none.panels.units.index(ofCode: "n"))
    #expect(none.panels.panel("poverty")?.notApplicable == [unit])
  }

  @Test(
    "a commune that becomes part of a ward leaves the rural set, a ward that becomes one enters")
  func wards() {
    let ward = CrosswalkUnit(code: "w", name: "Phường W", kind: .ward)
    let old = { (code: String, kind: UnitKind) in CrosswalkUnit(code: code, kind: kind) }
    let links = [
      CrosswalkLink(old: old("a", .commune), new: ward, date: .reform),
      CrosswalkLink(old: old("b", .town), new: ward, date: .reform),
      CrosswalkLink(
        old: old("c", .ward), new: CrosswalkUnit(code: "r", kind: .commune), date: .reform),
    ]
    let result = Self.data().applying(Crosswalk(links: links))
    #expect(result.panels.units.kinds == [.commune, .ward])
    #expect(result.report.leavingRural.compactMap(\.old?.code) == ["a", "b"])
    #expect(result.report.changes.filter { $0.ruralMove == .entered }.count == 1)
    #expect(!UnitScope(includesTowns: true).counts(result.panels.units.kinds[1]))
  }

  @Test("figures of the years after a change bear the new codes, of the years before the old ones")
  func vintages() {
    // Code "a" is an old commune until 2024 and, from 2025, the union of "a" and "b".
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: [2024, 2025],
      [(Indicator(id: "population", kind: .count), [[100, 350], [200, nil]])])
    let crosswalk = Crosswalk(links: [link("a", "a"), link("b", "a")])
    let result = data.applying(crosswalk)
    #expect(result.panels.units.codes == ["a"])
    #expect(result.panels.value("population", "a", 2024) == 300)
    #expect(result.panels.value("population", "a", 2025) == 350)
    #expect(result.panels.panel("population")?.provenance[0] == .reconstructed)
    #expect(result.panels.panel("population")?.provenance[1] == .observed)
    var options = CrosswalkOptions()
    options.codes = .first
    let old = data.applying(crosswalk, options: options)
    #expect(old.panels.value("population", "a", 2025).isNaN)
  }

  @Test("a value under a code its year no longer has is set aside and named")
  func strays() {
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: [2024, 2025],
      [(Indicator(id: "population", kind: .count), [[100, 350], [200, 210]])])
    let result = data.applying(Crosswalk(links: [link("a", "a"), link("b", "a")]))
    #expect(result.panels.value("population", "a", 2025) == 350)
    #expect(result.report.problems.contains { $0.kind.code == "code-out-of-vintage" })
    #expect(result.report.totals.last?.lost == 210)
  }

  @Test("a unit that the crosswalk does not name stays, unless its code is given to another")
  func unlisted() {
    let crosswalk = Crosswalk(links: [link("a", "c")])
    let result = Self.data().applying(crosswalk)
    #expect(result.panels.units.codes == ["b", "c"])
    #expect(result.panels.value("population", "c", 2023) == 1000)
    #expect(result.report.problems.contains { $0.kind.code == "code-taken" })
    #expect(result.report.problems.contains { $0.kind.code == "unlisted-units" })
    #expect(result.report.changes(.lost).map(\.old?.code) == ["c"])
  }

  @Test("codes without their leading zero are recognised in the message")
  func leadingZero() throws {
    let data = PanelSet(
      units: UnitTable(codes: ["2200", "x"]), years: [2024],
      [(Indicator(id: "population", kind: .count), [[100], [200]])])
    let result = data.applying(Crosswalk(links: [link("02200", "02215"), link("x", "y")]))
    let problem = try #require(result.report.problems.first { $0.kind.code == "unlisted-units" })
    #expect(problem.text(in: .en).contains("02200"))
    let none = PanelSet(units: UnitTable(codes: ["2200"]), years: [2024], panels: [])
    let refused = none.applying(Crosswalk(links: [link("02200", "02215")]))
    #expect(refused.report.problems.map(\.kind.code) == ["nothing-matches"])
  }

  @Test("a target year takes the steps up to it, and refuses data beyond it")
  func target() {
    let links = [link("a", "m", .wave), link("b", "m", .wave), link("m", "n", .reform)]
    var options = CrosswalkOptions()
    options.target = 2024
    let data = Self.data()
    let early = PanelSet(
      units: data.units, years: [2022, 2023], panels: data.panels)
    let result = early.applying(Crosswalk(links: links), options: options)
    #expect(result.panels.units.codes.contains("m") && !result.panels.units.codes.contains("n"))
    options.target = 2020
    let none = early.applying(Crosswalk(links: links), options: options)
    #expect(none.report.problems.map(\.kind.code) == ["no-step"])
    let late = PanelSet(units: UnitTable(codes: ["n"]), years: [2025], panels: [])
    options.target = 2024
    let refused = late.applying(Crosswalk(links: links), options: options)
    #expect(refused.report.problems.map(\.kind.code) == ["data-after-target"])
  }

  @Test("names and codes in use before are listed, of parts, of other units and of places")
  func reuses() {
    var units = UnitTable(codes: ["1", "2", "3"], names: ["Xã Hồng", "Xã Lam", "Xã Tía"])
    units.levels = [CategoryColumn(name: "district", values: ["Nam Trực", "Nam Trực", "Nam Trực"])]
    let data = PanelSet(
      units: units, years: [2020],
      [(Indicator(id: "population", kind: .count), [[1], [2], [3]])])
    let new = { (code: String, name: String) in
      CrosswalkUnit(code: code, name: name, kind: .commune)
    }
    let old = { (code: String) in CrosswalkUnit(code: code) }
    let links = [
      CrosswalkLink(old: old("1"), new: new("2", "Xã Nam Trực"), date: .reform),
      CrosswalkLink(old: old("2"), new: new("9", "Phường LAM"), date: .reform),
      CrosswalkLink(old: old("3"), new: new("9", "Phường LAM"), date: .reform),
    ]
    let report = data.applying(Crosswalk(links: links)).report
    #expect(
      report.reusedNames.map(\.bearer)
        == [.place(level: "district", label: "Nam Trực"), .part("2")])
    #expect(report.reusedCodes.map(\.bearer) == [.otherUnit("2")])
  }

  @Test("parts in different places leave the place open, unless the crosswalk names it")
  func places() {
    var units = UnitTable(codes: ["a", "b"])
    units.levels = [CategoryColumn(name: "district", values: ["X", "Y"])]
    let data = PanelSet(
      units: units, years: [2020], [(Indicator(id: "population", kind: .count), [[1], [2]])])
    let open = data.applying(Crosswalk(links: [link("a", "n"), link("b", "n")]))
    #expect(open.panels.units.levels[0].label(of: 0) == nil)
    #expect(open.report.problems.contains { $0.kind.code == "undecided-place" })
    let new = CrosswalkUnit(
      code: "n", kind: .commune, places: [.init(level: "district", label: "Z")])
    let said = data.applying(
      Crosswalk(
        links: ["a", "b"].map {
          CrosswalkLink(old: CrosswalkUnit(code: $0), new: new, date: .reform)
        }))
    #expect(said.panels.units.levels[0].label(of: 0) == "Z")
    #expect(!said.report.problems.contains { $0.kind.code == "undecided-place" })
  }

  @Test("numbers too large to add up give no infinity")
  func overflow() {
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: [2020],
      [
        (Indicator(id: "population", kind: .count), [[1e308], [1e308]]),
        (Indicator(id: "income", kind: .positive, weight: "population"), [[1e10], [2e10]]),
      ])
    let result = data.applying(Crosswalk(links: [link("a", "n"), link("b", "n")]))
    #expect(result.panels.panels.allSatisfy { $0.values.allSatisfy { $0.isNaN } })
  }

  @Test("all values and no unit make no trouble")
  func degenerate() {
    let nobody = PanelSet(units: UnitTable(codes: []), years: [], panels: [])
    #expect(nobody.applying(Crosswalk(links: [link("a", "n")])).panels.units.codes.isEmpty)
    let silent = PanelSet(
      units: UnitTable(codes: ["a"]), years: [2020], [(Indicator(id: "x", kind: .number), [[nil]])])
    let result = silent.applying(Crosswalk(links: [link("a", "n")]))
    #expect(result.panels.units.codes == ["n"] && result.panels.value("x", "n", 2020).isNaN)
  }
}
