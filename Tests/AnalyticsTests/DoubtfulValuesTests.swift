import Panels
import Testing

@testable import Analytics

@Suite("Values that trends and forecasts are made without")
struct DoubtfulValuesTests {
  /// A unit's series of one indicator, from 2015 on.
  private static func panels(
    _ series: [[Double?]], _ kind: IndicatorKind = .positive, unit: String = ""
  ) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: series.indices.map { "u\($0)" }),
      years: series[0].indices.map { 2015 + $0 },
      [(Indicator(id: "x", kind: kind, unit: unit), series)])
  }

  private static func periods(
    _ series: [Double?], _ kind: IndicatorKind = .positive, unit: String = "",
    breaks: [SeriesBreak] = []
  ) -> [Int] {
    DoubtfulValues(in: panels([series], kind, unit: unit), breaks: breaks).cells.map(\.period)
  }

  @Test("are those off their own neighbours by a power of ten, first, within and last")
  func powers() {
    #expect(Self.periods([41, 42, 44_000, 45, 47]) == [2])
    #expect(Self.periods([41, 42, 44, 45, 470]) == [4])
    #expect(Self.periods([0.41, 42, 44, 45, 47]) == [0])
    // Years that grow by a third.
    #expect(Self.periods([11.7, 15.8, 19_600, 26.9, 35.8]) == [2])
    // A gap stands between.
    #expect(Self.periods([41, 42, nil, 440, nil, 45]) == [3])
    // The year's place in a finding is that of the value.
    let panels = Self.panels([[41, 42, 43, 44], [41, 42, 43_000, 44]])
    let findings = DoubtfulValues(in: panels, breaks: []).findings(in: panels, blockSize: 2_048)
    #expect(
      findings.map(\.problem) == [
        .leftOutOfFits(indicator: "x", year: 2017, value: "43000", units: ["u1"])
      ])
  }

  @Test("are none where neighbours disagree, a break is declared, or there are too few of them")
  func none() {
    #expect(Self.periods([41, 42, 100, 45, 47]) == [])
    #expect(Self.periods([41, 90, 440, 190, 47]) == [])
    #expect(Self.periods([41, 410]) == [])
    #expect(Self.periods([41, 42, 44, 450, 470]) == [])
    let step = SeriesBreak(indicator: "x", year: 2019, kind: .method)
    #expect(Self.periods([41, 42, 44, 45, 470], breaks: [step]) == [])
    // Small counts and shares move by as much in earnest.
    #expect(Self.periods([2, 3, 30, 3, 2], .count) == [])
    #expect(Self.periods([5, 4.8, 4.6, 0.5], .share) == [])
    #expect(Self.periods([5, 4.8, 4.6, 0.04], .share) == [])
    #expect(Self.periods([-5, -4, -4_000], .number) == [])
  }

  @Test("are fractions among percentages, and large counts")
  func fractions() {
    #expect(Self.periods([92.1, 93.5, 0.935, 94], .share) == [2])
    #expect(Self.periods([900, 9_100, 910, 920], .count) == [1])
  }

  @Test("are beyond what the unit of measure holds, unless all of a unit's are")
  func reach() {
    let unit = "million_vnd_per_person_per_year"
    #expect(Self.periods([nil, 41, 42_000], unit: unit) == [2])
    #expect(Self.periods([41_000, 42_000, 44_000], unit: unit) == [])
    #expect(Self.periods([nil, nil, 44_000], unit: unit) == [])
  }

  @Test("leave the panel with the decimals it was printed at")
  func leftOut() throws {
    let panels = Self.panels([[41, 42, 43_000.25, 44], [40, 41, 42, 43]])
    let doubtful = DoubtfulValues(in: panels, breaks: [])
    let panel = try #require(doubtful.leftOut(of: panels).panel("x"))
    #expect(panel[0, 2].isNaN)
    #expect(panel.values.count { $0.isNaN } == 1)
    #expect(panel.printedDecimals == 2)
    #expect(panels.panel("x")?[0, 2] == 43_000.25)
    #expect(DoubtfulValues().leftOut(of: panels).panel("x")?.values == panels.panel("x")?.values)
  }

  @Test("of a whole year are one finding a block of units")
  func wholeYear() {
    let series = (0..<10).map { unit in [41, 42, 43_000, 44, 45].map { Double($0 + unit) } }
    let panels = Self.panels(series)
    let doubtful = DoubtfulValues(in: panels, breaks: [])
    #expect(doubtful.cells.count == 10)
    let units = { (blockSize: Int) in
      doubtful.findings(in: panels, blockSize: blockSize).map { finding -> Int in
        if case .leftOutOfFits(_, 2017, _, let units) = finding.problem { units.count } else { 0 }
      }
    }
    #expect(units(100) == [10])
    #expect(units(6) == [6, 4])
    #expect(units(8) == [8, 1, 1])
  }
}
