import Foundation
import Panels
import Testing

@testable import Reporting

@Suite("The markup for word processors")
struct OfficeRendererTests {
  @Test("has items of lists as paragraphs, in the letters of the text")
  func lists() {
    var document = ReportDocument()
    document.list(["một", "hai < ba"])
    let markup = OfficeRenderer(.vi).render(document, showsPictures: false)
    #expect(markup.contains("<ul><li><p>một</p></li><li><p>hai &lt; ba</p></li></ul>"))
  }

  @Test("makes pictures that are a little higher than half a page so small that two share one")
  func pictures() {
    var document = ReportDocument()
    let ratios = ["low": 0.6, "half": 0.8, "high": 1.3]
    document.pictures(
      ["low", "half", "high", "unknown"].map {
        ReportPicture(file: "charts/\($0).svg", alternative: $0)
      })
    let markup = OfficeRenderer(.vi).render(
      document, showsPictures: true,
      ratios: Dictionary(uniqueKeysWithValues: ratios.map { ("charts/\($0)", $1) }))
    let widths = markup.components(separatedBy: " width=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    // 0.8 of 147 mm are 118.
    #expect(widths == ["165mm", "147mm", "165mm", "165mm"])
  }

  @Test("keeps every row of a table on one page, and what rows say already")
  func rows() {
    let made = OfficeRenderer.withWholeRows(
      "<w:tbl><w:tr><w:trPr><w:tblHeader w:val=\"true\" /></w:trPr><w:tc>a</w:tc></w:tr>"
        + "<w:tr><w:tc>b</w:tc></w:tr></w:tbl>")
    #expect(
      made
        == "<w:tbl><w:tr><w:trPr><w:cantSplit /><w:tblHeader w:val=\"true\" /></w:trPr><w:tc>a</w:tc>"
        + "</w:tr><w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>b</w:tc></w:tr></w:tbl>")
  }
}
