import Panels
import Testing

@testable import IO

@Suite("Reading sheets")
struct SheetReadingTests {
  private static func read(
    _ text: String, name: String? = "2021", merges: [String] = [],
    _ change: (inout SheetOptions) -> Void = { _ in }
  ) throws -> SheetTables {
    var options = SheetOptions()
    change(&options)
    let source = SheetDrawing.source(SheetDrawing.sheet(text, name: name, merges: merges))
    let tables = try SheetTables.read(source, options: options)
    #expect(tables.counts.isBalanced)
    return tables
  }

  // MARK: Cells

  @Test(
    "a cell is read as what the kind of its column makes of it",
    arguments: [
      ("Thu nhập", "'52,5", "52.5"), ("Thu nhập", "'1.052,5", "1052.5"),
      ("Thu nhập", "'52.5", "52.5"), ("Dân số", "'10.250", "10250"),
      ("Dân số", "'10,250", "10250"), ("Dân số", "'10 250", "10250"),
      ("Tỷ lệ hộ nghèo", "'2,125", "2.125"), ("Tỷ lệ hộ nghèo", "2.1%", "2.1"),
      ("Tỷ lệ hộ nghèo", "'2,1%", "2.1"), ("Tỷ lệ hộ nghèo", "'2,1 %", "2.1"),
      ("Tỷ lệ hộ nghèo", "7%", "7"), ("Tỷ lệ hộ nghèo", "-", "missing"),
      ("Tỷ lệ hộ nghèo", "—", "missing"), ("Dân số", "không có", "missing"),
      ("Dân số", "…", "missing"), ("Dân số", "chưa có số liệu", "missing"),
      ("TC1", "đạt", "1"), ("TC1", "Chưa đạt", "0"), ("TC1", "KHÔNG ĐẠT", "0"),
      ("TC1", "✓", "1"), ("TC1", "X", "1"), ("TC1", "1", "1"), ("TC1", "0", "0"),
      ("TC1", "TRUE", "1"), ("TC1", "CĐ", "0"), ("TC1", "khong dat", "0"),
      ("Thu nhập", "#N/A", "formula-error"), ("Thu nhập", "'#DIV/0!", "formula-error"),
      ("Thu nhập", "@2022-05-02", "date-for-number"), ("TNBQ", "TRUE", "not-a-number"),
      ("Thu nhập", "'1.250", "ambiguous-cell"), ("Thu nhập", "'28,6%", "percent-of-non-share"),
      ("Thu nhập", "28.6%", "percent-of-non-share"), ("Thu nhập", "0", "out-of-range"),
      ("Dân số", "10250.5", "out-of-range"), ("Tỷ lệ hộ nghèo", "120", "out-of-range"),
      ("TC1", "2", "not-yes-no"), ("TC1", "một phần", "not-yes-no"),
      ("Số tiêu chí đạt", "20", "above-limit"), ("Thu nhập", "cao", "not-a-number"),
    ])
  func cells(heading: String, cell: String, outcome: String) throws {
    let tables = try Self.read("TT|Xã|\(heading)|Tỷ lệ BHYT\n1|Nam Hồng|\(cell)|90")
    let found = tables.observations.first { $0.column == 3 }
    let wrong = tables.log.problems.first { $0.severity == .error }
    if let found {
      #expect(DecimalText.text(found.value) == outcome)
    } else if let wrong {
      #expect(wrong.kind.code == outcome)
      #expect(wrong.location?.cell == "C2" && wrong.location?.columnName == heading)
    } else {
      #expect(outcome == "missing")
    }
  }

