import Panels
import Testing

@testable import IO

@Suite("Workbooks")
struct WorkbookTests {
  private func values(
    _ rows: String, strings: [String] = [], styles: String? = nil, properties: String = ""
  ) throws -> [[SheetValue]] {
    let parts = WorkbookParts(
      rows: rows, strings: strings, styles: styles, attributes: properties)
    return try ReadWorkbook(bytes: parts.bytes).values
  }

  @Test("sheets come in the order of their tabs, wherever their parts stand")
  func order() throws {
    let book = WorkbookParts(
      sheets: ["Hai", "Một", "Ẩn", "Rất ẩn"].enumerated().map { index, name in
        (name, WorkbookParts.sheet("<row><c><v>\(index)</v></c></row>"))
      }
    ).with {
      let sheet = { (name: String, id: Int, more: String) in
        #"<sheet name="\#(name)" sheetId="\#(id)" \#(more) r:id="rId\#(id)"/>"#
      }
      $0["xl/workbook.xml"] = WorkbookParts.workbook(
        sheet("Một", 2, "") + sheet("Hai", 1, #"state="visible""#)
          + sheet("Ẩn", 3, #"state="hidden""#) + sheet("A &amp; B", 4, #"state="veryHidden""#))
    }
    let read = try ReadWorkbook(bytes: book.bytes)
    #expect(read.sheets.map(\.outline.name) == ["Một", "Hai", "Ẩn", "A & B"])
    #expect(read.sheets.map(\.outline.isHidden) == [false, false, true, true])
    #expect(read.sheets.map { $0.rows[0].cells[0].value } == [1, 0, 2, 3].map { .plain($0) })
  }

  @Test("a sheet that is only a chart is left out, and the others keep their places")
  func charts() throws {
    let book = WorkbookParts(rows: "", "<row><c><v>7</v></c></row>").with {
      $0["xl/_rels/workbook.xml.rels"] = WorkbookParts.links([
        WorkbookParts.link("rId1", "chartsheet", "chartsheets/sheet1.xml"),
        WorkbookParts.link("rId2", "worksheet", "worksheets/sheet2.xml"),
      ])
    }
    let read = try ReadWorkbook(bytes: book.bytes)
    #expect(read.sheets.map(\.outline.name) == ["S2"])
    #expect(read.values == [[.plain(7)]])
  }

  @Test("shared texts are joined from their runs, without readings of ideographs")
  func sharedTexts() throws {
    let strings = [
      "<t>Xã</t>", "<r><rPr><b/></rPr><t>Hồng </t></r><r><t xml:space=\"preserve\">Quang </t></r>",
      "<t>漢</t><rPh sb=\"0\" eb=\"1\"><t>かん</t></rPh>", "<t/>", "<t>a_x000D_\nb_x005F_x0041_</t>",
      "<t>_xD83D__xDE00_ _xD83D_ _x00E1</t>", "<t>&lt;5 &amp; &#225;</t>",
    ]
    let cells = strings.indices.map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
    #expect(
      try values("<row>\(cells)</row>", strings: strings) == [
        [
          .text("Xã"), .text("Hồng Quang "), .text("漢"), .text("a\r\nb_x0041_"),
          .text("😀 _xD83D_ _x00E1"), .text("<5 & á"),
        ]
      ])
  }

  @Test("a cell's own text may be rich, and keeps its spaces")
  func inlineTexts() throws {
    #expect(
      try values(
        """
        <row><c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>\
        <c t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>\
        <c t="str"><v>d_x0009_e</v></c></row>
        """) == [[.text(" a "), .text("bc"), .text("d\te")]])
  }

  @Test("the two forms of Unicode stay as they are stored")
  func normalization() throws {
    let composed = "Đồng", decomposed = "Đo\u{302}\u{300}ng"
    let read = try values(
      "<row><c t=\"str\"><v>\(composed)</v></c><c t=\"str\"><v>\(decomposed)</v></c></row>")
    let scalars = read[0].map { value -> [Unicode.Scalar] in
      guard case .text(let text) = value else { return [] }
      return Array(text.unicodeScalars)
    }
    #expect(scalars == [Array(composed.unicodeScalars), Array(decomposed.unicodeScalars)])
  }

  @Test("truths, errors and days are what their types say")
  func types() throws {
    #expect(
      try values(
        """
        <row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#DIV/0!</v></c>\
        <c t="d"><v>2021-05-03T00:00:00</v></c><c t="n"><v>-1.5E-3</v></c></row>
        """) == [
          [
            .boolean(true), .boolean(false), .error("#DIV/0!"),
            .date(try #require(CalendarDate(year: 2021, month: 5, day: 3))), .plain(-0.0015),
          ]
        ])
  }

  @Test("a number is the double that is stored, to the last bit")
  func numbers() throws {
    let texts = ["93.499999999999", "0.1", "84.73999999999999", "1.7976931348623157E308", "5E-324"]
    let cells = texts.map { "<c><v>\($0)</v></c>" }.joined()
    #expect(
      try values("<row>\(cells)</row>") == [
        [93.499999999999, 0.1, 84.73999999999999, 1.7976931348623157e308, .leastNonzeroMagnitude]
          .map {
            .plain($0)
          }
      ])
  }

