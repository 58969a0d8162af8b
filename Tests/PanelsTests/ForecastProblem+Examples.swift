import Panels

extension ForecastProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .negativeStandardError: 0
    case .impossibleBar: 1
    case .targetPast: 2
    }
  }

  static let caseCount = 3

  static let examples: [ForecastProblem] = [
    .negativeStandardError(
      unit: "seen", year: 2020, indicator: "seen", column: "poverty_se", value: "-1.5"),
    .impossibleBar(indicator: "seen", bar: "120", bounds: "0…100"),
    .targetPast(indicator: "seen", year: 2019, last: 2021),
  ]
}
