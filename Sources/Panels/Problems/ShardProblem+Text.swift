extension ShardProblem {
  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .levelsDiffer(let first, let second):
      ProblemText("problem.levels-differ", ["first": list(first), "second": list(second)])
    case .indicatorsDiffer(let first, let second):
      ProblemText("problem.indicators-differ", ["first": list(first), "second": list(second)])
    case .partOfBlock(let last, let count):
      ProblemText("problem.part-of-block", ["last": last, "count": LocalizedText(count: count)])
    case .unitsOutOfOrder(let last, let next):
      ProblemText("problem.units-out-of-order", ["next": next, "last": last])
    case .unitCount(let expected, let found):
      ProblemText(
        "problem.unit-count",
        ["found": LocalizedText(count: found), "expected": LocalizedText(count: expected)])
    case .otherBlock(let expected, let found):
      ProblemText("problem.other-block", ["found": found, "expected": expected])
    case .otherYears(let expected, let found):
      ProblemText(
        "problem.other-years",
        [
          "lowest": expected.lowerBound, "highest": expected.upperBound, "first": found.first ?? 0,
          "last": found.last ?? 0,
        ])
    case .indicatorLacking(let indicator):
      ProblemText("problem.indicator-lacking", ["indicator": indicator])
    case .otherValues(let indicator): ProblemText("problem.other-values", ["indicator": indicator])
    case .otherPlaces: ProblemText("problem.other-places")
    case .blockMissing(let block, let count):
      ProblemText(
        "problem.block-missing", ["block": block + 1, "count": LocalizedText(count: count)])
    case .blockTwice(let block): ProblemText("problem.block-twice", ["block": block + 1])
    case .teacherMissing(let indicator, let position):
      ProblemText("problem.teacher-missing", ["position": position + 1, "indicator": indicator])
    case .notDocument: ProblemText("problem.not-document")
    case .otherDocument(let expected, let found):
      ProblemText(
        "problem.other-document",
        [
          "found": found,
          "expected": LocalizedText(expected, joinedBy: LocalizedText("problem.other-document.or")),
        ])
    case .documentCutShort(let lines):
      ProblemText(
        "problem.document-cut-short",
        ["lines": LocalizedText(vi: String(lines), en: Language.en.grouped(lines))])
    case .documentChanged: ProblemText("problem.document-changed")
    case .badLine(let reason): ProblemText("problem.bad-line", ["reason": reason])
    case .otherVersion(let expected, let found):
      ProblemText("problem.other-version", ["found": found, "expected": expected])
    case .otherSettings(let name, let expected, let found):
      ProblemText(
        "problem.other-settings",
        [
          "name": name,
          "found": found.isEmpty ? LocalizedText("problem.other-settings.not-given") : found,
          "expected": expected.isEmpty ? LocalizedText("problem.other-settings.none") : expected,
        ])
    case .otherData: ProblemText("problem.other-data")
    case .resultNotWhole: ProblemText("problem.result-not-whole")
    case .tableChanged(let table): ProblemText("problem.table-changed", ["table": table])
    case .doneBefore: ProblemText("problem.done-before")
    case .notInShards(let option): ProblemText("problem.not-in-shards", ["option": option])
    }
  }

  private func list(_ names: [String]) -> any TextValue {
    names.isEmpty ? LocalizedText("problem.no-names") : names
  }
}
