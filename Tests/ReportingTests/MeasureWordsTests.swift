import Panels
import Reporting
import Testing

@Suite("Units of measure in words")
struct MeasureWordsTests {
  @Test(
    "are those of the language",
    arguments: [
      (
        "thousand_vnd_per_person_per_month", "nghìn đồng/người/tháng",
        "thousand đồng per person per month"
      ),
      ("billion_vnd", "tỷ đồng", "billion đồng"), ("m2_per_person", "m²/người", "m² per person"),
      (
        "million_vnd_per_person_per_year", "triệu đồng/người/năm",
        "million đồng per person per year"
      ),
      ("percent", "%", "%"), ("km", "km", "km"), ("road_km", "road km", "road km"), ("", "", ""),
    ])
  func words(code: String, vietnamese: String, english: String) {
    #expect(Words(.vi).unit(code) == vietnamese)
    #expect(Words(.en).unit(code) == english)
  }

  @Test("counts have no decimals that say nothing")
  func counts() {
    let numbers = Words(.vi).numbers
    #expect(
      [6_979, 179_369.37, 99.5, 7.000_001, 11.516].map(numbers.count)
        == ["6.979", "179.369", "99,5", "7", "11,52"])
    #expect(numbers.count(.nan) == "–")
  }
}
