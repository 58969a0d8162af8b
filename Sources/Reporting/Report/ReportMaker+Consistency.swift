import Panels

extension ReportMaker {
  /// Whether the plan's numbers hold together, and how its promises compare with the way so far.
  func addConsistency(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let readings = readingTable
    let checks = checkTable
    if !readings.rows.isEmpty || !checks.rows.isEmpty {
      document.heading(2, words(.consistency))
      document.table(readings)
      document.table(checks)
    }
    add(
      words(.plausibility), plausibilityTable, note: ReportText(words(.plausibilityNote)),
      to: &document)
  }

  private var readingTable: ReportTable {
    ReportTable(
      [
        text(.reading), numeric(.neededTotal), numeric(.neededOfRest), numeric(.neededOfBasic),
        numeric(.slack), text(.verdict),
      ],
      cells: rows("consistency").map { row -> [ReportText] in
        [
          ReportText(words(row["reading"] == "separate" ? .readingSeparate : .readingIncluded)),
          number(row, "needed_total"), number(row, "needed_of_rest", .fixed(2)),
          number(row, "needed_of_basic", .fixed(2)), number(row, "slack"), possible(row),
        ]
      })
  }

  private func possible(_ row: ResultTable.Row) -> ReportText {
    switch row["possible"] {
    case "yes": ReportText("✓ " + words(.possible))
    case "if_more": ReportText("△ " + words(.possibleIfMore))
    default: ReportText("✗ " + words(.impossible))
    }
  }

  private var targetNames: [String: String] {
    Dictionary(
      allTargets.map { ($0["target"], localized($0).plain) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The units of measure of targets, by their rows of another table.
  private func measures(of rows: [ResultTable.Row]) -> [String] {
    let measures = Dictionary(
      allTargets.map { ($0["target"], $0["measured_in"]) }, uniquingKeysWith: { first, _ in first })
    return rows.map { measures[$0["target"]] ?? "" }
  }

  private var checkTable: ReportTable {
    let names = targetNames
    let checks = rows("plan_checks")
    var table = ReportTable(
      [
        text(.target), text(.comparedWith), numeric(.planned), numeric(.value), numeric(.slack),
        text(.verdict),
      ],
      cells: checks.map { row -> [ReportText] in
        let other: ReportText
        switch row["check"] {
        case "contradiction":
          other = ReportText(
            name: words.say("report.other-target", ["name": names[row["other"]] ?? row["other"]]))
        case "available": other = ReportText(words(.numberThereIs))
        case "roadmap": other = ReportText(words(.numberInRoadmap))
        default: other = ReportText(name: words.say("report.own-bar", ["item": item(of: row)]))
        }
        let verdict: ReportText
        switch row["verdict"] {
        case "not_met": verdict = ReportText("✗ " + words(.impossible))
        case "not_assessable": verdict = self.verdict(row)
        default: verdict = ReportText("✓ " + words(.possible))
        }
        return [
          ReportText(name: names[row["target"]] ?? row["target"]), other, number(row, "promised"),
          number(row, "bound"), number(row, "slack"), verdict,
        ]
      })
    table.measures = measures(of: checks)
    return table
  }

  /// The item of a set whose bar bounds a target for a mean, as the annex names it:
  /// `318/QĐ-TTg 10.1 (Thu nhập bình quân đầu người)`.
  private func item(of check: ResultTable.Row) -> String {
    let parts = check["other"].split(separator: " ").map(String.init)
    guard parts.count == 2 else { return check["other"] }
    let subject = allTargets.first { $0["target"] == check["target"] }?["subject"] ?? ""
    let name = subject.isEmpty ? "" : context.indicator(subject).name
    return "\(setTitle(parts[0]).plain) \(parts[1])" + (name.isEmpty ? "" : " (\(name))")
  }

  private var plausibilityTable: ReportTable {
    let names = targetNames
    let ways = rows("plausibility", ["unit": [""]])
    var table = ReportTable(
      [
        text(.target), text(.wayFrom), text(.demand), numeric(.requiredChange),
        numeric(.observedChange), numeric(.percentileOfChanges), text(.ambition),
        numeric(.atThisPace),
      ],
      cells: ways.map { row -> [ReportText] in
        let start: ReportText =
          switch row["start"] {
          case "target":
            " (\(ReportText(name: names[row["start_name"]] ?? row["start_name"])))"
          case "reference": " (\(ReportText(name: row["start_name"])))"
          default: ""
          }
        let form: FigureForm = row["change_in"] == "percent" ? .percentChange : .change
        return [
          ReportText(name: names[row["target"]] ?? row["target"]),
          "\(number(row, "start_value")), \(yearText(row, "start_year"))\(start)",
          "\(requirement(row)), \(yearText(row))", number(row, "required_change", form),
          row.number("observed_years") > 0 ? number(row, "observed_change", form) : "–",
          row.number("percentile").isFinite
            ? "\(number(row, "percentile", .fixed(0))) (n = \(number(row, "comparisons")))" : "–",
          row["ambition"] == "unknown" ? "–" : coded(row, "ambition"), number(row, "reached"),
        ]
      })
    table.measures = measures(of: ways)
    return table
  }
}
