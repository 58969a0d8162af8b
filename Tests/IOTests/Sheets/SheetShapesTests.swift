import Panels
import Testing

@testable import IO

@Suite("Shapes of sheets")
struct SheetShapesTests {
  private static func read(
    _ text: String, name: String? = "Biểu", merges: [String] = [],
    _ change: (inout SheetOptions) -> Void = { _ in }
  ) throws -> SheetTables {
    var options = SheetOptions()
    change(&options)
    let source = SheetDrawing.source(SheetDrawing.sheet(text, name: name, merges: merges))
    let tables = try SheetTables.read(source, options: options)
    #expect(tables.counts.isBalanced)
    return tables
  }

  @Test("a plain table with a year column is read as it stands")
  func plain() throws {
    let tables = try Self.read(
      """
      TT|Tên xã|Năm|Thu nhập|Tỷ lệ hộ nghèo (%)
      1|Nam Hồng|2020|52.1|2.4
      2|Nam Thắng|2020|48|3.1
      """)
    #expect(tables.complaints == [])
    #expect(
      tables.lines == [
        "Nam Hồng income 2020 = 52.1", "Nam Hồng poverty 2020 = 2.4",
        "Nam Thắng income 2020 = 48", "Nam Thắng poverty 2020 = 3.1",
      ])
  }

  @Test("merged headings of indicator over year are read with and without the merges known")
  func merged() throws {
    let text = """
      BIỂU TỔNG HỢP CÁC CHỈ TIÊU
      Huyện Nam Trực
      TT|Xã|Thu nhập (triệu đồng/người/năm)||Tỷ lệ hộ nghèo (%)||Ghi chú
      ||2020|2021|2020|2021|
      (1)|(2)|(3)|(4)|(5)|(6)|(7)
      1|Nam Hồng|52.1|55.3|2.4|2.1|
      2|Nam Thắng|48|50.2|3.1|2.9|ước
      """
    let expected = [
      "Nam Hồng income 2020 = 52.1", "Nam Hồng income 2021 = 55.3",
      "Nam Hồng poverty 2020 = 2.4", "Nam Hồng poverty 2021 = 2.1",
      "Nam Thắng income 2020 = 48", "Nam Thắng income 2021 = 50.2",
      "Nam Thắng poverty 2020 = 3.1", "Nam Thắng poverty 2021 = 2.9",
    ]
    let merges = ["A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "A1:G1", "A2:G2"]
    for merges in [[], merges] {
      let tables = try Self.read(text, merges: merges)
      #expect(tables.complaints == [])
      #expect(tables.lines == expected)
      #expect(tables.units.first?.district == "Nam Trực")
      #expect(tables.sheets[0].layout?.headingRows == 3...4)
      #expect(tables.sheets[0].layout?.numberingRow == 5)
    }
  }

  @Test("headings of districts become the parents of the rows below; totals and notes stand aside")
  func districts() throws {
    let tables = try Self.read(
      """
      STT|Đơn vị|Dân số|Số hộ nghèo|Thu nhập BQĐN
      |Tổng cộng|30000|210|
      I|Huyện Nam Trực|18000|150|51
      1|Xã Nam Hồng|10000|100|52
      2|Xã Tân Thịnh|8000|50|50
      II|Huyện Vụ Bản|12000|60|47
      1|Xã Tân Thịnh|7000|40|48
      2|TT Gôi|5000|20|46
      Ghi chú: số liệu giả định
      |||Nam Định, ngày 15 tháng 01 năm 2022
      |NGƯỜI LẬP BIỂU||TM. ỦY BAN NHÂN DÂN
      |Nguyễn Văn A||
      """, name: "Năm 2021")
    #expect(tables.complaints == [])
    #expect(
      tables.units.map { "\($0.district ?? "")/\($0.plainName) \($0.kind?.rawValue ?? "")" } == [
        "Huyện Nam Trực/Nam Hồng commune", "Huyện Nam Trực/Tân Thịnh commune",
        "Huyện Vụ Bản/Tân Thịnh commune", "Huyện Vụ Bản/Gôi town",
      ])
    #expect(tables.observations.count == 12)
    let aside = tables.sheets[0].aside.map { "\($0.reason.rawValue) \($0.rows)" }
    #expect(aside == ["totals 2", "subtotals 3, 6", "notes 9-12"])
    let panels = try tables.panelReading()
    #expect(panels.counts.isBalanced)
    #expect(
      panels.panels.units.codes == ["Gôi", "Nam Hồng", "Nam Trực/Tân Thịnh", "Vụ Bản/Tân Thịnh"])
    #expect(
      panels.panels.units.level(named: "district")?.labels.sorted() == ["Nam Trực", "Vụ Bản"])
  }

  @Test("a total that its rows contradict is warned of with what the rows give")
  func wrongTotals() throws {
    let tables = try Self.read(
      """
      TT|Xã|Dân số|Tỷ lệ hộ nghèo
      1|Nam Hồng|10000|2.5
      2|Nam Thắng|8000|3.5
      |Cộng|18100|2.9
      |Bình quân|9000|3.6
      """, name: "2021")
    #expect(tables.complaints == ["total-mismatch", "total-mismatch"])
    #expect(
      tables.log.problems.map(\.kind).contains(
        .sheet(
          .totalMismatch(label: "Cộng", indicator: "Dân số", printed: "18100", expected: "18000"))))
  }

  @Test("criteria of marks and blanks are refused with the option that decides, and read under it")
  func marks() throws {
    let text = """
      Biểu đánh giá tiêu chí năm 2022
      TT|Xã|Tiêu chí|||||Số tiêu chí đạt
      ||1|2|3|4|5|
      1|Nam Hồng|x|x||x|x|4
      2|Nam Thắng|x||x|x|x|4
      """
    let refused = try Self.read(text, merges: ["C2:G2"])
    #expect(refused.errors == ["blank-or-no", "blank-or-no"])
    #expect(refused.lines.filter { $0.contains("criterion_2") } == [])
    let read = try Self.read(text, merges: ["C2:G2"]) { $0.blankIsNo = true }
    #expect(read.errors == [])
    #expect(read.lines.contains("Nam Thắng criterion_2 2022 = 0"))
    #expect(read.lines.contains("Nam Hồng criteria_met 2022 = 4"))
    #expect(read.observations.count == 12)
  }

  @Test("what does not apply stays so in a refused column, and every cell has its account")
  func notApplicableAmongMarks() throws {
    let tables = try Self.read(
      """
      Biểu đánh giá tiêu chí năm 2022
      TT|Xã|Quy hoạch|Giao thông
      1|Nam Hồng|9|n/a
      2|Nam Thắng|x|x
      3|Nam Thanh|x|
      """)
    #expect(tables.errors.contains("blank-or-no"))
    #expect(tables.counts.isBalanced)
    let reading = try tables.panelReading()
    #expect(reading.counts.isBalanced)
    #expect(reading.counts.notApplicable == 1)
  }

  @Test("units across and indicators down are read when the labels are known")
  func across() throws {
    let tables = try Self.read(
      """
      Kết quả thực hiện năm 2021
      TT|Chỉ tiêu|ĐVT|Nam Hồng|Nam Thắng|Cộng
      1|Thu nhập bình quân|triệu đồng|52.1|48|
      2|Tỷ lệ hộ nghèo|%|2.4|3.1|
      3|Dân số|người|10000|8000|18000
      """)
    #expect(tables.complaints == [])
    #expect(
      tables.lines == [
        "Nam Hồng income 2021 = 52.1", "Nam Hồng population 2021 = 10000",
        "Nam Hồng poverty 2021 = 2.4", "Nam Thắng income 2021 = 48",
        "Nam Thắng population 2021 = 8000", "Nam Thắng poverty 2021 = 3.1",
      ])
  }

  @Test("years down and units across are read when the title names the one indicator")
  func yearsDown() throws {
    let tables = try Self.read(
      """
      THU NHẬP BÌNH QUÂN ĐẦU NGƯỜI CÁC XÃ
      Năm|Nam Hồng|Nam Thắng
      2020|52.1|48
      2021|55.3|50.2
      """)
    #expect(tables.complaints == [])
    #expect(
      tables.lines == [
        "Nam Hồng income 2020 = 52.1", "Nam Hồng income 2021 = 55.3",
        "Nam Thắng income 2020 = 48", "Nam Thắng income 2021 = 50.2",
      ])
  }

  @Test("long tables are read: unit, year, indicator, value")
  func long() throws {
    let tables = try Self.read(
      """
      Xã|Năm|Chỉ tiêu|Giá trị
      Nam Hồng|2020|Thu nhập|52.1
      Nam Hồng|2020|Tỷ lệ hộ nghèo|2.4
      Nam Hồng|2021|Thu nhập|55
      """)
    #expect(tables.complaints == [])
    #expect(
      tables.lines == [
        "Nam Hồng income 2020 = 52.1", "Nam Hồng income 2021 = 55", "Nam Hồng poverty 2020 = 2.4",
      ])
  }

  @Test("planned, estimated and part-year columns are told apart")
  func statuses() throws {
    let tables = try Self.read(
      """
      TT|Xã|Thu nhập||||
      ||TH 2021|KH 2022|Ước TH 2022|6 tháng đầu năm 2022|So với KH (%)
      1|Nam Hồng|50|54|53|26|98
      """, merges: ["C1:G1"])
    #expect(tables.complaints == [])
    #expect(
      tables.lines == [
        "Nam Hồng income 2021 = 50", "Nam Hồng income 2022 estimate = 53",
        "Nam Hồng income 2022 plan = 54", "Nam Hồng income 2022/6 = 26",
      ])
    let reading = try tables.panelReading()
    #expect(reading.counts.planned == 1 && reading.counts.partYear == 1)
    #expect(reading.panels.lines == ["Nam Hồng income 2021 = 50", "Nam Hồng income 2022 = 53"])
    #expect(reading.panels.panels[0].provenance[1] == .estimated)
  }

  @Test("a sheet without any year asks for one, and takes it")
  func noYear() throws {
    let text = """
      TT|Xã|Thu nhập
      1|Nam Hồng|50
      """
    #expect(try Self.read(text).errors == ["no-year"])
    #expect(try Self.read(text) { $0.year = 2021 }.lines == ["Nam Hồng income 2021 = 50"])
    #expect(
      try Self.read(text) { $0.yearOfSheet = ["Biểu": 2020] }.lines == [
        "Nam Hồng income 2020 = 50"
      ])
  }
}
