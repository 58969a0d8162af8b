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
      $0.number("value").isFinite && kind($0["indicator"]) != "yesno"
    }
    let sorted =
      known.filter { barred.contains($0["indicator"]) }
      + known.filter { !barred.contains($0["indicator"]) }
    return sorted.prefix(Self.indicatorLimit).map { row in
      let indicator = context.indicator(row["indicator"])
      let unit = context.measure(indicator.unit)
      let name = ReportText(name: indicator.name)
      let value = number(row, "value") + ReportText(name: unit)
      let communes = number(row, "units")
      let stand =
        row["statistic"] == "sum"
        ? say(
          "report.finding.sum",
          ["indicator": name, "year": yearText(row), "value": value, "communes": communes])
        : say(
          "report.finding.mean",
          ["indicator": name, "year": yearText(row), "value": value, "communes": communes])
      return stand + outlookText(row["indicator"], unit: unit) + "."
    }
  }

  /// "; dự báo năm 2027 là 65,06 (khoảng 80%: 56,39–75,06)"; nothing where there is no forecast.
  private func outlookText(_ indicator: String, unit: String) -> ReportText {
    let ahead = context.areaRows("group_forecast", where: ["indicator": [indicator]])
    guard let last = ahead.last, last.number("q50").isFinite else { return "" }
    return say(
      "report.finding.mean-ahead",
      [
        "year": yearText(last), "median": number(last, "q50") + ReportText(name: unit),
        "low": number(last, "q10"), "high": number(last, "q90"),
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
      let unknown: ReportText =
        row.number("communes_unknown") > 0
        ? say("report.finding.bar-unknown", ["unknown": number(row, "communes_unknown")]) : ""
      return say(
        "report.finding.bar",
        [
          "indicator": ReportText(name: indicator.name),
          "bar": requirement(row) + ReportText(name: context.measure(indicator.unit)),
          "year": yearText(row), "bands": bandCounts(row), "unknown": unknown,
        ])
    }
  }

  /// How many communes are in each band of the scale, those that hold any.
  private func bandCounts(_ row: ResultTable.Row) -> ReportText {
    ChanceBand.falling.filter { row.number($0.column) > 0 }.map { band in
      say(
        "report.finding.bar-band",
        ["band": ReportText(band.words(words)), "count": number(row, band.column)])
    }.joined(separator: "; ")
  }

  private func kind(_ indicator: String) -> String {
    rows("indicators", ["indicator": [indicator]]).first?["kind"] ?? ""
  }
}
