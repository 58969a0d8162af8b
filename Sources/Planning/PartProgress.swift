import Analytics
import Panels

/// How far an item of a thematic programme or component content is, over the communes that count.
///
/// `met + failed + unknown` is the number of communes that count.
public struct PartProgress: Sendable {
  /// The part.
  public let part: ProgrammePart
  /// The item; empty for a part without any.
  public let item: String
  /// The year.
  public let year: Int
  /// Communes that meet it, or to which it does not apply.
  public let met: Int
  /// Communes that fail it.
  public let failed: Int
  /// Communes of which it cannot be said.
  public let unknown: Int
  /// The least trustworthy provenance of the year's data.
  public let provenance: Provenance

  /// The items of every part of a plan in the status year; of an item of a set that is not assessed
  /// nothing is known.
  public static func all(of plan: Plan, on state: ProgrammeState) -> [PartProgress] {
    let provenance =
      state.panels.period(of: plan.statusYear).map(state.provenance(period:)) ?? .observed
    return plan.parts.flatMap { part in
      (part.items.isEmpty ? [""] : part.items).map { item in
        let verdicts = self.verdicts(of: item, part.set, on: state, year: plan.statusYear)
        return PartProgress(
          part: part, item: item, year: plan.statusYear,
          met: verdicts.count { $0 == .met || $0 == .notApplicable },
          failed: verdicts.count { $0 == .notMet },
          unknown: verdicts.count { $0 == .notAssessable }, provenance: provenance)
      }
    }
  }

  private static func verdicts(
    of item: String, _ set: String, on state: ProgrammeState, year: Int
  ) -> [Verdict] {
    guard let assessment = state.assessment(set), let period = state.panels.period(of: year)
    else { return [] }
    let cells = state.countedUnits.map { period * state.panels.units.count + $0 }
    if let criterion = assessment.criteria.first(where: { $0.criterion.id == item }) {
      return cells.map { criterion.verdicts[$0] }
    }
    let leaf = assessment.criteria.flatMap(\.leaves).first { $0.rule.id == item }
    return leaf.map { leaf in cells.map { leaf.outcomes[$0].verdict } } ?? []
  }
}
