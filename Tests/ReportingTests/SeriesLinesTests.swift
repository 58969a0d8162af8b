import Panels
import Reporting
import Testing

@Suite("The lines of one indicator")
struct SeriesLinesTests {
  /// Communes whose last value rises with their place in the table from 1 on; the tenth fell to it, the thirtieth
  /// rose to it.
  private func chart(_ count: Int) throws -> Chart {
    var results = MadeResults()
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\nincome,Thu nhập,Income,positive,")
    results.add(
      "series", ["unit", "name", "indicator", "year", "segment", "value", "provenance"],
      (1...count).flatMap { place in
        (2021...2023).map { year in
          let slope = place == 10 ? -5 : place == 30 ? 7 : 0
          return [
            "u\(place)", "Xã \(place)", "income", String(year), "0",
            String(place + slope * (year - 2023)), "observed",
          ]
        }
      })
    return try #require(
      SeriesLines.charts(ChartContext(results, language: .vi, statusYear: 2023)).first)
  }

  private func units(_ chart: Chart) -> [String] {
    var units: [String] = []
    for row in chart.table.rows {
      if case .text(let unit) = row[0], units.last != unit { units.append(unit) }
    }
    return units
  }

  @Test("are of communes that show the whole, with the range of all")
  func chosen() throws {
    let chart = try chart(41)
    // Lowest, quartiles, median, highest; the fastest rise and fall; then the next of equal rises.
    #expect(units(chart).prefix(1) == ["u1"] && units(chart).last == "u41")
    #expect(Set(units(chart)).isSuperset(of: ["u1", "u11", "u21", "u31", "u41", "u30", "u10"]))
    #expect(units(chart).count == 8)
    #expect(chart.title == "Thu nhập: từ 1 đến 41, 2021–2023; vẽ 8 trong 41 nơi")
    #expect(chart.specification.text.contains("n = 41 nơi"))
    #expect(chart.specification.text.contains("thấp nhất, tứ phân vị, trung vị, cao nhất"))
  }

  @Test("are all where they are few, and nothing is said of a choice")
  func few() throws {
    let chart = try chart(8)
    #expect(units(chart).count == 8)
    #expect(chart.title == "Thu nhập: từ 1 đến 8, 2021–2023")
    #expect(!chart.specification.text.contains("tứ phân vị"))
  }
}
