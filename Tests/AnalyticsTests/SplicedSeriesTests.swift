import Foundation
import IO
import Panels
import Testing

@testable import Analytics

@Suite("Breaks that are treated")
struct SplicedSeriesTests {
  private static func set(_ values: [[Double?]], _ kind: IndicatorKind) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: values.indices.map { "u\($0)" }),
      years: values[0].indices.map { 2010 + $0 },
      [(Indicator(id: "x", kind: kind), values)])
  }

  private static func splice(
    _ year: Int, _ before: Double, _ after: Double, units: [String] = []
  ) -> SeriesBreak {
    SeriesBreak(
      indicator: "x", year: year, kind: .method, treatment: .splice,
      overlap: SeriesBreak.Overlap(year: year, before: before, after: after), units: units)
  }

  @Test("a positive number is multiplied by the ratio, a count likewise, another number shifted")
  func scales() throws {
    for (kind, expected) in [
      (IndicatorKind.positive, [20.0, 40, 60]), (.count, [20, 40, 60]), (.number, [20, 30, 60]),
    ] {
      let series = SplicedSeries(
        Self.set([[10, 20, 60]], kind), breaks: [Self.splice(2012, 10, 20)])
      let panel = try #require(series.panels.panel("x"))
      for (value, wanted) in zip(panel.values, expected) { #expect(isClose(value, wanted)) }
      #expect(series.breaks.isEmpty && series.problems.isEmpty && series.links.count == 1)
      #expect(panel.provenance[0] == .derived && panel.provenance[2] == .observed)
    }
  }

  @Test("a share has its odds multiplied, and stays between 0 and 100 from end to end")
  func shares() throws {
    let set = Self.set([[0, 12.86, 50, 99.9, 100, 16.68]], .share)
    let series = SplicedSeries(set, breaks: [Self.splice(2015, 10.18, 16.68)])
    let panel = try #require(series.panels.panel("x"))
    let link = try #require(series.links.first)
    let odds = { (value: Double) in value / (100 - value) }
    #expect(isClose(link.factor, odds(16.68) / odds(10.18)))
    #expect(isClose(odds(panel.values[1]), link.factor * odds(12.86)))
    #expect(panel.values[0] == 0 && panel.values[4] == 100)
    #expect(panel.values.allSatisfy { (0...100).contains($0) })
    #expect(panel.values == panel.values.prefix(5).sorted() + [16.68])
    #expect(panel.values[1] > 12.86)
  }

  @Test("the odds of a splice are those printed, whatever decimals other values have")
  func printedOdds() throws {
    let whole = Self.set([[10, 9, 8, 7, 6, 5], [10, 9, 8, 7, 6, 5]], .share)
    let finer = Self.set([[10, 9, 8, 7, 6, 5], [10, 9.25, 8, 7, 6, 5]], .share)
    let series = [whole, finer].map { SplicedSeries($0, breaks: [Self.splice(2014, 1, 3)]) }
    #expect(isClose(series[0].links[0].factor, (3.0 / 97) / (1.0 / 99)))
    let first = try #require(series[0].panels.panel("x"))
    let second = try #require(series[1].panels.panel("x"))
    #expect((0..<6).allSatisfy { first[0, $0] == second[0, $0] })
  }

  @Test("a share of 0 or 100 measured one way is still linked, by half the rounding unit")
  func endsOfShares() throws {
    let series = SplicedSeries(
      Self.set([[0, 0, 1, 3, 4]], .share), breaks: [Self.splice(2013, 0, 3)])
    let panel = try #require(series.panels.panel("x"))
    #expect(series.problems.isEmpty && isClose(panel.values[0], 3) && panel.values[3] == 3)
  }

  @Test("a break declared twice is applied once, with a notice at the second declaration")
  func declaredTwice() throws {
    let set = Self.set([[10, 11, 24, 25], [5, 6, 14, 15]], .positive)
    for (first, second) in [([], []), ([], ["u0"]), (["u0"], ["u0"])] as [([String], [String])] {
      var repeated = Self.splice(2012, 12, 24, units: second)
      repeated.location = SourceLocation(file: "plan.yaml", line: 9)
      let series = SplicedSeries(
        set, breaks: [Self.splice(2012, 12, 24, units: first), repeated])
      let panel = try #require(series.panels.panel("x"))
      #expect(panel[0, 0] == 20 && panel[0, 1] == 22)
      #expect(series.problems.map(\.kind.code) == ["break-declared-twice"])
      #expect(series.problems.allSatisfy { $0.severity == .notice && $0.location?.line == 9 })
      #expect(series.repeated == [1] && series.breaks.isEmpty)
    }
    // The wider one comes second: it still serves the units of which nothing was said.
    let series = SplicedSeries(
      set, breaks: [Self.splice(2012, 12, 24, units: ["u0"]), Self.splice(2012, 12, 24)])
    #expect(series.panels.panel("x")?.values.prefix(4) == [20, 10, 22, 12])
    #expect(series.repeated.isEmpty && series.links.count == 2)
  }

  @Test("declarations of one break that ask for different things are refused")
  func contradiction() throws {
    let set = Self.set([[10, 11, 24, 25], [5, 6, 14, 15]], .positive)
    let shift = SeriesBreak(
      indicator: "x", year: 2012, kind: .method, treatment: .levelShift, units: ["u0"])
    for breaks in [
      [Self.splice(2012, 12, 24), Self.splice(2012, 12, 25)],
      [Self.splice(2012, 12, 24), Self.splice(2012, 12, 25, units: ["u0"])],
      [Self.splice(2012, 12, 24), shift], [shift, Self.splice(2012, 12, 24)],
    ] {
      let series = SplicedSeries(set, breaks: breaks)
      #expect(series.problems.map(\.kind.code) == ["breaks-contradict"])
      #expect(series.problems.allSatisfy { $0.severity == .error })
      #expect([10, 20].contains(series.panels.panel("x")?[0, 0]))
    }
    let other = Self.splice(2012, 7, 14, units: ["u1"])
    let apart = SplicedSeries(set, breaks: [Self.splice(2012, 12, 24, units: ["u0"]), other])
    #expect(apart.problems.isEmpty && apart.links.count == 2)
    let cuts = [SeriesBreak.Kind.method, .povertyStandard].map {
      SeriesBreak(indicator: "x", year: 2012, kind: $0)
    }
    #expect(SplicedSeries(set, breaks: cuts).problems.isEmpty)
  }

  @Test("one year measured both ways serves one splice, that of its year before that of the next")
  func oneOverlap() throws {
    let breaks = [2012, 2013].map {
      SeriesBreak(indicator: "x", year: $0, kind: .method, treatment: .splice)
    }
    let overlap = MeasuredOverlap(
      indicator: "x", unit: "u0", year: 2012, before: 12, after: 24, source: "S1")
    let series = SplicedSeries(
      Self.set([[10, 11, 24, 25, 26]], .positive), breaks: breaks, overlaps: [overlap])
    #expect(series.links.count == 1 && series.panels.panel("x")?[0, 0] == 20)
    #expect(series.problems.map(\.kind.code) == ["splice-without-overlap"])
  }

  @Test("a chain of splices ends where a splice of the product would")
  func chain() throws {
    let set = Self.set([[10, 11, 24, 25, 80]], .positive)
    let breaks = [Self.splice(2012, 12, 24), Self.splice(2014, 26, 78)]
    for order in [breaks, breaks.reversed()] {
      let panel = try #require(SplicedSeries(set, breaks: order).panels.panel("x"))
      for (value, wanted) in zip(panel.values, [60.0, 66, 72, 75, 80]) {
        #expect(isClose(value, wanted))
      }
    }
  }

  @Test(
    "a splice and its inverse leave every value where it was", arguments: IndicatorKind.allCases)
  func inverse(kind: IndicatorKind) throws {
    guard kind != .yesno else { return }
    var generator = SplitMix64(seed: 4)
    // Half a point within an end of the scale a whole percentage is the end: shares stay inside.
    let range = kind == .share ? 30...70 : 1...99
    for _ in 0..<50 {
      let values = (0..<6).map { _ in Double(Int.random(in: range, using: &generator)) }
      let before = Double(Int.random(in: range, using: &generator))
      let after = Double(Int.random(in: range, using: &generator))
      let there = SplicedSeries(
        Self.set([values], kind), breaks: [Self.splice(2013, before, after)])
      let back = SplicedSeries(there.panels, breaks: [Self.splice(2013, after, before)])
      let panel = try #require(back.panels.panel("x"))
      for (value, wanted) in zip(panel.values, values) { #expect(isClose(value, wanted)) }
    }
  }

  @Test("a unit with values on both sides and no overlap is refused, and its series is cut there")
  func refused() throws {
    var seriesBreak = SeriesBreak(
      indicator: "x", year: 2012, kind: .povertyStandard, treatment: .splice,
      location: SourceLocation(file: "plan.yaml", line: 9))
    let set = Self.set(
      [[1, 2, 3, 4], [1, 2, nil, nil], [nil, nil, 3, 4], [5, 6, 7, 8]], .positive)
    let overlap = MeasuredOverlap(
      indicator: "x", unit: "u3", year: 2012, before: 3.5, after: 7, source: "S1")
    let series = SplicedSeries(set, breaks: [seriesBreak], overlaps: [overlap])
    let problem = try #require(series.problems.first)
    #expect(series.problems.count == 1 && problem.severity == .error)
    #expect(
      problem.kind
        == .series(.spliceWithoutOverlap(indicator: "x", year: 2012, units: ["u0"])))
    #expect(problem.location?.line == 9)
    #expect(series.links.map(\.unit) == [3] && series.links.first?.source == "S1")
    #expect(series.breaks.count == 1 && series.breaks[0].units == ["u0"])
    let cuts = series.panels.cuts(of: "x", breaks: series.breaks)
    #expect(cuts(0) == [2] && cuts(3) == [])
    #expect(series.panels.panel("x")?[0, 0] == 1 && series.panels.panel("x")?[3, 0] == 10)
    seriesBreak.overlapYear = 2013
    #expect(SplicedSeries(set, breaks: [seriesBreak], overlaps: [overlap]).links.isEmpty)
  }

  @Test("values that no factor links are refused", arguments: [(0.0, 5.0), (5, 0)])
  func impossible(before: Double, after: Double) throws {
    let series = SplicedSeries(
      Self.set([[1, 2, 3]], .positive), breaks: [Self.splice(2012, before, after)])
    #expect(series.problems.map(\.kind.code) == ["splice-impossible"])
    #expect(series.panels.panel("x")?.values == [1, 2, 3])
    #expect(series.panels.cuts(of: "x", breaks: series.breaks)(0) == [2])
  }

  @Test("what is not spliced is left as measured, to the bit")
  func untouched() {
    let set = Self.set([[1, 2, 3], [4, 5, 6]], .positive)
    let none = SplicedSeries(set, breaks: [])
    #expect(none.panels.panel("x")?.values == set.panel("x")?.values)
    let one = SplicedSeries(set, breaks: [Self.splice(2012, 1, 2, units: ["u1"])])
    #expect(one.panels.panel("x")?[0, 0] == 1 && one.panels.panel("x")?[1, 0] == 8)
  }

  // MARK: Level shifts

  private static func shift(_ year: Int) -> SeriesBreak {
    SeriesBreak(indicator: "x", year: year, kind: .method, treatment: .levelShift)
  }

  @Test("a level shift gives the slope, step and level that made the series, as one line")
  func exactShift() throws {
    let values: [Double] = [10, 12, 14, 16, 18, 50, 52, 54]
    let row = try #require(
      TrendRegression(panels: Self.set([values], .number), breaks: [Self.shift(2015)])
        .rows(of: "x", units: 0..<1).first)
    #expect(isClose(row.slope, 2) && row.shifts.map(\.year) == [2015])
    #expect(isClose(row.shifts[0].size, 30))
    // The level is that of the regime in force at the end.
    #expect(isClose(row.level, 10 + 2 * 3.5 + 30))
    #expect(row.firstYear == 2010 && row.lastYear == 2017 && row.n == 8)
  }

  @Test("the step and its error are those of least squares with a dummy, worked out by hand")
  func regression() throws {
    // y on 1, t and s; the step by Frisch and Waugh: both freed of 1 and t.
    let values: [Double] = [5, 5.5, 7, 7, 12, 13, 13.4]
    let row = try #require(
      TrendRegression(panels: Self.set([values], .number), breaks: [Self.shift(2014)])
        .rows(of: "x", units: 0..<1).first)
    let t = (0..<7).map { Double($0) - 3 }
    let free = { (y: [Double]) -> [Double] in
      let mean = y.reduce(0, +) / 7
      let slope = zip(t, y).map { $0 * $1 }.reduce(0, +) / 28
      return zip(t, y).map { $1 - mean - slope * $0 }
    }
    let s = free([0, 0, 0, 0, 1, 1, 1])
    let y = free(values)
    let square = s.map { $0 * $0 }.reduce(0, +)
    let size = zip(s, y).map { $0 * $1 }.reduce(0, +) / square
    let rss = zip(s, y).map { ($1 - size * $0) * ($1 - size * $0) }.reduce(0, +)
    #expect(isClose(row.shifts[0].size, size))
    #expect(isClose(row.shifts[0].error, (rss / 4 / square).squareRoot()))
    #expect(isClose(row.residualDeviation, (rss / 4).squareRoot()))
    #expect(row.status == .ok)
  }

  @Test("too few values for a slope and a step cut the series instead")
  func fewValues() {
    let rows = TrendRegression(
      panels: Self.set([[1, nil, nil, 9], [1, 2, nil, 9], [nil, nil, 8, 9]], .number),
      breaks: [Self.shift(2012)]
    ).rows(of: "x", units: 0..<3)
    #expect(rows.filter { $0.unit == 0 }.map(\.firstYear) == [2010, 2012])
    #expect(rows.filter { $0.unit == 0 }.allSatisfy { $0.status == .onePoint })
    let exact = rows.filter { $0.unit == 1 }
    #expect(exact.map(\.status) == [.exactFit] && isClose(exact[0].slope, 1))
    let after = rows.filter { $0.unit == 2 }
    #expect(after.count == 1 && after[0].shifts.isEmpty)
  }

  @Test("the pooled step is the mean of the units' steps where all have the same years")
  func pooled() throws {
    let walks = SimulatedWalks(units: 12, years: 10)
    var panel = walks.panel(seed: 2, id: "x")
    for unit in 0..<12 {
      for period in 4..<10 { panel[unit, period] += 15 }
    }
    let set = walks.set([panel])
    let seriesBreak = Self.shift(2014)
    let pooled = try #require(PooledShift(at: seriesBreak, panels: set, breaks: [seriesBreak]))
    let rows = TrendRegression(panels: set, breaks: [seriesBreak]).rows(of: "x", units: 0..<12)
    let sizes = rows.compactMap { $0.shifts.first?.size }
    #expect(sizes.count == 12 && isClose(pooled.size, sizes.reduce(0, +) / 12))
    #expect(pooled.units == 12 && pooled.years == 10)
    // A hundred copies of the communes are no hundred times the knowledge: the years are the sample.
    var copies = Panel(indicator: panel.indicator, unitCount: 48, periodCount: 10)
    for unit in 0..<48 {
      for period in 0..<10 { copies[unit, period] = panel[unit % 12, period] }
    }
    var wide = walks
    wide.units = 48
    let more = try #require(
      PooledShift(at: seriesBreak, panels: wide.set([copies]), breaks: [seriesBreak]))
    #expect(isClose(more.size, pooled.size) && isClose(more.error, pooled.error))
    #expect(PooledShift(at: Self.shift(2010), panels: set, breaks: [Self.shift(2010)]) == nil)
  }

  @Test("the pooled step leaves out nobody when years are missing, and finds the step put in")
  func pooledGaps() throws {
    var generator = SplitMix64(seed: 8)
    var panel = Panel(
      indicator: Indicator(id: "x", kind: .number), unitCount: 30, periodCount: 12)
    for unit in 0..<30 {
      for period in 0..<12 where Int.random(in: 0..<4, using: &generator) > 0 {
        let step: Double = period < 6 ? 0 : 9
        panel[unit, period] = Double(unit) + 0.5 * Double(period) + step
      }
    }
    let walks = SimulatedWalks(units: 30, years: 12)
    let pooled = try #require(
      PooledShift(
        at: Self.shift(2016), panels: walks.set([panel]), breaks: [Self.shift(2016)]))
    #expect(isClose(pooled.size, 9) && pooled.error < 1e-9)
  }

  // MARK: Run 9

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static func published() throws -> PlanReading {
    try PlanReader.read(
      path: root + "/datasets/published/plan.yaml", options: PlanReadingOptions(),
      environment: ["LOTRINH_DATASETS": root + "/datasets"], executable: "/nowhere/lotrinh")
  }

  private static func rows(
    _ reading: PlanReading, _ indicator: String, _ code: String, breaks: [SeriesBreak]
  ) throws -> [TrendRow] {
    let unit = try #require(reading.panels.units.index(ofCode: code))
    let series = SplicedSeries(reading.panels, breaks: breaks, overlaps: reading.overlaps)
    #expect(series.problems.isEmpty)
    return TrendRegression(panels: series.panels, breaks: series.breaks)
      .rows(of: indicator, units: unit..<unit + 1).filter { $0.n > 0 }
  }

  @Test(
    "Quảng Ngãi was measured both ways in 2015: segments as declared, one line once spliced",
    arguments: [
      ("poverty_rate", 9.22, 15.19, 1.65), ("poverty_rate_rural", 10.18, 16.68, 1.64),
      ("poverty_rate_urban", 3.51, 6.25, 1.78),
    ])
  func quangNgai(indicator: String, before: Double, after: Double, ratio: Double) throws {
    let reading = try Self.published()
    let overlap = try #require(
      reading.overlaps.first { $0.indicator == indicator && $0.unit == "VN-QUANGNGAI" })
    #expect(overlap.before == before && overlap.after == after && overlap.year == 2015)
    #expect(overlap.source == "S117")
    #expect((100 * after / before).rounded() / 100 == ratio)
    let segments = try Self.rows(reading, indicator, "VN-QUANGNGAI", breaks: reading.plan.breaks)
    #expect(segments.map(\.firstYear) == [2010, 2015] && segments.map(\.n) == [5, 2])
    var breaks = reading.plan.breaks
    for index in breaks.indices
    where breaks[index].indicator == indicator && breaks[index].year == 2015 {
      breaks[index].treatment = .splice
      breaks[index].units = ["VN-QUANGNGAI"]
    }
    let line = try Self.rows(reading, indicator, "VN-QUANGNGAI", breaks: breaks)
    #expect(line.map(\.n) == [7] && line[0].firstYear == 2010)
    // Poverty fell before the change of standard, in it and after it: the line must say so.
    #expect(line[0].slope < 0 && line[0].rSquared > 0.95)
  }

  @Test("Nam Định's poverty of 2011 to 2020 is two falling segments, or one slope with a step up")
  func namDinh() throws {
    let reading = try Self.published()
    let segments = try Self.rows(
      reading, "poverty_rate", "VN-NAMDINH", breaks: reading.plan.breaks)
    #expect(segments.map(\.firstYear) == [2010, 2015] && segments.map(\.n) == [4, 6])
    #expect(segments.allSatisfy { $0.slope < -0.8 && $0.rSquared > 0.9 })
    var breaks = reading.plan.breaks
    for index in breaks.indices
    where breaks[index].indicator == "poverty_rate" && breaks[index].year == 2015 {
      breaks[index].treatment = .levelShift
    }
    let line = try Self.rows(reading, "poverty_rate", "VN-NAMDINH", breaks: breaks)
    #expect(line.map(\.n) == [10])
    let step = try #require(line[0].shifts.first)
    #expect(step.year == 2015 && step.size > 2 && step.size < 5 && step.error < 1)
    #expect(line[0].slope < -0.8)
  }

  @Test("the jump of 2015 is found in Nam Định's ten years when nobody declares it")
  func undeclared() throws {
    let reading = try Self.published()
    let unit = try #require(reading.panels.units.index(ofCode: "VN-NAMDINH"))
    let panel = try #require(reading.panels.panel("poverty_rate"))
    let values = reading.panels.years.indices.map { panel[unit, $0] }.filter { !$0.isNaN }
    let alone = PanelSet(
      units: UnitTable(codes: ["VN-NAMDINH"]), years: Array(2011...2020),
      [(panel.indicator, [values])])
    let jumps = JumpTest(panels: alone).rows(of: "poverty_rate").filter(\.isJump)
    #expect(jumps.map(\.year) == [2015] && jumps.map(\.scope) == [.all])
    #expect(jumps[0].years == 9 && isClose(jumps[0].naturalChange, 5.70 - 3.77))
  }
}
