import Panels

/// Years missing inside series, the same years together.
///
/// A series with values in 2015, 2016, 2019 and 2020 has the gap 2017-2018.
public struct GapCheck: QualityCheck {
  /// `gaps`.
  public static let name = "gaps"
  /// The fewest values of a series that can have a gap: figures printed twice in ten years are no
  /// series.
  static let leastValues = 3
  /// The commonest patterns of an indicator are said one by one, the others together.
  static let leastPatterns = 3

  /// Makes the check.
  public init() {}

  /// See ``QualityCheck``.
  public func findings(in data: QualityData) -> [QualityFinding] {
    data.panels.panels.flatMap { panel -> [QualityFinding] in
      if panel.indicator.kind == .yesno { return [] }
      var groups: [[Int]: [Int]] = [:]
      for unit in 0..<panel.unitCount {
        let observed = (0..<panel.periodCount).filter { !panel[unit, $0].isNaN }
        guard observed.count >= Self.leastValues, let first = observed.first,
          let last = observed.last, last - first + 1 > observed.count
        else { continue }
        let present = Set(observed)
        let missing = (first...last).filter {
          !present.contains($0) && !panel.notApplicable.contains($0 * panel.unitCount + unit)
        }
        if !missing.isEmpty { groups[missing, default: []].append(unit) }
      }
      let sorted = groups.sorted {
        ($1.value.count, $0.value[0]) < ($0.value.count, $1.value[0])
      }
      var patterns = sorted.map { (missing: $0.key, units: $0.value, ofEach: true) }
      if patterns.count > Self.leastPatterns + 1 {
        let rest = patterns[Self.leastPatterns...]
        let years = Set(rest.flatMap(\.missing)).sorted()
        let units = rest.flatMap(\.units).sorted()
        patterns.replaceSubrange(Self.leastPatterns..., with: [(years, units, false)])
      }
      return patterns.map { missing, units, ofEach in
        let gap = missing.first { panel[units[0], $0].isNaN && $0 > 0 } ?? missing[0]
        return QualityFinding(
          .missingYears(
            indicator: panel.indicator.id,
            years: FigureText.years(missing.map { data.panels.years[$0] }),
            units: units.map(data.name),
            ofEach: ofEach),
          indicator: panel.indicator.id, unit: units[0], period: gap - 1)
      }
    }
  }
}
