import Analytics
import Testing

@Suite("Agreement of indices")
struct TrackingAgreementTests {
  private static func random(
    judges: Int, units: Int, using generator: inout SplitMix64
  ) -> [[Bool?]] {
    (0..<units).map { _ in
      (0..<judges).map { _ in [true, false, nil][Int.random(in: 0..<3, using: &generator)] }
    }
  }

  @Test("pairs are counted over the units on which both say something", arguments: 1...5)
  func pairs(judges: Int) {
    var generator = SplitMix64(seed: UInt64(judges))
    let units = Self.random(judges: judges, units: 40, using: &generator)
    var agreement = TrackingAgreement(judgeCount: judges)
    for unit in units { agreement.add(unit) }
    for first in 0..<judges {
      let own = units.map { $0[first] }
      #expect(agreement.counts[first].onTrack == own.count { $0 == true })
      #expect(agreement.counts[first].notOnTrack == own.count { $0 == false })
      #expect(agreement.counts[first].undefined == own.count { $0 == nil })
      for second in first + 1..<max(judges, first + 1) {
        let pair = agreement[first, second]
        #expect(pair.compared == units.count { $0[first] != nil && $0[second] != nil })
        #expect(pair.onlyFirst == units.count { $0[first] == true && $0[second] == false })
        #expect(pair.onlySecond == units.count { $0[first] == false && $0[second] == true })
        #expect(pair.disagreements == pair.onlyFirst + pair.onlySecond)
      }
    }
  }

  @Test("the account of two parts is the account of the whole")
  func merging() {
    var generator = SplitMix64(seed: 9)
    let units = Self.random(judges: 4, units: 30, using: &generator)
    var whole = TrackingAgreement(judgeCount: 4)
    var parts = [TrackingAgreement(judgeCount: 4), TrackingAgreement(judgeCount: 4)]
    for (position, unit) in units.enumerated() {
      whole.add(unit)
      parts[position % 2].add(unit)
    }
    parts[0].merge(parts[1])
    #expect(parts[0] == whole)
  }
}
