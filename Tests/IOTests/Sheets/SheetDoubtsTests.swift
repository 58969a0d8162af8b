import Panels
import Testing

@testable import IO

@Suite("What sheets leave in doubt")
struct SheetDoubtsTests {
  private static func read(
    _ text: String, name: String? = "Biểu", catalogue: IndicatorCatalogue? = nil,
    _ change: (inout SheetOptions) -> Void = { _ in }
  ) throws -> SheetTables {
    var options = SheetOptions()
    change(&options)
    let source = SheetDrawing.source(SheetDrawing.sheet(text, name: name))
    let tables = try SheetTables.read(source, options: options, catalogue: catalogue)
    #expect(tables.counts.isBalanced)
    return tables
  }

  private static func text(
    _ lines: String..., change: (inout SheetOptions) -> Void = { _ in }
  ) throws -> SheetTables {
    var options = SheetOptions()
    change(&options)
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let tables = try SheetTables.read(
      TextTableSource(bytes: bytes, name: "bieu.csv"), options: options)
    #expect(tables.counts.isBalanced)
    return tables
  }

  // MARK: A second table

  @Test(
    "headings that differ in a value or a year begin a second table, of which nothing is read",
    arguments: [
      ("STT|Xã|Thu nhập 2021\n1|A|10\n2|B|11\n\nSTT|Xã|Hộ nghèo (%) 2021\n1|C|3\n2|D|4\n3|E|5", 5),
      ("STT|Xã|Thu nhập 2021\n1|A|10\n2|B|11\nSTT|Xã|Thu nhập 2022\n1|A|3\n2|B|4", 4),
      ("STT|Xã|Thu nhập|\n||2021|2020\n1|A|10|9\nSTT|Xã|Thu nhập|\n||2022|2020\n1|C|12|9", 4),
      ("STT|Xã|Thu nhập|\n||2021|2020\n1|A|10|9\nSTT|Xã|Thu nhập|\n1|C|12|9", 4),
      ("||Thu nhập|\nSTT|Xã|2021|2020\n1|A|10|9\n||Hộ nghèo (%)|\nSTT|Xã|2021|2020\n1|C|2|9", 5),
      (
        "BIỂU 1: THU NHẬP NĂM 2021\nTT|Xã|Thu nhập\n1|A|10\nBIỂU 2: THU NHẬP NĂM 2022\n"
          + "TT|Xã|Thu nhập\n1|C|3", 5
      ),
      (
        "|BIỂU 1: THU NHẬP NĂM 2021\nTT|Xã|Thu nhập\n1|A|10\n|BIỂU 2 NĂM 2022\n"
          + "TT|Xã|Thu nhập\n1|C|3", 5
      ),
      ("STT|Xã|Hộ nghèo 2021 (%)\n1|A|10\nSTT|Xã|Hộ nghèo 2021 (hộ)\n1|C|12", 3),
      ("Xã|Thu nhập 2021|BHYT 2021\nA|10|90\nXã|Thu nhập 2021|Hộ nghèo (%) 2021\nC|12|2", 3),
    ])
  func secondTable(text: String, row: Int) throws {
    let tables = try Self.read(text)
    #expect(tables.errors == ["second-table"])
    let problem = tables.log.problems.first { $0.severity == .error }
    #expect(problem?.location?.line == row)
    let units = Set(tables.observations.map { tables.units[Int($0.unit)].name })
    #expect(units.isSubset(of: ["A", "B"]))
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let range = "\(row):[A-D]\(rows)"
    #expect(problem?.text(in: .vi).contains(try Regex("--range [AB]" + range)) == true)
  }

