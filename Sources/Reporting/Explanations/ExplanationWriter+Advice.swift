import Analytics
import Panels

extension ExplanationWriter {
  /// What to do where an indicator cannot be assessed: all of it, the value as well as the bar.
  func advice(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> [ExplanationTree] {
    if indicator.outcome == .notApplicable || indicator.value.isNotApplicable { return [] }
    if let demand = indicator.rule.requiredLevel {
      guard indicator.outcome == .levelUnknown else { return [] }
      return [
        ExplanationTree(
          say("explain.value.to-do-see-other-set") + "--set \(demand.set)", tone: .open)
      ]
    }
    return [valueAdvice(indicator, explanation), barAdvice(indicator, explanation)]
      .compactMap(\.self)
  }

  /// The value to add, with the last known one below.
  private func valueAdvice(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree? {
    guard indicator.value.value.isNaN else { return nil }
    let last = indicator.value.lastKnown.map { last in
      ExplanationTree(
        say("explain.value.last-known-follows", ["year": last.year])
          + amount(last.value, indicator.rule), place(last.location))
    }
    return ExplanationTree(
      addition(of: indicator.rule.measure, year: indicator.value.year, explanation), tone: .open,
      [last].compactMap(\.self))
  }

  private func addition(
    of measure: String, year: Int, _ explanation: VerdictExplanation
  ) -> String {
    say(
      "explain.value.to-do-add-value",
      [
        "row": "\(explanation.unit.code), \(year), \(measure)",
        "file": explanation.dataFile.map(shown) ?? say("explain.value.files-of-plan"),
      ])
  }

  /// The bar to look up, the region to fill in, or what a bar relative to the unit's own past lacks.
  private func barAdvice(
    _ indicator: IndicatorExplanation, _ explanation: VerdictExplanation
  ) -> ExplanationTree? {
    guard let bar = indicator.bar, bar.height == nil else { return nil }
    let fix: String
    switch bar.trail.bar {
    case .zoneMissing: fix = say("explain.value.to-do-give-region")
    case .timesOwnValue:
      fix =
        bar.own.map { addition(of: indicator.rule.measure, year: $0.year, explanation) }
        ?? say("explain.value.to-do-record-recognition")
    case .value, .unknown:
      fix =
        say("explain.value.to-do-write-bar")
        + "\(explanation.set.id),\(indicator.rule.id),\(explanation.unit.usedZone ?? ""),,,\(explanation.year),…,…"
    }
    return ExplanationTree(fix, tone: .open)
  }
}
