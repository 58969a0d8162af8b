import Panels
import Testing

@testable import Reporting

@Suite("Names in the place of ids")
struct IdentifierNamesTests {
  private func named(_ text: String, _ language: Language, subject: String = "") -> String {
    IdentifierNames(
      names: [
        "income": "[N]", "insurance": "[B]", "trained_workers": "[L]", "qd-51": "[S]",
        "nam": "[M]",
      ], language: language
    ).named(text[...], subject: subject)
  }

  @Test(
    "stand in lists behind a colon, of one word too",
    arguments: [
      ("Jumps cannot be told: insurance, trained_workers.", "Jumps cannot be told: [B], [L]."),
      ("Jumps cannot be told: trained_workers, insurance.", "Jumps cannot be told: [L], [B]."),
      ("Of qd-51: income.", "Of [S]: [N]."),
    ])
  func lists(text: String, expected: String) { #expect(named(text, .en) == expected) }

  @Test("stand where a message begins with an id")
  func first() {
    #expect(named("income leaves +8.1% a year.", .en) == "[N] leaves +8.1% a year.")
    #expect(named("income: no bar.", .en) == "[N]: no bar.")
  }

  @Test("leave what could be a word of the sentence")
  func words() {
    #expect(named("The income of a family: income per head.", .en).contains("The income of"))
    #expect(named("The income of a family: income per head.", .en).hasSuffix("income per head."))
    #expect(named("Năm nay nam giới nhiều hơn.", .vi) == "Năm nay nam giới nhiều hơn.")
  }

  @Test("stand in Vietnamese for every id that is no Vietnamese word")
  func vietnamese() {
    #expect(named("Sau income còn phải +8,1%.", .vi) == "Sau [N] còn phải +8,1%.")
    #expect(named("Bước nhảy chung: insurance, nam.", .vi) == "Bước nhảy chung: [B], [M].")
  }

  @Test("stand for the subject wherever it is named")
  func subject() {
    #expect(named("The income of a family.", .en, subject: "income") == "The [N] of a family.")
  }
}
