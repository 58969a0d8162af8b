import Foundation
import Panels
import Testing

@_spi(Fuzzing) @testable import IO

@Suite("Tables read in blocks")
struct PanelTableReadingTests {
  private static func layout(_ indicators: [String]) -> PanelTableLayout {
    PanelTableLayout(
      unit: "unit", year: "year",
      values: .wide(indicators.map { Indicator(id: $0, kind: $0 == "income" ? .positive : .share) })
    )
  }

  private static func read(
    _ bytes: [UInt8], _ layout: PanelTableLayout, blockSize: Int = 1 << 20, workers: Int = 1,
    takesPlainRows: Bool = true
  ) async throws -> PanelReading {
    let text = try DelimitedText(bytes: bytes, name: "table.csv")
    let reading = try PanelTableReading(
      text, layout: layout, blockSize: blockSize, takesPlainRows: takesPlainRows)
    await onEach(of: workers) { reading.parse() }
    try reading.index()
    await onEach(of: workers) { reading.assemble() }
    return reading.result()
  }

  private static func onEach(of workers: Int, _ work: @escaping @Sendable () -> Void) async {
    await withTaskGroup { group in
      for _ in 0..<workers { group.addTask { work() } }
    }
  }

  /// Everything that a reading says, for comparisons.
  private static func account(_ reading: PanelReading) -> [String] {
    var lines = reading.log.problems.map { $0.text(in: .en) }
    lines.append("\(reading.counts)")
    lines.append("\(reading.panels.units.codes) \(reading.panels.years)")
    for panel in reading.panels.panels {
      lines.append(panel.indicator.id + " \(panel.values.map(\.bitPattern))")
    }
    return lines
  }

  @Test(
    "two hundred hostile tables hold what a simple reader finds in them, or a problem on its line",
    arguments: 0..<200)
  func hostile(seed: UInt64) async throws {
    var tables = HostileTables(seed: seed)
    let bytes = tables.table()
    let expected = ReferenceTable(
      bytes, delimiter: tables.delimiter, indicators: tables.indicators, positive: ["income"])
    let reading = try await Self.read(
      bytes, Self.layout(tables.indicators), blockSize: 64 + Int(seed) * 5)
    #expect(Set(reading.panels.units.codes) == expected.units)
    // The reader tells why a text is no number; to the simple one it is just none.
    let sorts = ["malformed-groups", "unknown-unit-word"]
    let found = reading.log.problems.map { problem in
      let code = problem.kind.code
      return "\(problem.location?.line ?? 0) \(sorts.contains(code) ? "not-a-number" : code)"
    }
    let missed = expected.problems.sorted().difference(from: found.sorted())
    #expect(missed.isEmpty, "\(missed)")
    #expect(reading.counts.isBalanced)
    var count = 0
    for panel in reading.panels.panels {
      for (unit, code) in reading.panels.units.codes.enumerated() {
        for (period, year) in reading.panels.years.enumerated() {
          let cell = ReferenceTable.Cell(unit: code, year: year, indicator: panel.indicator.id)
          let value = panel[unit, period]
          #expect(value.isNaN ? expected.values[cell] == nil : expected.values[cell] == value)
          if !value.isNaN { count += 1 }
        }
      }
    }
    #expect(count == expected.values.count && count == reading.counts.used)
  }

  @Test(
    "a reading does not depend on workers, on blocks or on which rows are plain",
    arguments: [(1, 17), (2, 64), (3, 300), (4, 1_000), (2, 1 << 20)])
  func workers(count: Int, blockSize: Int) async throws {
    for seed in 200..<220 as Range<UInt64> {
      var tables = HostileTables(seed: seed)
      let bytes = tables.table()
      let layout = Self.layout(tables.indicators)
      let expected = Self.account(try await Self.read(bytes, layout, takesPlainRows: false))
      let reading = try await Self.read(bytes, layout, blockSize: blockSize, workers: count)
      #expect(Self.account(reading) == expected)
    }
  }

