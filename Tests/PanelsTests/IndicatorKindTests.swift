import Panels
import Testing

@Suite("Kinds of indicators")
struct IndicatorKindTests {
  private static let probes: [Double] = [
    -.infinity, -1, -0.5, 0, 0.5, 1, 2, 99.5, 100, 100.5, 1e15, .infinity, .nan,
  ]

  @Test(
    "a kind allows exactly the values that make sense for it",
    arguments: [
      (IndicatorKind.share, [0, 0.5, 1, 2, 99.5, 100]),
      (.positive, [0.5, 1, 2, 99.5, 100, 100.5, 1e15]),
      (.number, [-1, -0.5, 0, 0.5, 1, 2, 99.5, 100, 100.5, 1e15]),
      (.count, [0, 1, 2, 100, 1e15]), (.yesno, [0, 1]),
    ] as [(IndicatorKind, [Double])])
  func allows(kind: IndicatorKind, expected: [Double]) {
    #expect(Self.probes.filter { kind.allows($0) } == expected)
  }

  @Test("no kind allows a value outside its bounds", arguments: IndicatorKind.allCases)
  func bounds(kind: IndicatorKind) {
    for value in Self.probes where kind.allows(value) {
      #expect(value.isFinite && value >= kind.lowerBound && value <= kind.upperBound)
    }
  }

  @Test(
    "shares are forecast on the logit, positive numbers on the log, counts on log(y + 3), the rest as they are"
  )
  func scales() {
    #expect(
      IndicatorKind.allCases.map(\.scale) == [.logit, .log, .identity, .shiftedLog, .identity])
  }
}
