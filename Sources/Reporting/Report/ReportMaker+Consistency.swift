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

  private var checkTable: ReportTable {
    let names = targetNames
    return ReportTable(
      [
        text(.target), text(.comparedWith), numeric(.planned), numeric(.value), numeric(.slack),
        text(.verdict),
      ],
      cells: rows("plan_checks").map { row -> [ReportText] in
        let other: ReportText
        switch row["check"] {
        case "contradiction":
          other = ReportText(name: words(.otherTarget(names[row["other"]] ?? row["other"])))
        case "available": other = ReportText(words(.numberThereIs))
        case "roadmap": other = ReportText(words(.numberInRoadmap))
        default: other = ReportText(name: words(.ownBar(row["other"])))
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
  }

  private var plausibilityTable: ReportTable {
    let names = targetNames
    return ReportTable(
      [
        text(.target), text(.wayFrom), text(.demand), numeric(.requiredChange),
        numeric(.observedChange), numeric(.percentileOfChanges), text(.ambition),
        numeric(.atThisPace),
      ],
      cells: rows("plausibility", ["unit": [""]]).map { row -> [ReportText] in
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
  }
}
