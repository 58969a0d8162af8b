import Panels
import Planning

extension ReportWriter {
  /// Whether the plan's numbers hold together, and how its promises compare with the way so far.
  func addConsistency(to document: inout ReportDocument) {
    if !report.consistency.isEmpty || !report.planChecks.isEmpty {
      document.heading(2, words(.consistency))
    }
    if !report.consistency.isEmpty { document.table(readingTable()) }
    if !report.planChecks.isEmpty { document.table(checkTable()) }
    let whole = report.plausibility.filter { $0.unit == nil }
    guard !whole.isEmpty else { return }
    document.heading(2, words(.plausibility))
    document.table(plausibilityTable(whole))
    document.paragraph(words(.plausibilityNote))
  }

  private func readingTable() -> ReportTable {
    ReportTable(
      [
        text(.reading), numeric(.neededTotal), numeric(.neededOfRest), numeric(.neededOfBasic),
        numeric(.slack), text(.verdict),
      ],
      rows: report.consistency.map { row in
        [
          words(row.reading == .separate ? .readingSeparate : .readingIncluded),
          words.numbers.text(row.neededTotal),
          words.numbers.text(atLeast(row.neededOfTheRest), decimals: 2),
          words.numbers.text(atLeast(row.neededOfBasic), decimals: 2),
          words.numbers.text(row.slack),
          possibility(row.possibility),
        ]
      })
  }

  private func possibility(_ possibility: TargetConsistency.Possibility) -> String {
    switch possibility {
    case .yes: "✓ " + words(.possible)
    case .ifMore: "△ " + words(.possibleIfMore)
    case .no: "✗ " + words(.impossible)
    }
  }

  /// A minimum, rounded up so that what is printed suffices.
  private func atLeast(_ value: Double) -> Double { (value * 100 - 1e-9).rounded(.up) / 100 }

  private func checkTable() -> ReportTable {
    ReportTable(
      [
        text(.target), text(.comparedWith), numeric(.planned), numeric(.value), numeric(.slack),
        text(.verdict),
      ],
      rows: report.planChecks.map { check in
        let other: String
        switch check.kind {
        case .contradiction: other = words(.otherTarget(name(ofTarget: check.other)))
        case .available: other = words(.numberThereIs)
        case .roadmap: other = words(.numberInRoadmap)
        case .barBelow: other = words(.ownBar(check.other))
        }
        let verdict: String
        switch check.verdict {
        case .met, .notApplicable: verdict = "✓ " + words(.possible)
        case .notMet: verdict = "✗ " + words(.impossible)
        case .notAssessable: verdict = words.verdict(.notAssessable)
        }
        return [
          check.target.name[words.language], other, words.numbers.short(check.promised),
          words.numbers.short(check.bound), words.numbers.short(check.slack), verdict,
        ]
      })
  }

  private func plausibilityTable(_ rows: [PlausibilityRow]) -> ReportTable {
    ReportTable(
      [
        text(.target), text(.wayFrom), text(.demand), numeric(.requiredChange),
        numeric(.observedChange), numeric(.percentileOfChanges), text(.ambition),
        numeric(.atThisPace),
      ],
      rows: rows.map { row in
        let start: String
        switch row.start {
        case .status: start = ""
        case .target(let id): start = " (\(name(ofTarget: id)))"
        case .reference(let place): start = " (\(place))"
        }
        return [
          row.target.name[words.language],
          "\(words.numbers.short(row.startValue)), \(row.startYear)\(start)",
          "\(words.numbers.text(row.target.requirement)), \(row.year)", change(row.required),
          row.observedYears > 0 ? change(row.observed) : "–",
          row.percentile.isNaN
            ? "–" : "\(words.numbers.text(row.percentile, decimals: 0)) (n = \(row.comparisons))",
          row.ambition == .unknown ? "–" : words.ambition(row.ambition),
          words.numbers.short(row.reached),
        ]
      })
  }

  private func name(ofTarget id: String) -> String {
    report.plan.targets.first { $0.id == id }?.name[words.language] ?? id
  }

  private func change(_ change: AnnualChange) -> String {
    let sign = change.value > 0 ? "+" : ""
    switch change.measure {
    case .percent: return sign + words.numbers.percent(change.value)
    case .difference: return words.numbers.change(change.value)
    }
  }
}
