import Panels

extension DatabaseProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .libraryMissing: 0
    case .libraryFailed: 1
    case .functionMissing: 2
    case .extensionMissing: 3
    case .notADatabase: 4
    case .queryRefused: 5
    case .queryFailed: 6
    case .accessFailed: 7
    case .notOneQuery: 8
    case .unreadableType: 9
    case .notParquet: 10
    }
  }

  static let caseCount = 11

  static let examples: [DatabaseProblem] = [
    .libraryMissing(searched: ["seen", "wanted"]), .libraryFailed(reason: "seen"),
    .functionMissing("wanted", version: "seen"),
    .extensionMissing("wanted", reason: "seen"), .notADatabase(reason: "seen"),
    .queryRefused(reason: "seen"), .queryFailed(reason: "seen"), .accessFailed(reason: "seen"),
    .notOneQuery, .unreadableType(column: "seen", type: "MAP"), .notParquet,
  ]
}
