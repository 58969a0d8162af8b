import Panels

/// Counts of the nation beside the sum of its regions.
///
/// Regions are taken as all there are when their sum is near the nation's figure: a table that gives
/// only some of them is far from it.
///
/// A finding is a sum with `0 < |sum − nation| ≤ 0.005 nation`.
public struct PlacesCheck: QualityCheck {
  /// `places`.
  public static let name = "places"
  /// Nearer than this share of the total the parts are taken as complete, and the rest as an error:
  /// the smallest region of the programme holds about 1 % of the poor and 5 % of the communes.
  static let nearness = 0.005

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    let kinds = data.panels.units.kinds
    let nations = kinds.indices.filter { kinds[$0] == .nation }
    let regions = kinds.indices.filter { kinds[$0] == .region }
    guard nations.count == 1, regions.count > 1 else { return [] }
    let nation = nations[0]
    var result: [QualityFinding] = []
    for panel in data.panels.panels where panel.indicator.kind == .count {
      for period in data.panels.years.indices {
        let values = regions.map { panel[$0, period] }.filter { !$0.isNaN }
        let printed = panel[nation, period]
        let sum = values.reduce(0, +)
        guard values.count > 1, !printed.isNaN, sum != printed,
          abs(sum - printed) <= Self.nearness * printed
        else { continue }
        result.append(
          QualityFinding(
            .placesAgainstTotal(
              place: data.name(nation), year: data.panels.years[period],
              indicator: panel.indicator.id, printed: FigureText.text(printed),
              sum: FigureText.text(sum), places: values.count,
              hint: DigitSwap.hint(values: values, missing: printed - sum)),
            indicator: panel.indicator.id, unit: nation, period: period))
      }
    }
    return result
  }
}
