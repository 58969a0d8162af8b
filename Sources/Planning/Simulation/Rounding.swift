import Analytics
import Panels

/// How simulated values of an indicator are rounded and kept within its bounds.
struct Rounding: Sendable {
  private let kind: IndicatorKind
  private let factor: Double

  init(_ indicator: SimulatedIndicator) {
    kind = indicator.kind
    factor = (0..<indicator.decimals).reduce(1) { power, _ in power * 10 }
  }

  /// The step between neighbouring values.
  var unit: Double { 1 / factor }

  /// The value rounded half away from zero; a positive one is at least one step.
  func rounded(_ value: Double) -> Double {
    let result = (value * factor).rounded() / factor
    switch kind {
    case .positive: return max(unit, result)
    case .share: return min(100, max(0, result))
    case .count: return max(0, result)
    case .number, .yesno: return result
    }
  }

  /// Turns the values of some cells into whole numbers in proportion that add up to `total`.
  func apportion(_ values: inout [Double], _ cells: Range<Int>, total: Int) {
    let shares = Apportionment.largestRemainder(Array(values[cells]), total: total)
    for (cell, share) in zip(cells, shares) { values[cell] = Double(share) }
  }
}
