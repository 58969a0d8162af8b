import Foundation
import Panels
import Testing

@testable import IO

@Suite("Bare tables")
struct PanelTableReaderTests {
  private static let indicators = [
    Indicator(id: "income", kind: .positive), Indicator(id: "poverty", kind: .share),
    Indicator(id: "met", kind: .yesno),
  ]

  private static func layout(_ indicators: [Indicator], isLong: Bool) -> PanelTableLayout {
    PanelTableLayout(
      unit: "unit", year: "year",
      values: isLong
        ? .long(
          indicatorColumn: "indicator", valueColumn: "value",
          IndicatorCatalogue(sets: [], declared: indicators))
        : .wide(indicators))
  }

  private static func read(
    _ text: String, isLong: Bool = false, indicators: [Indicator] = indicators,
    change: (inout PanelTableLayout) -> Void = { _ in }
  ) throws -> PanelReading {
    let folder = TemporaryFolder()
    var layout = layout(indicators, isLong: isLong)
    change(&layout)
    return try PanelTableReader.read(path: folder.write(text), layout: layout)
  }

  private static let wideText = """
    unit,year,income,poverty,met
    b,2020,30.5,12,yes
    a,2020,,12.5,no
    a,2022,40,n/a,đạt
    b,2021,-,0,0

    """

  private static let longText = """
    unit,year,indicator,value
    b,2020,income,30.5
    b,2020,poverty,12
    b,2020,met,yes
    a,2020,income,
    a,2020,poverty,12.5
    a,2020,met,no
    a,2022,income,40
    a,2022,poverty,n/a
    a,2022,met,đạt
    b,2021,income,-
    b,2021,poverty,0
    b,2021,met,0

    """

  @Test(
    "a wide and a long table of the same values make the same panels", arguments: [false, true])
  func values(isLong: Bool) throws {
    let reading = try Self.read(isLong ? Self.longText : Self.wideText, isLong: isLong)
    let set = reading.panels
    #expect(set.units.codes == ["a", "b"] && set.years == [2020, 2021, 2022])
    #expect(set.panels.map(\.indicator.id) == ["income", "met", "poverty"])
    let series = { (id: String) in (0..<2).map { set.panel(id)?.series($0) ?? [] } }
    #expect(series("income") == [[nil, nil, 40], [30.5, nil, nil]])
    #expect(series("poverty") == [[12.5, nil, nil], [12, 0, nil]])
    #expect(series("met") == [[0, nil, 1], [1, 0, nil]])
    #expect(set.panel("poverty")?.notApplicable == [4])
    #expect(set.panel("income")?.notApplicable == [])
    #expect(reading.log.problems == [])
    let counts = reading.counts
    #expect(counts.isBalanced && counts.read == 12)
    #expect(counts.used == 9 && counts.missing == 2 && counts.notApplicable == 1)
    #expect(counts.rows == (isLong ? 12 : 4))
  }

  @Test("the order of rows changes nothing", arguments: [false, true])
  func shuffled(isLong: Bool) throws {
    let lines = (isLong ? Self.longText : Self.wideText).split(separator: "\n").map(String.init)
    let expected = try Self.read(lines.joined(separator: "\n"), isLong: isLong)
    var generator = SplitMix64(seed: 51)
    for _ in 0..<20 {
      let rows = lines.dropFirst().shuffled(using: &generator)
      let found = try Self.read(([lines[0]] + rows).joined(separator: "\n"), isLong: isLong)
      #expect(found.panels.units == expected.panels.units)
      #expect(found.counts == expected.counts)
      #expect(Self.bits(found.panels) == Self.bits(expected.panels))
    }
  }

  /// The cells of a set as bits, so that missing equals missing.
  private static func bits(_ set: PanelSet) -> [[UInt64]] {
    set.panels.map { panel in
      panel.values.map { $0.isNaN ? 0 : $0.bitPattern }
        + panel.notApplicable.sorted().map(UInt64.init)
    }
  }

