import Panels

extension UnitChangeProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .splitWithoutWeights: 0
    }
  }

  static let caseCount = 1

  static let examples: [UnitChangeProblem] = [.splitWithoutWeights(unit: "seen", parts: 3)]
}
