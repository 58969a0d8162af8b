import Panels

extension TextProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .convertedEncoding: 0
    }
  }

  static let caseCount = 1

  static let examples: [TextProblem] = [.convertedEncoding("seen")]
}
