import Testing

@testable import Reporting

@Suite("Reports read back from Markdown")
struct MarkdownReaderTests {
  private static let texts = [
    "Tăng 0,89 tiêu chí/xã", "a|b", "*x* _y_ `z`", "<b>", "1 < 2", "# không", "- không",
    "[liên kết](x)", "\\", "=cmd()", "snake_case", "a\\|b", "> trích",
    "&nbsp;", "&#65;&lt;", "R&D; &amp", "$x^2$", "~~bỏ~~", "1. An", "2024) Bình", "5.1 km",
  ]

  /// A report with every kind of part, over all texts.
  private var document: ReportDocument {
    var document = ReportDocument()
    document.heading(1, "Kế hoạch [A] | B")
    for text in Self.texts {
      document.heading(2, "Mục " + text)
      document.paragraph("Đoạn " + text + " hết")
      document.banner("Cảnh báo " + text)
    }
    document.list(Self.texts)
    document.table(
      ReportTable(
        [.init("Tên"), .init("Số | lượng", isNumeric: true)],
        rows: Self.texts.map { [$0, "1,5"] }))
    document.pictures([ReportPicture(file: "charts/a.svg", alternative: "Hình [1]")])
    return document
  }

  @Test(
    "what looks like an entity, a formula, a line struck out or a number of a list is escaped",
    arguments: [
      ("&nbsp;", "\\&nbsp;"), ("A & B", "A & B"), ("$x$", "\\$x\\$"), ("~~x~~", "\\~\\~x\\~\\~"),
      ("1. An", "1\\. An"), ("12) An", "12\\) An"), ("1.5 km", "1.5 km"),
    ])
  func escapes(text: String, expected: String) {
    var document = ReportDocument()
    document.paragraph(text)
    #expect(MarkdownRenderer.render(document) == expected + "\n")
  }

  @Test("say the same in every part")
  func sameParts() throws {
    let read = MarkdownReader.read(MarkdownRenderer.render(document))
    #expect(read.blocks.count == document.blocks.count)
    for (found, expected) in zip(read.blocks, document.blocks) {
      switch (found, expected) {
      case (.heading(let level, let text), .heading(let wanted, let original)):
        #expect(level == wanted && text == original)
      case (.paragraph(let text), .paragraph(let original)): #expect(text == original)
      case (.banner(let text), .banner(let original)): #expect(text == original)
      case (.list(let items), .list(let originals)): #expect(items == originals)
      case (.table(let table), .table(let original)):
        #expect(table.rows == original.rows)
        #expect(table.columns.map(\.title) == original.columns.map(\.title))
        #expect(table.columns.map(\.isNumeric) == [false, true])
      case (.picture(let picture), .picture(let original)): #expect(picture == original)
      default: Issue.record("\(expected) came back as \(found)")
      }
    }
  }
}
