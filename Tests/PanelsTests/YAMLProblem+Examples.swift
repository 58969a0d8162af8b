import Panels

extension YAMLProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .tabIndentation: 0
    case .missingColon: 1
    case .noBreakSpace: 2
    case .dashWithoutSpace: 3
    case .secondColon: 4
    case .quoteNeverClosed: 5
    case .bracketNeverClosed: 6
    case .misaligned: 7
    case .reservedStart: 8
    case .strayBackslash: 9
    case .keyNotText: 10
    case .tooManyValues: 11
    case .brokenAlias: 12
    case .notYAML: 13
    case .decimalComma: 14
    }
  }

  static let caseCount = 15

  static let examples: [YAMLProblem] = [
    .tabIndentation, .missingColon, .noBreakSpace, .dashWithoutSpace, .secondColon,
    .quoteNeverClosed,
    .bracketNeverClosed(isList: true), .bracketNeverClosed(isList: false),
    .misaligned(blockLine: 3), .misaligned(blockLine: nil), .reservedStart("@"), .strayBackslash,
    .keyNotText, .tooManyValues(limit: 500_000), .brokenAlias, .notYAML(detail: "seen"),
    .decimalComma("13,5", plain: "13.5"),
  ]
}
