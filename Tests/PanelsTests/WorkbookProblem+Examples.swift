import Panels

extension WorkbookProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .damaged: 0
    }
  }

  static let caseCount = 1

  static let examples: [WorkbookProblem] = [.damaged(reason: "seen")]
}
