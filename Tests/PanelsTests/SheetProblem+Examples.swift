import Panels

extension SheetProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .noHeading: 0
    }
  }

  static let caseCount = 1

  static let examples: [SheetProblem] = [.noHeading]
}
