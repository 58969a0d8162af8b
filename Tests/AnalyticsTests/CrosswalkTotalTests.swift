import Panels
import Testing

@testable import Analytics

@Suite("The totals of a crosswalk")
struct CrosswalkTotalTests {
  private static let early = CalendarDate(year: 2023)

  private static func people(_ values: [[Double?]], years: [Int] = [2022]) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: years,
      [(Indicator(id: "population", kind: .count), values)])
  }

  @Test("the part of a split that a later step ends is set aside as lost, and said to be")
  func lostPart() throws {
    let crosswalk = Crosswalk(links: [
      link("a", "x", Self.early, share: 0.6), link("a", "y", Self.early, share: 0.4),
      link("b", "b", Self.early), link("y", nil),
    ])
    let report = Self.people([[1000], [500]]).applying(crosswalk).report
    let total = try #require(report.totals.first)
    #expect(total.before == 1500 && total.after == 1100 && total.lost == 400)
    #expect(total.difference == 0)
    #expect(report.problems.contains { $0.kind == .unitChange(.lostParts(units: ["a"])) })
    #expect(report.changes.filter { $0.old?.code == "a" }.map(\.kind) == [.lost, .split])
    #expect(isClose(report.changes(.lost).first?.weights.first ?? .nan, 0.4))
  }

  @Test("the part of a split whose code another unit takes later is set aside as lost")
  func takenPart() throws {
    let crosswalk = Crosswalk(links: [
      link("a", "x", Self.early, share: 0.6), link("a", "y", Self.early, share: 0.4),
      link("b", "y"),
    ])
    let report = Self.people([[1000], [500]]).applying(crosswalk).report
    let total = try #require(report.totals.first)
    #expect(total.lost == 400 && total.after == 1100 && total.difference == 0)
    #expect(report.problems.contains { $0.kind.code == "code-taken" })
  }

  @Test("a part that is lost by an unknown share is set aside as unweighted")
  func lostUnweighted() throws {
    let crosswalk = Crosswalk(links: [
      link("a", "x", Self.early), link("a", "y", Self.early), link("b", "b", Self.early),
      link("y", nil),
    ])
    let total = try #require(Self.people([[1000], [500]]).applying(crosswalk).report.totals.first)
    #expect(total.unweighted == 1000 && total.after == 500 && total.difference == 0)
  }

  @Test(
    "whatever a chain splits, ends and gives to others, no total differs without a reason",
    arguments: Array(1...30) as [UInt64])
  func chains(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 12)
    let data = maker.data(old, years: [2020, 2021], missing: 0.05)
    var links = maker.links(
      from: old, to: codes("m", 9), date: .wave, baseCount: 2, isWeighted: seed % 3 > 0)
    let middle = Set(links.compactMap(\.new?.code)).sorted()
    // Two of them end, one is named by no row; its code goes to another.
    links += maker.links(
      from: Array(middle.dropFirst(3)), to: codes("n", 4) + [middle[2]], date: .reform,
      baseCount: 2, isWeighted: true)
    links += [link(middle[0], nil), link(middle[1], nil)]
    let result = data.applying(Crosswalk(links: links, bases: crosswalkBases))
    for total in result.report.totals {
      #expect(abs(total.relativeDifference) <= 1e-9, "\(total)")
      #expect(isClose(total.before, data.total(total.indicator, total.year)))
    }
    #expect(result.report.totals.contains { $0.lost + $0.unweighted > 0 })
    #expect(!result.report.problems.contains { $0.kind.code == "totals-differ" })
  }

  @Test("a unit split without weights whose parts all merge again is counted whole")
  func reunited() throws {
    let crosswalk = Crosswalk(links: [
      link("a", "x", Self.early), link("a", "y", Self.early), link("x", "m"), link("y", "m"),
      link("b", "m"),
    ])
    let result = Self.people([[1000], [500]]).applying(crosswalk)
    #expect(result.panels.value("population", "m", 2022) == 1500)
    #expect(result.panels.panels[0].provenance[0] == .reconstructed)
    #expect(result.report.unweightedSplits.isEmpty)
    #expect(!result.report.problems.contains { $0.kind.code == "split-without-weights" })
    // Where one part goes elsewhere, nobody knows how much.
    let apart = Crosswalk(links: [
      link("a", "x", Self.early), link("a", "y", Self.early), link("x", "m"), link("y", "z"),
    ])
    let open = Self.people([[1000], [500]]).applying(apart)
    #expect(open.panels.value("population", "m", 2022).isNaN)
    #expect(open.report.unweightedSplits.count == 1)
  }

  @Test("a count without weights of its own is split by share, before its declared weight")
  func share() {
    let data = PanelSet(
      units: UnitTable(codes: ["a"]), years: [2022],
      [
        (Indicator(id: "population", kind: .count, weight: "population"), [[1000]]),
        (Indicator(id: "households", kind: .count, weight: "population"), [[200]]),
      ])
    let links = [
      link("a", "x", share: 0.5, [0.9]), link("a", "y", share: 0.5, [0.1]),
    ]
    let both = data.applying(Crosswalk(links: links, bases: ["population"])).panels
    #expect(both.value("population", "x", 2022) == 900)
    #expect(both.value("households", "x", 2022) == 100)
    let bare = links.map { link in
      var link = link
      link.share = .nan
      return link
    }
    let declared = data.applying(Crosswalk(links: bare, bases: ["population"])).panels
    #expect(declared.value("households", "x", 2022) == 180)
  }

  @Test("a unit that a later step keeps bears no other unit's code")
  func keptCode() {
    let crosswalk = Crosswalk(links: [
      link("a", "x", Self.early), link("b", "x", Self.early), link("x", "x"),
    ])
    #expect(Self.people([[1], [2]]).applying(crosswalk).report.reusedCodes.isEmpty)
    let other = Crosswalk(links: [
      link("a", "x", Self.early), link("b", "z", Self.early), link("z", "x"), link("x", "w"),
    ])
    let reused = Self.people([[1], [2]]).applying(other).report.reusedCodes
    #expect(reused.map(\.code) == ["x"])
  }

  @Test("values that reach no new unit are listed, each once")
  func unused() {
    let data = Self.people([[100, 110], [200, 210]], years: [2024, 2025])
    let result = data.applying(Crosswalk(links: [link("a", "n"), link("b", nil)]))
    // b has no successor in 2024; neither code is of the list of 2025.
    #expect(result.unused == [[1, 2, 3]])
  }

  @Test("what is said of a code is said of the unit that bears it in the list of that time")
  func succession() {
    let data = Self.people([[100, 350], [200, nil]], years: [2024, 2025])
    let merged = data.applying(Crosswalk(links: [link("a", "a"), link("b", "a")])).succession
    #expect(merged.successor(of: "a", at: 0) == nil)
    #expect(merged.successor(of: "a", at: 1) == "a")
    #expect(merged.destinations(of: "b", at: 0) == ["a"])
    #expect(merged.origins(at: 0) == ["a": ["a", "b"]])
    #expect(merged.vintage(of: "b", near: 1) == 0 && merged.vintage(of: "a", near: 1) == 1)
    let lost = data.applying(Crosswalk(links: [link("a", nil), link("b", "a")])).succession
    #expect(lost.destinations(of: "a", at: 0).isEmpty)
    #expect(lost.successor(of: "b", at: 0) == "a")
    #expect(lost.unitsChanged(in: 2025) == ["a"] && lost.unitsChanged(in: 2024).isEmpty)
  }
}
