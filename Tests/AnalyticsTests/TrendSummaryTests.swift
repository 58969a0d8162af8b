import Analytics
import Testing

@Suite("What straight lines say of all units")
struct TrendSummaryTests {
  @Test("a slope counts as rising or falling when its test says so")
  func counts() {
    var summary = TrendSummary(indicator: "income")
    summary.add(slope: 2, p: 0.049)
    summary.add(slope: 1, p: 0.05)
    summary.add(slope: -1, p: 0.001)
    summary.add(slope: 5, p: .nan)
    summary.add(slope: 0, p: 0)
    summary.add(slope: .nan, p: .nan)
    #expect(summary.rising == 1 && summary.falling == 1)
    #expect(summary.unsure == 3 && summary.withoutLine == 1)
    #expect(summary.medianSlope == 1)
  }

  @Test("parts give what the whole gives, in any order")
  func parts() {
    let units = [(2.0, 0.01), (-3, 0.2), (Double.nan, Double.nan), (4, 0.001), (-1, 0.04)]
    var whole = TrendSummary(indicator: "income")
    for unit in units { whole.add(slope: unit.0, p: unit.1) }
    #expect(whole.medianSlope == 0.5)
    for cut in 0...units.count {
      var first = TrendSummary(indicator: "income")
      for unit in units[..<cut] { first.add(slope: unit.0, p: unit.1) }
      var second = TrendSummary(indicator: "income")
      for unit in units[cut...] { second.add(slope: unit.0, p: unit.1) }
      second.add(first)
      #expect(second.medianSlope == whole.medianSlope)
      #expect(second.rising == whole.rising && second.falling == whole.falling)
      #expect(second.unsure == whole.unsure && second.withoutLine == whole.withoutLine)
    }
  }

  @Test("nothing fitted has no median")
  func empty() {
    #expect(TrendSummary(indicator: "income").medianSlope.isNaN)
  }
}
