import Panels
import Testing

@testable import Planning

@Suite("Changes a year")
struct AnnualChangeTests {
  @Test("Hà Nam's 58.2 million in 2023 leave 8.1 per cent a year to 68 in 2025")
  func haNam() {
    let change = AnnualChange.Measure.percent.change(from: 58.2, to: 68, years: 2)
    // √(68 / 58.2) − 1, by hand: 1.0809185.
    #expect(abs(change - 8.09185) < 1e-4)
    #expect(AnnualChange(measure: .percent, value: change).text == "+8.1%")
    #expect(
      abs(AnnualChange.Measure.percent.value(from: 58.2, change: change, years: 2) - 68) < 1e-9)
  }

  @Test("a rate undoes its root for every number of years, a difference its quotient")
  func inverse() {
    for measure in [AnnualChange.Measure.percent, .difference] {
      for years in 1...12 {
        for (start, end) in [(20.5, 42.0), (90, 3), (1e-3, 1e6), (7, 7)] {
          let change = measure.change(from: start, to: end, years: years)
          let back = measure.value(from: start, change: change, years: years)
          #expect(abs(back - end) < 1e-9 * max(1, end), "\(start) \(end) \(years)")
        }
      }
    }
    #expect(AnnualChange.Measure.percent.change(from: 0, to: 5, years: 2).isNaN)
    #expect(AnnualChange.Measure.difference.change(from: 0, to: 5, years: 0).isNaN)
  }

  @Test("a change keeps its sign and the digits that tell it from none")
  func texts() {
    let text = { AnnualChange(measure: .difference, value: $0).text }
    #expect(text(1.24) == "+1.2" && text(-0.04) == "−0.040" && text(0) == "0.0")
    #expect(text(.nan) == "?" && text(12) == "+12.0")
  }
}
