import Panels

/// Rows that were copied: two units with the same values, or a unit whose year is that of the year
/// before.
///
/// Equal values happen, the more the coarser they are printed. A match counts when chance would hardly
/// make one in the whole panel: the product of how often each indicator agrees between two units, times
/// the number of pairs.
///
/// Two units match by chance `pairs × ∏ pᵢ` times, where indicator *i* agrees in the part `pᵢ` of
/// all pairs; a match counts below 0.001.
public struct CopyCheck: QualityCheck {
  /// `copies`.
  public static let name = "copies"
  /// The fewest indicators that have to agree.
  static let leastIndicators = 3
  /// The number of matches by chance in the whole panel from which one is no longer remarkable. Far
  /// below 1, since indicators of a commune hang together and agree more often than they would alone.
  static let expectedMatches = 1e-3

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    let panels = data.panels.panels.filter {
      $0.indicator.kind != .yesno && !$0.indicator.id.contains("/")
    }
    return data.panels.years.indices.flatMap { copiedUnits(data, panels, $0) }
      + copiedYears(data, panels)
  }

  /// Values at an end of the scale are no evidence.
  private func isTelling(_ value: Double, _ indicator: Indicator) -> Bool {
    !value.isNaN && value != indicator.kind.lowerBound && value != indicator.kind.upperBound
  }

  private func copiedUnits(
    _ data: QualityData, _ panels: [Panel], _ period: Int
  ) -> [QualityFinding] {
    let n = data.panels.units.count
    var groups: [[UInt64]: [Int]] = [:]
    for unit in 0..<n {
      let row = panels.map { $0[unit, period].bitPattern }
      let telling = panels.count { isTelling($0[unit, period], $0.indicator) }
      if telling >= Self.leastIndicators { groups[row, default: []].append(unit) }
    }
    let copies = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    if copies.isEmpty { return [] }
    let agreements = panels.map { Agreement($0, period) }
    return copies.compactMap { units in
      let telling = panels.indices.filter {
        isTelling(panels[$0][units[0], period], panels[$0].indicator)
      }
      let pairs = Double(n) * Double(n - 1) / 2
      var expected = pairs * Double(data.panels.years.count)
      for index in telling { expected *= agreements[index].chance(without: units.count) }
      guard expected < Self.expectedMatches || Self.isWhole(units.count, telling.count, n) else {
        return nil
      }
      return QualityFinding(
        .copiedUnits(
          year: data.panels.years[period], units: units.map(data.name),
          indicators: telling.count),
        indicator: telling.first.map { panels[$0].indicator.id }, unit: units[1], period: period)
    }
  }

  /// How many pairs of units agree in an indicator in a year.
  private struct Agreement {
    private var same = 0
    private var known = 0

    init(_ panel: Panel, _ period: Int) {
      var counts: [Double: Int] = [:]
      for unit in 0..<panel.unitCount where !panel[unit, period].isNaN {
        counts[panel[unit, period], default: 0] += 1
        known += 1
      }
      same = counts.values.map { $0 * ($0 - 1) / 2 }.reduce(0, +)
    }

    /// The chance that two units agree, by the pairs of the year that do. The copies themselves are
    /// left out, and one pair is added, so that what was never seen is not impossible.
    func chance(without copies: Int) -> Double {
      Double(same - copies * (copies - 1) / 2 + 1) / Double(max(1, known * (known - 1) / 2))
    }
  }

  /// In a panel of a few units nothing can be said about how common a value is: there five telling
  /// values that all agree count.
  private static func isWhole(_ copies: Int, _ telling: Int, _ units: Int) -> Bool {
    units <= 5 && telling >= 5
  }

  private func copiedYears(_ data: QualityData, _ panels: [Panel]) -> [QualityFinding] {
    // How often each indicator stands still over the whole panel.
    let stillness = panels.map { panel -> Double in
      var same = 1
      var known = 2
      for period in 1..<max(1, panel.periodCount) {
        for unit in 0..<panel.unitCount {
          let before = panel[unit, period - 1]
          let after = panel[unit, period]
          if before.isNaN || after.isNaN { continue }
          known += 1
          if before == after { same += 1 }
        }
      }
      return Double(same) / Double(known)
    }
    let pairs = Double(data.panels.units.count * data.panels.years.count)
    var groups: [[Int]: [Int]] = [:]
    for period in 1..<max(1, data.panels.years.count) {
      for unit in 0..<data.panels.units.count {
        var expected = pairs
        var telling = 0
        var differs = false
        for (index, panel) in panels.enumerated() {
          let before = panel[unit, period - 1]
          let after = panel[unit, period]
          if before.isNaN || after.isNaN { continue }
          if before != after {
            differs = true
            break
          }
          if isTelling(after, panel.indicator) {
            telling += 1
            expected *= stillness[index]
          }
        }
        if differs || telling < Self.leastIndicators { continue }
        if expected < Self.expectedMatches || (pairs <= 60 && telling >= 5) {
          groups[[period, telling], default: []].append(unit)
        }
      }
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, units in
      let years = data.panels.years
      return QualityFinding(
        .copiedYear(
          from: years[key[0] - 1], to: years[key[0]], indicators: key[1],
          units: units.map(data.name)),
        indicator: panels.first { !$0[units[0], key[0]].isNaN }?.indicator.id, unit: units[0],
        period: key[0])
    }
  }
}
