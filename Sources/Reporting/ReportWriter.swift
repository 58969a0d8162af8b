import Analytics
import Panels
import Planning

/// Says what a command found, for the screen at its end; the report is made by ``ReportMaker``.
///
/// ```swift
/// let state = ProgrammeState(
///   panels: data.panels, sets: data.sets, recognitions: data.plan.recognitions,
///   scope: UnitScope(includesTowns: false))
/// let writer = ReportWriter(RunReport(plan: data.plan, state: state, year: 2022), language: .en)
/// print(TerminalRenderer.render(writer.communeTable(), width: 80))  // criteria and level of each
/// ```
public struct ReportWriter {
  let report: RunReport
  let words: Words

  /// Prepares a writer.
  public init(_ report: RunReport, language: Language) {
    self.report = report
    words = Words(language)
  }

  /// How many criteria communes meet on average, by set, and how that changed.
  public var overview: String {
    var sentences: [String] = []
    for assessment in report.state.assessments {
      let row = report.averages.first {
        $0.level == "all" && $0.set == assessment.set.id && $0.year == report.year
      }
      guard let row, row.average.isFinite else { continue }
      if let commune = onlyCommune, row.communes == 1, row.unknown == 0 {
        sentences.append(sentence(commune, row, assessment.set))
        continue
      }
      sentences.append(
        words.say(
          "report.overview",
          [
            "communes": words.numbers.text(row.communes), "year": report.year,
            "average": words.numbers.text(row.average, decimals: 2),
            "set": words.set(assessment.set),
          ]))
      if !row.change.isNaN { sentences.append(changeSentence(row)) }
      if row.unknown > 0 {
        sentences.append(
          words.say("report.communes-unknown", ["count": words.numbers.text(row.unknown)]))
      }
    }
    if sentences.isEmpty {
      sentences = report.state.assessments.map {
        words.say("report.finding.none-counted", ["set": words.set($0.set)])
      }
    }
    if sentences.isEmpty { return words.say("report.data-year", ["year": report.year]) }
    return sentences.joined(separator: " ")
  }

  /// The commune, where the data have one alone.
  private var onlyCommune: String? {
    let names = report.state.panels.units.names
    return names.count == 1 ? names[0] : nil
  }

  private func sentence(_ commune: String, _ row: CriteriaAverage, _ set: CriteriaSet) -> String {
    let met = words.say(
      "overview.commune",
      [
        "year": row.year, "commune": commune, "met": words.numbers.short(row.average),
        "criteria": set.criteria.count, "set": words.set(set),
      ])
    if row.change.isNaN { return met }
    let count = words.numbers.short(abs(row.change))
    let change =
      row.change == 0
      ? words.say("overview.unchanged", ["year": row.year - 1])
      : row.change > 0
        ? words.say("overview.gained", ["count": count, "year": row.year - 1])
        : words.say("overview.lost", ["count": count, "year": row.year - 1])
    return met + " " + change
  }

  private func changeSentence(_ row: CriteriaAverage) -> String {
    let amount = words.numbers.text(abs(row.change), decimals: 2)
    if row.change == 0 { return words.say("report.no-change", ["year": row.year - 1]) }
    return row.change > 0
      ? words.say("report.change-up", ["amount": amount, "year": row.year - 1])
      : words.say("report.change-down", ["amount": amount, "year": row.year - 1])
  }
}
