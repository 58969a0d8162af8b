import Panels
import Testing

@testable import IO

@Suite("Observations of a plan")
struct ObservationReaderTests {
  private static let names = UnitNames(
    units: UnitTable(codes: ["01", "02"], names: ["Ba Tầng", "Hướng Linh"]))

  private static let catalogue = IndicatorCatalogue(
    sets: [],
    declared: [
      Indicator(id: "income", kind: .positive), Indicator(id: "poverty", kind: .share),
      Indicator(id: "met", kind: .yesno),
    ])

  private static func read(
    _ files: [String], partYears: Bool = false
  ) throws -> PanelReading {
    let folder = TemporaryFolder()
    let paths = try files.enumerated().map { try folder.write($1, to: "file\($0).csv") }
    var reader = ObservationReader(names: names, catalogue: catalogue, usesPartYears: partYears)
    let reading = try reader.read(paths: paths)
    #expect(reading.counts.isBalanced)
    let filled = reading.panels.panels.flatMap(\.values).count { !$0.isNaN }
    #expect(filled == reading.counts.used)
    return reading
  }

  private static let heading = "unit,year,month,indicator,value,status,provenance,source\n"

  @Test("long and wide files speak of the same cells, units by code or name")
  func shapes() throws {
    let long =
      Self.heading + "Ba Tầng,2020,,income,30,,,\n02,2021,,met,đạt,,,\n02,2021,,poverty,n/a,,,\n"
    let wide = "unit,year,income,met,poverty\n01,2020,30,,\nHướng Linh,2021,,yes,không áp dụng\n"
    for text in [long, wide] {
      let reading = try Self.read([text])
      #expect(reading.log.problems == [])
      #expect(reading.panels.years == [2020, 2021])
      #expect(reading.panels.panel("income")?.series(0) == [30, nil])
      #expect(reading.panels.panel("met")?.series(1) == [nil, 1])
      #expect(reading.panels.panel("poverty")?.notApplicable == [3])
      #expect(reading.counts.notApplicable == 1 && reading.counts.used == 2)
    }
  }

