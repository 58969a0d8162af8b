import Panels

extension ReportMaker {
  /// What stands out in a table without criteria: how each indicator stands and where it is heading, and how
  /// many communes have a good chance of meeting each bar in its last year.
  var seriesSentences: [ReportText] {
    rows("levels").isEmpty && !isOneUnit ? meanSentences + barSentences : []
  }

  /// More indicators than this are for the table of means.
  private static let indicatorLimit = 6

  /// The mean or sum of each indicator and its forecast, those that a bar asks something of first.
  private var meanSentences: [ReportText] {
    let barred = Set(rows("chances").map { $0["indicator"] })
    let known = context.areaRows("means", where: ["year": [String(year)]]).filter {
      $0.number("value").isFinite && context.kind($0["indicator"]) != "yesno"
    }
    let sorted =
      known.filter { barred.contains($0["indicator"]) }
      + known.filter { !barred.contains($0["indicator"]) }
    return sorted.prefix(Self.indicatorLimit).map { last in
      let row = fullest(last)
      let indicator = context.indicator(row["indicator"])
      let unit = context.measure(indicator.unit)
      let name = ReportText(name: indicator.name)
      let value = number(row, "value") + ReportText(name: unit)
      let units = self.units(number(row, "units"))
      let stand =
        row["statistic"] == "sum"
        ? say(
          "report.finding.sum",
          ["indicator": name, "year": yearText(row), "value": value, "units": units])
        : say(
          "report.finding.mean",
          ["indicator": name, "year": yearText(row), "value": value, "units": units])
      return stand + partialYear(last, beside: row) + outlookText(row, unit: unit) + "."
    }
  }

  /// The last year of an indicator, up to that of a row, that nearly all units have which any year has: forecasts are
  /// of all of them, and the mean of a few is no match for that of all.
  private func fullest(_ last: ResultTable.Row) -> ResultTable.Row {
    let years = context.areaRows("means", where: ["indicator": [last["indicator"]]])
      .filter { $0.number("value").isFinite && $0.number("year") <= last.number("year") }
    let most = years.map { $0.number("units") }.max() ?? 0
    return years.last { $0.number("units") >= FanSeries.nearlyAll * most } ?? last
  }

  /// "; năm 2024 mới có số liệu của 16 xã" where a mean is of a year before the last.
  private func partialYear(_ last: ResultTable.Row, beside row: ResultTable.Row) -> ReportText {
    guard last["year"] != row["year"] else { return "" }
    return say(
      "report.finding.partial-year",
      ["year": yearText(last), "units": units(number(last, "units"))])
  }

  /// "; dự báo năm 2027 là 65,06 (khoảng 80%: 56,39–75,06)", with how many communes it is of where the mean told is of
  /// another number; nothing where there is no forecast.
  private func outlookText(_ mean: ResultTable.Row, unit: String) -> ReportText {
    let indicator = mean["indicator"]
    let ahead = context.areaRows("group_forecast", where: ["indicator": [indicator]])
    guard let last = ahead.last, last.number("q50").isFinite else { return "" }
    let form = context.kind(indicator) == "count" ? FigureForm.count : .short
    let isOfOthers = last.number("units").isFinite && last["units"] != mean["units"]
    let communes: ReportText =
      isOfOthers ? units(number(last, "units")) + "; " : ""
    return say(
      "report.finding.mean-ahead",
      [
        "year": yearText(last), "median": number(last, "q50", form) + ReportText(name: unit),
        "low": number(last, "q10", form), "high": number(last, "q90", form),
        "communes": communes,
      ]
    ) + marked("", ifDoubtful: indicator)
  }

  private var barSentences: [ReportText] {
    bars.map { bar in
      let indicator = context.indicator(bar.row["indicator"])
      let name = ReportText(name: indicator.name)
      let level = requirement(bar.row) + ReportText(name: context.measure(indicator.unit))
      let unknown = bar.unknown.map(units) ?? ""
      guard !bar.bands.isEmpty else {
        return say(
          "report.finding.bar-of-none",
          ["indicator": name, "bar": level, "year": yearText(bar.row), "units": unknown])
      }
      let bands = bar.bands.map { band, count in
        say(
          "report.finding.bar-band",
          ["band": ReportText(band.words(words)), "units": units(count)])
      }
      return say(
        "report.finding.bar",
        [
          "indicator": name, "bar": level, "year": yearText(bar.row),
          "bands": bands.joined(separator: "; "),
          "unknown": bar.unknown == nil
            ? "" : say("report.finding.bar-unknown", ["units": unknown]),
        ])
    }
  }

  /// What a bar asks, and how many units are in each band of the scale, those that hold any.
  private struct BarCounts {
    let row: ResultTable.Row
    let bands: [(band: ChanceBand, count: ReportText)]
    /// How many have no chance that could be computed.
    let unknown: ReportText?
  }

  /// The bars of the area, of one asked for in several years that of the last.
  private var bars: [BarCounts] {
    let keys = ["indicator", "source", "requirement"]
    let table = area.isWhole ? rows("chances") : context.unitRows("attainment")
    let groups = Dictionary(grouping: table) { row in keys.map { row[$0] } }
    return groups.values.map { rows in
      let last = rows.compactMap { $0.integer("year") }.max()
      return rows.filter { $0.integer("year") == last }
    }.sorted { $0[0].rowNumber < $1[0].rowNumber }.map(area.isWhole ? counted : counts)
  }

  /// A bar with the counts that `chances` holds.
  private func counted(_ rows: [ResultTable.Row]) -> BarCounts {
    let row = rows[0]
    return BarCounts(
      row: row,
      bands: ChanceBand.falling.filter { row.number($0.column) > 0 }.map {
        ($0, number(row, $0.column))
      },
      unknown: row.number("communes_unknown") > 0 ? number(row, "communes_unknown") : nil)
  }

  /// A bar with the number of rows of `attainment` in each band.
  private func counts(_ rows: [ResultTable.Row]) -> BarCounts {
    let bands = Dictionary(grouping: rows) { row in
      let chance = row.number("p_met_in_year")
      return chance.isNaN ? nil : ChanceBand(chance)
    }
    return BarCounts(
      row: rows[0],
      bands: ChanceBand.falling.compactMap { band in
        bands[band].map { (band, count($0, of: "attainment")) }
      },
      unknown: bands[nil].map { count($0, of: "attainment") })
  }

  /// So many units, by the word for their kind.
  func units(_ count: ReportText) -> ReportText {
    switch context.unitKind {
    case .commune: say("common.count.communes", ["count": count])
    case .district: say("common.count.districts", ["count": count])
    case .province: say("common.count.provinces", ["count": count])
    default: say("common.count.units", ["count": count])
    }
  }
}