  @Test("a date says what was most likely typed")
  func date() throws {
    let tables = try Self.read("TT|Xã|Thu nhập\n1|Nam Hồng|@2022-05-02\n2|Nam Thắng|40")
    #expect(
      tables.log.problems.map(\.kind).contains(
        .sheet(.dateForNumber("2/5/2022", likelyNumber: "2.5"))))
  }

  @Test("an ambiguous number is read as the option says")
  func ambiguousNumber() throws {
    let text = "TT|Xã|Thu nhập\n1|Nam Hồng|'1.250"
    #expect(try Self.read(text) { $0.decimalComma = true }.lines == ["Nam Hồng income 2021 = 1250"])
    #expect(
      try Self.read(text) { $0.decimalComma = false }.lines == ["Nam Hồng income 2021 = 1.25"])
  }

  @Test("a number whose own marks decide is read by them, and a sheet of both is warned of")
  func mixedStyles() throws {
    let tables = try Self.read("TT|Xã|Thu nhập\n1|Nam Hồng|'52,5\n2|Nam Thắng|'48.25")
    #expect(tables.complaints == ["mixed-number-styles"])
    #expect(tables.lines == ["Nam Hồng income 2021 = 52.5", "Nam Thắng income 2021 = 48.25"])
  }

  @Test("shares of which none exceeds one are doubted, and read as fractions on request")
  func fractions() throws {
    let text = "TT|Xã|BHYT\n1|Nam Hồng|0.935\n2|Nam Thắng|0.9"
    let doubted = try Self.read(text)
    #expect(doubted.complaints == ["fractions"])
    #expect(doubted.lines == ["Nam Hồng insurance 2021 = 0.935", "Nam Thắng insurance 2021 = 0.9"])
    let read = try Self.read(text) { $0.fractions = ["insurance"] }
    #expect(read.complaints == [])
    #expect(read.lines == ["Nam Hồng insurance 2021 = 93.5", "Nam Thắng insurance 2021 = 90"])
    let formatted = try Self.read("TT|Xã|BHYT\n1|Nam Hồng|0.5%\n2|Nam Thắng|0.9%")
    #expect(formatted.complaints == [])
  }

  // MARK: Rows

  @Test(
    "a row is known by its label",
    arguments: [
      ("|Cộng|9000", "totals"), ("|CỘNG|9000", "totals"), ("|Tổng cộng (I+II)|9000", "totals"),
      ("|Tổng cộng toàn huyện:|9000", "totals"), ("|Cộng huyện Nam Trực|9000", "totals"),
      ("|Bình quân chung|9000", "totals"), ("|Toàn huyện|9000", "totals"),
      ("Tổng số||9000", "totals"), ("|Tổng số 2 xã|9000", "totals"),
      ("|Nguồn: UBND huyện|", "notes"), ("(*) Số liệu ước||", "notes"),
      ("|Ghi chú: đã làm tròn|", "notes"), ("||NGƯỜI LẬP BIỂU", "notes"),
      ("||Nam Trực, ngày 02 tháng 01 năm 2022", "notes"), ("|TM. ỦY BAN NHÂN DÂN|", "notes"),
      ("TT|Xã|Dân số", "repeated-headings"), ("(1)|(2)|(3)", "repeated-headings"),
      ("II|Huyện Vụ Bản|", "place-headings"), ("II|Vụ Bản|", "place-headings"),
      ("B. HUYỆN VỤ BẢN||", "place-headings"), ("|Thị xã Mỹ Hào|", "place-headings"),
      ("II|Huyện Vụ Bản|9000", "subtotals"),
      ("3|Trung Bình|9000", "data"), ("3|Cộng Hòa|9000", "data"), ("|Cộng Hòa|9000", "data"),
      ("3|Tổng Cọt|9000", "data"), ("3|Tịnh Hà|9000", "data"), ("|Tịnh Hà|9000", "data"),
      ("|Quân Chu|9000", "data"), ("|Bản Mù|9000", "data"), ("3|Nam Toàn|", "data"),
      ("|P. Nam Hà|9000", "data"),
    ])
  func rows(row: String, reason: String) throws {
    let tables = try Self.read("TT|Xã|Dân số\n1|Nam Hồng|4000\n2|Nam Thắng|5000\n" + row)
    let aside = tables.sheets[0].aside.filter { $0.rows.hasSuffix("4") }.map(\.reason.rawValue)
    #expect(aside == (reason == "data" ? [] : [reason]))
    #expect(tables.counts.dataRows == (reason == "data" ? 3 : 2))
    #expect(tables.errors == [])
  }

  @Test("a name that begins like the word for a kind is a name")
  func names() throws {
    let tables = try Self.read(
      """
      TÌNH HÌNH DÂN SỐ HUYỆN TỊNH BIÊN
      TT|Xã|Dân số
      1|Phượng Mao|1
      2|Bản Mù|2
      3|Tịnh Hà|3
      4|P. Nam Hà|4
      5|X. Tân Lập|5
      6|TT. Cát Bà|6
      """)
    #expect(
      tables.units.map(\.plainName) == [
        "Phượng Mao", "Bản Mù", "Tịnh Hà", "Nam Hà", "Tân Lập", "Cát Bà",
      ])
    #expect(tables.units.map(\.kind) == [nil, nil, nil, .ward, .commune, .town])
    #expect(tables.units[0].district == "Tịnh Biên" && tables.units[0].province == nil)
    let panels = try tables.panelReading().panels
    #expect(panels.units.level(named: "district")?.labels == ["Tịnh Biên"])
  }

  @Test("rows of a district without the names of its communes are told once, not row by row")
  func placesAsUnits() throws {
    let tables = try Self.read(
      "TT|Huyện|Dân số\n1|Nam Trực|4000\n2|Nam Trực|5000\n3|Nam Trực|6000\n4|Vụ Bản|1")
    #expect(tables.errors == ["places-as-units"])
    #expect(tables.log.problems[0].location?.cell == "B3")
    #expect(tables.counts.refused == 2 && tables.observations.count == 2)
    let districts = try Self.read("TT|Huyện|Dân số\n1|Nam Trực|4000\n2|Vụ Bản|5000")
    #expect(districts.errors == [])
  }

  @Test("a commune twice in one district is refused; the same name in two is two communes")
  func repeatedUnits() throws {
    let twice = try Self.read(
      "TT|Xã|Dân số\n1|Nam Hồng|4000\n2|Nam Thắng|5000\n3|Nam Hồng|4100")
    #expect(twice.errors == ["repeated-unit"])
    #expect(twice.log.problems[0].location?.cell == "B4")
    #expect(twice.counts.refused == 1 && twice.observations.count == 2)
    #expect(
      twice.log.problems[0].kind
        == .sheet(
          .repeatedUnit("Nam Hồng", place: "", year: nil, firstRow: 2, isCopy: false)))
    let copied = try Self.read("TT|Xã|Dân số\n1|Nam Hồng|4000\n2|Nam Hồng|4000")
    #expect(
      copied.log.problems[0].kind
        == .sheet(.repeatedUnit("Nam Hồng", place: "", year: nil, firstRow: 2, isCopy: true)))
    let yearly = try Self.read(
      "TT|Xã|Năm|Dân số\n1|Nam Hồng|2020|4000\n2|Nam Hồng|2021|4000\n3|Nam Hồng|2021|4000")
    #expect(
      yearly.log.problems[0].kind
        == .sheet(.repeatedUnit("Nam Hồng", place: "", year: 2021, firstRow: 3, isCopy: true)))
    let apart = try Self.read(
      """
      TT|Xã|Huyện|Dân số
      1|Tân Thịnh|Nam Trực|4000
      2|Tân Thịnh|Vụ Bản|5000
      """)
    #expect(apart.errors == [])
    #expect(
      try apart.panelReading().panels.lines == [
        "Nam Trực/Tân Thịnh population 2021 = 4000", "Vụ Bản/Tân Thịnh population 2021 = 5000",
      ])
    let kinds = try Self.read("TT|Xã|Dân số\n1|Xã Cát Bà|4000\n2|TT Cát Bà|5000")
    #expect(kinds.errors == [] && kinds.units.count == 2)
  }

  @Test("names merged over the years of a commune belong to each of its rows")
  func mergedNames() throws {
    let text = """
      TT|Xã|Năm|Thu nhập
      1|Nam Hồng|2020|50
      ||2021|52
      2|Nam Thắng|2020|40
      ||2021|42
      """
    let expected = [
      "Nam Hồng income 2020 = 50", "Nam Hồng income 2021 = 52", "Nam Thắng income 2020 = 40",
      "Nam Thắng income 2021 = 42",
    ]
    let known = try Self.read(text, merges: ["B2:B3", "B4:B5"])
    #expect(known.complaints == [] && known.lines == expected)
    let unknown = try Self.read(text)
    #expect(unknown.complaints == ["filled-down"] && unknown.lines == expected)
  }

  @Test("values without a unit are refused")
  func nameless() throws {
    let tables = try Self.read("TT|Xã|Dân số\n1|Nam Hồng|4000\n||5000")
    #expect(tables.errors == ["nameless-row"] && tables.counts.refused == 1)
  }

  @Test("a second table below the first is refused whole, with the option that reads it")
  func secondTable() throws {
    let text = """
      TT|Xã|Dân số|Thu nhập
      1|Nam Hồng|4000|50

      TT|Xã|BHYT|Tỷ lệ hộ nghèo
      1|Nam Hồng|90|2
      """
    let tables = try Self.read(text)
    #expect(tables.errors == ["second-table"])
    #expect(tables.lines == ["Nam Hồng income 2021 = 50", "Nam Hồng population 2021 = 4000"])
    let second = try Self.read(text) { $0.range = CellRange("A4:D5") }
    #expect(second.complaints == [])
    #expect(second.lines == ["Nam Hồng insurance 2021 = 90", "Nam Hồng poverty 2021 = 2"])
  }

  // MARK: Totals

  @Test("totals that fit are passed over without a word, those that do not are named")
  func totals() throws {
    let fitting = try Self.read(
      """
      TT|Xã|Dân số|Thu nhập|TC1|Số tiêu chí đạt
      |Toàn huyện|9000|46.7|1|30
      1|Nam Hồng|4000|50|đạt|16
      2|Nam Thắng|5000|44|chưa đạt|14
      |Bình quân|4500|47|50|15
      """)
    #expect(fitting.complaints == [])
    let wrong = try Self.read(
      """
      TT|Xã|Dân số|Thu nhập
      |Toàn huyện|9100|51
      1|Nam Hồng|4000|50
      2|Nam Thắng|5000|44
      """)
    #expect(wrong.complaints == ["total-mismatch", "total-mismatch"])
  }

  @Test("a sum is not held against rows of which one could not be read")
  func incompleteTotals() throws {
    let tables = try Self.read(
      "TT|Xã|Dân số\n1|Nam Hồng|4000\n2|Nam Thắng|#REF!\n|Cộng|9000")
    #expect(tables.complaints == ["formula-error"])
  }

  // MARK: Sheets

  @Test("hidden rows, columns and sheets are said; a hidden sheet is read when it is named")
  func hiddenParts() throws {
    let source = SheetDrawing.source(
      SheetDrawing.sheet(
        "TT|Xã|Dân số|Thu nhập\n1|Nam Hồng|4000|50\n~2|Nam Thắng|5000|44", name: "2021",
        hiddenColumns: [4...4]),
      SheetDrawing.sheet("TT|Xã|Dân số\n1|Nam Hồng|3900", name: "2020", isHidden: true))
    let tables = try SheetTables.read(source)
    #expect(tables.log.codes == ["hidden-columns", "hidden-rows", "hidden-sheet"])
    #expect(tables.observations.count == 4)
    var options = SheetOptions()
    options.sheets = ["2020"]
    #expect(
      try SheetTables.read(source, options: options).lines == ["Nam Hồng population 2020 = 3900"])
  }

  @Test("a sheet that is not there is refused with those that are")
  func noSuchSheet() throws {
    let source = SheetDrawing.source(SheetDrawing.sheet("TT|Xã|Dân số\n1|A|1", name: "2020"))
    for change in [
      { (options: inout SheetOptions) in options.sheets = ["2021"] },
      { (options: inout SheetOptions) in options.yearOfSheet = ["2021": 2021] },
    ] {
      var options = SheetOptions()
      change(&options)
      let error = #expect(throws: InputError.self) {
        try SheetTables.read(source, options: options)
      }
      #expect(error?.kinds == [.sheet(.noSuchSheet("2021", available: ["2020"]))])
      #expect(error?.kinds[0].problemClass == .usage)
    }
  }

  @Test("a sheet's name and title that differ about the year are refused")
  func yearConflict() throws {
    let text = "Số liệu năm 2020\nTT|Xã|Dân số\n1|Nam Hồng|4000"
    #expect(try Self.read(text).errors == ["year-conflict"])
    #expect(try Self.read(text) { $0.year = 2021 }.errors == [])
  }

  @Test(
    "the year of a sheet is that of its name or its title, dates of documents left out",
    arguments: [
      ("2021", "", 2021), ("Năm 2021", "", 2021), ("N2021", "", 2021), ("NTM_2021", "", 2021),
      ("Biểu 1", "BIỂU TỔNG HỢP NĂM 2021", 2021),
      ("Biểu 1", "Số liệu đến 31/12/2021", 2021),
      ("Biểu 1", "Kèm theo Báo cáo số 5 ngày 15 tháng 01 năm 2022|Số liệu năm 2021", 2021),
      ("Biểu 1", "giai đoạn 2021-2025|năm 2023", 2023),
    ])
  func years(name: String, titles: String, year: Int) throws {
    let above = titles.isEmpty ? "" : titles.split(separator: "|").joined(separator: "\n") + "\n"
    let tables = try Self.read(above + "TT|Xã|Dân số\n1|Nam Hồng|4000", name: name)
    #expect(tables.sheets[0].layout?.year == year)
    #expect(tables.lines == ["Nam Hồng population \(year) = 4000"])
  }

  @Test("a half-year title makes the values those of June")
  func halfYear() throws {
    let tables = try Self.read(
      "BÁO CÁO 6 THÁNG ĐẦU NĂM 2022\nTT|Xã|Thu nhập\n1|Nam Hồng|26", name: "Biểu")
    #expect(tables.lines == ["Nam Hồng income 2022/6 = 26"])
  }

  @Test("a value twice in a file is used once; a difference is reported with both places")
  func twoSheets() throws {
    let source = SheetDrawing.source(
      SheetDrawing.sheet("TT|Xã|Dân số\n1|Nam Hồng|4000\n2|Nam Thắng|5000", name: "2021"),
      SheetDrawing.sheet(
        "TT|Xã|Dân số 2020|Dân số 2021\n1|Nam Hồng|3900|4000\n2|Nam Thắng|4900|5100",
        name: "Tổng hợp"))
    let reading = try SheetTables.read(source).panelReading()
    #expect(reading.counts.isBalanced && reading.counts.superseded == 2)
    #expect(reading.log.codes == ["source-conflict"])
    #expect(reading.panels.lines.contains("Nam Thắng population 2021 = 5000"))
  }

  // MARK: Names that stand for indicators of sets

  @Test("with criteria sets, criteria are those of the set in force in the year of the value")
  func criteriaByYear() throws {
    let sets = [
      try PackageFiles.criteriaSet("qd-1980-2016"), try PackageFiles.criteriaSet("qd-318-2022"),
    ]
    let catalogue = IndicatorCatalogue(sets: sets)
    let source = SheetDrawing.source(
      SheetDrawing.sheet(
        """
        TT|Xã|TC1 năm 2020|TC1 năm 2022|Tỷ lệ nghèo đa chiều|Số hộ
        1|Nam Hồng|đạt|chưa đạt|4.5|900
        """, name: "2022"))
    let tables = try SheetTables.read(source, catalogue: catalogue, sets: sets)
    #expect(
      tables.lines == [
        "Nam Hồng 1980/1 2020 = 1", "Nam Hồng 318/1 2022 = 0", "Nam Hồng households 2022 = 900",
        "Nam Hồng poverty_total 2022 = 4.5",
      ])
  }

  @Test("a heading is what the user says, before the vocabulary")
  func aliases() throws {
    let tables = try Self.read("TT|Xã|Hộ nghèo|Cột lạ|Dân số\n1|Nam Hồng|2.5|7|4000") {
      $0.headings = ["Hộ nghèo=poverty", "Cột lạ=roads:share", "Dân số=ignore"].compactMap {
        HeadingAlias($0)
      }
    }
    #expect(tables.complaints == [])
    #expect(tables.lines == ["Nam Hồng poverty 2021 = 2.5", "Nam Hồng roads 2021 = 7"])
  }

  @Test("what an option proposes can be written", arguments: ["A", "A=", "=b", "A=b:c", "A=b:c:d"])
  func wrongAliases(text: String) { #expect(HeadingAlias(text) == nil) }

  @Test("cells are chosen by their corners")
  func ranges() {
    #expect(CellRange("B5:H40") == CellRange(rows: 5...40, columns: 2...8))
    #expect(CellRange("aa1:ab2") == CellRange(rows: 1...2, columns: 27...28))
    for wrong in ["B5", "H40:B5", "5:40", "B0:C1", "A1:B2:C3", "AAAA1:AAAB2", ""] {
      #expect(CellRange(wrong) == nil)
    }
  }

  // MARK: Plans

  @Test("a plan finds the communes of a sheet by code, by name, and by district where names repeat")
  func plan() throws {
    let units = UnitTable(
      codes: ["01", "02", "03"], names: ["Nam Hồng", "Tân Thịnh", "Tân Thịnh"],
      levels: [
        CategoryColumn(name: "district", values: ["Nam Trực", "Nam Trực", "Vụ Bản"])
      ])
    let source = SheetDrawing.source(
      SheetDrawing.sheet(
        """
        TT|Xã|Thu nhập
        I|Huyện Nam Trực|
        1|Xã Nam Hồng|50
        2|Xã Tân Thịnh|48
        II|Huyện Vụ Bản|
        1|Xã Tân Thịnh|45
        2|Xã Lạ|40
        """, name: "2021"))
    let catalogue = IndicatorCatalogue(
      sets: [], declared: [Indicator(id: "income", kind: .positive)])
    var reader = ObservationReader(names: UnitNames(units: units), catalogue: catalogue)
    reader.take(try SheetTables.read(source, catalogue: catalogue), file: "sheet")
    let reading = try reader.read(paths: [])
    #expect(
      reading.panels.lines == ["01 income 2021 = 50", "02 income 2021 = 48", "03 income 2021 = 45"])
    #expect(reading.counts.isBalanced && reading.counts.refused == 1)
    #expect(reading.log.codes.filter { $0 == "unknown-unit" }.count == 1)
  }
}

@Suite("Names of units from sheets")
struct SheetUnitNameTests {
  @Test(
    "lose their kind word, but where a number would be left",
    arguments: [
      ("Xã Ba Sao", "Ba Sao", "Ba Sao"), ("Xã Bốn", "Bốn", "Xã Bốn"), ("Phường 4", "4", "Phường 4"),
      ("Thị trấn Quế", "Quế", "Quế"), ("Xã MƯỜI", "MƯỜI", "Xã MƯỜI"),
    ])
  func shown(name: String, plain: String, shown: String) {
    let unit = SheetUnit(
      name: name, kind: .commune, place: SourceLocation(file: "sheet.csv"), plainName: plain)
    #expect(SheetUnitTable([unit]).units.names == [shown])
    #expect(SheetUnitTable([unit]).units.codes == [plain])
  }
}
