import Panels

extension RunProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .noRuns: 0
    case .notRuns: 1
    case .newerRuns: 2
    case .runsBusy: 3
    case .runsFailed: 4
    case .notKept: 5
    case .inputNotKept: 6
    case .unknownRun: 7
    case .damaged: 8
    case .notConfirmed: 9
    case .nothingToFollow: 10
    case .unitsNotFollowed: 11
    }
  }

  static let caseCount = 12

  static let examples: [RunProblem] = [
    .noRuns, .notRuns, .newerRuns(version: "0.1.0"), .runsBusy,
    .runsFailed(reason: LocalizedText(vi: "ổ đĩa đã đầy", en: "disk full")),
    .notKept(reason: LocalizedText(vi: "ổ đĩa đã đầy", en: "disk full"), results: "wanted"),
    .inputNotKept(file: "seen.csv"), .unknownRun("7", known: "1, 2"), .unknownRun("7", known: ""),
    .damaged(part: "forecast"), .notConfirmed("3"), .nothingToFollow(last: 2023, given: 2022),
    .unitsNotFollowed(units: ["seen", "wanted"]),
  ]
}
