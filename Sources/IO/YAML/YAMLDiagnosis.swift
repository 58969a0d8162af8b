import Panels
import Yams

/// Finds out what a person did from what the YAML library says.
struct YAMLDiagnosis {
  /// The text, line by line.
  private let lines: [Substring]
  private let file: String

  init(text: String, file: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.file = file
  }

  /// The error of a reader in our words, at the place to mend.
  func error(for error: YamlError) -> InputError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.error(problem, context, at: mark)
    case .duplicatedKeysInMapping(let names, let context):
      InputError(
        problems: names.sorted().map { Problem(.duplicateKey($0), at: location(context.mark)) })
    default:
      InputError(.yaml(.notYAML(detail: "\(error)")), at: SourceLocation(file: file))
    }
  }

  private func error(
    _ problem: String, _ context: YamlError.Context?, at mark: Mark
  ) -> InputError {
    if let tab = tab(before: mark) { return InputError(.yaml(.tabIndentation), at: tab) }
    let opening = context?.mark ?? mark
    if let slip = slip(near: [opening.line, mark.line]) { return slip }
    let isList = context?.text.contains("sequence") ?? false
    switch problem {
    case "could not find expected ':'":
      return InputError(.yaml(.missingColon), at: location(opening))
    case "mapping values are not allowed in this context":
      return InputError(.yaml(.secondColon), at: location(mark))
    case "found unexpected end of stream", "found unexpected document indicator":
      return InputError(.yaml(.quoteNeverClosed), at: location(opening))
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return InputError(.yaml(.bracketNeverClosed(isList: isList)), at: location(opening))
    case "did not find expected key", "did not find expected '-' indicator",
      "block sequence entries are not allowed in this context":
      return InputError(.yaml(.misaligned(blockLine: context?.mark.line)), at: location(mark))
    case "found character that cannot start any token":
      let character = character(at: mark).map { "\($0)" } ?? ""
      return InputError(.yaml(.reservedStart(character)), at: location(mark))
    case "found unknown escape character", "did not find expected hexdecimal number":
      return InputError(.yaml(.strayBackslash), at: location(mark))
    case "found undefined alias":
      return InputError(.yaml(.brokenAlias), at: location(mark))
    default:
      return InputError(.yaml(.notYAML(detail: problem)), at: location(mark))
    }
  }

  /// The first tab in the indentation of the line where the reader stopped, or of the one before it.
  private func tab(before mark: Mark) -> SourceLocation? {
    for line in [mark.line, mark.line - 1] where lines.indices.contains(line - 1) {
      let indentation = lines[line - 1].prefix { $0 == " " || $0 == "\t" }
      if let tab = indentation.firstIndex(of: "\t") {
        let column = indentation.distance(from: indentation.startIndex, to: tab) + 1
        return SourceLocation(file: file, line: line, column: column)
      }
    }
    return nil
  }

  /// What was written without the space that YAML asks for, on some lines or just above them.
  private func slip(near marked: [Int]) -> InputError? {
    let near = Set(marked + marked.compactMap(lineWithText(above:)))
    let forms: [(YAMLProblem, Regex<(Substring, Substring)>)] = [
      (.dashWithoutSpace, /^((?: *- )* *)-[\p{L}{\["']/),
      (.missingColon, /^((?: *- )* *)[A-Za-z][\w-]*:(?!\/\/)[^\s:][^:]*$/),
    ]
    for line in near.sorted() where lines.indices.contains(line - 1) {
      let text = lines[line - 1]
      let place = { SourceLocation(file: file, line: line, column: $0) }
      if let column = Self.columnOfOddSpace(in: text) {
        return InputError(.yaml(.noBreakSpace), at: place(column))
      }
      for (problem, form) in forms {
        guard let match = text.firstMatch(of: form) else { continue }
        return InputError(.yaml(problem), at: place(match.1.count + 1))
      }
    }
    return nil
  }

  /// Where a space that is none in YAML stands in for one: in the indentation, or behind a colon.
  private static func columnOfOddSpace(in line: Substring) -> Int? {
    for (column, character) in line.enumerated()
    where ["\u{A0}", "\u{2007}", "\u{202F}", "\u{3000}"].contains(character) {
      let before = line.prefix(column)
      if before.allSatisfy({ $0 == " " || $0 == "-" })
        || before.last(where: { $0 != " " }) == ":"
      {
        return column + 1
      }
    }
    return nil
  }

  /// The nearest line above with more on it than a comment.
  private func lineWithText(above line: Int) -> Int? {
    guard line > 1, lines.count >= line - 1 else { return nil }
    return lines[..<(line - 1)].lastIndex {
      $0.contains { !$0.isWhitespace } && !$0.drop { $0 == " " }.hasPrefix("#")
    }.map { $0 + 1 }
  }

  private func character(at mark: Mark) -> Unicode.Scalar? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first
  }

  private func location(_ mark: Mark) -> SourceLocation {
    SourceLocation(file: file, line: mark.line, column: mark.column)
  }
}
