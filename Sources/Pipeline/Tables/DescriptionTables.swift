import IO
import Panels
import Reporting

/// A value of the data with the stretch between declared breaks in which it lies.
struct SeriesRow {
  let unit: String
  let name: String
  let indicator: String
  let year: Int
  let value: Double
  let segment: Int
  let provenance: Provenance
}

extension Table where Row == SeriesRow {
  static let series = Table(
    "series",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .integer("year") { $0.year }, .number("value") { $0.value },
      .integer("segment") { $0.segment }, .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == Indicator {
  static let indicators = Table(
    "indicators",
    [
      .text("indicator") { $0.id }, .text("name_vi") { $0.name.vi },
      .text("name_en") { $0.name.en }, .text("kind") { $0.kind.rawValue },
      .text("unit_of_measure") { $0.unit }, .text("weight") { $0.weight ?? "" },
    ])
}

extension Table where Row == CriteriaSet {
  static let sets = Table(
    "sets",
    [
      .text("set") { $0.id }, .text("legal_number") { $0.legalNumber },
      .text("title_vi") { $0.title.vi }, .text("title_en") { $0.title.en },
      .integer("from") { $0.years.lowerBound }, .integer("to") { $0.years.upperBound },
      .integer("criteria") { $0.criteria.count },
      .text("highest_level") { $0.ladder.last?.level.rawValue ?? "" },
    ])
}

/// A chart with the name that its files have.
struct ChartRow {
  let file: String
  let chart: Chart

  /// Names of files for charts: safe ones, and no two alike.
  static func rows(of charts: [Chart]) -> [Self] {
    var used: Set<String> = []
    return charts.map { chart in
      let name = SafeFileName.slug(chart.name)
      var file = name
      var number = 1
      while !used.insert(file).inserted {
        number += 1
        file = "\(name)-\(number)"
      }
      return Self(file: file, chart: chart)
    }
  }
}

extension Table where Row == ChartRow {
  static let charts = Table(
    "charts",
    [
      .text("chart") { $0.file }, .text("title") { $0.chart.title },
      .text("alternative") { $0.chart.alternative },
      .text("tables") { $0.chart.sources.joined(separator: " ") },
    ])
}

extension Engine {
  /// Writes what tables speak of: `units.csv`, `sets.csv`, `indicators.csv`.
  func describe() throws(InputError) {
    try describeUnits()
    if !sink.has(Table<CriteriaSet>.sets.name) { try sink.write(.sets, dataset.sets) }
    if !sink.has(Table<Indicator>.indicators.name) {
      try sink.write(.indicators, panels.panels.map(\.indicator))
    }
  }

  /// Writes `units.csv`, once.
  func describeUnits() throws(InputError) {
    let table = Table<Int>.units(panels.units)
    if !sink.has(table.name) { try sink.write(table, 0..<unitCount) }
  }

  /// Writes `series.csv`: the numbers of the data, a unit after the other.
  func writeSeries() async throws(InputError) {
    let panels = panels
    // What was measured is written, so every break cuts, whatever a fit does about it.
    let breaks = dataset.plan.breaks.map { seriesBreak in
      var cut = seriesBreak
      cut.treatment = .newSegment
      return cut
    }
    let numbers = panels.panels.filter { $0.indicator.kind != .yesno }
    let cuts = numbers.map { panels.cuts(of: $0.indicator.id, breaks: breaks) }
    let table = Table<SeriesRow>.series
    try await writeBlocks(table, stage: words(.drawing)) { units, text in
      for unit in units {
        for (panel, cuts) in zip(numbers, cuts) {
          let ends = cuts(unit)
          for (period, year) in panels.years.enumerated() where !panel[unit, period].isNaN {
            table.write(
              SeriesRow(
                unit: panels.units.codes[unit], name: panels.units.names[unit],
                indicator: panel.indicator.id, year: year, value: panel[unit, period],
                segment: ends.count { $0 <= period },
                provenance: panel.provenance[panel.position(unit: unit, period: period)]),
              to: &text)
          }
        }
      }
    }
  }
}
