import Panels

@testable import IO

/// A workbook that is broken, odd or meant to harm, with what must become of it.
struct HostileWorkbook: CustomStringConvertible {
  enum Outcome {
    case rows([[SheetValue]])
    /// The code of the problem, with the cell or row when there is one.
    case error(String, cell: String? = nil, row: Int? = nil)
  }

  var description: String
  var bytes: [UInt8]
  var limits = WorkbookLimits.standard
  var outcome: Outcome

  init(
    _ description: String, _ parts: WorkbookParts, _ outcome: Outcome,
    limits: WorkbookLimits = .standard
  ) {
    self.init(description, bytes: parts.bytes, outcome, limits: limits)
  }

  init(
    _ description: String, bytes: [UInt8], _ outcome: Outcome, limits: WorkbookLimits = .standard
  ) {
    self.description = description
    self.bytes = bytes
    self.outcome = outcome
    self.limits = limits
  }

  private static let one = WorkbookParts(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#)
  private static let oneRow: Outcome = .rows([[.plain(1)]])

  private static func rows(_ text: String) -> WorkbookParts { WorkbookParts(rows: text) }

  private static func cell(_ text: String) -> WorkbookParts { rows(#"<row r="1">\#(text)</row>"#) }

  private static func limited(_ change: (inout WorkbookLimits) -> Void) -> WorkbookLimits {
    var limits = WorkbookLimits.standard
    change(&limits)
    return limits
  }

  static let all = archives + names + structure + markup + rowsAndCells + values + bombs

  // MARK: - The archive

  private static let archives: [HostileWorkbook] = [
    .init("no byte", bytes: [], .error("empty-file")),
    .init("text", bytes: Array("a,b\n1,2\n".utf8), .error("not-a-workbook")),
    .init("HTML named as a workbook", bytes: Array("<html>".utf8), .error("not-a-workbook")),
    .init("only the first four bytes", bytes: [0x50, 0x4B, 3, 4], .error("broken-archive")),
    .init(
      "an empty archive", WorkbookParts(rows: "").with { $0.entries = [] },
      .error("not-a-workbook")),
    .init(
      "half an archive", bytes: Array(one.bytes.prefix(one.bytes.count / 2)),
      .error("broken-archive")),
    .init(
      "an archive without its last byte", bytes: Array(one.bytes.dropLast()),
      .error("broken-archive")),
    .init("a comment", one.with { $0.comment = "PK\u{5}\u{6} chào" }, oneRow),
    .init(
      "zip64",
      one.with { book in
        book.usesZip64End = true
        for index in book.entries.indices { book.entries[index].usesZip64 = true }
      }, oneRow),
    .init(
      "sizes after the data",
      one.with { book in
        for index in book.entries.indices { book.entries[index].hasDescriptor = true }
      }, oneRow),
    .init(
      "deflated parts",
      one.with { book in
        for index in book.entries.indices { book.entries[index].method = 8 }
      }, oneRow),
    .init(
      "a wrong checksum of the sheet",
      one.with { $0[entry: WorkbookParts.firstSheet].crc = 1 }, .error("broken-archive")),
    .init(
      "a wrong checksum of the list of sheets",
      one.with { $0[entry: "xl/workbook.xml"].crc = 1 }, .error("broken-archive")),
    .init(
      "a part said to be smaller than it is",
      one.with {
        $0[entry: WorkbookParts.firstSheet].method = 8
        $0[entry: WorkbookParts.firstSheet].declaredSize = 10
      }, .error("broken-archive")),
    .init(
      "a part said to be larger than it is",
      one.with {
        $0[entry: WorkbookParts.firstSheet].method = 8
        $0[entry: WorkbookParts.firstSheet].declaredSize = 100_000
      }, .error("broken-archive")),
    .init(
      "bytes that are not deflated",
      one.with {
        $0[entry: WorkbookParts.firstSheet].method = 8
      }.corrupted(), .error("broken-archive")),
    .init(
      "an encrypted part", one.with { $0[entry: WorkbookParts.firstSheet].flags = 1 },
      .error("password-protected")),
    .init(
      "everything encrypted",
      one.with { book in
        for index in book.entries.indices { book.entries[index].flags = 1 }
      }, .error("password-protected")),
    .init(
      "a method of compression not in use",
      one.with { $0[entry: WorkbookParts.firstSheet].method = 12 },
      .error("unsupported-compression")),
    .init(
      "a compound file without a directory",
      bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .error("broken-archive")),
    .init(
      "a compound file of zeros",
      bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2_000),
      .error("broken-archive")),
    .init("an XLS", bytes: CompoundFileMaker.file(streams: ["Workbook"]), .error("no-converter")),
    .init(
      "an XLS under a password",
      bytes: CompoundFileMaker.file(
        streams: ["Workbook"], data: [9, 8, 4, 0, 0, 6, 5, 0, 0x2F, 0, 6, 0]),
      .error("password-protected")),
    .init(
      "an XLSX under a password",
      bytes: CompoundFileMaker.file(streams: ["EncryptionInfo", "EncryptedPackage"]),
      .error("password-protected")),
    .init(
      "a DOC", bytes: CompoundFileMaker.file(streams: ["WordDocument"]),
      .error("not-a-workbook")),
    .init(
      "a compound file whose directory runs in a circle",
      bytes: CompoundFileMaker.file(streams: ["x"], isCircle: true), .error("not-a-workbook")),
    .init("an XLS of 1993", bytes: [9, 4, 6, 0, 0, 0, 0x10, 0], .error("no-converter")),
  ]

  // MARK: - Names inside

  private static let names: [HostileWorkbook] = [
    .init(
      "a name that climbs out",
      one.with { $0.entries.append(.init("xl/../../../etc/passwd", "x")) }, .error("unsafe-entry")),
    .init(
      "a name from the root", one.with { $0.entries.append(.init("/etc/passwd", "x")) },
      .error("unsafe-entry")),
    .init(
      "a name that climbs out with backslashes",
      one.with { $0.entries.append(.init("..\\..\\a.xml", "x")) }, .error("unsafe-entry")),
    .init(
      "a name on a drive", one.with { $0.entries.append(.init("C:\\a.xml", "x")) },
      .error("unsafe-entry")),
    .init(
      "names with backslashes",
      one.with { book in
        for index in book.entries.indices {
          book.entries[index].name = book.entries[index].name.replacing("/", with: "\\")
        }
      }, oneRow),
    .init(
      "names in capitals",
      one.with { book in
        for index in book.entries.indices where book.entries[index].name.hasPrefix("xl") {
          book.entries[index].name = book.entries[index].name.uppercased()
        }
      }, oneRow),
    .init(
      "two parts of one name", one.with { $0.entries.append($0[entry: "xl/workbook.xml"]) },
      .error("duplicate-entry")),
    .init(
      "two parts of one name but for capitals",
      one.with { $0.entries.append(.init("XL/Workbook.xml", "x")) }, .error("duplicate-entry")),
    .init(
      "a sheet that is a symbolic link",
      one.with {
        $0[entry: WorkbookParts.firstSheet].externalAttributes = 0xA1FF_0000
        $0[entry: WorkbookParts.firstSheet].data = Array("/etc/passwd".utf8)
      }, .error("unsafe-entry")),
    .init(
      "a link that nothing needs",
      one.with {
        $0.entries.append(.init("xl/link", "/etc/passwd"))
        $0[entry: "xl/link"].externalAttributes = 0xA1FF_0000
      }, oneRow),
    .init("folders as entries", one.with { $0.entries.insert(.init("xl/", ""), at: 0) }, oneRow),
  ]

  // MARK: - What leads where

  private static let structure: [HostileWorkbook] = [
    .init("no relationships", one.without("_rels/.rels"), .error("not-a-workbook")),
    .init(
      "relationships to nothing",
      one.with {
        $0["_rels/.rels"] = WorkbookParts.links([])
      }, .error("not-a-workbook")),
    .init("no list of sheets", one.without("xl/workbook.xml"), .error("missing-part")),
    .init(
      "no relationships of the list of sheets", one.without("xl/_rels/workbook.xml.rels"),
      .error("missing-part")),
    .init(
      "a sheet that is not there", one.without(WorkbookParts.firstSheet),
      .error("missing-part")),
    .init(
      "shared texts that are not there", one.without("xl/sharedStrings.xml"),
      .error("missing-part")),
    .init(
      "a relationship without a target",
      one.replacing(
        #"Target="worksheets/sheet1.xml""#, with: "", in: "xl/_rels/workbook.xml.rels"),
      .error("missing-part")),
    .init(
      "a target above the top",
      one.replacing(
        "worksheets/sheet1.xml", with: "../../../xl/worksheets/sheet1.xml",
        in: "xl/_rels/workbook.xml.rels"), oneRow),
    .init(
      "an absolute target",
      one.replacing(
        "worksheets/sheet1.xml", with: "/xl/worksheets/sheet1.xml",
        in: "xl/_rels/workbook.xml.rels"), oneRow),
    .init(
      "a target outside the file",
      one.replacing(
        #"Target="worksheets/sheet1.xml""#,
        with: #"Target="file:///etc/passwd" TargetMode="External""#,
        in: "xl/_rels/workbook.xml.rels"), .error("external-part")),
    .init(
      "a sheet that leads back to the list of sheets",
      one.replacing(
        "worksheets/sheet1.xml", with: "workbook.xml", in: "xl/_rels/workbook.xml.rels"),
      .error("wrong-part")),
    .init(
      "a document that leads to its own relationships",
      one.replacing(
        "xl/workbook.xml", with: "_rels/.rels", in: "_rels/.rels"), .error("wrong-part")),
    .init(
      "a text document",
      one.with {
        $0["xl/workbook.xml"] = #"<document xmlns="http://a.b/word"/>"#
      }, .error("wrong-part")),
    .init(
      "a text document of the other office",
      one.with {
        $0.entries.append(.init("mimetype", "application/vnd.oasis.opendocument.text"))
      }, .error("not-a-workbook")),
    .init(
      "an ODS under a password",
      one.with {
        $0.entries.append(.init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))
        let namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        $0["META-INF/manifest.xml"] =
          #"<m:manifest xmlns:m="\#(namespace)"><m:encryption-data/></m:manifest>"#
      }, .error("password-protected")),
    .init(
      "no sheet", one.with { $0["xl/workbook.xml"] = WorkbookParts.workbook("") },
      .error("no-worksheet")),
    .init(
      "only a chart",
      one.replacing(
        "relationships/worksheet\"", with: "relationships/chartsheet\"",
        in: "xl/_rels/workbook.xml.rels"), .error("no-worksheet")),
    .init(
      "two sheets of one name",
      WorkbookParts(
        sheets: [("Biểu", WorkbookParts.sheet("")), ("BIỂU", WorkbookParts.sheet(""))]),
      .error("duplicate-sheet")),
    .init(
      "two sheets that are one part",
      WorkbookParts(rows: "", "").replacing(
        "sheet2.xml", with: "sheet1.xml", in: "xl/_rels/workbook.xml.rels"),
      .error("shared-sheet-part")),
    .init(
      "a sheet without a name",
      one.replacing(
        #"name="S1" "#, with: "", in: "xl/workbook.xml"), .error("incomplete-sheet-entry")),
    .init("an empty sheet", rows(""), .rows([])),
    .init("rows without cells", rows(#"<row r="1"/><row r="5"></row>"#), .rows([])),
  ]

  // MARK: - XML

  private static let markup: [HostileWorkbook] = [
    .init(
      "entities within entities",
      one.with {
        $0[WorkbookParts.firstSheet] = """
          <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
          <worksheet xmlns="\(WorkbookParts.main)"><sheetData><row><c t="str"><v>&c;</v></c></row>
          </sheetData></worksheet>
          """
      }, .error("document-type")),
    .init(
      "an entity from outside",
      one.with {
        $0["xl/workbook.xml"] =
          #"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>"#
      }, .error("document-type")),
    .init(
      "an entity that is not declared", cell(#"<c r="A1" t="str"><v>&x;</v></c>"#),
      .error("broken-xml")),
    .init(
      "XML cut short", one.with { $0[WorkbookParts.firstSheet].removeLast(20) },
      .error("broken-xml", row: 1)),
    .init(
      "XML cut short in a row",
      rows("").with {
        $0[WorkbookParts.firstSheet] =
          WorkbookParts.sheet(#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="#)
          .replacing("</sheetData></worksheet>", with: "")
      }, .error("broken-xml", row: 1)),
    .init(
      "a sheet without a byte", one.with { $0[WorkbookParts.firstSheet] = "" },
      .error("broken-xml")),
    .init("tags that do not match", cell(#"<c r="A1"><v>1</c></v>"#), .error("broken-xml")),
    .init("an attribute twice", cell(#"<c r="A1" r="B1"><v>1</v></c>"#), .error("broken-xml")),
    .init(
      "an attribute of a row twice", rows(#"<row spans="1" spans="1"/>"#),
      .error("broken-xml")),
    .init(
      "a prefix without a namespace", rows(#"<row x14ac:dyDescent="1"/>"#),
      .error("broken-xml")),
    .init(
      "a control character", cell("<c r=\"A1\" t=\"str\"><v>\u{1}</v></c>"),
      .error("broken-xml")),
    .init(
      "bytes that are not UTF-8",
      one.with {
        let text = Array(WorkbookParts.sheet(#"<row><c t="str"><v>?</v></c></row>"#).utf8)
        $0[entry: WorkbookParts.firstSheet].data = text.map {
          $0 == UInt8(ascii: "?") && text.count > 0 ? 0xFF : $0
        }
      }, .error("broken-xml")),
    .init(
      "half a character at the end of a text",
      one.with {
        let text = WorkbookParts.sheet(#"<row><c t="str"><v>@</v></c></row>"#)
        $0[entry: WorkbookParts.firstSheet].data = text.utf8.map { $0 == 64 ? 0xC3 : $0 }
      }, .error("broken-xml")),
    .init(
      "a sheet in UTF-16",
      one.with {
        let text = WorkbookParts.sheet(#"<row><c t="inlineStr"><is><t>Xã Đồng</t></is></c></row>"#)
          .replacing("UTF-8", with: "UTF-16")
        $0[entry: WorkbookParts.firstSheet].data =
          [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      }, .rows([[.text("Xã Đồng")]])),
    .init(
      "a sheet in an encoding nobody knows",
      one.replacing(
        "UTF-8", with: "TCVN-3", in: WorkbookParts.firstSheet), .error("broken-xml")),
    .init(
      "a byte order mark",
      one.with {
        $0[entry: WorkbookParts.firstSheet].data.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
      }, oneRow),
    .init(
      "another prefix for everything",
      one.with {
        $0[WorkbookParts.firstSheet] = """
          <x:worksheet xmlns:x="\(WorkbookParts.main)"><x:sheetData>
          <x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>
          """
      }, oneRow),
    .init(
      "strict namespaces",
      one.replacing(
        WorkbookParts.main, with: WorkbookParts.strictMain, in: WorkbookParts.firstSheet
      )
      .replacing(WorkbookParts.main, with: WorkbookParts.strictMain, in: "xl/workbook.xml")
      .replacing(
        WorkbookParts.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        in: "xl/workbook.xml"), oneRow),
    .init(
      "rows of another namespace",
      rows(
        #"<row r="1" xmlns="http://a.b"><c r="A1"><v>9</v></c></row>"#
          + #"<row r="2"><c r="A2"><v>1</v></c></row>"#), oneRow),
    .init(
      "a sheet of no namespace",
      one.replacing(
        #"xmlns="\#(WorkbookParts.main)""#, with: "", in: WorkbookParts.firstSheet),
      .error("wrong-part")),
    .init(
      "comments, instructions and CDATA",
      rows(
        #"<!-- <row r="9"> --><row r="1"><?x > ?><c r="A1" t="str"><v><![CDATA[<a>]]></v></c></row>"#
      ),
      .rows([[.text("<a>")]])),
    .init(
      "single quotes and spaces in tags",
      rows(
        "<row r='1' ><c\n r='A1'  t='n' ><v >1</v ></c ></row >"), oneRow),
  ]

  // MARK: - Rows and cells

  private static let rowsAndCells: [HostileWorkbook] = [
    .init(
      "a row beyond the last", rows(#"<row r="1048577"><c><v>1</v></c></row>"#),
      .error("bad-row-number", row: 1)),
    .init(
      "a row of a huge number", rows(#"<row r="99999999999999999999"/>"#),
      .error("bad-row-number", row: 1)),
    .init("row 0", rows(#"<row r="0"/>"#), .error("bad-row-number", row: 1)),
    .init("a row below zero", rows(#"<row r="-3"/>"#), .error("bad-row-number", row: 1)),
    .init(
      "a row without a number after the last",
      rows(#"<row r="1048576"/><row><c><v>1</v></c></row>"#), .error("bad-row-number")),
    .init(
      "rows that descend",
      rows(
        #"<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#),
      .error("rows-out-of-order", row: 2)),
    .init("a row twice", rows(#"<row r="3"/><row r="3"/>"#), .error("rows-out-of-order", row: 3)),
    .init(
      "rows and cells without places",
      rows(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"),
      .rows([[.plain(1), .plain(3)], [.plain(4)]])),
    .init(
      "a cell beyond the last column", cell(#"<c r="XFE1"><v>1</v></c>"#),
      .error("bad-cell-address", row: 1)),
    .init(
      "a cell of a huge column", cell(#"<c r="ZZZZ9"><v>1</v></c>"#),
      .error("bad-cell-address", row: 1)),
    .init("a cell without letters", cell(#"<c r="1"/>"#), .error("bad-cell-address", row: 1)),
    .init("a cell without a row", cell(#"<c r="A"/>"#), .error("bad-cell-address", row: 1)),
    .init("an empty address", cell(#"<c r=""/>"#), .error("bad-cell-address", row: 1)),
    .init("a cell of another row", cell(#"<c r="A2"/>"#), .error("bad-cell-address", row: 1)),
    .init(
      "a cell twice", cell(#"<c r="B1"><v>1</v></c><c r="B1"><v>2</v></c>"#),
      .error("cells-out-of-order", cell: "B1")),
    .init(
      "cells that descend", cell(#"<c r="C1"/><c r="B1"><v>2</v></c>"#),
      .error("cells-out-of-order", cell: "B1")),
    .init(
      "a dimension that lies",
      one.replacing(
        "<sheetData>", with: #"<dimension ref="A1:XFD1048576"/><sheetData>"#,
        in: WorkbookParts.firstSheet), oneRow),
    .init(
      "a merged range that is none",
      one.replacing(
        "</sheetData>", with: #"</sheetData><mergeCells><mergeCell ref="A1:"/></mergeCells>"#,
        in: WorkbookParts.firstSheet), .error("bad-range")),
    .init(
      "columns that are none",
      one.replacing(
        "<sheetData>", with: #"<cols><col min="5" max="3" hidden="1"/></cols><sheetData>"#,
        in: WorkbookParts.firstSheet), .error("bad-range")),
  ]

  // MARK: - Values

  private static let values: [HostileWorkbook] = [
    .init(
      "a shared text that is not there", cell(#"<c r="A1" t="s"><v>7</v></c>"#),
      .error("missing-shared-string", cell: "A1")),
    .init(
      "a shared text below zero", cell(#"<c r="A1" t="s"><v>-1</v></c>"#),
      .error("missing-shared-string", cell: "A1")),
    .init(
      "a shared text of a huge number",
      cell(#"<c r="A1" t="s"><v>18446744073709551616</v></c>"#),
      .error("missing-shared-string", cell: "A1")),
    .init(
      "a style below zero", cell(#"<c r="C1" s="-1"><v>1</v></c>"#),
      .error("missing-style", cell: "C1")),
    .init(
      "a style that is not there", cell(#"<c r="A1" s="4"><v>1</v></c>"#),
      .error("missing-style", cell: "A1")),
    .init(
      "a type that does not exist", cell(#"<c r="A1" t="zz"><v>1</v></c>"#),
      .error("bad-cell-type", cell: "A1")),
    .init(
      "not a number", cell(#"<c r="A1"><v>NaN</v></c>"#),
      .error("bad-cell-value", cell: "A1")),
    .init("infinity", cell(#"<c r="A1"><v>INF</v></c>"#), .error("bad-cell-value", cell: "A1")),
    .init(
      "a number beyond all", cell(#"<c r="A1"><v>1e999</v></c>"#),
      .error("bad-cell-value", cell: "A1")),
    .init(
      "a number below all that is not zero", cell(#"<c r="A1"><v>1e-999</v></c>"#),
      .rows([[.plain(0)]])),
    .init(
      "a hexadecimal number", cell(#"<c r="A1"><v>0x10</v></c>"#),
      .error("bad-cell-value", cell: "A1")),
    .init(
      "a number with a comma", cell(#"<c r="A1"><v>1,5</v></c>"#),
      .error("bad-cell-value", cell: "A1")),
    .init("a number with spaces", cell(#"<c r="A1"><v> 1 </v></c>"#), oneRow),
    .init(
      "a truth of 2", cell(#"<c r="A1" t="b"><v>2</v></c>"#),
      .error("bad-cell-value", cell: "A1")),
    .init(
      "a date that never was", cell(#"<c r="A1" t="d"><v>2021-02-30</v></c>"#),
      .error("bad-cell-value", cell: "A1")),
    .init(
      "no value at all", cell(#"<c r="A1"/><c r="B1"><v/></c><c r="C1"><v></v></c>"#),
      .rows([])),
    .init(
      "a text longer than a cell holds",
      cell("<c r=\"A1\" t=\"str\"><v>\(String(repeating: "a", count: 32_768))</v></c>"),
      .error("text-too-long", cell: "A1")),
    .init(
      "the longest text",
      cell("<c r=\"A1\" t=\"str\"><v>\(String(repeating: "ạ", count: 32_767))</v></c>"),
      .rows([[.text(String(repeating: "ạ", count: 32_767))]])),
    .init(
      "a shared text longer than a cell holds",
      WorkbookParts(rows: "", strings: ["<t>\(String(repeating: "a", count: 32_768))</t>"]),
      .error("shared-text-too-long")),
  ]

  // MARK: - Bombs

  private static let bombs: [HostileWorkbook] = [
    .init(
      "a part of one byte many times",
      one.with {
        $0[entry: WorkbookParts.firstSheet].method = 8
        $0[entry: WorkbookParts.firstSheet].data = [UInt8](repeating: 32, count: 4 << 20)
      }, .error("workbook-too-large"), limits: limited { $0.expansionRatio = 100 }),
    .init(
      "a part larger than allowed",
      one.with {
        $0[WorkbookParts.firstSheet] += String(repeating: " ", count: 5_000)
      }, .error("workbook-too-large"), limits: limited { $0.partBytes = 5_000 }),
    .init(
      "styles larger than allowed",
      WorkbookParts(
        rows: "", styles: String(repeating: " ", count: 6_000)),
      .error("workbook-too-large"), limits: limited { $0.structureBytes = 5_000 }),
    .init(
      "parts that are too large together", one, .error("workbook-too-large"),
      limits: limited { $0.totalBytes = 1_000 }),
    .init(
      "a part that claims to hold exbibytes",
      one.with {
        $0.entries.append(.init("a", "b"))
        $0[entry: "a"].usesZip64 = true
        $0[entry: "a"].declaredSize = 1 << 61
      }, .error("workbook-too-large")),
    .init(
      "too many files",
      one.with { book in
        for index in 0..<10_001 { book.entries.append(.init("a/\(index)", "")) }
      }, .error("workbook-too-large")),
    .init(
      "elements nested without end",
      one.with {
        $0[WorkbookParts.firstSheet] =
          #"<worksheet xmlns="\#(WorkbookParts.main)">"# + String(repeating: "<a>", count: 100_000)
      }, .error("workbook-too-large")),
    .init(
      "elements nested without end in a cell",
      cell("<c>" + String(repeating: "<a>", count: 100_000)), .error("workbook-too-large")),
    .init(
      "a tag without end",
      one.with {
        $0[WorkbookParts.firstSheet] =
          #"<worksheet xmlns="\#(WorkbookParts.main)" a="\#(String(repeating: ">", count: 3 << 20))"#
      }, .error("workbook-too-large")),
    .init(
      "a tag without end in a row",
      rows(
        #"<row r="1" a="\#(String(repeating: "<row>", count: 1))""#
          + String(repeating: " ", count: 3 << 20)), .error("broken-xml")),
    .init(
      "a long tag in a row",
      rows(#"<row r="1" a="\#(String(repeating: ">", count: 3 << 20))"/>"#),
      .error("workbook-too-large")),
    .init(
      "too many shared texts", WorkbookParts(rows: "", strings: ["", "", ""]),
      .error("workbook-too-large"), limits: limited { $0.sharedStringCount = 2 }),
    .init(
      "shared texts that are too large",
      WorkbookParts(
        rows: "", strings: ["<t>abcdef</t>", "<t>abcdef</t>"]),
      .error("workbook-too-large"), limits: limited { $0.sharedStringBytes = 10 }),
    .init(
      "too many sheets", WorkbookParts(rows: "", "", ""), .error("workbook-too-large"),
      limits: limited { $0.sheetCount = 2 }),
    .init(
      "too many styles",
      WorkbookParts(
        rows: "", styles: "<cellXfs><xf/><xf/><xf/></cellXfs>"), .error("workbook-too-large"),
      limits: limited { $0.styleCount = 2 }),
    .init(
      "too many merged ranges",
      one.replacing(
        "</sheetData>",
        with:
          #"</sheetData><mergeCells>\#(String(repeating: #"<mergeCell ref="A1:B1"/>"#, count: 3))</mergeCells>"#,
        in: WorkbookParts.firstSheet), .error("workbook-too-large"),
      limits: limited { $0.rangeCount = 2 }),
    .init(
      "a row longer than the buffer",
      cell(
        (1...16_384).map { "<c r=\"\(SourceLocation.columnLetters($0))1\"><v>\($0)</v></c>" }
          .joined()), .rows([(1...16_384).map { .plain(Double($0)) }])),
  ]
}

extension WorkbookParts {
  /// The same workbook with the packed bytes of its first sheet turned into something else.
  fileprivate func corrupted() -> WorkbookParts {
    with { $0[entry: Self.firstSheet].isGarbled = true }
  }
}
