import Panels

extension SeriesProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .constant: 0
    }
  }

  static let caseCount = 1

  static let examples: [SeriesProblem] = [.constant(unit: "seen", indicator: "seen", years: 3)]
}
