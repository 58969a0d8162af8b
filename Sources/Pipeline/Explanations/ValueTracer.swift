import Analytics
import IO
import Panels
import Reporting

/// Traces values of one unit to the cells they were read in.
struct ValueTracer {
  private let subject: ExplanationSubject
  private let unit: Int
  private let series: SplicedSeries

  /// Prepares the traces of a unit.
  init(_ subject: ExplanationSubject, unit: Int) {
    self.subject = subject
    self.unit = unit
    series = SplicedSeries(
      subject.panels, breaks: subject.dataset.plan.breaks, overlaps: subject.dataset.overlaps)
  }

  private var panels: PanelSet { subject.panels }
  private var code: String { panels.units.codes[unit] }

  /// The last year in which the unit has a value.
  func lastYear(of measure: String) -> Int? { lastYear(of: measure, before: .max) }

  private func lastYear(of measure: String, before year: Int) -> Int? {
    guard let panel = panels.panel(measure) else { return nil }
    return panels.years.indices.last { panels.years[$0] < year && !panel[unit, $0].isNaN }.map {
      panels.years[$0]
    }
  }

  /// The value of a year with all that is known of it.
  func value(_ measure: String, year: Int) -> ValueExplanation {
    guard let panel = panels.panel(measure), let period = panels.period(of: year) else {
      return ValueExplanation(measure: measure, year: year, value: .nan)
    }
    var result = ValueExplanation(measure: measure, year: year, value: panel[unit, period])
    result.isYesNo = panel.indicator.kind == .yesno
    let cell = panel.position(unit: unit, period: period)
    result.isNotApplicable = panel.notApplicable.contains(cell)
    result.others = others(measure, year)
    result.breaks = subject.dataset.plan.breaks.filter {
      $0.indicator == measure && $0.concerns(code)
    }
    guard !result.value.isNaN else {
      result.lastKnown = lastYear(of: measure, before: year).map { last in
        let value = panels.period(of: last).map { panel[unit, $0] } ?? .nan
        return (last, value, location(of: measure, year: last))
      }
      return result
    }
    result.provenance = panel.provenance[cell]
    trace(&result)
    result.restated = restated(result, period: period)
    return result
  }

  // MARK: Where it was read

  private func location(of measure: String, year: Int) -> SourceLocation? {
    subject.dataset.origins.location(of: measure, unit: code, year: year)
  }

  private func trace(_ result: inout ValueExplanation) {
    if let location = location(of: result.measure, year: result.year) {
      result.origin = .cell
      result.location = location
      read(location, into: &result)
      return
    }
    let parts = parts(result.measure, result.year)
    if !parts.isEmpty {
      result.origin = .crosswalk
      result.parts = parts
    } else if isOfVillages(result.measure) {
      result.origin = .villages
    } else if subject.dataset.hasPlan, subject.dataset.crosswalk == nil {
      result.origin = .plan
    }
  }

  /// The cell as written, and the source and the remark beside it.
  private func read(_ location: SourceLocation, into result: inout ValueExplanation) {
    guard let row = WrittenRow(at: location) else { return }
    result.written = row.field(location.column)
    result.source = row["source"]
    result.note = row["note"]
  }

  /// The first file of the data in which no value of the unit is simulated: a real value belongs there. `nil` where
  /// every file holds simulated ones.
  var fileOfRealValues: String? {
    var simulated: Set<String> = []
    for panel in panels.panels {
      for (period, year) in panels.years.enumerated()
      where panel.provenance[panel.position(unit: unit, period: period)] == .simulated {
        if let place = location(of: panel.indicator.id, year: year) { simulated.insert(place.file) }
      }
    }
    return subject.dataset.accounts.map(\.file).first { !simulated.contains($0) }
  }

  private func isOfVillages(_ measure: String) -> Bool {
    subject.dataset.villages != nil
      && (measure == VillageLevel.total || measure.hasPrefix(VillageLevel.total + "_"))
  }

  /// The values of the old units that a crosswalk made the value of.
  private func parts(_ measure: String, _ year: Int) -> [PartValue] {
    guard let measured = subject.measured, let report = subject.dataset.crosswalk?.report,
      let panel = measured.panels.panel(measure), let period = measured.panels.period(of: year)
    else { return [] }
    return report.changes.filter { $0.new?.code == code }.compactMap { change in
      guard let old = change.old, let place = measured.panels.units.index(ofCode: old.code) else {
        return nil
      }
      let location = { (measure: String) in
        measured.origins.location(of: measure, unit: old.code, year: year)
      }
      let weight = panel.indicator.weight.flatMap { id in
        measured.panels.panel(id).map { (id, $0[place, period], location(id)) }
      }
      return PartValue(
        code: old.code, name: old.name, kind: change.kind,
        weights: zip(report.bases, change.weights).map { ($0, $1) },
        value: panel[place, period], weight: weight, location: location(measure))
    }
  }

  // MARK: What stands beside it

  private func others(_ measure: String, _ year: Int) -> [OtherValue] {
    let dataset = subject.dataset
    let codes = Set([code] + parts(measure, year).map(\.code))
    let conflicts = dataset.conflicts.filter {
      codes.contains($0.unit) && $0.year == year && $0.indicator == measure
    }.map {
      OtherValue(
        reason: .otherSource, text: $0.other, source: $0.otherSource, location: $0.otherPlace)
    }
    let overlaps = dataset.overlaps.filter {
      $0.unit == code && $0.year == year && $0.indicator == measure
    }.map { overlap in
      let used = panels.panel(measure)?[unit, panels.period(of: year) ?? 0] ?? .nan
      let other = used == overlap.after ? overlap.before : overlap.after
      return OtherValue(
        reason: .otherStandard, text: FigureText.text(other), source: overlap.source,
        location: overlap.location)
    }
    let partYears = dataset.partYears.filter {
      codes.contains($0.unit) && $0.year == year && $0.indicator == measure
    }.map {
      OtherValue(
        reason: .partOfYear($0.part.label, isUsed: $0.isUsed), text: FigureText.text($0.value),
        source: $0.source, location: $0.place)
    }
    return conflicts + overlaps + partYears
  }

  private func restated(_ result: ValueExplanation, period: Int) -> RestatedValue? {
    guard let fitted = series.panels.panel(result.measure)?[unit, period], !fitted.isNaN,
      fitted != result.value
    else { return nil }
    let breaks = subject.dataset.plan.breaks
    let links = series.links.filter {
      let seriesBreak = breaks[$0.seriesBreak]
      return $0.unit == unit && seriesBreak.indicator == result.measure
        && seriesBreak.year > result.year
    }
    return RestatedValue(
      value: fitted, links: links.map { (breaks[$0.seriesBreak].year, $0) })
  }
}
