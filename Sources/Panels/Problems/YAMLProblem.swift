/// What keeps a text from being YAML, and numbers that YAML takes for something else.
///
/// ```swift
/// YAMLProblem.decimalComma("1,5", plain: "1.5").message(in: .en).fix  // "Write 1.5."
/// ```
public enum YAMLProblem: ProblemFamily {
  /// A tab where YAML takes spaces only.
  case tabIndentation
  /// A key without its colon, or with no space behind it.
  case missingColon
  /// A space that YAML does not take for one, such as a no-break space from a text processor.
  case noBreakSpace
  /// A dash of a list with no space behind it.
  case dashWithoutSpace
  /// A value that itself looks like a key: a second colon on a line.
  case secondColon
  /// A quote that is never closed.
  case quoteNeverClosed
  /// A bracket or brace without a comma, or never closed; `isList` for a bracket.
  case bracketNeverClosed(isList: Bool)
  /// A line that stands neither with the block above it nor below it; the block starts on a line.
  case misaligned(blockLine: Int?)
  /// A value that starts with a character that means something else.
  case reservedStart(String)
  /// A backslash in double quotes that starts no escape.
  case strayBackslash
  /// A key that is no text.
  case keyNotText
  /// More values than are read.
  case tooManyValues(limit: Int)
  /// An alias that cannot be followed.
  case brokenAlias
  /// Anything else, in the words of the library that reads YAML.
  case notYAML(detail: String)
  /// A number with a decimal comma.
  case decimalComma(String, plain: String)

  /// All of them refuse the file.
  public var severity: Problem.Severity { .error }

  /// The number seen.
  public var subject: ProblemSubject {
    if case .decimalComma(let written, let plain) = self {
      ProblemSubject(value: written, expected: plain)
    } else {
      .none
    }
  }

  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .tabIndentation: ProblemText("problem.tab-indentation")
    case .missingColon: ProblemText("problem.missing-colon")
    case .noBreakSpace: ProblemText("problem.no-break-space")
    case .dashWithoutSpace: ProblemText("problem.dash-without-space")
    case .secondColon: ProblemText("problem.second-colon")
    case .quoteNeverClosed: ProblemText("problem.quote-never-closed")
    case .bracketNeverClosed(let isList):
      ProblemText(
        "problem.bracket-never-closed", ["open": isList ? "[" : "{", "close": isList ? "]" : "}"])
    case .misaligned(nil): ProblemText("problem.misaligned")
    case .misaligned(let line?):
      ProblemText(
        "problem.misaligned.from-line", ["line": line], fix: LocalizedText("problem.misaligned.fix")
      )
    case .reservedStart(let character):
      ProblemText("problem.reserved-start", ["character": character])
    case .strayBackslash: ProblemText("problem.stray-backslash")
    case .keyNotText: ProblemText("problem.key-not-text")
    case .tooManyValues(let limit): ProblemText("problem.too-many-values", ["limit": limit])
    case .brokenAlias: ProblemText("problem.broken-alias")
    case .notYAML(let detail): ProblemText("problem.not-yaml", ["detail": detail])
    case .decimalComma(let written, let plain):
      ProblemText("problem.decimal-comma", ["written": written, "plain": plain])
    }
  }
}
