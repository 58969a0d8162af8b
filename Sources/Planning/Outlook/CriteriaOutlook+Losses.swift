import Analytics
import Distributions
import Forecast
import Panels

/// A criterion of a set.
public struct SetCriterion: Hashable, Sendable {
  /// The set.
  public let set: String
  /// The criterion.
  public let criterion: String
}

/// What a commune may lose in the next year, and how likely it will meet everything.
public struct CommuneProspect: Sendable {
  /// The unit, as its position.
  public let unit: Int
  /// What is met now and lost next year with a chance above ``LossRisk/limit``.
  public let risks: [LossRisk]
  /// Criteria met now of which no chance can be told, as set and criterion: no series to tell it from, or a set
  /// that is no longer in force.
  public let untold: [SetCriterion]
  /// For each set the chance that all criteria are met next year; `NaN` where it cannot be said.
  public let all: [Double]
}

extension CriteriaOutlook {
  /// What a commune may lose in the first year after the data.
  ///
  /// Only sets in force in that year are spoken of: nobody is judged by a rule that has lapsed.
  ///
  /// `chance`: The chances of the indicators that are numbers.
  ///
  /// - Complexity: As one year of the outlook.
  public func prospect(of unit: Int, chance: IndicatorChance) -> CommuneProspect {
    guard let last = state.panels.years.last,
      let year = years(of: unit, horizon: 1, overlay: .none, chance: chance).first
    else { return CommuneProspect(unit: unit, risks: [], untold: [], all: []) }
    let parts = nextYear(of: unit, chance: chance)
    var risks: [LossRisk] = []
    var untold: [SetCriterion] = []
    for (index, assessment) in state.assessments.enumerated() {
      let cell = (assessment.periodCount - 1) * assessment.unitCount + unit
      let isInForce = assessment.set.years.contains(last + 1)
      for (criterion, items) in zip(assessment.criteria, parts[index])
      where criterion.verdicts[cell] == .met && (!isInForce || items.criterion == nil) {
        untold.append(
          SetCriterion(set: assessment.set.id, criterion: criterion.criterion.id))
      }
      guard isInForce else { continue }
      risks += levelRisks(assessment, index, unit, cell, year)
      for (criterion, items) in zip(assessment.criteria, parts[index]) {
        risks += self.risks(criterion, items, assessment.set.id, unit, cell)
      }
    }
    return CommuneProspect(
      unit: unit, risks: risks, untold: untold,
      all: year.outlooks.enumerated().map { index, outlook in
        state.assessments[index].set.years.contains(last + 1) ? outlook.all : .nan
      })
  }

  private func levelRisks(
    _ assessment: SetAssessment, _ set: Int, _ unit: Int, _ cell: Int, _ year: CommuneYear
  ) -> [LossRisk] {
    let now = assessment.level(cell: cell)
    guard now != .none, let place = levels.firstIndex(where: { $0.set == set && $0.level == now })
    else { return [] }
    let loss = 1 - year.chance(level: place)
    guard loss > LossRisk.limit else { return [] }
    return [
      LossRisk(
        unit: unit, set: assessment.set.id, kind: .level, item: now.rawValue, criterion: "",
        name: LocalizedText(vi: "", en: ""), chance: loss)
    ]
  }

  private func risks(
    _ criterion: CriterionAssessment, _ parts: CriterionProspect, _ set: String, _ unit: Int,
    _ cell: Int
  ) -> [LossRisk] {
    var risks: [LossRisk] = []
    let id = criterion.criterion.id
    if criterion.verdicts[cell] == .met, let joint = parts.criterion {
      let loss = 1 - Self.chance(of: joint)
      if loss > LossRisk.limit {
        risks.append(
          LossRisk(
            unit: unit, set: set, kind: .criterion, item: id, criterion: id,
            name: criterion.criterion.name, chance: loss))
      }
    }
    // A criterion that is one item is told once.
    for (leaf, chance) in zip(criterion.leaves, parts.leaves)
    where leaf.rule.id != id && leaf.outcomes[cell].verdict == .met && 1 - chance > LossRisk.limit {
      risks.append(
        LossRisk(
          unit: unit, set: set, kind: .indicator, item: leaf.rule.id, criterion: id,
          name: leaf.rule.name, chance: 1 - chance))
    }
    return risks
  }

  /// The chance that a criterion is met. Where even all items failing one by one could not bring the loss above
  /// the limit, the bound is good enough.
  private static func chance(of criterion: JointCriterion) -> Double {
    let all = criterion.items + [criterion.reported?.verdict].compactMap(\.self)
    let losses = all.reduce(0) { $0 + 1 - $1.chance }
    return losses <= LossRisk.limit && all.count != 1 ? 1 - losses : criterion.chance
  }
}
