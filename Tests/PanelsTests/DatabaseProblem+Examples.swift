import Panels

extension DatabaseProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .libraryMissing: 0
    case .libraryFailed: 1
    case .functionMissing: 2
    case .extensionMissing: 3
    case .fileMissing: 4
    case .notADatabase: 5
    case .queryRefused: 6
    case .queryFailed: 7
    case .accessFailed: 8
    case .notOneQuery: 9
    case .unreadableType: 10
    case .notParquet: 11
    case .resultInParquet: 12
    }
  }

  static let caseCount = 13

  static let examples: [DatabaseProblem] = [
    .libraryMissing(searched: ["seen", "wanted"]), .libraryFailed(reason: "seen"),
    .functionMissing("wanted", version: "seen"),
    .extensionMissing("wanted", reason: "seen"), .fileMissing(reason: "seen"),
    .notADatabase(reason: "seen"),
    .queryRefused(reason: "seen"), .queryFailed(reason: "seen"), .accessFailed(reason: "seen"),
    .notOneQuery, .unreadableType(column: "seen", type: "seen"), .notParquet, .resultInParquet,
  ]
}
