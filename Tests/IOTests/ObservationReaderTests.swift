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
    _ files: [String], partYears: Bool = false, lastYear: Int? = nil, breaks: [SeriesBreak] = [],
    precedence: [String] = []
  ) throws -> PanelReading {
    let folder = TemporaryFolder()
    let paths = try files.enumerated().map { try folder.write($1, to: "file\($0).csv") }
    var reader = ObservationReader(
      names: names, catalogue: catalogue, usesPartYears: partYears, breaks: breaks,
      precedence: precedence, lastYear: lastYear)
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

  @Test("a column with the name of a level says in which district a unit is sought")
  func levels() throws {
    let names = UnitNames(
      units: UnitTable(
        codes: ["1", "2", "3"], names: ["Tân Thịnh", "Tân Thịnh", "Đồng Sơn"],
        levels: [CategoryColumn(name: "district", values: ["Nam Trực", "Ý Yên", "Nam Trực"])]))
    let folder = TemporaryFolder()
    for (shape, heading) in [("wide", "income"), ("long", "indicator,value")] {
      let start = shape == "long" ? "income," : ""
      let rows = [
        "Tân Thịnh,Nam Trực,2020,\(start)30", "Tân Thịnh,Huyện Ý Yên,2020,\(start)31",
        "Đồng Sơn,Ý Yên,2020,\(start)32", "Đồng Sơn,Ý Yên,2021,\(start)33", "3,,2020,\(start)34",
      ]
      let path = try folder.write(
        "unit,district,year,\(heading)\n" + rows.joined(separator: "\n") + "\n",
        to: "\(shape).csv")
      var reader = ObservationReader(names: names, catalogue: Self.catalogue)
      let reading = try reader.read(paths: [path])
      #expect(reading.counts.isBalanced)
      #expect(reading.log.problems.map(\.kind.code) == ["not-in-parent", "not-in-parent"])
      #expect(reading.log.problems.map { $0.location?.line } == [4, 5])
      #expect(reading.panels.panel("income")?.values == [30, 31, 34])
    }
  }

  @Test("a unit that is refused is refused at every row with the same candidates and suggestion")
  func refusedUnits() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      "unit,year,income\nDong Son,2020,30\nDong Son,2021,31\nĐồng Sơm,2020,30\nHuong Lin,2020,30\n"
        + "Xa Xôi,2020,30\nXa Xôi,2021,31\n")
    var reader = ObservationReader(
      names: UnitNames(
        units: UnitTable(codes: ["01", "02"], names: ["Đông Sơn", "Đồng Sơn"])),
      catalogue: Self.catalogue)
    let problems = try reader.read(paths: [path]).log.problems
    let candidates = ["Đông Sơn (01)", "Đồng Sơn (02)"]
    for line in [2, 3] {
      #expect(
        problems.filter { $0.location?.line == line }.map(\.kind)
          == [.ambiguousUnit("Dong Son", candidates: candidates)])
    }
    let unknown = problems.filter { [6, 7].contains($0.location?.line) }.map(\.kind)
    #expect(unknown.count == 2 && unknown.first == unknown.last)
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

  @Test("sources named in the order of precedence win over files and rows, the others follow")
  func precedence() throws {
    let rows = "01,2020,,income,30,,,A\n01,2020,,income,31,,,B\n01,2020,,income,32,,,C\n"
    for (order, kept) in [([], 30.0), (["C"], 32), (["B", "C"], 31), (["X"], 30)] {
      let reading = try Self.read([Self.heading + rows], precedence: order)
      #expect(reading.panels.panel("income")?.values[0] == kept)
      #expect(reading.conflicts.count == 2 && reading.counts.superseded == 2)
      #expect(reading.conflicts.allSatisfy { Double($0.kept) == kept && $0.unit == "01" })
      #expect(reading.conflicts.allSatisfy { $0.keptPlace.line != $0.otherPlace.line })
    }
    let files = [
      Self.heading + "01,2020,,income,30,,,A\n", Self.heading + "01,2020,,income,31,,,B\n",
    ]
    #expect(try Self.read(files).panels.panel("income")?.values[0] == 30)
    let turned = try Self.read(files, precedence: ["B"])
    #expect(turned.panels.panel("income")?.values[0] == 31)
    #expect(turned.conflicts.first?.otherPlace.file == turned.accounts.first?.file)
  }

  @Test("figures that are written differently and are the same are no conflict")
  func sameNumber() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,income,30,,,A\n01,2020,,income,30.00,,,B\n"
    ])
    #expect(reading.log.problems.isEmpty && reading.conflicts.isEmpty)
    #expect(reading.counts.superseded == 1)
  }

  @Test("every value knows its file, line and column")
  func origins() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,income,30,,,\n# a remark\n02,2021,,income,31,,,\n",
      "unit,year,income,poverty\n01,2021,32,5\n",
    ])
    let place = { reading.origins.location(of: $0, unit: $1, year: $2) }
    #expect(place("income", "01", 2020)?.line == 2 && place("income", "01", 2020)?.column == 5)
    #expect(place("income", "02", 2021)?.line == 4)
    #expect(place("income", "01", 2021)?.file.hasSuffix("file1.csv") == true)
    #expect(place("poverty", "01", 2021)?.columnName == "poverty")
    #expect(place("income", "02", 2020) == nil)
  }

  @Test("each file has its own account, and the accounts add up")
  func accounts() throws {
    let reading = try Self.read([
      Self.heading + "01,2020,,income,30,,,\n01,2020,6,income,29,,,\n09,2020,,income,1,,,\n",
      Self.heading + "01,2020,,income,31,,,S\n02,2020,,income,,,,\n02,2025,,income,40,plan,,\n",
    ])
    #expect(reading.accounts.allSatisfy { $0.counts.isBalanced })
    #expect(reading.accounts.map(\.counts).reduce(CellCounts(), +) == reading.counts)
    let first = reading.accounts[0].counts
    #expect(first.used == 1 && first.partYear == 1 && first.refused == 1 && first.read == 3)
    let second = reading.accounts[1].counts
    #expect(second.superseded == 1 && second.missing == 1 && second.planned == 1)
  }

  @Test("half-years, quarters and ad hoc figures are kept apart with their names")
  func periods() throws {
    let reading = try Self.read([
      "unit,period,indicator,value\n01,2020,income,30\n01,6T/2020,income,20\n01,quý II/2020,income,21\n"
        + "01,đột xuất 2020,income,22\n01,31/12/2021,income,33\n"
    ])
    #expect(reading.panels.panel("income")?.series(0) == [30, 33])
    #expect(reading.partYears.map(\.part) == [.month(6), .quarter(2), .adHoc])
    #expect(reading.partYears.map(\.value) == [20, 21, 22] && reading.counts.partYear == 3)
    #expect(reading.partYears.first?.place.line == 3)
    let used = try Self.read(
      ["unit,period,income\n01,6T/2020,20\n01,9T/2020,25\n01,đột xuất 2020,9\n"], partYears: true)
    #expect(used.panels.panel("income")?.series(0) == [25])
  }

  @Test("a period and a year that contradict each other, and no year at all, are refused")
  func contradictingPeriods() throws {
    let reading = try Self.read([
      "unit,year,period,income\n01,2020,6T/2021,20\n01,2020,6T/2020,21\n01,,tháng 6,22\n"
    ])
    #expect(reading.log.problems.map(\.kind.code).filter { $0 == "not-a-year" }.count == 2)
    #expect(reading.counts.refused == 2 && reading.counts.partYear == 1)
    #expect(throws: InputError.self) { try Self.read(["unit,income\n01,20\n"]) }
  }

  private static let regimeHeading = "unit,year,indicator,value,source,regime\n"
  private static let bothWays =
    regimeHeading + "01,2014,poverty,12.86,S,old\n01,2015,poverty,10.18,S,old\n"
    + "01,2015,poverty,16.68,S,new\n01,2016,poverty,14.35,S,new\n"

  @Test("a year measured both ways fills its cell by the standard in force and keeps the other")
  func regimes() throws {
    let seriesBreak = { (year: Int) in
      SeriesBreak(
        indicator: "poverty", year: year, kind: .povertyStandard, treatment: .splice)
    }
    for (year, standing) in [(2015, 16.68), (2016, 10.18)] {
      let reading = try Self.read([Self.bothWays], breaks: [seriesBreak(year)])
      #expect(reading.panels.panel("poverty")?.series(0) == [12.86, standing, 14.35])
      #expect(reading.log.problems.isEmpty && reading.conflicts.isEmpty)
      let overlap = try #require(reading.overlaps.first)
      #expect(overlap.before == 10.18 && overlap.after == 16.68 && overlap.year == 2015)
      #expect(overlap.unit == "01" && overlap.source == "S" && overlap.location?.line != nil)
      #expect(reading.counts.superseded == 1 && reading.counts.used == 3)
    }
  }

  @Test("a change of standard without a declared break is reported with the line to paste")
  func undeclared() throws {
    let reading = try Self.read([Self.bothWays])
    #expect(reading.log.problems.map(\.kind.code) == ["undeclared-regime"])
    #expect(reading.panels.panel("poverty")?.series(0) == [12.86, 16.68, 14.35])
    let message = try #require(reading.log.problems.first).text(in: .en)
    #expect(message.contains("kind: poverty-standard") && message.contains("year: 2015"))
  }

  @Test("the suggestion for a regime that only some units change names them")
  func someUnitsChange() throws {
    let text =
      "unit,year,income,regime\n01,2020,1,old\n01,2021,2,new\n02,2020,1,old\n02,2021,2,old\n"
    let reading = try Self.read([text])
    guard
      case .series(.undeclaredRegime(_, _, _, _, let units, let suggestion))? = reading.log.problems
        .first?.kind
    else {
      Issue.record("\(reading.log.codes)")
      return
    }
    #expect(units == ["Ba Tầng"] && suggestion.contains("units: [\"01\"]"))
  }

  @Test("two standards of one year, and nothing to tell which is older, are refused as unclear")
  func unclear() throws {
    let text = Self.regimeHeading + "01,2015,poverty,10.18,S,a\n01,2015,poverty,16.68,S,b\n"
    let reading = try Self.read([text])
    #expect(reading.log.problems.map(\.kind.code) == ["regime-unclear", "duplicate-cell"])
    var named = SeriesBreak(indicator: "poverty", year: 2015, kind: .povertyStandard)
    named.regimes = SeriesBreak.Regimes(before: "b", after: "a")
    let told = try Self.read([text], breaks: [named])
    #expect(told.log.problems.isEmpty && told.panels.panel("poverty")?.series(0) == [10.18])
    #expect(told.overlaps.map(\.before) == [16.68])
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
    let provenance = used.panels.panel("income")?.provenance
    #expect(provenance?[0] == .estimated && provenance?[1] == .observed)
    #expect(used.counts.used == 2 && used.counts.partYear == 2 && used.counts.superseded == 0)
    #expect(used.partYears.map(\.isUsed) == [true, false, false])
    #expect(used.partYears.map(\.value) == [25, 20, 30])
    #expect(
      used.log.problems.map(\.kind)
        == [.series(.partYearsUsed(count: 1)), .series(.partYearsNotUsed(count: 2))])
  }

  @Test("a lone quarter, the second half and a figure of no date stand in for a stock alone")
  func standingParts() throws {
    for (part, stands) in [
      ("quý IV", false), ("6 tháng cuối năm", false), ("đột xuất", false), ("9T", true),
      ("H1", true),
    ] {
      let reading = try Self.read(
        ["unit,year,period,income,poverty\n01,2020,\(part),25,5\n"], partYears: true)
      #expect(reading.partYears.map(\.isUsed) == [stands, true], "\(part)")
      #expect((reading.panels.panel("income") != nil) == stands, "\(part)")
      #expect(reading.panels.panel("poverty")?.provenance[0] == .estimated, "\(part)")
    }
  }

  @Test("a value for part of a year said twice is a duplicate", arguments: [false, true])
  func duplicateParts(partYears: Bool) throws {
    let reading = try Self.read(
      [Self.heading + "01,2020,6,income,20,,,S1\n01,2020,6,income,21,,,S1\n"],
      partYears: partYears)
    #expect(reading.log.codes.contains("duplicate-cell"))
    #expect(reading.counts.refused == 1 && reading.partYears.count == 1)
  }

  @Test(
    "beside a column of the year a period names the part alone",
    arguments: [
      ("6 tháng đầu năm", YearPart.month(6)), ("quý II", .quarter(2)), ("6T", .month(6)),
      ("T6", .month(6)), ("H1", .half(1)), ("tháng 6", .month(6)), ("cả năm", nil),
      ("T6/2021", .month(6)), ("Q.3", .quarter(3)), ("6 tháng cuối năm", .half(2)),
    ] as [(String, YearPart?)])
  func periodBesideYear(word: String, part: YearPart?) throws {
    let reading = try Self.read(["unit,year,period,income\n01,2021,\(word),30\n"])
    #expect(reading.log.errorCount == 0)
    #expect(reading.partYears.map(\.part) == (part.map { [$0] } ?? []))
    #expect(reading.partYears.allSatisfy { $0.year == 2021 })
    #expect((reading.panels.panel("income")?[0, 0] == 30) == (part == nil))
  }

  @Test("a period that says nothing is refused at its cell, a wrong year beside it at its own")
  func unclearPeriods() throws {
    let unclear = try Self.read(["unit,year,period,income\n01,2021,vụ xuân,30\n"])
    #expect(unclear.log.problems.map(\.kind) == [.series(.periodUnclear("vụ xuân"))])
    #expect(unclear.log.problems.first?.location?.columnName == "period")
    let wrong = try Self.read(["unit,year,period,income\n01,21,quý II,30\n"])
    #expect(wrong.log.problems.map(\.kind) == [.notAYear("21")])
    #expect(wrong.log.problems.first?.location?.columnName == "year")
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
      reading.log.problems.map(\.kind)
        == [.series(.strayYear(1900, first: 2099, last: 2100, limit: 128))])
    #expect(reading.log.problems.first?.location?.line == 2)
    #expect(reading.counts.refused == 1 && reading.counts.used == 2)
  }

  @Test("one wrong year refuses itself and leaves the others; of two alike the earlier stays")
  func strayYear() throws {
    let reading = try Self.read([
      Self.heading + "01,2018,,income,10,,,\n01,2019,,income,11,,,\n02,2150,,income,31,,,\n"
    ])
    #expect(reading.panels.years == [2018, 2019])
    #expect(reading.log.problems.map(\.location?.line) == [4])
    #expect(reading.counts.refused == 1 && reading.counts.used == 2)
    let even = try Self.read([Self.heading + "01,1900,,income,1,,,\n01,2100,,income,2,,,\n"])
    #expect(even.panels.years == [1900])
  }

  @Test("observed values of a year to come are used with a warning at the first of them")
  func yearsAhead() throws {
    let text = "unit,year,income\n01,2020,30\n01,2052,31\n02,2052,32\n"
    let reading = try Self.read([text], lastYear: 2026)
    #expect(
      reading.log.problems.map(\.kind) == [.series(.yearAhead(2052, last: 2026, count: 2))])
    #expect(reading.log.problems.first?.location?.line == 3 && reading.counts.used == 3)
    #expect(try Self.read([text], lastYear: 2052).log.problems == [])
    let planned = Self.heading + "01,2020,,income,30,,,\n01,2052,,income,31,plan,,\n"
    #expect(!(try Self.read([planned], lastYear: 2026).log.codes.contains("year-ahead")))
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
