import Panels
import Planning
import Testing

@Suite("Works that raise a share")
struct BuildUpTests {
  private static func result(
    built: Double, share: Double, planned: Double, _ requirement: Requirement
  ) -> BuildUpResult {
    BuildUpResult(
      BuildUp(
        id: "w", name: LocalizedText("w"), unit: "u", set: "s", indicator: "2.4", built: built,
        share: share, planned: planned, requirement: requirement, lengthUnit: "km", row: ""))
  }

  @Test("Thiện Kế's 6.9 km on 6.4 km at 24.62 % make 51.16 %, and 6.60 km are the least")
  func thienKe() {
    let result = Self.result(built: 6.4, share: 24.62, planned: 6.9, .above(50))
    #expect(abs(result.shareAfter - 51.16) < 0.005)
    #expect(abs(result.minimum - 6.60) < 0.005)
    #expect(abs(result.impliedTotal - 25.995) < 0.001)
    #expect(result.verdict == .met && abs(result.spare - 0.30) < 0.005)
  }

  @Test("building exactly the minimum brings the share to the bar itself")
  func minimum() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<500 {
      let share = Double.random(in: 1...99, using: &generator)
      let built = Double.random(in: 0.1...50, using: &generator)
      let bar = Double.random(in: share...100, using: &generator)
      let least = Self.result(built: built, share: share, planned: 0, .atLeast(bar)).minimum
      let at = Self.result(built: built, share: share, planned: least, .atLeast(bar))
      #expect(abs(at.shareAfter - bar) < 1e-9 && abs(at.spare) < 1e-9)
      let more = Self.result(built: built, share: share, planned: least * 1.01 + 0.01, .above(bar))
      #expect(more.verdict == .met && more.spare > 0)
      if least > 0.1 {
        let less = Self.result(built: built, share: share, planned: least - 0.1, .atLeast(bar))
        #expect(less.verdict == .notMet && less.spare < 0)
      }
    }
  }

  @Test("a share beyond its bar needs nothing more")
  func alreadyThere() {
    let result = Self.result(built: 8, share: 80, planned: 1, .atLeast(50))
    #expect(result.minimum == 0 && result.spare == 1 && result.verdict == .met)
  }

  @Test("at the bar itself a strict bar asks for more")
  func strictness() {
    #expect(Self.result(built: 5, share: 25, planned: 5, .atLeast(50)).verdict == .met)
    let nothing = Self.result(built: 0, share: 0, planned: 5, .atLeast(50))
    #expect(
      nothing.verdict == .notAssessable && nothing.impliedTotal.isNaN && nothing.problem == nil)
    // 6.4 km are 24.62 %, so that the whole is 26 km, and 26 more cannot be built of it.
    let beyond = Self.result(built: 6.4, share: 24.62, planned: 26, .atLeast(50))
    guard case .plan(.builtBeyondWhole(_, "124.6")) = beyond.problem?.kind else {
      Issue.record("\(String(describing: beyond.problem))")
      return
    }
    #expect(Self.result(built: 6.4, share: 24.62, planned: 19.6, .atLeast(50)).problem == nil)
    #expect(Self.result(built: 5, share: 25, planned: 5, .above(50)).verdict == .notMet)
  }
}