  @Test(
    "a wrong cell is refused with its line and column, and the rest is read",
    arguments: [
      ("1,5", "not-a-number"), ("high", "not-a-number"), ("-3", "out-of-range"),
      ("0", "out-of-range"),
      ("inf", "not-finite"), ("1e999", "not-finite"), ("3 4", "not-a-number"),
      ("0x10", "not-a-number"),
    ])
  func wrongCells(cell: String, code: String) throws {
    let reading = try Self.read(
      "unit,year,income\na,2020,\"\(cell)\"\nb,2020,5\n", indicators: [Self.indicators[0]])
    #expect(reading.log.codes == [code])
    let place = reading.log.problems.first?.location
    #expect(place?.line == 2 && place?.column == 3 && place?.columnName == "income")
    #expect(reading.counts.refused == 1 && reading.counts.used == 1 && reading.counts.isBalanced)
    #expect(reading.panels.panel("income")?.values[1] == 5)
  }

  @Test("a decimal comma where a point belongs gets the advice that helps")
  func decimalCommaHint() throws {
    let text = "unit;year;income\na;2020;1,5\n"
    let income = [Self.indicators[0]]
    let reading = try Self.read(text, indicators: income)
    #expect(reading.log.problems.map(\.kind) == [.notANumber("1,5", looksLikeDecimalComma: true)])
    let asked = try Self.read(text, indicators: income) { $0.decimalComma = true }
    #expect(asked.log.problems == [] && asked.panels.panel("income")?.values == [1.5])
  }

  @Test("one field too many is refused, in the first row and later", arguments: ["\n", "\r\n"])
  func oneTooMany(end: String) throws {
    let text = [
      "unit,year,income", "a,2020,3,5", "b,2020,12,5", "c,2020,4", "d,2020,5,", "e,2020,6",
    ]
    .map { $0 + end }.joined()
    let reading = try Self.read(text, indicators: [Self.indicators[0]])
    #expect(reading.log.codes == ["ragged-row", "ragged-row", "ragged-row"])
    #expect(reading.panels.panel("income")?.values == [4, 6])
  }

  @Test("a mark that also separates fields is no decimal mark, in the last column neither")
  func commaTwice() throws {
    for end in ["\n", "\r\n"] {
      let text = ["unit,year,income", "a,2020,3", "b,2020,12,5", "c,2020,4,25", "d,2020,5"]
        .map { $0 + end }.joined()
      let reading = try Self.read(text, indicators: [Self.indicators[0]]) {
        $0.decimalComma = true
      }
      #expect(reading.log.codes == ["ragged-row", "ragged-row"])
      #expect(reading.panels.panel("income")?.values == [3, 5])
    }
  }

  @Test(
    "a text where a year belongs refuses the row",
    arguments: ["20", "twenty", "2020.0", "20201", "1899", "2201", "", "2O20"])
  func wrongYears(year: String) throws {
    let reading = try Self.read("unit,year,income,poverty,met\na,\(year),1,2,1\nb,2020,3,4,0\n")
    #expect(reading.log.codes == ["not-a-year"])
    #expect(reading.log.problems.first?.location?.column == 2)
    #expect(reading.panels.units.codes == ["b"])
    #expect(reading.counts.read == 6 && reading.counts.refused == 3 && reading.counts.isBalanced)
  }

  @Test(
    "every row counts as many cells as the table has indicators, also a refused one",
    arguments: 1...3)
  func refusedRows(count: Int) throws {
    let indicators = Array(Self.indicators.prefix(count))
    let heading = "unit,year," + indicators.map(\.id).joined(separator: ",")
    let cells = Array(repeating: "1", count: count).joined(separator: ",")
    let rows = ["a,2020,\(cells)", ",2020,\(cells)", "b,x,\(cells)", "c,2020"]
    let reading = try Self.read(([heading] + rows).joined(separator: "\n"), indicators: indicators)
    #expect(reading.log.codes == ["empty-field", "not-a-year", "ragged-row"])
    #expect(reading.counts.read == 4 * count && reading.counts.refused == 3 * count)
    #expect(reading.counts.isBalanced)
  }