  @Test("labels are those of the latest year, of the first row when it stands twice")
  func labels() async throws {
    let text = """
      unit,district,year,income
      b,Old,2019,1
      a,"X, Y",2020,2
      b,New,2021,3
      b,Later row,2021,4
      b,Older,2020,5
      """
    var layout = Self.layout(["income"])
    layout.groups = ["district"]
    for workers in [1, 2, 3] {
      let reading = try await Self.read(
        Array(text.utf8), layout, blockSize: 16, workers: workers)
      let units = reading.panels.units
      #expect((0..<units.count).map { units.levels[0].label(of: $0) } == ["X, Y", "New"])
      #expect(reading.log.codes == ["duplicate-cell"])
    }
  }

  @Test(
    "a plain row and one read the slow way have the same place in the file",
    arguments: [false, true], [[" ", ""], ["", " "], [" ", " "], ["", ""]])
  func labelsOfRowsNotPlain(takesPlainRows: Bool, incomes: [String]) async throws {
    let rows = zip(["first", "second"], incomes).map { "a,\($0),2021,\($1)" }
    let text = "unit,district,year,income\nb,First,2020,1\n" + rows.joined(separator: "\n") + "\n"
    var layout = Self.layout(["income"])
    layout.groups = ["district"]
    let reading = try await Self.read(Array(text.utf8), layout, takesPlainRows: takesPlainRows)
    #expect(reading.panels.units.levels[0].label(of: 0) == "first")
  }

  @Test("a long table names an unknown indicator once, where it stands first")
  func unknownIndicator() async throws {
    let rows = (0..<40).map { "u\($0),2020,\($0 % 2 == 0 ? "income" : "incme"),\($0 + 1)" }
    let text = "unit,year,indicator,value\n" + rows.joined(separator: "\n")
    let layout = PanelTableLayout(
      unit: "unit", year: "year",
      values: .long(
        indicatorColumn: "indicator", valueColumn: "value",
        IndicatorCatalogue(sets: [], declared: [Indicator(id: "income", kind: .positive)])))
    for workers in [1, 2, 4] {
      let reading = try await Self.read(
        Array(text.utf8), layout, blockSize: 32, workers: workers)
      #expect(reading.log.codes == ["unknown-indicator"])
      #expect(reading.log.problems.first?.location?.line == 3)
      #expect(reading.counts.used == 20 && reading.counts.refused == 20)
      #expect(reading.counts.isBalanced)
    }
  }

