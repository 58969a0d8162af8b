import Forecast
import IO
import Panels
import Reporting

/// What is asked most often of one series, year and bar: a row of `brief.csv`, which ``BriefFormatter`` writes.
enum BriefRow {}

extension Table where Row == BriefRow {
  static let brief = Table(
    "brief",
    BriefFormatter.columns.map { name, type in .direct(ParquetColumn(name: name, type: type)) })
}

/// Turns the forecasts of one indicator into brief rows.
struct BriefFormatter: Sendable {
  let model: ForecastModel
  let units: UnitTable
  let sources: [BarLookup.Source]
  let lines: SeriesLines
  /// The units that count in the summary of chances.
  let counted: [Bool]
  /// The step between the values of the panel, found once for all blocks.
  let roundingUnit: Double

  static let columns: [(String, ParquetColumn.ColumnType)] = [
    ("unit", .text), ("indicator", .text), ("slope", .double), ("residual_sd", .double),
    ("status", .text), ("year", .integer), ("q025", .double), ("q50", .double), ("q975", .double),
    ("source", .text), ("requirement", .text), ("probability", .double),
  ]

  var emptyChances: [ChanceSummary] { ChanceSummary.empty(of: model, sources) }

  /// The significant digits of numbers: tables of hundreds of millions of numbers are read by programs.
  private static let digits = 7

  /// A bar of a year ahead as rows hold it; what is the same for all units is made once.
  private struct Bar {
    let isCommon: Bool
    private(set) var requirement: Requirement?
    private(set) var fields: TableText

    init(_ source: BarLookup.Source, step: Int) {
      requirement = source.commonRequirement(step: step)
      isCommon = requirement != nil
      fields = Self.fields(requirement, of: source.name)
    }

    static func fields(_ requirement: Requirement?, of source: String) -> TableText {
      var fields = TableText()
      fields.text(requirement == nil ? "" : source)
      fields.text(requirement?.description ?? "")
      return fields
    }

    /// Sets what the next unit has to pass.
    mutating func set(_ other: Requirement?, of source: String) {
      guard other != requirement else { return }
      requirement = other
      fields = Self.fields(other, of: source)
    }
  }

  func format(_ block: Range<Int>, into text: inout BriefText) -> [String: Int] {
    let years = model.years
    let forecast = model.forecast(units: block)
    let lines = lines.lines(block)
    let indicator = TextField(model.series.panel.indicator.id)
    let yearFields = years.map { TextField(String($0)) }
    let noBar = Bar.fields(nil, of: "")
    // By step, then by source.
    var bars = years.indices.flatMap { step in sources.map { Bar($0, step: step) } }
    let isInForce = years.indices.flatMap { step in sources.map { $0.isInForce[step] } }
    var chances = emptyChances
    var summary = ForecastSummary(
      indicator: model.series.panel.indicator.id, year: years.last ?? 0,
      roundingUnit: roundingUnit, isCount: model.series.panel.indicator.kind == .count)
    var skipped: [String: Int] = [:]
    var rows = TableText()
    var series = TableText()
    for unit in block {
      let row = unit - block.lowerBound
      let status = forecast.statuses[row]
      if !status.hasMedian { skipped["forecast: \(status.rawValue)", default: 0] += 1 }
      series.clear()
      series.text(units.codes[unit])
      series.field(indicator)
      series.number(lines[row].slope, digits: Self.digits)
      series.number(lines[row].deviation, digits: Self.digits)
      series.text(status.rawValue)
      for step in years.indices {
        let interval = forecast.interval(unit: unit, step: step)
        if step + 1 == years.count {
          summary.add(
            last: model.series.panel.lastValue(of: unit), median: interval.median,
            hasTrend: status != .noSpread || model.series.panel.valueCount(of: unit) > 1)
        }
        let start = rows.position
        rows.fields(series)
        rows.field(yearFields[step])
        rows.number(interval.low, digits: Self.digits)
        rows.number(interval.median, digits: Self.digits)
        rows.number(interval.high, digits: Self.digits)
        let forecasts = start..<rows.position
        var hasBar = false
        for index in sources.indices where isInForce[step * sources.count + index] {
          let bar = step * sources.count + index
          // A source is a large value: it is not passed on where nothing of it is needed.
          if !bars[bar].isCommon {
            bars[bar].set(
              sources[index].requirement(unit: unit, step: step), of: sources[index].name)
          }
          guard let requirement = bars[bar].requirement else { continue }
          if hasBar { rows.fields(again: forecasts) }
          hasBar = true
          let probability = forecast.probability(of: requirement, unit: unit, step: step)
          if counted[unit] { chances[index * years.count + step].add(probability) }
          rows.fields(bars[bar].fields)
          // As many decimals: what is less is nothing that anybody could tell.
          rows.number((probability * 1e7).rounded() / 1e7, digits: Self.digits)
          rows.endRow()
        }
        if !hasBar {
          rows.fields(noBar)
          rows.number(.nan)
          rows.endRow()
        }
      }
    }
    (text.rows, text.chances, text.summary) = (rows, chances, summary)
    return skipped
  }
}
