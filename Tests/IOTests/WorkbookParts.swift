@testable import IO

/// The parts of a workbook, written by hand: a right and small one, to be changed by tests.
struct WorkbookParts {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#

  var entries: [ZipWriter.Entry]
  var comment = ""
  var usesZip64End = false

  /// A workbook with sheets of these rows, named "S1", "S2" and so on.
  init(rows: String..., strings: [String] = [], styles: String? = nil, attributes: String = "") {
    self.init(
      sheets: rows.enumerated().map { ("S\($0.offset + 1)", Self.sheet($0.element)) },
      strings: strings, styles: styles, properties: attributes)
  }

  init(
    sheets: [(name: String, xml: String)], strings: [String] = [], styles: String? = nil,
    properties: String = ""
  ) {
    let indices = sheets.indices
    let list = indices.map {
      #"<sheet name="\#(sheets[$0].name)" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"#
    }
    var links = indices.map {
      Self.link("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    links.append(Self.link("rIdS", "sharedStrings", "sharedStrings.xml"))
    if styles != nil { links.append(Self.link("rIdT", "styles", "styles.xml")) }
    entries = [
      ZipWriter.Entry(
        "[Content_Types].xml",
        Self.declaration
          + #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
      ZipWriter.Entry(
        "_rels/.rels", Self.links([Self.link("rId1", "officeDocument", "xl/workbook.xml")])),
      ZipWriter.Entry("xl/workbook.xml", Self.workbook(list.joined(), properties)),
      ZipWriter.Entry("xl/_rels/workbook.xml.rels", Self.links(links)),
      ZipWriter.Entry(
        "xl/sharedStrings.xml",
        Self.declaration + #"<sst xmlns="\#(Self.main)">"#
          + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
    ]
    if let styles {
      entries.append(
        ZipWriter.Entry(
          "xl/styles.xml",
          Self.declaration + #"<styleSheet xmlns="\#(Self.main)">\#(styles)</styleSheet>"#))
    }
    for (index, sheet) in sheets.enumerated() {
      entries.append(ZipWriter.Entry("xl/worksheets/sheet\(index + 1).xml", sheet.xml))
    }
  }

  static func workbook(_ sheets: String, _ properties: String = "") -> String {
    declaration + #"<workbook xmlns="\#(main)" xmlns:r="\#(office)">\#(properties)<sheets>"#
      + sheets + "</sheets></workbook>"
  }

  static func sheet(_ rows: String, before: String = "", after: String = "") -> String {
    declaration + #"<worksheet xmlns="\#(main)" xmlns:r="\#(office)">\#(before)"#
      + "<sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  static func link(_ id: String, _ type: String, _ target: String, _ more: String = "") -> String {
    #"<Relationship Id="\#(id)" Type="\#(office)/\#(type)" Target="\#(target)" \#(more)/>"#
  }

  static func links(_ links: [String]) -> String {
    declaration + #"<Relationships xmlns="\#(package)">\#(links.joined())</Relationships>"#
  }

  /// The text of a part, to be changed.
  subscript(name: String) -> String {
    get { entries.first { $0.name == name }.map { String(decoding: $0.data, as: UTF8.self) } ?? "" }
    set { self[entry: name].data = Array(newValue.utf8) }
  }

  /// A part, to be changed; it is added when there is none.
  subscript(entry name: String) -> ZipWriter.Entry {
    get { entries.first { $0.name == name } ?? ZipWriter.Entry(name, "") }
    set {
      if let index = entries.firstIndex(where: { $0.name == name }) {
        entries[index] = newValue
      } else {
        entries.append(newValue)
      }
    }
  }

  /// The same workbook with a change.
  func with(_ change: (inout WorkbookParts) -> Void) -> WorkbookParts {
    var copy = self
    change(&copy)
    return copy
  }

  /// The same workbook without a part.
  func without(_ name: String) -> WorkbookParts {
    with { $0.entries.removeAll { $0.name == name } }
  }

  /// The same workbook with words replaced in a part.
  func replacing(_ old: String, with new: String, in part: String) -> WorkbookParts {
    with { $0[part] = $0[part].replacing(old, with: new) }
  }

  var bytes: [UInt8] {
    ZipWriter(entries: entries, comment: comment, usesZip64End: usesZip64End).bytes()
  }

  static let firstSheet = "xl/worksheets/sheet1.xml"
}
