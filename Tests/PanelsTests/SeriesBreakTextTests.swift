import Panels
import Testing

@Suite("The words of a break")
struct SeriesBreakTextTests {
  private static func words(_ indicator: String, _ units: [String]) -> SeriesBreak {
    SeriesBreak(
      indicator: indicator, year: 2019, kind: .method, treatment: .levelShift, units: units)
  }

  @Test("a break of some units names them in the plan's line and in the option")
  func units() {
    #expect(
      Self.words("income", ["03", "Ba Tơ"]).planLine
        == "{indicator: income, year: 2019, kind: method, treatment: level-shift, units: [\"03\", Ba Tơ], vi: …, en: …}"
    )
    #expect(
      Self.words("income", ["03", "07"]).commandOption
        == "--break income:2019:method:level-shift:units=03,07")
    #expect(
      Self.words("income", []).commandOption == "--break income:2019:method:level-shift")
  }

  @Test("what a shell or a plan would cut is quoted")
  func quoting() {
    #expect(
      Self.words("Thu nhập: BQ", ["Ba, Tơ"]).commandOption
        == "--break 'Thu nhập: BQ:2019:method:level-shift:units=Ba\\, Tơ'")
    #expect(
      Self.words("x'y", []).commandOption == "--break 'x'\\''y:2019:method:level-shift'")
    #expect(
      Self.words("Thu nhập: BQ", []).planLine.hasPrefix("{indicator: \"Thu nhập: BQ\", year: 2019"))
  }

  @Test(
    "the codes of the option are read as written",
    arguments: [["03"], ["03", "07"], ["Ba, Tơ", "a\\b"], [""], ["x:2019:method"]])
  func codes(codes: [String]) {
    let word = Self.words("x", codes).optionWord
    let list = word.dropFirst("x:2019:method:level-shift:units=".count)
    #expect(SeriesBreak.unitCodes(ofOption: String(list)) == codes)
  }
}
