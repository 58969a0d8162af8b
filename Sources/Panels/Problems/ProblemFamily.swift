/// The problems of one part of the product.
///
/// A family is a case of ``ProblemKind``; its own cases have codes of their own.
///
/// ```swift
/// let problem = ShardProblem.blockTwice(2)
/// problem.message(in: .en).what  // "Block 3 is there twice."
/// problem.message(in: .vi).fix  // what to do about it, in Vietnamese
/// ```
public protocol ProblemFamily: Hashable, Sendable {
  /// How bad it is.
  var severity: Problem.Severity { get }
  /// Which exit code it asks for when it ends the run.
  var problemClass: ProblemClass { get }
  /// The datum it speaks of.
  var subject: ProblemSubject { get }
  /// What is the matter and what to do about it.
  var wording: ProblemText { get }
}

extension ProblemFamily {
  /// The data are refused, unless the family says otherwise.
  public var problemClass: ProblemClass { .data }

  /// Nothing in particular, unless the family says otherwise.
  public var subject: ProblemSubject { .none }

  /// What is the matter and what to do about it, in a language.
  public func message(in language: Language) -> ProblemMessage { wording.message(in: language) }

  /// The stable name of the case used in `problems.csv`, in kebab case.
  var code: String { kebabCase(ofCase: String(describing: self)) }
}

/// The name of an enumeration's case in kebab case: `notUTF8(…)` becomes `not-utf8`.
func kebabCase(ofCase description: String) -> String {
  let word = Array(description.prefix { $0 != "(" })
  var text = ""
  for (index, character) in word.enumerated() {
    if character.isUppercase {
      let followsWord = !word[index - 1].isUppercase
      let startsWord = index + 1 < word.count && word[index + 1].isLowercase
      if followsWord || startsWord { text += "-" }
    }
    text += character.lowercased()
  }
  return text
}
