import Distributions
import Foundation
import Panels
import Testing

@Suite("Working scales")
struct WorkingScaleTests {
  private static let scales = [
    WorkingScale(.identity), WorkingScale(.log), WorkingScale(.shiftedLog), WorkingScale(.logit),
    WorkingScale(.logit, epsilon: 0.5), WorkingScale(.logit, epsilon: 0.0005),
  ]

  /// Values an indicator of the scale may have, ends included where they are allowed.
  private static func values(_ scale: WorkingScale) -> [Double] {
    switch scale.scale {
    case .identity: [-1e9, -3.5, 0, 1e-6, 2, 1e9]
    case .log: [1e-9, 0.01, 1, 42, 58.2, 1e9]
    case .shiftedLog: [0, 1, 2, 3, 110, 147, 1e6, 1e9]
    case .logit: [0, 0.01, 0.1, 1, 12.5, 50, 87.3, 99, 99.99, 100]
    }
  }

  @Test("a value comes back from its scale", arguments: scales)
  func roundTrip(scale: WorkingScale) {
    for value in Self.values(scale) {
      let back = scale.natural(scale.working(value))
      #expect(abs(back - value) <= 1e-11 * max(1, abs(value)), "\(value)")
    }
  }

  @Test("every scale is finite on what its indicators may be, and increasing", arguments: scales)
  func increasing(scale: WorkingScale) {
    let working = Self.values(scale).map(scale.working)
    #expect(working.allSatisfy { $0.isFinite })
    #expect(zip(working, working.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(
    "whatever a forecast says, it comes back inside the bounds, in the same order",
    arguments: scales)
  func bounds(scale: WorkingScale) {
    let kind: IndicatorKind =
      switch scale.scale {
      case .identity: .number
      case .log: .positive
      case .shiftedLog: .number
      case .logit: .share
      }
    var generator = SplitMix64(seed: 1)
    var points = (0..<2_000).map { _ in Double.random(in: -60...60, using: &generator) }
    points += [-1e4, -745, 0, 709, 1e4]
    let natural = points.sorted().map(scale.natural)
    #expect(natural.allSatisfy { $0 >= kind.lowerBound && $0 <= kind.upperBound && !$0.isNaN })
    #expect(zip(natural, natural.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(
    "half the rounding unit of the data keeps the ends of a share finite",
    arguments: [
      ([12, 50, 100], 0.5), ([12.5, 50], 0.05), ([24.62, 51], 0.005), ([0.001], 0.0005),
      ([1.0 / 3], 0.00005), ([Double.nan, 7], 0.5), ([], 0.5), ([0.1 + 0.2], 0.05),
    ] as [([Double], Double)])
  func epsilon(values: [Double], expected: Double) {
    let panel = Panel(
      indicator: Indicator(id: "x", kind: .share), unitCount: values.count, periodCount: 1,
      values: values)
    let scale = WorkingScale(of: panel)
    #expect(scale.scale == .logit && abs(scale.epsilon - expected) < 1e-12)
  }

  @Test("the scale follows from the kind of the indicator", arguments: IndicatorKind.allCases)
  func kinds(kind: IndicatorKind) {
    let panel = Panel(indicator: Indicator(id: "x", kind: kind), unitCount: 1, periodCount: 1)
    #expect(WorkingScale(of: panel).scale == kind.scale)
  }
}
