import Panels
import Testing

@testable import IO

@Suite("Number formats of workbooks")
struct NumberFormatCodeTests {
  @Test(
    "a code says whether it shows a percent, a day, or a number",
    arguments: [
      ("General", .plain), ("0.00", .plain), ("#,##0.0", .plain), ("0%", .percent),
      ("0.0%;[Red]-0.0%", .percent), (#""%"0"#, .plain), (#"0\%"#, .plain), ("0.00E+00", .plain),
      ("dd/mm/yyyy", .date), ("[$-42A]dd mmmm yyyy", .date), (#"d"/"m"#, .date), ("mmmm", .date),
      ("mmm-yy", .date), ("h:mm", .plain), ("mm:ss", .plain), ("[h]:mm:ss", .plain),
      ("[mm]", .plain), ("h:mm AM/PM", .plain), ("d/m/yyyy h:mm", .date), (#"#,##0 "đ""#, .plain),
      (#"0 "năm/ngày""#, .plain), (#"0\d"#, .plain), ("_d0", .plain), ("*y0", .plain),
      ("[Red]0", .plain), ("[$₫-42A]#,##0", .plain), ("@", .plain), ("", .plain),
      ("[Yellow]0.0", .plain), (#"yyyy"年"m"月"d"日""#, .date), ("0.00;;;@", .plain),
      ("[>=1]0%;[<0]0%;0%", .percent), ("\"", .plain), ("[", .plain), ("\\", .plain),
    ] as [(String, NumberFormatCode.Kind)])
  func kinds(code: String, kind: NumberFormatCode.Kind) {
    #expect(NumberFormatCode(code).kind == kind)
    #expect(NumberFormatCode(code).kind(for: 0.5) == kind)
  }

  @Test("sections and conditions are heeded")
  func sections() {
    let signs = NumberFormatCode("0%;0;dd/mm/yyyy")
    #expect(signs.kind == nil)
    #expect([1, -1, 0].map(signs.kind(for:)) == [.percent, .plain, .date])
    let conditions = NumberFormatCode("[<=1]0%;[>100]d/m/yyyy;0")
    #expect([1, 101, 50].map(conditions.kind(for:)) == [.percent, .date, .plain])
  }

  @Test("day numbers of 1900 skip the day that never was")
  func days() throws {
    let known = [
      1.0: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 36526: "2000-01-01",
      44561.99: "2021-12-31", 2_958_465: "9999-12-31",
    ]
    for (number, text) in known {
      #expect(DateSystem.from1900.day(number)?.description == text)
    }
    for number in [0, 0.5, 60, 60.5, -1, 2_958_466, 1e300, .infinity, .nan] {
      #expect(DateSystem.from1900.day(number) == nil)
    }
    #expect(DateSystem.from1904.day(0)?.description == "1904-01-01")
    #expect(DateSystem.from1904.day(2_957_003)?.description == "9999-12-31")
    #expect(DateSystem.from1904.day(2_957_004) == nil)
  }

  @Test("the two counts of days are 1,462 days apart")
  func systems() {
    for number in stride(from: 0, to: 2_950_000, by: 997) {
      let day = DateSystem.from1904.day(Double(number))
      #expect(day != nil && day == DateSystem.from1900.day(Double(number + 1_462)))
    }
  }
}
