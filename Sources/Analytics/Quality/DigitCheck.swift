import Distributions
import Panels

/// Last digits that come more often than chance has it: figures rounded by eye, or printed to
/// different decimals.
///
/// Chi-squared of the last digits, `Σ (nᵢ − n / 10)² / (n / 10)`, beyond 39.3, which happens once
/// in 100,000 by chance; and two in five values end in 0 or 5.
public struct DigitCheck: QualityCheck {
  /// `digits`.
  public static let name = "digits"
  /// The fewest values: a tenth of them still fills every digit ten times.
  static let leastValues = 100
  /// The values have to spread over so many steps of the last digit, or their digits are not even.
  static let leastSpread = 20.0
  /// The part of the values ending in 0 or 5, instead of a fifth, from which it is said.
  static let leastPart = 0.4
  /// The part of the values that has to need a decimal for it to count as printed.
  static let usualPart = 0.3
  /// Chi-squared with nine degrees of freedom stays below it but once in 100,000.
  static let limit = 39.3

  /// Makes the check.
  public init() {}

  /// The decimals that a good part of the values needs: a few computed values do not make all others
  /// look rounded.
  private func usualDecimals(_ panel: Panel) -> Int {
    var counts = Array(repeating: 0, count: 5)
    for value in panel.values where !value.isNaN { counts[FigureText.decimals(of: value)] += 1 }
    let total = Double(counts.reduce(0, +))
    var finer = 0
    for decimals in (1...4).reversed() {
      finer += counts[decimals]
      if Double(finer) >= Self.usualPart * total { return decimals }
    }
    return 0
  }

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    data.panels.panels.compactMap { panel in
      switch panel.indicator.kind {
      case .yesno: return nil
      case .share, .positive, .number, .count: break
      }
      let decimals = usualDecimals(panel)
      // Four decimals and more were computed, not printed.
      if decimals >= 4 { return nil }
      let power = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
      let inner = panel.values.filter {
        !$0.isNaN && $0 != panel.indicator.kind.lowerBound && $0 != panel.indicator.kind.upperBound
      }
      .map { ($0 * power).rounded(.down) }
      guard inner.count >= Self.leastValues else { return nil }
      let center = RobustScale.median(inner)
      guard RobustScale.deviation(inner, from: center) >= Self.leastSpread else { return nil }
      var counts = Array(repeating: 0, count: 10)
      for value in inner {
        guard let whole = Int(exactly: abs(value)) else { continue }
        counts[whole % 10] += 1
      }
      let total = Double(inner.count)
      let statistic =
        counts.map { ($0 - inner.count / 10) }.map { Double($0 * $0) }
        .reduce(0, +) / (total / 10)
      let part = Double(counts[0] + counts[5]) / total
      guard statistic > Self.limit, part >= Self.leastPart else { return nil }
      return QualityFinding(
        .digitPreference(
          indicator: panel.indicator.id, digits: "0, 5",
          share: FigureText.fixed(100 * part, 0) + " %", count: inner.count),
        indicator: panel.indicator.id)
    }
  }
}