  @Test(
    "headings that say exactly the same are the first table's, on a new page",
    arguments: [
      "TT|Xã|Thu nhập 2021\n1|A|10\nTT|Xã|Thu nhập 2021\n2|B|11",
      "TT|Xã|Thu nhập 2021\n1|A|10\nTT|XÃ|THU NHẬP  2021\n(1)|(2)|(3)\n2|B|11",
      "TT|Xã|Thu nhập|\n||2021|2020\n1|A|10|9\nTT|Xã|Thu nhập|\n||2021|2020\n2|B|11|9",
      "||Thu nhập|\nTT|Xã|2021|2020\n1|A|10|9\n||Thu nhập|\nTT|Xã|2021|2020\n2|B|11|9",
      "NĂM 2021\nTT|Xã|Thu nhập\n1|A|10\nNĂM 2021 (tiếp theo)\nTT|Xã|Thu nhập\n2|B|11",
      "NĂM 2021\nTT|Xã|Thu nhập\n1|A|10\n(*) Số của năm 2020\nTT|Xã|Thu nhập\n2|B|11",
      "NĂM 2021\nTT|Xã|Thu nhập\n1|A|10\nNgày in: 03/02/2022\nTT|Xã|Thu nhập\n2|B|11",
    ])
  func samePage(text: String) throws {
    let tables = try Self.read(text)
    #expect(tables.errors == [])
    #expect(tables.counts.dataRows == 2)
    #expect(Set(tables.units.map(\.name)) == ["A", "B"])
  }

  @Test("a row of ascending numbers is data unless it numbers the columns from 1 on")
  func numbering() throws {
    let tables = try Self.read(
      "TT|Xã|Thu nhập 2021|BHYT 2021\n1|A|10|20\n1|B|2|3\nA|B|1|2\n(1)|(2)|(3)|(4)\n3|C|4|5")
    #expect(tables.units.map(\.name) == ["A", "B", "C"])
    #expect(tables.errors == [])
  }

  @Test("the heading of a group of communes is no table and no place")
  func groups() throws {
    let tables = try Self.read(
      "TT|Đơn vị|Thu nhập 2021\nA|Các phường|\n1|Nam Hồng|50\nB|Các xã|\n2|Nam Thắng|40")
    #expect(tables.errors == [])
    #expect(tables.units.map(\.district) == [nil, nil])
  }

  // MARK: Cells without a heading

