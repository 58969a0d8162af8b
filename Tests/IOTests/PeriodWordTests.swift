import Testing

@testable import IO

@Suite("Periods in words")
struct PeriodWordTests {
  @Test(
    "a year or its end is a year",
    arguments: [
      "2022", "năm 2022", "Cả năm 2022", "cuối năm 2022", "31/12/2022", "2022-12-31", "12/2022",
      "12T/2022", "tháng 12 năm 2022", "12 tháng năm 2022",
    ])
  func years(text: String) {
    #expect(PeriodWord(text)?.year == 2022 && PeriodWord(text)?.part == nil, "\(text)")
  }

  @Test(
    "a part of a year is what it says",
    arguments: [
      ("6T/2022", "month-06"), ("6 tháng/2022", "month-06"), ("6 tháng đầu năm 2022", "month-06"),
      ("9T2022", "month-09"), ("9 tháng năm 2022", "month-09"), ("2022-06", "month-06"),
      ("06/2022", "month-06"), ("tháng 6/2022", "month-06"), ("30/6/2022", "month-06"),
      ("2022-06-30", "month-06"), ("15/11/2022", "month-11"), ("Q2/2022", "quarter-2"),
      ("quý II/2022", "quarter-2"), ("Quý 2 năm 2022", "quarter-2"), ("2022Q4", "quarter-4"),
      ("quý IV 2022", "quarter-4"), ("H1 2022", "half-1"), ("nửa đầu năm 2022", "half-1"),
      ("6 tháng cuối năm 2022", "half-2"), ("nửa sau năm 2022", "half-2"),
      ("đột xuất 2022", "ad-hoc"), ("giữa kỳ 2022", "ad-hoc"), ("Sơ kết năm 2022", "ad-hoc"),
      ("baseline 2022", "ad-hoc"), ("quy\u{301} II/2022", "quarter-2"),
    ])
  func parts(text: String, label: String) {
    let word = PeriodWord(text)
    #expect(
      word?.year == 2022 && word?.part?.label == label, "\(text): \(String(describing: word))")
  }

  @Test(
    "what names no year, or no part there is, is refused",
    arguments: [
      "", "x", "22", "20222", "13/2022", "Q5/2022", "quý V/2022", "6 tháng", "abc 2022",
      "45/6/2022",
      "2022 2023 và", "1800",
    ])
  func refused(text: String) {
    #expect(PeriodWord(text) == nil)
  }

  @Test("a month column takes months, quarters and ad hoc, and nothing else")
  func months() {
    #expect(PeriodWord.part(ofMonthColumn: "6")?.value == .month(6))
    #expect(PeriodWord.part(ofMonthColumn: "12") == .some(PeriodWord.Part(value: nil)))
    #expect(PeriodWord.part(ofMonthColumn: "Q3")?.value == .quarter(3))
    #expect(PeriodWord.part(ofMonthColumn: "đột xuất")?.value == .adHoc)
    #expect(
      PeriodWord.part(ofMonthColumn: "0") == nil && PeriodWord.part(ofMonthColumn: "13") == nil)
    #expect(PeriodWord.part(ofMonthColumn: "June-ish") == nil)
  }
}
