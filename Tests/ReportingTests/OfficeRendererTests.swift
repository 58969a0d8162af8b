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
