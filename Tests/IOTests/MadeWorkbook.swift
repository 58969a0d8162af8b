import Panels

@testable import IO

/// A random workbook and what reading it must give.
struct MadeWorkbook {
  private(set) var parts: WorkbookParts
  private(set) var sheets: [ReadWorkbook.Sheet] = []
  private var strings: [String] = []

  /// How a writer puts rows down.
  private enum Manner: CaseIterable {
    case plain, withoutPlaces, pretty, singleQuotes, prefixed
  }

  init(using generator: inout SplitMix64) {
    parts = WorkbookParts(rows: "")
    var made: [(name: String, xml: String)] = []
    for number in 1...Int.random(in: 1...3, using: &generator) {
      made.append(makeSheet("Biểu \(number)", using: &generator))
    }
    let hidden = made.indices.map { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    parts = WorkbookParts(
      sheets: made, strings: strings,
      styles: #"<cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs>"#)
    for (index, isHidden) in hidden.enumerated() where isHidden {
      sheets[index].outline.isHidden = true
      parts = parts.replacing(
        #"sheetId="\#(index + 1)""#, with: #"sheetId="\#(index + 1)" state="hidden""#,
        in: "xl/workbook.xml")
    }
  }

  private mutating func makeSheet(
    _ name: String, using generator: inout SplitMix64
  ) -> (name: String, xml: String) {
    let manner = Manner.allCases.randomElement(using: &generator) ?? .plain
    var outline = SheetOutline(name: name)
    var rows: [SheetRow] = []
    var text = ""
    var number = 0
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
      number += manner == .withoutPlaces ? 1 : Int.random(in: 1...3, using: &generator)
      let isHidden = Bool.random(using: &generator)
      var row = SheetRow(number: number, isHidden: isHidden)
      text += "<row" + (manner == .withoutPlaces ? "" : " r=\"\(number)\" spans=\"1:9\"")
      text += isHidden ? " hidden=\"1\">" : ">"
      text += makeCells(of: &row, manner, using: &generator) + "</row>"
      if !row.cells.isEmpty { rows.append(row) }
    }
    var merges = ""
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let top = Int.random(in: 1...9, using: &generator)
      let left = Int.random(in: 1...99, using: &generator)
      outline.merges.append(CellRange(rows: top...top + 1, columns: left...left + 2))
      let letters = [left, left + 2].map { SourceLocation.columnLetters($0) }
      merges += "<mergeCell ref=\"\(letters[0])\(top):\(letters[1])\(top + 1)\"/>"
    }
    let after = merges.isEmpty ? "" : "<mergeCells>\(merges)</mergeCells>"
    sheets.append(ReadWorkbook.Sheet(outline: outline, rows: rows, noted: []))
    return (name, Self.rewritten(WorkbookParts.sheet(text, after: after), manner))
  }

  private mutating func makeCells(
    of row: inout SheetRow, _ manner: Manner, using generator: inout SplitMix64
  ) -> String {
    var text = ""
    var column = 0
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      column += manner == .withoutPlaces ? 1 : Int.random(in: 1...20, using: &generator)
      let place =
        manner == .withoutPlaces
        ? "" : " r=\"\(SourceLocation.columnLetters(column))\(row.number)\""
      let (value, attributes, content) = makeValue(using: &generator)
      let isFormula = value != nil && Int.random(in: 0..<6, using: &generator) == 0
      text += "<c\(place)\(attributes)>" + (isFormula ? "<f>A1&amp;B2</f>" : "") + content + "</c>"
      if let value {
        row.cells.append(SheetCell(column: column, value: value, isFormula: isFormula))
      }
    }
    return text
  }

  private static let texts = [
    "Xã Đồng Sơn", "Xa\u{303} Đo\u{302}\u{300}ng Sơn", "a", " có dấu cách ", "<&>\"'", "]]>",
    "dòng 1\ndòng 2", "_x0041_", "😀", "\t", "Thu nhập bình quân đầu người (triệu đồng)", "_x",
    "\u{FFFD}", "tab\tvà\r\n",
  ]

  private mutating func makeValue(
    using generator: inout SplitMix64
  ) -> (SheetValue?, attributes: String, content: String) {
    let value: SheetValue
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return (nil, " s=\"1\"", "")
    case 1:
      let flag = Bool.random(using: &generator)
      return (.boolean(flag), " t=\"b\"", "<v>\(flag ? 1 : 0)</v>")
    case 2:
      let number = Double(Int.random(in: -9_999...9_999, using: &generator)) / 100
      return (.plain(number), "", "<v>\(number)</v>")
    case 3:
      let number = Double(
        sign: .plus, exponent: .random(in: -200...200, using: &generator),
        significand: .random(in: 1..<2, using: &generator))
      return (.number(number, .percent), " s=\"1\"", "<v>\(number)</v>")
    case 4:
      let serial = Int.random(in: 61...100_000, using: &generator)
      guard let day = DateSystem.from1900.day(Double(serial)) else { return (nil, "", "") }
      return (.date(day), " s=\"2\"", "<v>\(serial)</v>")
    default:
      let text = Self.texts.randomElement(using: &generator) ?? ""
      value = .text(text)
      let escaped = Self.escaped(text)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: return (value, " t=\"str\"", "<v>\(escaped)</v>")
      case 1:
        return (value, " t=\"inlineStr\"", "<is><t xml:space=\"preserve\">\(escaped)</t></is>")
      default:
        strings.append("<t xml:space=\"preserve\">\(escaped)</t>")
        return (value, " t=\"s\"", "<v>\(strings.count - 1)</v>")
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("_x", with: "_x005F_x").replacing("&", with: "&amp;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\r", with: "_x000D_").replacing("\u{D}\u{A}", with: "_x000D_\n")
  }

  /// The same XML in the hand of another writer.
  private static func rewritten(_ xml: String, _ manner: Manner) -> String {
    switch manner {
    case .plain, .withoutPlaces: xml
    case .pretty:
      xml.replacing("<row", with: "\n  <row").replacing("<c", with: "\n    <c")
        .replacing("</row>", with: "\n  </row>")
    case .singleQuotes:
      xml.replacing("<c r=\"", with: "<c  r = '").replacing("'([A-Z]+[0-9]+)\"", with: "")
        .replacing(/'([A-Z]+[0-9]+)"/) { "'\($0.1)'" }
    case .prefixed:
      xml.replacing(/<(\/?)([a-zA-Z]+)/) { "<\($0.1)x:\($0.2)" }
        .replacing("xmlns=", with: "xmlns:x=")
    }
  }
}
