import Testing

@testable import Reporting

@Suite("The kind of a source")
struct SourceKindTests {
  @Test(
    "is a site of the state by its host alone",
    arguments: [
      ("https://xaydungchinhsach.chinhphu.vn/a.htm", true),
      ("Nghị định 57, https://dongnai.gov.vn:8080/x", true),
      ("https://thuvienphapluat.vn/hoi-dap-phap-luat/gov.vn", false),
      ("https://baonamdinh.com.vn/chinhphu.vn", false), ("1980/QĐ-TTg", false),
    ])
  func host(source: String, isOfficial: Bool) {
    #expect(ExplanationWriter.isOfficial(source) == isOfficial)
  }
}
