import Analytics
import Panels

extension Dataset {
  /// Notes a last year that only some of the units have, at its first value.
  mutating func noteLastYear() {
    guard let finding = LastYearCheck.finding(in: panels, stated: statedMeasures) else { return }
    var place: SourceLocation?
    if let indicator = finding.indicator, let unit = finding.unit, let period = finding.period {
      place = origins.location(
        of: indicator, unit: panels.units.codes[unit], year: panels.years[period])
    }
    log.add(.series(finding.problem), at: place)
  }
}
