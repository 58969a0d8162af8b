import Panels

extension YAMLProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .tabIndentation: 0
    case .missingColon: 1
    case .secondColon: 2
    case .quoteNeverClosed: 3
    case .bracketNeverClosed: 4
    case .misaligned: 5
    case .reservedStart: 6
    case .strayBackslash: 7
    case .keyNotText: 8
    case .tooManyValues: 9
    case .brokenAlias: 10
    case .notYAML: 11
    case .decimalComma: 12
    }
  }

  static let caseCount = 13

  static let examples: [YAMLProblem] = [
    .tabIndentation, .missingColon, .secondColon, .quoteNeverClosed,
    .bracketNeverClosed(isList: true), .bracketNeverClosed(isList: false),
    .misaligned(blockLine: 3), .misaligned(blockLine: nil), .reservedStart("@"), .strayBackslash,
    .keyNotText, .tooManyValues(limit: 500_000), .brokenAlias, .notYAML(detail: "seen"),
    .decimalComma("13,5", plain: "13.5"),
  ]
}
