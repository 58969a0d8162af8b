import Panels
import Reporting
import Testing

@Suite("A number that a report prints")
struct PrintedNumberTests {
  @Test(
    "is its value and the format that prints it so",
    arguments: [
      ("14,11", 14.11, "0.00"), ("18", 18, "0"), ("2023", 2_023, "0"), ("98.455", 98_455, "#,##0"),
      ("1.234.567,5", 1_234_567.5, "#,##0.0"), ("88,9%", 0.889, "0.0%"), ("0,0%", 0, "0.0%"),
      ("+0,89", 0.89, "\"+\"0.00;\"−\"0.00;0.00"), ("−2", -2, "0;\"−\"0;0"),
      ("−5,5%", -0.055, "0.0%;\"−\"0.0%;0.0%"),
    ])
  func vietnamese(text: String, value: Double, format: String) throws {
    let number = try #require(PrintedNumber(text, .vi))
    #expect(number.value == value && number.format == format)
  }

  @Test("has the marks of its language")
  func english() {
    #expect(PrintedNumber("1,234.5", .en)?.value == 1_234.5)
    #expect(PrintedNumber("1.234,5", .en) == nil)
    #expect(PrintedNumber("14,1", .en) == nil)
  }

  @Test(
    "is none where there is more than a number, or a code",
    arguments: [
      "", "–", "+", "%", "14/19", "6/18 (33,3%)", "≥ 25,0 (2024)", "15–18", "03289", "1.2", "12.34",
      "1.2345", "1,", ",5", "5 xã", "1e5", "∞",
    ])
  func others(text: String) {
    #expect(PrintedNumber(text, .vi) == nil)
  }

  @Test("is read back from what the style of numbers writes")
  func style() throws {
    for language in Language.allCases {
      let style = NumberStyle(language)
      for value in [0, 0.5, -0.25, 14.11, 1_000, -98_455.125, 1_234_567.89] {
        for decimals in 0...2 {
          let text = style.text(value, decimals: decimals)
          let read = try #require(PrintedNumber(text, language), "\(text)")
          #expect(style.text(read.value, decimals: decimals) == text)
        }
      }
    }
  }
}
