/// What stands against putting together what shards made of the parts of a panel.
///
/// ```swift
/// ShardProblem.blockMissing(block: 2, count: 7).message(in: .en).what
/// // Block 3 of 7 is in no part.
/// ```
public enum ShardProblem: ProblemFamily, Error {
  // Parts of a panel
  /// The parts name other levels of the hierarchy.
  case levelsDiffer([String], [String])
  /// The parts have other indicators.
  case indicatorsDiffer([String], [String])
  /// A part that others follow ends inside a block.
  case partOfBlock(last: String, count: Int)
  /// The codes of a part do not follow those of the part before.
  case unitsOutOfOrder(last: String, next: String)
  /// A part has more or fewer units than its blocks.
  case unitCount(expected: Int, found: Int)
  /// A block starts with another unit.
  case otherBlock(expected: String, found: String)
  /// A part has years that the whole lacks.
  case otherYears(expected: ClosedRange<Int>, found: [Int])
  /// A part lacks an indicator.
  case indicatorLacking(String)
  /// Other units have values of an indicator.
  case otherValues(String)
  /// A unit belongs to a place that the whole lacks.
  case otherPlaces

  // What shards hand on
  /// A block is in no part.
  case blockMissing(block: Int, count: Int)
  /// A block is in two parts.
  case blockTwice(Int)
  /// A series that teaches is missing.
  case teacherMissing(indicator: String, position: Int)
  /// A file is none that a shard wrote.
  case notDocument
  /// A file is another than is needed.
  case otherDocument(expected: [String], found: String)
  /// A file has no end, or less before it than the end says.
  case documentCutShort(lines: Int)
  /// A file is not what its end says.
  case documentChanged
  /// A line of a file cannot be read.
  case badLine(reason: String)
  /// A file was written by another version.
  case otherVersion(expected: String, found: String)
  /// Files were made by other options.
  case otherSettings(name: String, expected: String, found: String)
  /// Files were made of other data.
  case otherData
  /// A result that is not whole: it has no mark of success.
  case resultNotWhole
  /// A table that is not what its part says.
  case tableChanged(table: String)
  /// What was done by an earlier call, and is not done again.
  case doneBefore

  // What cannot be cut
  /// Options whose work needs all series at once.
  case notInShards(option: String)

  /// How bad it is.
  public var severity: Problem.Severity { self == .doneBefore ? .notice : .error }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass {
    if case .notInShards = self { return .usage }
    return .data
  }

  /// The datum it speaks of.
  public var subject: ProblemSubject {
    switch self {
    case .unitsOutOfOrder(_, let next): ProblemSubject(unit: next)
    case .otherBlock(let expected, let found):
      ProblemSubject(unit: found, value: found, expected: expected)
    case .unitCount(let expected, let found):
      ProblemSubject(value: "\(found)", expected: "\(expected)")
    case .indicatorLacking(let indicator), .otherValues(let indicator),
      .teacherMissing(let indicator, _):
      ProblemSubject(indicator: indicator)
    case .otherVersion(let expected, let found), .otherSettings(_, let expected, let found):
      ProblemSubject(value: found, expected: expected)
    default: .none
    }
  }
}
