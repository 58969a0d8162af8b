import Analytics
import Panels

/// A criterion, indicator or condition that a unit lacks, as one owner sees it.
public struct UnmetItem: Sendable {
  /// What is lacking.
  public enum Kind: String, Sendable {
    /// A criterion.
    case criterion
    /// An indicator of a criterion.
    case indicator
    /// A condition of recognition.
    case condition
  }

  /// The unit, as its position.
  public var unit: Int
  /// The set.
  public var set: String
  /// What is lacking.
  public var kind: Kind
  /// Its id.
  public var item: String
  /// Its name.
  public var name: LocalizedText
  /// The criterion it belongs to; its own id for a criterion, empty for a condition.
  public var criterion: String
  /// Not met; or not assessable, for an indicator of a criterion that is known to fail while its own value is not.
  public var verdict: Verdict
  /// Indicators met, of a criterion.
  public var met = 0
  /// Indicators that apply, of a criterion; 0 where none of them is known.
  public var applicable = 0
  /// The place in the unit's order of work: fewest missing indicators first, then least effort.
  public var order: Int
  /// The points of effort of what is missing.
  public var effort: Int
  /// The rule, of an indicator or condition, or of a criterion that is its own only indicator.
  public var rule: IndicatorRule?

  /// Whether some indicators of the criterion are met: còn non.
  public var isPartlyMet: Bool { kind == .criterion && met > 0 }
}

/// What units lack in a year.
///
/// What an owner's claims leave unmet: `docs/owners.md`.
public struct UnmetCatalogue: Sendable {
  private let assessments: [SetAssessment]
  private let period: Int

  /// Looks at one period of assessments.
  public init(_ state: ProgrammeState, period: Int) {
    assessments = state.assessments
    self.period = period
  }

  /// What an owner's claims leave unmet, in the order of claims, units and work.
  public func items(of claim: Owner.Claim) -> [UnmetItem] {
    guard let assessment = assessments.first(where: { $0.set.id == claim.set }) else { return [] }
    return claim.units.flatMap { unit in
      claim.item.isEmpty
        ? everything(
          unit, assessment, withIndicators: claim.role != "lead" && claim.role != "monitors")
        : item(claim.item, unit, assessment)
    }
  }

  /// All that a unit lacks: criteria in the order of work, each followed by its missing indicators, and
  /// conditions.
  private func everything(
    _ unit: Int, _ assessment: SetAssessment, withIndicators: Bool
  ) -> [UnmetItem] {
    let lacking = LackingCriterion.all(of: unit, in: assessment, period: period)
    var items = lacking.enumerated().flatMap { order, criterion in
      criterionItems(unit, assessment, criterion, order: order + 1, withIndicators: withIndicators)
    }
    for condition in assessment.conditions {
      items += [leaf(condition, unit, assessment, criterion: "", order: lacking.count + 1)]
        .compactMap(\.self)
    }
    return items
  }

  /// One criterion with its missing indicators, one indicator, or one condition, where the unit lacks it.
  private func item(_ id: String, _ unit: Int, _ assessment: SetAssessment) -> [UnmetItem] {
    let lacking = LackingCriterion.all(of: unit, in: assessment, period: period)
    let order = { (index: Int) in
      (lacking.firstIndex { $0.index == index } ?? lacking.count) + 1
    }
    for (index, criterion) in assessment.criteria.enumerated() {
      if criterion.criterion.id == id, let found = lacking.first(where: { $0.index == index }) {
        return criterionItems(
          unit, assessment, found, order: order(index), withIndicators: true)
      }
      if let own = criterion.leaves.first(where: { $0.rule.id == id }), criterion.criterion.id != id
      {
        let fails = criterion.verdicts[cell(unit, assessment)] == .notMet
        return [
          leaf(
            own, unit, assessment, criterion: criterion.criterion.id, order: order(index),
            countsUnknown: fails && !hasDecidedLeaf(criterion, unit, assessment))
        ].compactMap(\.self)
      }
    }
    return assessment.conditions.filter { $0.rule.id == id }.compactMap {
      leaf($0, unit, assessment, criterion: "", order: lacking.count + 1)
    }
  }

  private func cell(_ unit: Int, _ assessment: SetAssessment) -> Int {
    period * assessment.unitCount + unit
  }

  /// Whether an indicator of the criterion is known to fail, so that nothing has to be guessed about the others.
  private func hasDecidedLeaf(
    _ criterion: CriterionAssessment, _ unit: Int, _ assessment: SetAssessment
  ) -> Bool {
    criterion.leaves.contains { $0.outcomes[cell(unit, assessment)].verdict == .notMet }
  }

  private func criterionItems(
    _ unit: Int, _ assessment: SetAssessment, _ lacking: LackingCriterion, order: Int,
    withIndicators: Bool
  ) -> [UnmetItem] {
    let criterion = assessment.criteria[lacking.index]
    let counts = criterion.indicatorCounts(cell: cell(unit, assessment))
    let own = UnmetItem(
      unit: unit, set: assessment.set.id, kind: .criterion, item: criterion.criterion.id,
      name: criterion.criterion.name, criterion: criterion.criterion.id, verdict: .notMet,
      met: counts.met, applicable: counts.met + counts.notMet > 0 ? counts.applicable : 0,
      order: order, effort: lacking.effort, rule: criterion.ownLeaf?.rule)
    guard withIndicators else { return [own] }
    return [own]
      + criterion.leaves.filter { $0.rule.id != criterion.criterion.id }.compactMap {
        leaf($0, unit, assessment, criterion: criterion.criterion.id, order: order)
      }
  }

  private func leaf(
    _ leaf: LeafAssessment, _ unit: Int, _ assessment: SetAssessment, criterion: String,
    order: Int, countsUnknown: Bool = false
  ) -> UnmetItem? {
    let verdict = leaf.outcomes[cell(unit, assessment)].verdict
    guard verdict == .notMet || (countsUnknown && verdict == .notAssessable) else { return nil }
    return UnmetItem(
      unit: unit, set: assessment.set.id, kind: criterion.isEmpty ? .condition : .indicator,
      item: leaf.rule.id, name: leaf.rule.name, criterion: criterion, verdict: verdict,
      order: order, effort: LackingCriterion.points(leaf.rule.effort), rule: leaf.rule)
  }
}

extension CriterionAssessment {
  /// The indicator that is the criterion itself, in sets that do not number them apart.
  fileprivate var ownLeaf: LeafAssessment? { leaves.first { $0.rule.id == criterion.id } }
}
