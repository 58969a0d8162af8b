import Panels
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test("four hundred years have 97 leap years, and the days of a year follow from them")
  func leapYears() {
    let leap = (1901...2300).filter { CalendarDate(year: $0, month: 2, day: 29) != nil }
    #expect(leap.count == 97)
    #expect(leap.contains(2000) && leap.contains(2024))
    #expect(!leap.contains(2100) && !leap.contains(2023))
    for year in 1901...2300 {
      let days = (1...12).map { CalendarDate.dayCount(year: year, month: $0) }.reduce(0, +)
      #expect(days == (leap.contains(year) ? 366 : 365))
    }
  }

  @Test("a date exists exactly when its day lies in its month")
  func days() {
    for year in [1900, 2000, 2019, 2020] {
      for month in -1...14 {
        for day in -1...33 {
          let exists =
            (1...12).contains(month)
            && (1...CalendarDate.dayCount(year: year, month: month)).contains(day)
          #expect((CalendarDate(year: year, month: month, day: day) != nil) == exists)
        }
      }
    }
  }

  @Test("a day without its month is no date")
  func dayWithoutMonth() {
    #expect(CalendarDate(year: 2020, day: 3) == nil)
    #expect(CalendarDate(year: 0) == nil)
    #expect(CalendarDate(year: 10_000) == nil)
  }

  @Test("every date is read back from its own text", arguments: [1, 33, 999, 1900, 2020, 9999])
  func roundTrip(year: Int) {
    var dates = [CalendarDate(year: year)]
    for month in 1...12 {
      dates.append(CalendarDate(year: year, month: month))
      for day in 1...CalendarDate.dayCount(year: year, month: month) {
        dates.append(CalendarDate(year: year, month: month, day: day))
      }
    }
    #expect(dates.allSatisfy { $0 != nil })
    #expect(dates.filter { $0 != CalendarDate(iso: $0?.description ?? "") } == [])
  }

  @Test(
    "a text that is no ISO 8601 date is refused",
    arguments: [
      "", "20", "20200", "2020-", "2020-13", "2020-00", "2020-02-30", "2019-02-29", "2020-2",
      "2020-02-9", "2020-002", "2020-02-029", "2020/02/29", "29-02-2020", "2020-02-29-01", "-2020",
      "2020-02-", "+020", "２０２０", "2020-0２", "2020-02-29T00:00", " 2020",
    ])
  func wrongTexts(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("earlier dates come first, a year before its months and a month before its days")
  func order() {
    let texts = ["2019", "2019-12-31", "2020", "2020-01", "2020-01-01", "2020-01-02", "2020-02"]
    let dates = texts.compactMap { CalendarDate(iso: $0) }
    #expect(dates.count == texts.count)
    var generator = SplitMix64(seed: 3)
    #expect(dates.shuffled(using: &generator).sorted() == dates)
  }
}
