import Panels
import Reporting

/// Problems as one JSON document: an array with the columns of `problems.csv`, and the message and its
/// cure once more in the language of the run.
struct ProblemDocument {
  private let problems: [Problem]
  private let language: Language

  init(_ problems: [Problem], language: Language) {
    self.problems = problems
    self.language = language
  }

  /// The document.
  var text: String { JSONValue.array(problems.map(value)).text }

  private func value(_ problem: Problem) -> JSONValue {
    let vietnamese = problem.kind.vietnamese
    let english = problem.kind.english
    let own = language == .vi ? vietnamese : english
    var members: [String: JSONValue] = [
      "severity": .text(problem.severity.label), "problem": .text(problem.kind.code),
      "message": .text(own.what), "fix": .text(own.fix), "message_vi": .text(vietnamese.what),
      "fix_vi": .text(vietnamese.fix), "message_en": .text(english.what),
      "fix_en": .text(english.fix),
    ]
    let place = problem.location
    let subject = problem.kind.subject
    let texts: [(String, String?)] = [
      ("file", place?.file), ("sheet", place?.sheet), ("cell", place?.cell),
      ("column_name", place?.columnName), ("unit", subject.unit),
      ("indicator", subject.indicator), ("value", subject.value), ("expected", subject.expected),
    ]
    for (name, text) in texts { if let text { members[name] = .text(text) } }
    let numbers: [(String, Int?)] = [
      ("line", place?.line), ("column", place?.column), ("year", subject.year),
    ]
    for (name, number) in numbers { if let number { members[name] = .integer(number) } }
    return .object(members)
  }
}
