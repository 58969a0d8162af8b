import Distributions
import Panels

/// Figures beyond what their unit of measure can hold, and changes no such figure makes.
///
/// Income a head and year, for one, is held to `1 ≤ value ≤ 1000` million đồng and to `1 / 1.4 ≤
/// ratio ≤ 1.4` from year to year.
public struct ReachCheck: QualityCheck {
  /// `reach`.
  public static let name = "reach"

  /// What is possible for a unit of measure.
  struct Reach {
    /// The values.
    var values: ClosedRange<Double>
    /// The greatest ratio of two values a year apart, either way.
    var yearlyRatio: Double
  }

  /// Wide on purpose: an office is to be told of a slip, not to be argued with.
  ///
  /// Income: rural Vietnam went from 5.5 million a head (Điện Biên 2011) to 84 (Xuân Trường 2024);
  /// the fastest growth printed for a province over several years is 14 % a year, so 40 % in one year
  /// is another definition.
  static let reaches: [String: Reach] = [
    "million_vnd_per_person_per_year": Reach(values: 1...1_000, yearlyRatio: 1.4),
    "thousand_vnd_per_person_per_month": Reach(values: 80...80_000, yearlyRatio: 1.4),
    "m2_per_person": Reach(values: 1...500, yearlyRatio: 2),
  ]

  /// Over longer gaps the yearly ratio is not raised to a power any more.
  static let longestGap = 3

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    var result: [QualityFinding] = []
    for panel in data.panels.panels {
      guard let reach = Self.reaches[panel.indicator.unit] else { continue }
      for unit in 0..<panel.unitCount {
        result += values(data, panel, unit, reach)
        result += changes(data, panel, unit, reach)
      }
    }
    return result
  }

  private func values(
    _ data: QualityData, _ panel: Panel, _ unit: Int, _ reach: Reach
  ) -> [QualityFinding] {
    (0..<panel.periodCount).compactMap { period in
      let value = panel[unit, period]
      guard !value.isNaN, !reach.values.contains(value) else { return nil }
      let low = FigureText.text(reach.values.lowerBound)
      let high = FigureText.text(reach.values.upperBound)
      return QualityFinding(
        .implausible(
          unit: data.name(unit), year: data.panels.years[period],
          indicator: panel.indicator.id, value: FigureText.text(value), reach: "\(low)…\(high)"),
        indicator: panel.indicator.id, unit: unit, period: period)
    }
  }

  private func changes(
    _ data: QualityData, _ panel: Panel, _ unit: Int, _ reach: Reach
  ) -> [QualityFinding] {
    let years = data.panels.years
    let logarithm = WorkingScale(.log)
    var result: [QualityFinding] = []
    var last: Int?
    for period in 0..<panel.periodCount where !panel[unit, period].isNaN {
      defer { last = period }
      let value = panel[unit, period]
      guard let before = last, period - before <= Self.longestGap,
        reach.values.contains(value), reach.values.contains(panel[unit, before]),
        !data.isBroken(
          panel.indicator.id, unit: unit, after: years[before], upTo: years[period])
      else { continue }
      let growth = logarithm.working(value) - logarithm.working(panel[unit, before])
      guard abs(growth) > Double(period - before) * logarithm.working(reach.yearlyRatio) else {
        continue
      }
      result.append(
        QualityFinding(
          .steepChange(
            unit: data.name(unit), indicator: panel.indicator.id, from: years[before],
            to: years[period], before: FigureText.text(panel[unit, before]),
            after: FigureText.text(value)),
          indicator: panel.indicator.id, unit: unit, period: period))
    }
    return result
  }
}
