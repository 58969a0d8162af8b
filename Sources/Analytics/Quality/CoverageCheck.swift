import Panels

/// Units without data, and indicators that a few units lack throughout.
///
/// An indicator is expected of every unit where `units with it / units ≥ 0.75`.
public struct CoverageCheck: QualityCheck {
  /// `coverage`.
  public static let name = "coverage"
  /// An indicator is expected of a unit when at least this part of the units has it.
  static let usualPart = 0.75
  /// With fewer units "most" means nothing.
  static let leastUnits = 4

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    let n = data.panels.units.count
    guard !data.panels.panels.isEmpty else { return [] }
    var result: [QualityFinding] = []
    let given = data.panels.panels.map { panel in
      (0..<n).map { unit in
        (0..<panel.periodCount).contains {
          !panel[unit, $0].isNaN || panel.notApplicable.contains($0 * n + unit)
        }
      }
    }
    let isStated = data.panels.panels.map { data.stated.contains($0.indicator.id) }
    let silent = (0..<n).filter { unit in zip(given, isStated).allSatisfy { $1 || !$0[unit] } }
    if !silent.isEmpty { result.append(QualityFinding(.noData(units: silent.map(data.name)))) }
    let speaking = (0..<n).filter { !silent.contains($0) }
    guard speaking.count >= Self.leastUnits else { return result }
    for (panel, given) in zip(data.panels.panels, given) {
      let without = speaking.filter { !given[$0] }
      let part = Double(speaking.count - without.count) / Double(speaking.count)
      guard !without.isEmpty, part >= Self.usualPart else { continue }
      result.append(
        QualityFinding(
          .indicatorAbsent(indicator: panel.indicator.id, units: without.map(data.name)),
          indicator: panel.indicator.id))
    }
    return result
  }
}