  @Test("a formula gives its stored result; without one the cell is empty and reported")
  func formulas() throws {
    let rows = """
      <row r="4"><c r="A4"><f>B4&amp;"&lt;"</f><v>3</v></c>\
      <c r="B4" t="str"><f t="shared" ref="B4:B9" si="0">A1</f><v>x</v></c>\
      <c r="C4"><f>SUM(A1:A3)</f></c><c r="D4" t="str"><f>""</f><v></v></c>\
      <c r="E4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F4"><f>1</f><v/></c></row>
      """
    let read = try ReadWorkbook(bytes: WorkbookParts(rows: rows).bytes)
    #expect(
      read.sheets[0].rows == [
        SheetRow(
          number: 4,
          cells: [
            SheetCell(column: 1, value: .plain(3), isFormula: true),
            SheetCell(column: 2, value: .text("x"), isFormula: true),
            SheetCell(column: 5, value: .error("#DIV/0!"), isFormula: true),
          ])
      ])
    #expect(
      read.sheets[0].noted.map(\.kind.code) == ["formula-without-value", "formula-without-value"])
    #expect(read.sheets[0].noted.map(\.location?.cell) == ["C4", "F4"])
  }

  private static let styles = """
    <numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" \
    formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="[&lt;1]0%;0.0"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="9"/>\
    <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>\
    <dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>
    """

  @Test("styles tell percents and days from other numbers")
  func styles() throws {
    let day = try #require(CalendarDate(year: 2021, month: 12, day: 31))
    #expect(
      try values(
        """
        <row><c><v>44561</v></c><c s="1"><v>0.935</v></c><c s="2"><v>44561</v></c>\
        <c s="3"><v>1</v></c><c s="4"><v>44561.75</v></c><c s="5"><v>0.5</v></c>\
        <c s="5"><v>2</v></c><c s="2" t="str"><v>44561</v></c></row>
        """, styles: Self.styles) == [
          [
            .plain(44561), .number(0.935, .percent), .date(day), .number(1, .percent), .date(day),
            .number(0.5, .percent), .plain(2), .text("44561"),
          ]
        ])
  }

  @Test("a number that is no day stays a number and is reported")
  func noDay() throws {
    let rows =
      #"<row r="1"><c s="2"><v>-3</v></c><c s="2"><v>60</v></c><c s="2"><v>1e9</v></c></row>"#
    let read = try ReadWorkbook(bytes: WorkbookParts(rows: rows, styles: Self.styles).bytes)
    #expect(read.values == [[.plain(-3), .plain(60), .plain(1e9)]])
    #expect(
      read.sheets[0].noted.map(\.kind.code) == [String](repeating: "date-out-of-range", count: 3))
    #expect(read.sheets[0].noted.map(\.location?.cell) == ["A1", "B1", "C1"])
  }

  @Test("days are counted from 1904 when the workbook says so")
  func macintosh() throws {
    let read = try values(
      #"<row><c s="2"><v>0</v></c><c s="2"><v>43099</v></c></row>"#, styles: Self.styles,
      properties: #"<workbookPr date1904="true"/>"#)
    #expect(
      read == [
        [
          .date(try #require(CalendarDate(year: 1904, month: 1, day: 1))),
          .date(try #require(CalendarDate(year: 2021, month: 12, day: 31))),
        ]
      ])
  }

  @Test("merged cells, hidden rows and hidden columns are known")
  func outlines() throws {
    let sheet = WorkbookParts.sheet(
      #"<row r="2" hidden="1"><c r="B2"><v>1</v></c></row><row r="3" hidden="0"><c><v>2</v></c></row>"#,
      before: """
        <cols><col min="1" max="1" width="3"/><col min="2" max="3" hidden="1"/>\
        <col min="4" max="4" hidden="true"/><col min="16000" max="99999" hidden="1"/></cols>
        """,
      after:
        #"<mergeCells count="9"><mergeCell ref="A1:C1"/><mergeCell ref="D4"/><mergeCell ref="B9:A7"/></mergeCells>"#
    )
    let read = try ReadWorkbook(bytes: WorkbookParts(sheets: [("Biểu", sheet)]).bytes).sheets[0]
    #expect(
      read.outline
        == SheetOutline(
          name: "Biểu",
          merges: [
            CellRange(rows: 1...1, columns: 1...3), CellRange(rows: 7...9, columns: 1...2),
          ], hiddenColumns: [2...4, 16000...16384]))
    #expect(read.rows.map(\.isHidden) == [true, false])
    #expect(read.rows.map(\.number) == [2, 3])
  }

  @Test("a sheet too large to look ahead is read without its merged cells, and that is said")
  func largeSheets() throws {
    let sheet = WorkbookParts.sheet(
      "<row><c><v>1</v></c></row>", before: #"<cols><col min="2" max="2" hidden="1"/></cols>"#,
      after: #"<mergeCells><mergeCell ref="A1:C1"/></mergeCells>"#)
    var limits = WorkbookLimits.standard
    limits.lookAheadBytes = 100
    let book = try Workbook(
      bytes: WorkbookParts(sheets: [("Lớn", sheet)]).bytes, name: "b.xlsx", limits: limits)
    #expect(book.sheets == [SheetOutline(name: "Lớn", hiddenColumns: [2...2])])
    #expect(book.log.problems.map(\.kind) == [.workbook(.mergesNotRead(limit: 100))])
    #expect(book.log.problems[0].location?.sheet == "Lớn")
    #expect(try ReadWorkbook(book).values == [[.plain(1)]])
  }

  @Test("a damaged sheet does not keep the others from being read")
  func damagedSheet() throws {
    let book = try Workbook(
      bytes: WorkbookParts(rows: "<row><c>", "<row><c><v>1</v></c></row>").bytes, name: "b.xlsx")
    #expect(book.sheets.map(\.name) == ["S1", "S2"])
    var row = SheetRow()
    #expect(try book.rows(ofSheet: 1).next(into: &row))
    #expect(throws: InputError.self) { try book.rows(ofSheet: 0).next(into: &row) }
  }

  @Test("a sheet may be read many times, and two at once")
  func readers() throws {
    let many = (1...9_000).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()
    let book = try Workbook(bytes: WorkbookParts(rows: many, many).bytes, name: "b.xlsx")
    let readers = [try book.rows(ofSheet: 0), try book.rows(ofSheet: 1), try book.rows(ofSheet: 0)]
    var row = SheetRow()
    for number in 1...9_000 {
      for reader in readers {
        #expect(try reader.next(into: &row))
        #expect(row.cells.map(\.value) == [.plain(Double(number))])
      }
    }
    for reader in readers { #expect(try !reader.next(into: &row)) }
  }

  @Test("a workbook on the disk reads as one in memory")
  func files() throws {
    let folder = TemporaryFolder()
    let bytes = WorkbookParts(rows: "<row><c t=\"s\"><v>0</v></c></row>", strings: ["<t>a</t>"])
      .bytes
    let path = try folder.write(bytes, to: "a.csv")
    #expect(try ReadWorkbook(Workbook(path: path)).values == [[.text("a")]])
    #expect(Workbook.recognizes(firstBytes: bytes.prefix(8)))
    #expect(!Workbook.recognizes(firstBytes: Array("xã,năm\n".utf8)))
    #expect(!Workbook.recognizes(firstBytes: []))
  }

  @Test("a file that is missing, a folder, or empty is called so")
  func noFile() throws {
    let folder = TemporaryFolder()
    let empty = try folder.write("", to: "empty.xlsx")
    for (path, code) in [
      (folder.path + "/none.xlsx", "missing-file"), (folder.path, "is-folder"),
      (empty, "empty-file"),
    ] {
      let error = #expect(throws: InputError.self) { _ = try Workbook(path: path) }
      #expect(error?.codes == [code])
    }
  }
}