  @Test("numbers of every plain form are the doubles nearest to their text")
  func exactNumbers() async throws {
    var generator = SplitMix64(seed: 5)
    var rows: [(String, Double)] = []
    for _ in 0..<20_000 {
      let digits = generator.next() % 10_000_000
      let decimals = Int(generator.next() % 7)
      var text = String(digits)
      while text.count <= decimals { text = "0" + text }
      if decimals > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals)) }
      rows.append((text, strtod(text, nil)))
    }
    let table =
      "unit,year,value,end\n"
      + rows.enumerated().map { "\($0),2020,\($1.0),\($1.0)\n" }.joined()
    let layout = PanelTableLayout(
      unit: "unit", year: "year",
      values: .wide([Indicator(id: "value", kind: .number), Indicator(id: "end", kind: .number)]))
    let reading = try await Self.read(Array(table.utf8), layout)
    for panel in reading.panels.panels {
      for (unit, code) in reading.panels.units.codes.enumerated() {
        let row = try #require(Int(code))
        #expect(panel[unit, 0].bitPattern == rows[row].1.bitPattern, "\(rows[row].0)")
      }
    }
  }

  @Test(
    "a record longer than a block is read whole, and a quote without end is told, not swallowed")
  func longRecords() async throws {
    let long = String(repeating: "x", count: 5_000)
    let text = "unit,year,note,income\na,2020,\"\(long)\n\(long)\",1\nb,2020,,2\n"
    var layout = Self.layout(["income"])
    layout.name = "note"
    let reading = try await Self.read(Array(text.utf8), layout, blockSize: 100)
    #expect(reading.counts.used == 2 && reading.log.codes.isEmpty)
    #expect(reading.panels.units.names == ["\(long)\n\(long)", ""])
    let open = text + "c,2020,\"never closed,3\nd,2020,,4\n"
    let broken = try await Self.read(Array(open.utf8), Self.layout(["income"]), blockSize: 100)
    #expect(broken.log.codes.contains("unclosed-quote"))
    #expect(broken.log.problems.first { $0.kind.code == "unclosed-quote" }?.location?.line == 5)
  }

  @Test("title lines above the headings are skipped and counted")
  func titles() async throws {
    let text = "Biểu 01\nĐơn vị: %\nunit,year,income\na,2020,5\n"
    let delimited = try DelimitedText(bytes: Array(text.utf8), name: "t.csv")
    #expect(delimited.columns == ["unit", "year", "income"] && delimited.titleCount == 2)
    let reading = try await Self.read(Array(text.utf8), Self.layout(["income"]))
    #expect(reading.counts.used == 1)
  }

  @Test("rows without any field filled are no rows, on either way of the parser")
  func emptyRows() async throws {
    let text =
      "unit,year,income\r\na,2020,1\r\n,,\r\n  \r\n \t, ,\"\"\r\n,\u{A0},\r\na,2021,2\r\n,,"
    for takesPlainRows in [true, false] {
      let reading = try await Self.read(
        Array(text.utf8), Self.layout(["income"]), blockSize: 20, takesPlainRows: takesPlainRows)
      #expect(reading.log.codes.isEmpty && reading.counts.rows == 2 && reading.counts.used == 2)
    }
  }

  @Test(
    "spaces that no eye sees around a code, a label or a number are no part of it",
    arguments: [
      "\u{A0}", "\u{2007}", "\u{200B}", "\u{202F}", "\u{FEFF}", " \u{A0}\t", "\u{200E}", "\u{200F}",
      "\u{202B}", "\u{2066}", "\u{2069}", "\u{061C}\u{2060}",
    ])
  func spaces(space: String) async throws {
    let text = """
      unit,district,year,income
      Hà,Đông,2020,1
      \(space)Hà,Đông\(space),2021,\(space)2
      Hà\(space),\(space)Đông,\(space)2022,3\(space)
      Hà,Đông\(space)Anh,2023,4

      """
    var layout = Self.layout(["income"])
    layout.groups = ["district"]
    for takesPlainRows in [true, false] {
      let reading = try await Self.read(
        Array(text.utf8), layout, takesPlainRows: takesPlainRows)
      #expect(reading.panels.units.codes == ["Hà"])
      // Within a label marks stay, and are told; spaces are spaces.
      #expect(reading.log.codes == (space.unseenMarks.isEmpty ? [] : ["unseen-marks"]))
      #expect(reading.panels.panels[0].values == [1, 2, 3, 4])
      #expect(reading.panels.units.levels[0].label(of: 0) == "Đông\(space)Anh")
    }
  }

  @Test(
    "a mark that nobody sees inside a code is refused where it stands, inside a label it is kept",
    arguments: ["\u{AD}", "\u{200F}", "\u{200B}", "\u{2060}", "\u{061C}"])
  func marksInside(mark: String) async throws {
    let text = "unit,district,year,income\na1,Đông\(mark)Anh,2020,1\na\(mark)1,Đông,2021,2\n"
    var layout = Self.layout(["income"])
    layout.groups = ["district"]
    for takesPlainRows in [true, false] {
      let reading = try await Self.read(
        Array(text.utf8), layout, takesPlainRows: takesPlainRows)
      #expect(reading.log.codes == ["control-character", "unseen-marks"])
      #expect(reading.log.problems.map(\.location?.line) == [3, 2])
      #expect(reading.panels.units.codes == ["a1"])
      #expect(reading.panels.units.levels[0].label(of: 0) == "Đông\(mark)Anh")
    }
  }

  @Test("a comment of any length is left out, and the rows behind it are read")
  func longComment() async throws {
    let comment = "#" + String(repeating: "x, \"", count: 5_000_000)
    let text = "unit,year,income\na,2020,1\n\(comment)\nb,2020,2\nc,20,3\n"
    for takesPlainRows in [true, false] {
      let reading = try await Self.read(
        Array(text.utf8), Self.layout(["income"]), takesPlainRows: takesPlainRows)
      #expect(reading.counts.used == 2 && reading.log.codes == ["not-a-year"])
      #expect(reading.log.problems.first?.location?.line == 5)
    }
  }

  @Test("a record that is too long is refused where it stands, and the rows behind it are read")
  func tooLongRecord() async throws {
    let note = "\"two\nlines\"," + String(repeating: "x", count: 20_000_000)
    let text = "unit,year,note,more,income\na,2020,,,1\nb,2020,\(note),2\nc,2020,,,3\nd,20,,,4\n"
    for takesPlainRows in [true, false] {
      let reading = try await Self.read(
        Array(text.utf8), Self.layout(["income"]), takesPlainRows: takesPlainRows)
      #expect(reading.log.codes == ["record-too-long", "not-a-year"])
      #expect(reading.log.problems.map { $0.location?.line } == [3, 6])
      #expect(reading.counts.used == 2 && reading.counts.refused == 2)
      #expect(reading.counts.isBalanced && reading.panels.units.codes == ["a", "c"])
    }
  }

  @Test("a heading that is too long is told, not taken for an empty file")
  func tooLongHeading() {
    let text = "# " + String(repeating: "x", count: 20_000_000) + "\nunit,year,income\na,2020,1\n"
    let error = #expect(throws: InputError.self) {
      try DelimitedText(bytes: Array(text.utf8), name: "t.csv")
    }
    #expect(error?.kinds == [.text(.recordTooLong(limit: 16 << 20))])
  }

  @Test("lines may end with carriage returns alone, in any encoding")
  func carriageReturns() async throws {
    let text = "unit,year,income\ra,2020,1\rb,20,2\r\rĐông,2020,3\r"
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [Array(text.utf8), wide] {
      let reading = try await Self.read(bytes, Self.layout(["income"]), blockSize: 16)
      #expect(reading.panels.units.codes == ["a", "Đông"] && reading.counts.used == 2)
      #expect(reading.log.problems.last { $0.kind.code == "not-a-year" }?.location?.line == 3)
      #expect(reading.log.problems.contains { $0.kind.code == "not-a-year" })
    }
  }

  // MARK: Counting rows

  /// Counts something that every value of a row changes, and every mark.
  private struct Weigher: RowCounter {
    let indicators: [String]

    func count(_ rows: CountedRows, into counts: UnsafeMutablePointer<Int8>) {
      for row in 0..<rows.count {
        let cells = rows.values.map { $0[row] }
        let marks = rows.notApplicable.filter { $0.row == row }.map(\.indicator)
        counts[row] = Self.weight(cells, marks: Set(marks), year: Int(rows.years[row]))
      }
    }

    static func weight(_ cells: [Double], marks: Set<Int>, year: Int) -> Int8 {
      var weight = year % 50
      for (index, cell) in cells.enumerated() {
        if marks.contains(index) { weight += 31 * (index + 1) }
        if !cell.isNaN {
          weight += (index + 1) * Int(abs(cell).truncatingRemainder(dividingBy: 97))
        }
      }
      return Int8(weight % 101)
    }
  }

  /// What the rows of a table weigh, by the panels of all their values.
  private static func weights(_ indicators: [String], _ reading: PanelReading) -> [Int8] {
    let panels = indicators.compactMap { reading.panels.panel($0) }
    let units = reading.panels.units.count
    return (0..<units * reading.panels.years.count).map { cell in
      Weigher.weight(
        panels.map { $0.values[cell] },
        marks: Set(panels.indices.filter { panels[$0].notApplicable.contains(cell) }),
        year: reading.panels.years[cell / units])
    }
  }

  /// Counts in a table that keeps some columns, and holds everything against a reading that keeps all.
  private static func compareCounting(
    _ bytes: [UInt8], _ layout: PanelTableLayout, _ indicators: [String], kept: [String],
    blockSize: Int, workers: Int, takesPlainRows: Bool = true, minimum: Int = 1
  ) async throws {
    let whole = try await read(bytes, layout)
    var counting = layout
    counting.counting = RowCounting(Weigher(indicators: indicators), kept: Set(kept))
    let part = try await read(
      bytes, counting, blockSize: blockSize, workers: workers, takesPlainRows: takesPlainRows)
    #expect(part.panels.panels.map(\.indicator.id) == kept.sorted())
    for panel in part.panels.panels {
      let other = try #require(whole.panels.panel(panel.indicator.id))
      #expect(panel.values.map(\.bitPattern) == other.values.map(\.bitPattern))
    }
    #expect(
      part.log.problems.map { $0.text(in: .en) } == whole.log.problems.map { $0.text(in: .en) })
    #expect("\(part.counts)" == "\(whole.counts)")
    let found = try #require(part.rowCounts)
    #expect(found.indicators == indicators)
    var rows = 0
    let expected = weights(indicators, whole)
    for cell in expected.indices where found.counts[cell] >= 0 {
      #expect(found.counts[cell] == Int16(expected[cell]))
      rows += 1
    }
    // A cell without a row has no count; every value that was kept has one.
    for panel in whole.panels.panels {
      for cell in panel.values.indices where !panel.values[cell].isNaN {
        #expect(found.counts[cell] >= 0)
      }
    }
    #expect(rows >= minimum)
  }

  @Test("rows are counted by values that are not kept, in tables with everything wrong in them")
  func counting() async throws {
    for seed in 300..<340 as Range<UInt64> {
      var tables = HostileTables(seed: seed)
      let bytes = tables.table()
      for kept in [[], ["poverty"], ["income", "water"]] {
        try await Self.compareCounting(
          bytes, Self.layout(tables.indicators), ["water", "income", "insurance"], kept: kept,
          blockSize: 100 + Int(seed) * 7, workers: 1 + Int(seed) % 3,
          takesPlainRows: seed % 4 != 0)
      }
    }
  }

  @Test("more rows are counted than stand side by side, doubles and strays among them")
  func countingMany() async throws {
    var text = "unit,year,income,poverty,insurance\n"
    for row in 0..<30_000 {
      let year = row % 1_000 == 7 ? 1_901 : 2_000 + row % 20
      text +=
        "u\(row / 20),\(year),\(row % 89 + 1),\(row % 13 == 0 ? "" : String(row % 97)),\(row % 71)\n"
      if row % 5_000 == 3 { text += "u\(row / 20),\(year),4,5,6\n" }
    }
    for workers in [1, 2] {
      try await Self.compareCounting(
        Array(text.utf8), Self.layout(["income", "poverty", "insurance"]),
        ["insurance", "poverty"], kept: ["income"], blockSize: 1 << 20, workers: workers,
        minimum: 29_000)
    }
  }

  @Test("without the columns that a counter asks for all values are kept")
  func countingNothing() async throws {
    var layout = Self.layout(["income"])
    layout.counting = RowCounting(Weigher(indicators: ["water"]), kept: [])
    let reading = try await Self.read(Array("unit,year,income\na,2020,5\n".utf8), layout)
    #expect(reading.rowCounts == nil && reading.panels.panel("income")?.values == [5])
  }
}
