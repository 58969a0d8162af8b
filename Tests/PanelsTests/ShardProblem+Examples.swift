import Panels

extension ShardProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .levelsDiffer: 0
    case .indicatorsDiffer: 1
    case .partOfBlock: 2
    case .unitsOutOfOrder: 3
    case .unitCount: 4
    case .otherBlock: 5
    case .otherYears: 6
    case .indicatorLacking: 7
    case .otherValues: 8
    case .otherPlaces: 9
    case .blockMissing: 10
    case .blockTwice: 11
    case .teacherMissing: 12
    case .notDocument: 13
    case .otherDocument: 14
    case .documentCutShort: 15
    case .documentChanged: 16
    case .badLine: 17
    case .otherVersion: 18
    case .otherSettings: 19
    case .otherData: 20
    case .resultNotWhole: 21
    case .tableChanged: 22
    case .doneBefore: 23
    case .notInShards: 24
    }
  }

  static let caseCount = 25

  static let examples: [ShardProblem] = [
    .levelsDiffer(["seen"], []), .indicatorsDiffer(["seen"], ["other"]),
    .partOfBlock(last: "seen", count: 5), .unitsOutOfOrder(last: "seen", next: "a"),
    .unitCount(expected: 2048, found: 7), .otherBlock(expected: "b", found: "seen"),
    .otherYears(expected: 2015...2020, found: [2014, 2015]), .indicatorLacking("seen"),
    .otherValues("seen"), .otherPlaces, .blockMissing(block: 3, count: 9), .blockTwice(3),
    .teacherMissing(indicator: "seen", position: 6), .notDocument,
    .otherDocument(expected: ["tally", "frame"], found: "model"), .documentCutShort(lines: 3),
    .documentChanged, .badLine(reason: "seen"), .otherVersion(expected: "2", found: "1"),
    .otherSettings(name: "--group", expected: "state", found: ""), .otherData, .resultNotWhole,
    .tableChanged(table: "forecast"), .doneBefore,
    .notInShards(option: "--break x:2015:y:level-shift"),
  ]
}