  @Test("where two sources differ the first stands, and both are shown")
  func sourceConflict() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,income,30,,,plan\n01,2020,,income,31,,,S1\n01,2020,,income,30,,,S2\n"
    ])
    #expect(reading.panels.panel("income")?.values[0] == 30)
    #expect(
      reading.log.problems.map(\.kind) == [
        .sourceConflict(
          unit: "Ba Tầng", year: 2020, indicator: "income", kept: "30", keptSource: "plan",
          other: "31", otherSource: "S1")
      ])
    #expect(reading.log.problems.first?.location?.line == 3)
    #expect(reading.log.errorCount == 0 && reading.counts.superseded == 2)
  }

  @Test("the first file wins over the second")
  func fileOrder() throws {
    let first = Self.heading + "01,2020,,income,30,,,\n"
    let second = Self.heading + "01,2020,,income,31,,,\n02,2020,,income,32,,,\n"
    #expect(try Self.read([first, second]).panels.panel("income")?.values == [30, 32])
    #expect(try Self.read([second, first]).panels.panel("income")?.values == [31, 32])
  }

  @Test("two rows for one cell and one source are refused with the line of the first")
  func duplicates() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,income,30,,,plan\n# a comment\n01,2020,,income,30,,,plan\n"
    ])
    #expect(
      reading.log.problems.map(\.kind) == [
        .duplicateCell(unit: "01", year: 2020, indicator: "income", firstLine: 2)
      ])
    #expect(reading.log.problems.first?.location?.line == 4 && reading.counts.refused == 1)
  }

  @Test(
    "a simulated value gives way to any other without a word, whichever comes first",
    arguments: [false, true])
  func simulatedGivesWay(isFirst: Bool) throws {
    let observed = Self.heading + "01,2020,,income,30,,,S1\n"
    let simulated =
      Self.heading + "01,2020,,income,99,,simulated,x\n02,2020,,income,98,,simulated,x\n"
    let reading = try Self.read(isFirst ? [simulated, observed] : [observed, simulated])
    let panel = try #require(reading.panels.panel("income"))
    #expect(panel.values == [30, 98])
    #expect(panel.provenance[0] == .observed && panel.provenance[1] == .simulated)
    #expect(reading.log.problems == [])
    #expect(reading.counts.superseded == 1)
  }

  @Test("values for part of a year are set apart, and stand in only when asked for")
  func partYears() throws {
    let text =
      Self.heading
      + "01,2020,6,income,20,,,\n01,2020,9,income,25,,,\n02,2020,6,income,30,,,\n02,2020,12,income,60,,,\n"
    let apart = try Self.read([text])
    #expect(apart.panels.panel("income")?.series(0) == [nil])
    #expect(apart.panels.panel("income")?.series(1) == [60])
    #expect(apart.counts.partYear == 3)
    #expect(apart.log.problems.map(\.kind) == [.partYearSetApart(count: 3)])
    let used = try Self.read([text], partYears: true)
    #expect(used.panels.panel("income")?.values == [25, 60])
    #expect(used.counts.superseded == 2 && used.counts.partYear == 0 && used.log.problems == [])
  }

  @Test("planned values are set apart: a goal is no observation")
  func planned() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,income,30,actual,,\n01,2021,,income,90,plan,,\n"
    ])
    #expect(reading.panels.years == [2020])
    #expect(reading.counts.planned == 1)
    #expect(reading.log.problems.map(\.kind) == [.plannedSetApart(count: 1)])
  }

  @Test("the status says how a value came to be, an explicit provenance says it better")
  func provenance() throws {
    let reading = try Self.read([
      Self.heading
        + "01,2019,,income,1,actual,,\n01,2020,,income,2,estimate,,\n01,2021,,income,3,derived,,\n"
        + "02,2019,,income,4,estimate,reconstructed,\n02,2020,,income,5,,simulated,\n"
    ])
    let panel = try #require(reading.panels.panel("income"))
    #expect(
      [0, 2, 4, 1, 3].map { panel.provenance[$0] } == [
        .observed, .estimated, .derived, .reconstructed, .simulated,
      ])
  }

  @Test("an unknown indicator is told once, and its cells are refused")
  func unknownIndicator() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,incme,1,,,\n02,2020,,incme,2,,,\n01,2020,,income,3,,,\n"
    ])
    #expect(reading.log.problems.map(\.kind) == [.unknownIndicator("incme", suggestion: "income")])
    #expect(reading.counts.refused == 2 && reading.counts.used == 1)
  }

  @Test(
    "a wrong row is refused at its own field",
    arguments: [
      ("Nowhere,2020,,income,1,,,", "unknown-unit", 1), ("01,20,,income,1,,,", "not-a-year", 2),
      ("01,2020,13,income,1,,,", "not-a-date", 3), ("01,2020,June,income,1,,,", "not-a-date", 3),
      ("01,2020,,income,-1,,,", "out-of-range", 5), ("01,2020,,income,x,,,", "not-a-number", 5),
      ("01,2020,,met,maybe,,,", "not-yes-no", 5),
      ("01,2020,,income,1,,simulatd,", "not-allowed", 7),
      ("01,2020,,income,1,,", "ragged-row", nil), ("01,2020,,income,1,actul,,", "not-allowed", 6),
    ] as [(String, String, Int?)])
  func wrongRows(row: String, code: String, column: Int?) throws {
    let reading = try Self.read([Self.heading + row + "\n02,2020,,income,2,,,\n"])
    #expect(reading.log.codes == [code])
    #expect(reading.log.problems.first?.location?.line == 2)
    #expect(reading.log.problems.first?.location?.column == column)
    #expect(reading.counts.refused == 1 && reading.counts.used == 1)
  }

  @Test("a name matched without its marks is told once, however often it stands")
  func tolerant() throws {
    let reading = try Self.read([
      Self.heading + "Ba Tang,2020,,income,1,,,\nBa Tang,2021,,income,2,,,\n"
    ])
    #expect(
      reading.log.problems.map(\.kind) == [.tolerantMatch("Ba Tang", name: "Ba Tầng", code: "01")])
    #expect(reading.counts.used == 2)
  }

  @Test("years further apart than the engine takes are refused, and counted")
  func tooManyYears() throws {
    let reading = try Self.read([
      Self.heading + "01,1900,,income,1,,,\n01,2100,,income,2,,,\n02,2099,,income,3,,,\n"
    ])
    #expect(
      reading.log.problems.map(\.kind) == [.tooManyYears(first: 1900, last: 2100, limit: 128)])
    #expect(reading.counts.refused == 1 && reading.counts.used == 2)
  }

  @Test("a file without rows or without its columns is refused")
  func nothing() {
    for (text, code) in [
      (Self.heading, "header-only"), ("", "empty-file"), ("unit,value\n01,1\n", "missing-column"),
    ] {
      let error = #expect(throws: InputError.self) { try Self.read([text]) }
      #expect(error?.codes == [code])
    }
  }

  @Test("whatever the files hold, every cell is accounted for", arguments: [false, true])
  func balance(partYears: Bool) throws {
    var generator = SplitMix64(seed: 61)
    let pick = { (words: [String], generator: inout SplitMix64) in
      words[Int.random(in: 0..<words.count, using: &generator)]
    }
    for _ in 0..<120 {
      let files = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        var text = Self.heading
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
          text +=
            [
              pick(["01", "02", "Ba Tang", "x"], &generator),
              pick(["2020", "2021", "20"], &generator),
              pick(["", "", "6", "12", "x"], &generator),
              pick(["income", "poverty", "y"], &generator),
              pick(["1", "2", "", "n/a", "-5", "z"], &generator),
              pick(["", "plan", "estimate"], &generator),
              pick(["", "simulated"], &generator), pick(["", "S1"], &generator),
            ].joined(separator: ",") + "\n"
        }
        return text
      }
      let reading = try Self.read(files, partYears: partYears)
      #expect((reading.counts.refused > 0) == (reading.log.errorCount > 0), "\(files)")
    }
  }
}
