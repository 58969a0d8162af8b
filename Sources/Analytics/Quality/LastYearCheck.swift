import Panels

/// Whether the last year of the data is held by the units, or only by some of them.
///
/// The last year with a value is where forecasts begin, so one mistyped year moves every result. A year is *whole*
/// where at least three quarters of the units of the fullest year have a value in it. A last year that is not
/// whole is *stray* where fewer than a quarter of them have one, or where it lies further from the year before it than
/// any two years of the data lie apart; otherwise it is *partial*, as when some communes have not delivered yet.
///
/// ```swift
/// if let finding = LastYearCheck.finding(in: panels) { print(finding.problem) }
/// ```
public enum LastYearCheck {
  /// A year is whole with at least this part of the units of the fullest one.
  static let wholePart = 0.75
  /// A last year with less than this part of them is stray.
  static let strayPart = 0.25
  /// With fewer units a year that some of them lack says nothing, unless it lies apart.
  static let leastUnits = 4

  /// What is doubtful about the last year, with its first value; `nil` where it is whole.
  ///
  /// - Parameters:
  ///   - panels: The data as measured.
  ///   - stated: Measures that the plan itself fills in: they are no data of a unit.
  /// - Complexity: O(indicators × units × years).
  public static func finding(
    in panels: PanelSet, stated: Set<String> = []
  ) -> QualityFinding? {
    let own = panels.panels.filter { !stated.contains($0.indicator.id) }
    let counts = panels.years.indices.map { period in
      (0..<panels.units.count).count { unit in own.contains { !$0[unit, period].isNaN } }
    }
    let filled = counts.indices.filter { counts[$0] > 0 }
    guard let last = filled.last, let most = counts.max() else { return nil }
    let isWhole = { (period: Int) in Double(counts[period]) >= wholePart * Double(most) }
    guard !isWhole(last), let before = filled.last(where: isWhole), before < last else {
      return nil
    }
    let gaps = zip(filled, filled.dropFirst()).map { $1 - $0 }
    let isApart = gaps.last ?? 1 > (gaps.dropLast().max() ?? 1)
    let isStray = isApart || Double(counts[last]) < strayPart * Double(most)
    guard isApart || most >= leastUnits else { return nil }
    let (year, whole) = (panels.years[last], panels.years[before])
    let problem =
      isStray
      ? SeriesProblem.lastYearStray(year, units: counts[last], of: most, whole: whole)
      : .lastYearPartial(year, units: counts[last], of: most, whole: whole)
    let cell = (0..<panels.units.count).lazy.compactMap { unit in
      own.first { !$0[unit, last].isNaN }.map { (unit, $0.indicator.id) }
    }.first
    return QualityFinding(problem, indicator: cell?.1, unit: cell?.0, period: last)
  }
}
