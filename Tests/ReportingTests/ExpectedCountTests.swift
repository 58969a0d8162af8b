import Panels
import Reporting
import Testing

@Suite("Expected numbers of communes in sentences")
struct ExpectedCountTests {
  @Test(
    "are whole communes",
    arguments: [
      (0.0, "không xã nào", "no commune"), (0.3, "chưa tới 1 xã", "less than one commune"),
      (0.8, "khoảng 1 xã", "about 1 commune"), (16.04, "khoảng 16 xã", "about 16 communes"),
      (1_234.5, "khoảng 1.235 xã", "about 1,235 communes"), (.nan, "–", "–"),
    ])
  func whole(mean: Double, vietnamese: String, english: String) {
    #expect(Words(.vi).communes(expected: mean) == vietnamese)
    #expect(Words(.en).communes(expected: mean) == english)
  }
}
