import Analytics
import Panels

extension Dataset {
  /// Notes a last year that only some of the units have, at its first value; not again where it was refused belief as
  /// a year to come.
  mutating func noteLastYear() {
    guard let finding = LastYearCheck.finding(in: panels, stated: statedMeasures),
      !log.problems.contains(where: { $0.kind.isYearAhead(finding.problem.subject.year) })
    else { return }
    var place: SourceLocation?
    if let indicator = finding.indicator, let unit = finding.unit, let period = finding.period {
      place = origins.location(
        of: indicator, unit: panels.units.codes[unit], year: panels.years[period])
    }
    log.add(.series(finding.problem), at: place)
  }
}

extension ProblemKind {
  /// Whether it says of a year that it cannot have been observed yet.
  fileprivate func isYearAhead(_ year: Int?) -> Bool {
    if case .series(.yearAhead(let ahead, _, _)) = self { ahead == year } else { false }
  }
}
