import Panels

/// Series that never change, where such figures usually do.
///
/// A series is named with at least four values, all the same, where `still changes / changes ≤ 0.2`
/// in the other series of the indicator.
public struct ConstantCheck: QualityCheck {
  /// `constant`.
  public static let name = "constant"
  /// The fewest years with a value: three equal values of a share printed without decimals happen.
  static let leastYears = 4
  /// Where more than this part of all yearly changes of the indicator is none, standing still is its
  /// nature.
  static let usualStillness = 0.2

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    data.panels.panels.flatMap { panel -> [QualityFinding] in
      if panel.indicator.kind == .yesno { return [] }
      var still: [(unit: Int, years: Int, last: Int)] = []
      var changes = 0
      var none = 0
      for unit in 0..<panel.unitCount {
        let periods = (0..<panel.periodCount).filter { !panel[unit, $0].isNaN }
        let values = periods.map { panel[unit, $0] }
        guard let first = values.first, let last = periods.last, values.count >= Self.leastYears
        else { continue }
        if values.allSatisfy({ $0 == first }) {
          // Nothing is more natural than to stay at an end of the scale.
          let isEnd = first == 0 || (panel.indicator.kind == .share && first == 100)
          if !isEnd { still.append((unit, values.count, last)) }
        } else {
          changes += values.count - 1
          none += zip(values, values.dropFirst()).count { $0 == $1 }
        }
      }
      let isNatural =
        changes == 0
        ? panel.indicator.kind == .count : Double(none) > Self.usualStillness * Double(changes)
      guard !isNatural, let first = still.first, let years = still.map(\.years).min() else {
        return []
      }
      return [
        QualityFinding(
          .constant(
            indicator: panel.indicator.id, years: years, units: still.map { data.name($0.unit) }),
          indicator: panel.indicator.id, unit: first.unit, period: first.last)
      ]
    }
  }
}