  @Test("a row of a text table with more fields than headings is refused: a comma cut a number")
  func extraFields() throws {
    let tables = try Self.text(
      "TT,Tên xã,Thu nhập 2021,Hộ nghèo 2021 (%)", "1,Nam Thắng,50,5,3,2", "2,Nam Hồng,44,5.5",
      "3,Nam Hoa,48,2,,", ",Cộng,142,5,10,2")
    #expect(tables.errors == ["extra-fields"])
    #expect(
      tables.log.problems.first { $0.severity == .error }?.location
        == SourceLocation(file: "bieu.csv", line: 2, column: 6))
    #expect(tables.counts.refused == 2)
    #expect(tables.units.map(\.name) == ["Nam Hồng", "Nam Hoa"])
    #expect(tables.complaints == ["extra-fields"])
  }

  @Test("filled cells below no heading are counted in a warning, running numbers apart")
  func withoutHeading() throws {
    let tables = try Self.read(
      "|Xã|Thu nhập 2021||Ghi chú\n1|Nam Hồng|50|3|a|7\n2|Nam Thắng|40|4||\n|Cộng|90|9||")
    #expect(tables.complaints.filter { $0 == "cells-without-heading" }.count == 2)
    let found = tables.log.problems.filter { $0.kind.code == "cells-without-heading" }
    #expect(
      found.map(\.kind) == [
        .sheet(.cellsWithoutHeading(count: 2, firstRow: 2)),
        .sheet(.cellsWithoutHeading(count: 1, firstRow: 2)),
      ])
    #expect(found.map { $0.location?.cell } == ["D2", "F2"])
  }

  // MARK: Units behind numbers

  @Test(
    "a number may have its unit behind it, with a notice",
    arguments: [
      ("Thu nhập 2021", "46,5 triệu", 46.5), ("Thu nhập 2021", "46.5 triệu đồng", 46.5),
      ("Thu nhập 2021", "46,5 triệu đồng/người/năm", 46.5), ("Thu nhập 2021", "46 tr.đ", 46),
      ("Thu nhập 2021 (nghìn đồng)", "46.500 nghìn", 46.5),
      ("Thu nhập 2021 (nghìn đồng)", "46,5 triệu", 46.5),
      ("Tổng số hộ 2021", "1.234 hộ", 1234), ("Dân số 2021", "500 người", 500),
      ("Dân số 2021", "10.250 khẩu", 10250), ("Hộ nghèo 2021 (%)", "3,2 phần trăm", 3.2),
      ("Diện tích 2021", "12,5 km2", 12.5), ("Số tiêu chí đạt 2021", "17 TC", 17),
    ])
  func unitWords(heading: String, cell: String, value: Double) throws {
    let drawn = "TT|Xã|\(heading)\n1|Nam Hồng|'\(cell)"
    let declared = [
      Indicator(id: "households", kind: .positive), Indicator(id: "population", kind: .count),
    ]
    for set in [nil, IndicatorCatalogue(sets: [], declared: declared)] {
      let tables = try Self.read(drawn, catalogue: set) {
        if cell.contains("46.500") { $0.decimalComma = true }
      }
      #expect(tables.errors == [])
      #expect(tables.observations.map(\.value) == [value])
      let notice = tables.log.problems.first { $0.kind.code == "unit-word-dropped" }
      #expect(notice?.location?.cell == "C2")
    }
  }

  @Test(
    "a word that is not the unit of the indicator is refused, whatever the digits",
    arguments: [
      ("Thu nhập 2021", "46,5 nghìn", "other-unit"), ("Tổng số hộ 2021", "12,5 km", "other-unit"),
      ("Thu nhập 2021", "46,5 đơn", "unknown-unit-word"), ("Dân số 2021", "1.250 hộ", "other-unit"),
    ])
  func wrongWords(heading: String, cell: String, code: String) throws {
    let tables = try Self.read("TT|Xã|\(heading)\n1|Nam Hồng|'\(cell)")
    #expect(tables.errors == [code])
  }

  // MARK: Headings of units

  @Test(
    "a heading of words for communes is that of the units",
    arguments: [
      "Tên xã, phường, thị trấn", "Tên các xã", "Huyện, xã", "Huyện/xã", "Tên huyện, xã", "Phường",
      "Danh mục xã", "Tên xã/TT", "Xã, thị trấn", "Đơn vị hành chính cấp xã", "Xã - thị trấn",
      "Các xã, phường", "TÊN XÃ (PHƯỜNG)", "Tên phường/xã/thị trấn", "Tên thôn, xóm", "Ten xa/TT",
      "Tên đơn vị cấp xã", "Commune/ward", "Name of the commune",
    ])
  func unitHeadings(heading: String) throws {
    let tables = try Self.read("TT|\(heading)|Thu nhập 2021\n1|Nam Hồng|50")
    #expect(tables.errors == [])
    #expect(tables.lines == ["Nam Hồng income 2021 = 50"])
  }

  @Test(
    "a heading with other words is none of the units",
    arguments: [
      "Xã hội", "Cấp xã", "Thị xã", "Số xã", "Khu vực", "Thị", "Danh mục", "Xã đạt chuẩn",
    ])
  func otherHeadings(heading: String) {
    #expect(!UnitHeading.isOne(heading))
  }

  @Test("where no heading is known for the units, the option is named that says it, and it works")
  func noUnitColumn() throws {
    let text = "TT|Nơi thống kê|Thu nhập 2021\n1|Nam Hồng|50"
    let tables = try Self.read(text)
    #expect(tables.errors == ["no-unit-column"])
    let message = tables.log.problems.first?.text(in: .vi) ?? ""
    #expect(message.contains("--heading \"Nơi thống kê=unit-name\""))
    let read = try Self.read(text) {
      $0.headings = [HeadingAlias("Nơi thống kê=unit-name")].compactMap { $0 }
    }
    #expect(read.lines == ["Nam Hồng income 2021 = 50"])
  }

  // MARK: Text tables

  @Test(
    "a text table of an office has any of the four delimiters",
    arguments: [",", ";", "\t", "|"])
  func delimiters(mark: String) throws {
    let lines = [
      "UBND HUYỆN NAM TRỰC",
      ["TT", "Tên xã", "Thu nhập 2021", "BHYT 2021"].joined(separator: mark),
      ["1", "\"Nam \(mark) Hồng\"", "\"50,5\"", "\"90,25\""].joined(separator: mark),
      ["2", "Nam Thắng", "\"44,5\"", "\"91,5\""].joined(separator: mark),
    ]
    let tables = try Self.text(lines[0], lines[1], lines[2], lines[3])
    #expect(tables.errors == [])
    #expect(tables.observations.map(\.value) == [50.5, 90.25, 44.5, 91.5])
  }

  @Test("# over the running numbers is a heading; # before a text is a comment")
  func numberSign() throws {
    let tables = try Self.text(
      "# ghi chú, không phải tiêu đề", "#,Tên xã,Thu nhập 2021", "1,Nam Hồng,50", "#,bỏ,7",
      "2,Nam Thắng,40")
    #expect(tables.lines == ["Nam Hồng income 2021 = 50", "Nam Thắng income 2021 = 40"])
    #expect(tables.sheets[0].layout?.column(.runningNumber) == 1)
  }

  // MARK: Shares

  @Test("a share a hundred times smaller than all others of its column is doubted, not changed")
  func mixedScales() throws {
    let tables = try Self.read(
      "TT|Xã|BHYT 2021\n1|A|93.5%\n2|B|90\n3|C|'99%\n4|D|0.93\n5|E|0.9%")
    #expect(tables.complaints == ["mixed-scales"])
    #expect(tables.log.problems.first { $0.severity > .notice }?.location?.cell == "C5")
    #expect(tables.observations.map(\.value) == [93.5, 90, 99, 0.93, 0.9])
    let poverty = try Self.read("TT|Xã|Hộ nghèo 2021 (%)\n1|A|5.2\n2|B|3.1\n3|C|0.9\n4|D|0.05")
    #expect(poverty.complaints == [])
  }

  // MARK: Control characters

  @Test(
    "a control character in a name is refused, and no message or preview prints one",
    arguments: ["\u{1B}[31m", "\u{7}", "\u{7F}", "\u{9B}"])
  func controlCharacters(mark: String) throws {
    let tables = try Self.read(
      "TT|Xã|Thu nhập 2021\n1|Nam\(mark) Hồng|50\n2|Nam Thắng|'4\(mark)0\nII|Huyện Ý\(mark) Yên|")
    #expect(
      tables.errors.sorted() == ["control-character", "control-character", "not-a-number"])
    let shown =
      SheetPreviewText.render(tables, language: .vi)
      + tables.log.problems.map { $0.text(in: .en) }.joined()
    #expect(!shown.hasControlCharacters)
  }

  // MARK: Preview

  @Test("the preview tells planned values, hidden rows, and the year and indicator of each row")
  func preview() throws {
    let tables = try Self.read(
      "TT|Xã|Năm|Chỉ tiêu|Giá trị\n1|A|2021|Thu nhập|50\n~2|A|2021|Thu nhập KH|52\n3|A|2021|BHYT|90"
    )
    let text = SheetPreviewText.render(tables, language: .vi)
    #expect(text.contains("Ô số liệu: 3 = 2 giá trị + 1 kế hoạch"))
    #expect(text.contains("Dòng bị ẩn nhưng vẫn được đọc: 3"))
    #expect(text.contains("A       2021  income"))
    #expect(text.contains("income, kế hoạch, để riêng"))
  }

  // MARK: Districts of a plan

  private static let names = UnitNames(
    units: UnitTable(
      codes: ["1", "2", "3"], names: ["Đồng Sơn", "Nam Hồng", "Trực Đại"],
      levels: [CategoryColumn(name: "district", values: ["Nam Trực", "Nam Trực", "Trực Ninh"])]))

  private static func plan(_ tables: SheetTables) -> ([String?], [String]) {
    var log = ProblemLog()
    var unknown: Set<String> = []
    let units = tables.units.map { names.resolve($0, unknown: &unknown, into: &log) }
    return (units.map { $0.map { names.units.codes[$0] } }, log.problems.map(\.kind.code))
  }

  @Test(
    "a commune under another district is not the plan's commune of the name",
    arguments: [
      ("Huyện Trực Ninh", ["not-in-parent"]),
      ("Huyện Vụ Bản", ["unknown-parent", "not-in-parent"]),
    ])
  func districts(name: String, codes: [String]) throws {
    let rows = try Self.read(
      "TT|Xã|Thu nhập 2021\nI|Huyện Nam Trực|\n1|Nam Hồng|40\nII|\(name)|\n2|Đồng Sơn|44")
    let column = try Self.read(
      "TT|Xã|Huyện|Thu nhập 2021\n1|Nam Hồng|Nam Trực|40\n2|Đồng Sơn|\(name)|44")
    for tables in [rows, column] {
      let found = Self.plan(tables)
      #expect(found.0 == ["2", nil])
      #expect(found.1 == codes)
    }
  }
}
