import Panels

/// What keeps a plan from being used, over all its files.
///
/// What follows from another fault alone is not told: where a table of units could not be read, no name
/// in the plan is known, and none of them need be wrong.
struct PlanFaults {
  private var problems: [Problem] = []
  /// The keys of the plan of which some part could not be read.
  private var lost: Set<String> = []

  /// Whether there is nothing that keeps the plan from being used.
  var isEmpty: Bool { problems.isEmpty }

  /// Whether some part of what a key stands for could not be read.
  func hasLost(_ key: String) -> Bool { lost.contains(key) }

  /// Notes that a part of what a key of the plan stands for could not be read.
  mutating func lose(_ key: String) { lost.insert(key) }

  /// Notes the errors among some problems, but for those that may follow from what could not be read.
  mutating func note(_ found: [Problem]) {
    problems += found.filter { $0.severity == .error && !mayFollow($0.kind) }
  }

  /// Ends the reading when there is a fault, with all of them in the order of the files.
  ///
  /// - Parameters:
  ///   - files: The files in their order; others come after them.
  ///   - refused: How many values could be set aside instead.
  func throwIfAny(order files: [String], refused: Int) throws(InputError) {
    if problems.isEmpty { return }
    let ranks = Dictionary(
      files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = problems.enumerated().sorted { first, second in
      key(first, ranks).lexicographicallyPrecedes(key(second, ranks))
    }
    throw InputError(problems: sorted.map(\.element)).offeringToSetAside(refused)
  }

  private func key(_ problem: (offset: Int, element: Problem), _ ranks: [String: Int]) -> [Int] {
    let place = problem.element.location
    return [
      place.map { ranks[$0.file] ?? ranks.count } ?? -1, place?.line ?? 0, place?.column ?? 0,
      problem.offset,
    ]
  }

  /// Whether a problem may come of nothing but what could not be read.
  private func mayFollow(_ kind: ProblemKind) -> Bool {
    switch kind {
    case .unknownUnit, .ambiguousUnit, .text(.notInParent): hasLost("units")
    case .unknownSet, .plan(.setNotInPlan): hasLost("sets")
    case .unknownIndicator: hasLost("sets") || hasLost("indicators")
    case .plan(.roadmapBeforeStatus): hasLost("years") || hasLost("outcomes")
    case .plan(.roadmapAfterHorizon): hasLost("years")
    default: false
    }
  }
}