  @Test("a cell that stands twice is refused with the line of the first", arguments: [false, true])
  func duplicates(isLong: Bool) throws {
    let text =
      isLong
      ? "unit,year,indicator,value\na,2020,income,1\na,2021,income,2\na,2020,income,3\n"
      : "unit,year,income\na,2020,1\na,2021,2\na,2020,3\n"
    let reading = try Self.read(text, isLong: isLong, indicators: [Self.indicators[0]])
    #expect(
      reading.log.problems.map(\.kind) == [
        .duplicateCell(unit: "a", year: 2020, indicator: isLong ? "income" : "", firstLine: 2)
      ])
    #expect(reading.log.problems.first?.location?.line == 4)
    #expect(reading.panels.panel("income")?.values == [1, 2])
    #expect(reading.counts.used == 2 && reading.counts.refused == 1 && reading.counts.isBalanced)
  }

  @Test(
    "a table without anything to read is refused",
    arguments: [
      ("", "empty-file"), ("# only a comment\n", "empty-file"),
      ("unit,year,income\n", "header-only"),
      ("unit,year,income\n\n# nothing\n", "header-only"),
      ("unit,year,incom\na,2020,1\n", "missing-column"),
      ("unit,year,income,income\na,2020,1,2\n", "duplicate-column"),
    ])
  func nothing(text: String, code: String) {
    let error = #expect(throws: InputError.self) {
      try Self.read(text, indicators: [Self.indicators[0]])
    }
    #expect(error?.codes == [code])
  }

  @Test("a row whose year lies too far from the others is refused with its line, not the others")
  func strayYear() throws {
    let reading = try Self.read(
      "unit,year,income\na,2150,31\na,2018,10\na,2019,11\nb,2021,24\n",
      indicators: [Self.indicators[0]])
    #expect(reading.panels.years == [2018, 2019, 2020, 2021])
    #expect(reading.panels.panel("income")?.series(0) == [10, 11, nil, nil])
    #expect(
      reading.log.problems.map(\.kind)
        == [.series(.strayYear(2150, first: 2018, last: 2021, limit: 128))])
    #expect(reading.log.problems.first?.location?.line == 2)
    #expect(reading.counts.refused == 1 && reading.counts.used == 3 && reading.counts.isBalanced)
  }

  @Test("a column that is not there is told with the nearest one")
  func unknownColumn() {
    let error = #expect(throws: InputError.self) {
      try Self.read("unit,year,incom\na,2020,1\n", indicators: [Self.indicators[0]])
    }
    #expect(
      error?.kinds == [
        .missingColumn(name: "income", available: ["unit", "year", "incom"], suggestion: "incom")
      ])
  }

  @Test(
    "a column of codes, names or years that is not there is told with the heading that offices give it",
    arguments: [
      ("Mã xã,Năm,income\n1,2020,1\n", ["Mã xã", "Năm"]),
      ("Tên xã,Năm,income\nAn,2020,1\n", ["Tên xã", "Năm"]),
      ("STT,khác,income\n1,2020,1\n", [nil, nil]),
    ] as [(String, [String?])])
  func lookalikes(text: String, suggestions: [String?]) {
    let error = #expect(throws: InputError.self) {
      try Self.read(text, indicators: [Self.indicators[0]])
    }
    let found = error?.kinds.compactMap { kind -> (String, String?)? in
      guard case .missingColumn(let name, _, let suggestion) = kind else { return nil }
      return (name, suggestion)
    }
    #expect(found?.map(\.0) == ["unit", "year"])
    #expect(found?.map(\.1) == suggestions)
  }

  @Test(
    "a column of names is not taken for the year that is near in letters, nor is a measure passed over"
  )
  func lookalikeOfNames() throws {
    var layout = PanelTableLayout(
      unit: "code", year: "Năm", values: .wide([Indicator(id: "income", kind: .positive)]))
    layout.name = "name"
    let columns = ["code", "Tên xã", "Năm", "Thu nhập"]
    let error = try #require(throws: InputError.self) {
      try TableRoles(layout: layout, columns: columns, path: "a.csv", line: 1)
    }
    #expect(
      error.problems.map(\.kind) == [
        .missingColumn(name: "name", available: columns, suggestion: "Tên xã"),
        .missingColumn(name: "income", available: columns, suggestion: "Thu nhập"),
      ])
  }

  @Test("an indicator nobody declares is told once with the nearest one, and its cells are refused")
  func unknownIndicator() throws {
    let reading = try Self.read(
      "unit,year,indicator,value\na,2020,incme,1\na,2020,income,2\na,2021,incme,3\n", isLong: true)
    #expect(reading.log.problems.map(\.kind) == [.unknownIndicator("incme", suggestion: "income")])
    #expect(reading.counts.refused == 2 && reading.counts.used == 1 && reading.counts.isBalanced)
  }

  @Test("a table in which every row is refused says why")
  func allRefused() {
    let error = #expect(throws: InputError.self) {
      try Self.read("unit,year,income,poverty,met\na,x,1,2,1\n")
    }
    #expect(error?.codes == ["not-a-year"])
  }

  @Test("a table without a column of values gives units and years, and no panel")
  func noValues() throws {
    let reading = try Self.read("unit,year\na,2020\nb,2021\n", indicators: [])
    #expect(reading.panels.units.codes == ["a", "b"] && reading.panels.years == [2020, 2021])
    #expect(reading.panels.panels.isEmpty && reading.counts.isBalanced)
  }

  @Test("labels are those of the unit's latest year, wherever its row stands")
  func labels() throws {
    let text = """
      unit,year,income,district,name,zone
      a,2021,1,New,Xã A,TN
      a,2020,2,Old,Xã A cũ,
      b,2020,3,,Xã B,DBSH
      """
    let reading = try Self.read(text, indicators: [Self.indicators[0]]) { layout in
      layout.groups = ["district"]
      layout.name = "name"
      layout.zone = "zone"
    }
    let units = reading.panels.units
    #expect(units.names == ["Xã A", "Xã B"])
    #expect((0..<2).map { units.zones.label(of: $0) } == ["TN", "DBSH"])
    #expect((0..<2).map { units.level(named: "district")?.label(of: $0) } == ["New", nil])
  }

  @Test("a label in quotes keeps the quotes inside it once")
  func quotedLabels() throws {
    let text = "unit,year,income,name\n\"a \"\"b\"\"\",2020,1,\"Xã \"\"A\"\"\"\n"
    let reading = try Self.read(text, indicators: [Self.indicators[0]]) { $0.name = "name" }
    #expect(reading.panels.units.codes == ["a \"b\""] && reading.panels.units.names == ["Xã \"A\""])
  }

  @Test("bytes that are not UTF-8 in a code or a label are reported, not lost")
  func notUTF8() throws {
    let folder = TemporaryFolder()
    for (code, name) in [([0xC3, 0x28], [65]), ([65], [0xC3, 0x28])] as [([UInt8], [UInt8])] {
      let bytes =
        Array("unit,year,income,name\nb,2020,2,B\n".utf8) + code + Array(",2020,1,".utf8) + name + [
          10
        ]
      let path = try folder.write(bytes, to: "bytes.csv")
      var layout = Self.layout([Self.indicators[0]], isLong: false)
      layout.name = "name"
      let reading = try PanelTableReader.read(path: path, layout: layout)
      #expect(reading.log.codes == ["not-utf8"])
      #expect(reading.log.problems.first?.location?.line == 3)
      #expect(reading.panels.units.codes == ["b"] && reading.counts.refused == 1)
      #expect(reading.counts.isBalanced)
    }
  }

  @Test("the provenance of a row is kept with its cells, and a word that is none is refused")
  func provenance() throws {
    let text = "unit,year,income,provenance\na,2020,1,simulated\na,2021,2,\nb,2020,3,derived\n"
    let reading = try Self.read(text, indicators: [Self.indicators[0]])
    let panel = try #require(reading.panels.panel("income"))
    #expect(panel.provenance[0] == .simulated && panel.provenance[1] == .derived)
    #expect(panel.provenance[2] == .observed)
    let wrong = try Self.read(
      "unit,year,income,provenance\na,2020,1,simulatd\na,2021,2,observed\n",
      indicators: [Self.indicators[0]])
    #expect(wrong.log.codes == ["not-allowed"])
    #expect(wrong.counts.refused == 1 && wrong.counts.used == 1 && wrong.counts.isBalanced)
  }

  @Test("whatever a table holds, every cell is accounted for", arguments: [false, true])
  func balance(isLong: Bool) throws {
    var generator = SplitMix64(seed: isLong ? 52 : 53)
    let words = ["1", "2.5", "", "n/a", "x", "đạt", "no", "-1", "150", "inf", "1,5", "…", "\"3\""]
    let years = ["2019", "2020", "2021", "20", "", "2O20"]
    let ids = ["income", "poverty", "met", "nothing"]
    let pick = { (words: [String], generator: inout SplitMix64) in
      words[Int.random(in: 0..<words.count, using: &generator)]
    }
    for _ in 0..<150 {
      var text = isLong ? "unit,year,indicator,value\n" : "unit,year,income,poverty,met\n"
      for _ in 0..<Int.random(in: 1...14, using: &generator) {
        var fields = [pick(["a", "b", "c", ""], &generator), pick(years, &generator)]
        if isLong { fields.append(pick(ids, &generator)) }
        for _ in 0..<(isLong ? 1 : 3) { fields.append(pick(words, &generator)) }
        if Int.random(in: 0..<8, using: &generator) == 0 { fields.removeLast() }
        text += fields.joined(separator: ",") + "\n"
      }
      guard let reading = try? Self.read(text, isLong: isLong) else { continue }
      #expect(reading.counts.isBalanced, "\(text)")
      let filled = reading.panels.panels.flatMap(\.values).count { !$0.isNaN }
      #expect(filled == reading.counts.used, "\(text)")
      #expect((reading.counts.refused > 0) == (reading.log.errorCount > 0), "\(text)")
      if !isLong { #expect(reading.counts.read == 3 * reading.counts.rows) }
    }
  }

  @Test("the headings of a table are told as they stand")
  func headings() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("\u{FEFF}unit;\"a \"\"b\"\"\";năm\n1;2;3\n")
    #expect(try DelimitedText(path: path).columns == ["unit", "a \"b\"", "năm"])
    let empty = try folder.write("")
    #expect(throws: InputError.self) { try DelimitedText(path: empty) }
  }

  @Test("a table of many units keeps every value at its place")
  func manyUnits() throws {
    var rows: [String] = []
    for unit in 0..<3_000 {
      for year in 2018...2022 {
        rows.append("u\(10_000 + unit),\(year),\(unit * 10 + year - 2017)")
      }
    }
    var generator = SplitMix64(seed: 54)
    rows.shuffle(using: &generator)
    let text = "unit,year,income\n" + rows.joined(separator: "\n")
    let panel = try #require(
      try Self.read(text, indicators: [Self.indicators[0]]).panels.panel("income"))
    let expected = (0..<5).flatMap { period in (0..<3_000).map { Double($0 * 10 + period + 1) } }
    #expect(panel.values == expected)
  }
}
