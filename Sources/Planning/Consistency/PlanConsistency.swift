import Analytics
import Panels

/// Whether a plan can hold, before anything is fitted: its numbers with each other, with what there
/// is, and with the way so far.
public struct PlanConsistency: Sendable {
  /// The readings of its counts at two levels with its average.
  public let readings: [TargetConsistency]
  /// Number against number.
  public let checks: [PlanCheck]
  /// Promise against the way so far.
  public let plausibility: [PlausibilityRow]

  /// Judges a plan on the state of its data.
  public init(of plan: Plan, on state: ProgrammeState) {
    let communes = plan.area.communeCount ?? state.countedUnits.count
    readings = state.assessments.flatMap {
      TargetConsistency.readings(of: plan, set: $0.set, communes: communes)
    }
    checks = PlanChecker(plan: plan, state: state).checks()
    plausibility = PlausibilityReview(plan: plan, state: state).rows()
  }

  /// What does not fit or has not been seen before.
  public var problems: [Problem] {
    Dictionary(grouping: readings) { "\($0.set) \($0.year)" }.sorted { $0.key < $1.key }
      .compactMap { Self.problem($0.value) }
      + checks.compactMap(\.problem) + plausibility.compactMap(\.problem)
  }

  /// What is to be said where no reading of the counts leaves room for the average.
  private static func problem(_ readings: [TargetConsistency]) -> Problem? {
    guard let first = readings.first, readings.allSatisfy({ $0.possibility != .yes }) else {
      return nil
    }
    let withMore = readings.filter { $0.possibility == .ifMore }
    let greatest =
      withMore.isEmpty
      ? readings.map(\.greatestIfMore).max() : withMore.map(\.greatestTotal).max()
    return Problem(
      .plan(
        .cannotHoldTogether(
          target: first.average.id, year: first.year, needed: first.neededTotal,
          greatest: greatest ?? 0, isPossibleWithMore: !withMore.isEmpty)),
      at: first.average.location)
  }
}

extension PlausibilityRow {
  /// What is to be said where the promise is out of the ordinary.
  fileprivate var problem: Problem? {
    let fault: PlanProblem? =
      switch start {
      case .status where ambition == .notSeenBefore && unit == nil:
        .notSeenBefore(
          target: target.id, required: required.text,
          observed: observedYears > 0 ? observed.text : nil, comparisons: comparisons)
      case .target(let earlier) where ambition != .alreadyMet && verdict == .notMet:
        .pathTooShort(
          target: earlier, next: target.id, required: required.text, observed: observed.text)
      case .reference(let place) where ambition == .notSeenBefore:
        .farFromReference(
          target: target.id, place: place, figure: "\(startValue) (\(startYear))",
          required: required.text)
      default: nil
      }
    return fault.map { Problem(.plan($0), at: target.location) }
  }
}
