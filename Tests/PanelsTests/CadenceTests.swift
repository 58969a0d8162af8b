import Panels
import Testing

@Suite("Cadences")
struct CadenceTests {
  @Test(
    "a day that February lacks falls on its last day, and never twice",
    arguments: [
      (2023, [10, 20, 30], [10, 20, 28]), (2024, [10, 20, 30], [10, 20, 29]),
      (2023, [28, 29, 30, 31], [28]), (2024, [31, 28], [28, 29]),
    ])
  func february(year: Int, days: [Int], expected: [Int]) {
    #expect(Cadence.monthlyOn(days).days(year: year, month: 2) == expected)
  }

  @Test(
    "the days of a monthly cadence are ascending days of the month, one or more, in every month")
  func days() {
    for days in [[10, 20, 30], [31, 1], [30, 31], [15, 15]] {
      for month in 1...12 {
        let found = Cadence.monthlyOn(days).days(year: 2022, month: month)
        #expect(!found.isEmpty && found.count <= days.count)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
        #expect(found.allSatisfy { $0 <= CalendarDate.dayCount(year: 2022, month: month) })
      }
    }
  }

  @Test("a cadence without days of the month has none")
  func others() {
    for cadence in [Cadence.once, .monthly, .quarterly, .halfYearly, .yearly, .adHoc] {
      #expect(cadence.days(year: 2022, month: 2).isEmpty)
    }
  }

  @Test(
    "a cadence is read back from its own word",
    arguments: [
      Cadence.once, .monthly, .quarterly, .halfYearly, .yearly, .adHoc, .monthlyOn([10, 20, 30]),
      .monthlyOn([1]),
    ])
  func roundTrip(cadence: Cadence) {
    #expect(Cadence(cadence.label) == cadence)
  }

  @Test(
    "a word that names no cadence is refused",
    arguments: [
      "", "daily", "Monthly", "monthly:", "monthly:0", "monthly:32", "monthly:10,x",
      "monthly:10;20",
      "monthly:10,,20", "monthly:10,", "monthly:+5", "monthly: 5", " once",
    ])
  func wrongWords(word: String) {
    #expect(Cadence(word) == nil)
  }
}
