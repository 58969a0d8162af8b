import Panels

/// Holds the years of data against the last day whose data a plan's assessment may use.
enum CutOffCheck {
  /// Notes values of years that were not over on that day.
  static func check(
    _ panels: PanelSet, cutOff: CalendarDate?, at location: SourceLocation?,
    into log: inout ProblemLog
  ) {
    guard let cutOff else { return }
    let isYearEnd =
      cutOff.month == nil || (cutOff.month == 12 && (cutOff.day == nil || cutOff.day == 31))
    let last = isYearEnd ? cutOff.year : cutOff.year - 1
    var count = 0
    for panel in panels.panels {
      for (period, year) in panels.years.enumerated() where year > last {
        count += (0..<panel.unitCount).count { !panel[$0, period].isNaN }
      }
    }
    if count > 0 {
      log.add(.plan(.afterCutOff(count: count, date: cutOff.description)), at: location)
    }
  }
}
