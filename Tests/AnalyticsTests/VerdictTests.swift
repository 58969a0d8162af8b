import Analytics
import Panels
import Testing

@Suite("Verdicts")
struct VerdictTests {
  @Test("both together are met only when each is met or does not apply, and one failure decides")
  func conjunction() {
    for left in Verdict.allCases {
      for right in Verdict.allCases {
        let both = left.and(right)
        #expect(both == right.and(left))
        let pair = [left, right]
        if pair.contains(.notMet) {
          #expect(both == .notMet)
        } else if pair.contains(.notAssessable) {
          #expect(both == .notAssessable)
        } else if pair == [.notApplicable, .notApplicable] {
          #expect(both == .notApplicable)
        } else {
          #expect(both == .met)
        }
        for third in Verdict.allCases {
          #expect(left.and(right).and(third) == left.and(right.and(third)))
        }
      }
    }
  }

  @Test("what is missing is never met")
  func missing() {
    let missing: [LeafOutcome] = [.valueMissing, .barMissing, .zoneMissing, .levelUnknown]
    #expect(LeafOutcome.allCases.filter { $0.verdict == .notAssessable } == missing)
    #expect(
      LeafOutcome.allCases.filter { $0.verdict == .met } == [
        .passesBar, .reportedYes, .levelReached,
      ])
    #expect(
      LeafOutcome.allCases.filter { $0.verdict == .notMet } == [
        .failsBar, .reportedNo, .levelNotReached,
      ])
  }

  @Test("every answer has a word of its own in snake case")
  func labels() {
    let labels = Verdict.allCases.map(\.label)
    #expect(labels == ["met", "not_met", "not_applicable", "not_assessable"])
    let outcomes = LeafOutcome.allCases.map(\.label)
    #expect(Set(outcomes).count == LeafOutcome.allCases.count)
    #expect(outcomes.allSatisfy { $0.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil })
  }
}
