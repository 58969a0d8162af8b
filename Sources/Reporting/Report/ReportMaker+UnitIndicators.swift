import Panels

extension ReportMaker {
  /// The columns of ``indicatorCells``.
  var indicatorColumns: [ReportTable.Column] {
    [
      text(.indicator), numeric(words.say("backtest.last-value")), numeric(.year),
      numeric(.observedChange), numeric(.bookMedian),
      numeric(words.say("report.heading.by-year")), text(.demand),
      text(words.say("report.heading.chance-to-meet")),
    ]
  }

  /// By commune a row for each bar of an indicator and for each indicator without one: the last value, the forecast, what
  /// is asked and how likely it is met. A forecast is for the year of the bar, else for that of the plan.
  var indicatorCells: [String: [IndicatorLine]] {
    let bars = Dictionary(grouping: context.unitRows("attainment")) { $0["unit"] }
    let kinds = rows("indicators")
    let left = Set(
      kinds.filter { $0["kind"] == "yesno" }.map { $0["indicator"] } + kinds.map { $0["weight"] })
    let trends = Dictionary(grouping: context.unitRows("trend")) { $0["unit"] }
    let years = rows("group_forecast", ["level": ["all"]]).compactMap { $0.integer("year") }
    let goal = aim.flatMap { years.contains($0.year) ? $0.year : nil } ?? years.max()
    let forecasts = self.forecasts(
      Set(bars.values.joined().map { $0["year"] } + [goal.map(String.init) ?? ""]))
    return Set(bars.keys).union(trends.keys).reduce(into: [:]) { cells, unit in
      let own = bars[unit] ?? []
      let barred = own.distinct("indicator")
      let last = Dictionary(
        (trends[unit] ?? []).map { ($0["indicator"], $0) },
        uniquingKeysWith: { $1["segment_from"] > $0["segment_from"] ? $1 : $0 })
      let others = last.values.sorted { $0.rowNumber < $1.rowNumber }.filter {
        !left.contains($0["indicator"]) && !barred.contains($0["indicator"])
          && $0.number("last_value").isFinite
      }
      cells[unit] =
        own.map { row in
          IndicatorLine(
            indicator: row["indicator"], chance: row.number("p_met_in_year"),
            cells: self.cells(
              row, bar: row, trend: last[row["indicator"]],
              forecasts[ForecastKey(row, row["year"])]))
        }
        + others.map { row in
          let year = goal.map(String.init) ?? ""
          return IndicatorLine(
            indicator: row["indicator"], chance: .nan,
            cells: self.cells(
              row, bar: nil, trend: row, forecasts[ForecastKey(row, year)]))
        }
    }
  }

  /// An indicator of a commune in a table.
  struct IndicatorLine {
    let indicator: String
    /// The chance to meet the bar; `NaN` where there is none.
    let chance: Double
    let cells: [ReportText]
  }

  /// A forecast of a commune.
  private struct ForecastKey: Hashable {
    let unit: String
    let indicator: String
    let year: String

    init(_ row: ResultTable.Row, _ year: String) {
      (unit, indicator, self.year) = (row["unit"], row["indicator"], year)
    }
  }

  /// The forecasts of communes for some years; a last value that is only carried on is none.
  private func forecasts(_ years: Set<String>) -> [ForecastKey: ResultTable.Row] {
    Dictionary(
      context.unitRows("forecast", where: ["year": years])
        .filter { $0["status"] != "no_spread" && $0.number("q50").isFinite }
        .map { (ForecastKey($0, $0["year"]), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - row: A row with the last value, of `attainment` or of `trend`.
  ///   - bar: The row of `attainment`.
  ///   - trend: The last row of `trend`: the slope is of one method in all rows.
  ///   - forecast: The row of `forecast`.
  private func cells(
    _ row: ResultTable.Row, bar: ResultTable.Row?, trend: ResultTable.Row?,
    _ forecast: ResultTable.Row?
  ) -> [ReportText] {
    let indicator = row["indicator"]
    return [
      indicatorName(indicator), number(row, "last_value"), yearText(row, "last_year"),
      trend.map { number($0, "slope", .change) } ?? "–",
      forecast.map { marked(number($0, "q50"), ifDoubtful: indicator) } ?? "–",
      (bar ?? forecast).map { yearText($0) } ?? "–", bar.map { requirement($0) } ?? "",
      bar.map { marked(chance($0, "p_met_in_year"), ifDoubtful: indicator) } ?? "",
    ]
  }
}
