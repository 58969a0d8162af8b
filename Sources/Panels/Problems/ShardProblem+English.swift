extension ShardProblem {
  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// The wording in English.
  var english: ProblemMessage {
    switch self {
    case .levelsDiffer(let first, let second):
      ProblemMessage(
        "The parts have other levels of the hierarchy: \(list(first)) and \(list(second)).",
        fix: "Give every part the same --group columns.")
    case .indicatorsDiffer(let first, let second):
      ProblemMessage(
        "The parts have other indicators: \(list(first)) and \(list(second)).",
        fix: "Give every part the same --value columns.")
    case .partOfBlock(let last, let count):
      ProblemMessage(
        "The part that ends with \(last) has \(englishNumber(count)) units beyond its last whole block, and another follows.",
        fix: "Cut the units, in the order of their codes, after every 2048th.")
    case .unitsOutOfOrder(let last, let next):
      ProblemMessage(
        "A part begins with \(next), but the one before ends with \(last).",
        fix: "Give the parts in the order of their codes, each unit in one of them.")
    case .unitCount(let expected, let found):
      ProblemMessage(
        "The part has \(counted(found, "unit")), its blocks have \(englishNumber(expected)).",
        fix: "Give all units of the shard's blocks and no others, or the whole table.")
    case .otherBlock(let expected, let found):
      ProblemMessage(
        "A block begins with \(found) in place of \(expected).",
        fix: "Give the units of this shard, or make the frame anew.")
    case .otherYears(let expected, let found):
      ProblemMessage(
        "The part has years outside \(expected.lowerBound)–\(expected.upperBound): \(found.first ?? 0)–\(found.last ?? 0).",
        fix: "Make the frame anew from all parts.")
    case .indicatorLacking(let indicator):
      ProblemMessage(
        "The part has no indicator \(indicator).",
        fix: "Give every shard the same --value columns as the frame.")
    case .otherValues(let indicator):
      ProblemMessage(
        "Other units have a value of \(indicator) than when the frame was made.",
        fix: "Make the frame and the shards of the same data.")
    case .otherPlaces:
      ProblemMessage(
        "A unit belongs to a place that the frame does not know.",
        fix: "Make the frame and the shards of the same data.")
    case .blockMissing(let block, let count):
      ProblemMessage(
        "Block \(block + 1) of \(englishNumber(count)) is in no part.",
        fix: "Run the shard that holds it, and give its file, too.")
    case .blockTwice(let block):
      ProblemMessage(
        "Block \(block + 1) is there twice.",
        fix: "Give each shard's file once, all of one cut.")
    case .teacherMissing(let indicator, let position):
      ProblemMessage(
        "Series \(position + 1) of \(indicator), which the model learns from, is missing.",
        fix: "Run the shards again on the data of the frame.")
    case .notDocument:
      ProblemMessage(
        "No shard wrote this file.",
        fix: "Give what \"lotrinh frame\", \"fit\", \"merge\" or \"apply\" wrote.")
    case .otherDocument(let expected, let found):
      ProblemMessage(
        "This is a \(found), and a \(expected.joined(separator: " or a ")) is needed.",
        fix: "Give the other file.")
    case .documentCutShort(let lines):
      ProblemMessage(
        "The file ends after \(counted(lines, "line")) without its last line.",
        fix: "Run the step that wrote it again: it did not end, or its output was cut.")
    case .documentChanged:
      ProblemMessage(
        "The file is not what its last line says of it.",
        fix: "Run the step that wrote it again, and copy its file as it is.")
    case .badLine(let reason):
      ProblemMessage(
        "The line cannot be read: \(reason).", fix: "Run the step that wrote it again.")
    case .otherVersion(let expected, let found):
      ProblemMessage(
        "Written by version \(found); this is \(expected).",
        fix: "Run every step with one version.")
    case .otherSettings(let name, let expected, let found):
      ProblemMessage(
        "Made with \(name) \(found.isEmpty ? "not given" : found), the others with \(expected.isEmpty ? "none" : expected).",
        fix: "Run every shard with the same options.")
    case .otherData:
      ProblemMessage(
        "Made of other data than the others.",
        fix: "Run every step on the same data and with the same frame.")
    case .resultNotWhole:
      ProblemMessage(
        "The result is not whole: it has no _SUCCESS.", fix: "Run the shard again.")
    case .tableChanged(let table):
      ProblemMessage(
        "\(table).csv is not the one that the shard wrote.", fix: "Run the shard again.")
    case .doneBefore:
      ProblemMessage(
        "The same was done before; it is not done again.",
        fix: "Nothing to do; without --resume it is done anew.")
    case .notInShards(let option):
      ProblemMessage(
        "\(option) cannot be done in shards: it looks at all series at once.",
        fix: "Leave it out, or do it before in one process.")
    }
  }
}
