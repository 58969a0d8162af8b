import Panels

extension ForecastProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .negativeStandardError: 0
    case .impossibleBar: 1
    case .targetPast: 2
    case .targetWithoutTrend: 3
    }
  }

  static let caseCount = 4

  static let examples: [ForecastProblem] = [
    .negativeStandardError(
      unit: "seen", year: 2020, indicator: "seen", column: "poverty_se", value: "-1.5"),
    .impossibleBar(indicator: "seen", bar: "120", bounds: "0…100"),
    .targetPast(indicator: "seen", year: 2019, last: 2021),
    .targetWithoutTrend(
      indicator: "seen", bar: "≥ 50.5", last: 2021, met: 1, of: 3, widest: "2.5"),
    .targetWithoutTrend(indicator: "seen", bar: "< 2", last: 2021, met: 3, of: 3, widest: "0"),
  ]
}
