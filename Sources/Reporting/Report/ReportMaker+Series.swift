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

  /// The part of the units of the fullest year that a year has at least to stand for them.
  private static let nearlyAll = 0.95

  /// The last year of an indicator, up to that of a row, that nearly all units have which any year has: forecasts are
  /// of all of them, and the mean of a few is no match for that of all.
  private func fullest(_ last: ResultTable.Row) -> ResultTable.Row {
    let years = context.areaRows("means", where: ["indicator": [last["indicator"]]])
      .filter { $0.number("value").isFinite && $0.number("year") <= last.number("year") }
    let most = years.map { $0.number("units") }.max() ?? 0
    return years.last { $0.number("units") >= Self.nearlyAll * most } ?? last
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
    guard area.isWhole else { return [] }
    let last = Dictionary(
      rows("chances").map { ([$0["indicator"], $0["source"], $0["requirement"]], $0) },
      uniquingKeysWith: { $1["year"] > $0["year"] ? $1 : $0 })
    return last.values.sorted { $0.rowNumber < $1.rowNumber }.map { row in
      let indicator = context.indicator(row["indicator"])
      let unknown = units(number(row, "communes_unknown"))
      let name = ReportText(name: indicator.name)
      let bar = requirement(row) + ReportText(name: context.measure(indicator.unit))
      let bands = bandCounts(row)
      guard !bands.isEmpty else {
        return say(
          "report.finding.bar-of-none",
          ["indicator": name, "bar": bar, "year": yearText(row), "units": unknown])
      }
      let rest: ReportText =
        row.number("communes_unknown") > 0
        ? say("report.finding.bar-unknown", ["units": unknown]) : ""
      return say(
        "report.finding.bar",
        [
          "indicator": name, "bar": bar, "year": yearText(row),
          "bands": bands.joined(separator: "; "), "unknown": rest,
        ])
    }
  }

  /// How many communes are in each band of the scale, those that hold any.
  private func bandCounts(_ row: ResultTable.Row) -> [ReportText] {
    ChanceBand.falling.filter { row.number($0.column) > 0 }.map { band in
      say(
        "report.finding.bar-band",
        ["band": ReportText(band.words(words)), "units": units(number(row, band.column))])
    }
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
