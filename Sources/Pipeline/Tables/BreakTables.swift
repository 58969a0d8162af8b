import Analytics
import Panels

/// What was done about the declared breaks inside one fitted line.
struct TrendTreatment {
  /// The breaks with their treatment, by year: `2015 splice, 2022 level-shift`; for a line that begins
  /// at a cut its year: `2015 new-segment`.
  var words = ""
  /// The last step of the line, in the unit of the indicator; for a splice what was added to the years
  /// before, on its scale.
  var shift = Double.nan
  /// The standard error of a step.
  var shiftError = Double.nan
  /// What the years before the last splice were multiplied by: values, or odds of a share.
  var factor = Double.nan
  /// Where the factor was read.
  var source = ""
}

/// A declared break and what was done about it: for one unit, or for all of them.
struct BreakRow {
  var seriesBreak: SeriesBreak
  /// The code of the unit; empty for all.
  var unit = ""
  var name = ""
  var applied = ""
  var overlapYear: Int?
  var before = Double.nan
  var after = Double.nan
  var scale = ""
  var shift = Double.nan
  var shiftError = Double.nan
  var factor = Double.nan
  var units = 0
  var years: Int?
  var source = ""
  var provenance = Provenance.observed
}

extension Table where Row == BreakRow {
  static let breaks = Table(
    "breaks",
    [
      .text("indicator") { $0.seriesBreak.indicator }, .integer("year") { $0.seriesBreak.year },
      .text("kind") { $0.seriesBreak.kind.rawValue },
      .text("treatment") { $0.seriesBreak.treatment.rawValue }, .text("applied") { $0.applied },
      .text("unit") { $0.unit }, .text("name") { $0.name }, .integer("units") { $0.units },
      .integer("overlap_year") { $0.overlapYear }, .number("before") { $0.before },
      .number("after") { $0.after }, .text("scale") { $0.scale }, .number("shift") { $0.shift },
      .number("shift_se") { $0.shiftError }, .integer("years") { $0.years },
      .number("factor") { $0.factor }, .text("source") { $0.source },
      .text("provenance") { $0.provenance.label },
    ])
}

/// What was done about the declared breaks, for the lines fitted and as a table of its own.
struct BreakTreatments: Sendable {
  private struct Key: Hashable {
    var unit: Int
    var indicator: String
  }

  private let series: SplicedSeries
  private let declared: [SeriesBreak]
  private let links: [Key: [SpliceLink]]

  init(_ series: SplicedSeries, declared: [SeriesBreak]) {
    self.series = series
    self.declared = declared
    links = Dictionary(grouping: series.links) {
      Key(unit: $0.unit, indicator: declared[$0.seriesBreak].indicator)
    }
  }

  /// What was done inside the line of a unit.
  func treatment(of trend: TrendRow, indicator: String) -> TrendTreatment {
    var result = TrendTreatment()
    var steps: [(year: Int, word: SeriesBreak.Treatment)] = trend.shifts.map {
      ($0.year, .levelShift)
    }
    if let last = trend.shifts.last {
      result.shift = last.size
      result.shiftError = last.error
    }
    let own = (links[Key(unit: trend.unit, indicator: indicator)] ?? [])
      .map { (link: $0, year: declared[$0.seriesBreak].year) }
      .filter { $0.year > trend.firstYear && $0.year <= trend.lastYear }
      .sorted { $0.year < $1.year }
    steps += own.map { ($0.year, .splice) }
    if let last = own.last {
      if trend.shifts.isEmpty { result.shift = last.link.shift }
      result.factor = last.link.factor
      result.source = last.link.source
    }
    if trend.firstYear > (series.panels.years.first ?? trend.firstYear) {
      steps.append((trend.firstYear, .newSegment))
    }
    result.words = steps.sorted { $0.year < $1.year }
      .map { "\($0.year) \($0.word.rawValue)" }.joined(separator: ", ")
    return result
  }

  /// A row for each break, and one for each unit that was spliced; one declared twice has one row.
  func rows() -> [BreakRow] {
    declared.enumerated().flatMap { position, seriesBreak -> [BreakRow] in
      if series.repeated.contains(position) { return [] }
      var rows =
        switch seriesBreak.treatment {
        case .splice: spliceRows(seriesBreak, position)
        case .levelShift: [shiftRow(seriesBreak)]
        case .newSegment:
          [
            BreakRow(
              seriesBreak: seriesBreak, applied: "new-segment", units: concerned(seriesBreak))
          ]
        }
      let provenance = series.panels.panel(seriesBreak.indicator)?.worstProvenance(
        of: seriesBreak.units.compactMap(series.panels.units.index(ofCode:)))
      for index in rows.indices {
        rows[index].provenance = max(rows[index].provenance, provenance ?? .observed)
      }
      return rows
    }
  }

  private func concerned(_ seriesBreak: SeriesBreak) -> Int {
    seriesBreak.units.isEmpty ? series.panels.units.count : seriesBreak.units.count
  }

  private func shiftRow(_ seriesBreak: SeriesBreak) -> BreakRow {
    var row = BreakRow(
      seriesBreak: seriesBreak, applied: "new-segment", units: concerned(seriesBreak))
    guard
      let pooled = PooledShift(at: seriesBreak, panels: series.panels, breaks: series.breaks)
    else { return row }
    row.applied = "level-shift"
    row.scale = Scale.identity.rawValue
    row.shift = pooled.size
    row.shiftError = pooled.error
    row.units = pooled.units
    row.years = pooled.years
    row.provenance = .derived
    return row
  }

  private func spliceRows(_ seriesBreak: SeriesBreak, _ position: Int) -> [BreakRow] {
    let own = series.links.filter { $0.seriesBreak == position }
    let units = series.panels.units
    if own.isEmpty {
      return [
        BreakRow(seriesBreak: seriesBreak, applied: "new-segment", units: concerned(seriesBreak))
      ]
    }
    return own.map { link in
      BreakRow(
        seriesBreak: seriesBreak, unit: units.codes[link.unit], name: units.names[link.unit],
        applied: "splice", overlapYear: link.overlapYear, before: link.before, after: link.after,
        scale: link.scale.rawValue, shift: link.shift, factor: link.factor, units: 1,
        source: link.source, provenance: max(.derived, link.provenance))
    }
  }
}
