/// What a problem says: texts of the catalogues with their values, for either language.
///
/// What is to be done about it stands under the same key with `.fix` behind it, and takes the same
/// values. A cure that depends on more is given as a text of its own.
///
/// ```swift
/// ProblemText("problem.duplicate-column", ["name": name])
/// // problem.duplicate-column = "Two columns are called \"{name}\"."
/// // problem.duplicate-column.fix = "Rename one of them."
/// ```
public struct ProblemText: Sendable {
  private let words: @Sendable (Language) -> ProblemMessage

  /// A problem by the key of its text.
  ///
  /// - Parameters:
  ///   - key: The key, written out: a test looks for it in both catalogues.
  ///   - values: What stands for the placeholders of the text and of its cure, by their names.
  ///   - fix: The cure, where it is not the text `key.fix`, which need not exist.
  /// - Precondition: The catalogues have the key, and `values` has every placeholder.
  init(_ key: String, _ values: TextValues = [:], fix: LocalizedText? = nil) {
    words = { language in
      ProblemMessage(
        language.say(key, values),
        fix: fix?[language]
          ?? TextCatalogue.of(language).textIfAny(key + ".fix", values, in: language) ?? "")
    }
  }

  /// A problem that a name nearly the same may cure; without one, `key.fix` does.
  init(_ key: String, _ values: TextValues = [:], suggestion: String?) {
    self.init(
      key, values,
      fix: suggestion.map { LocalizedText("problem.did-you-mean", ["name": $0]) })
  }

  /// A problem that comes with its words.
  init(_ text: LocalizedText) { words = { ProblemMessage(text[$0]) } }

  /// The message in a language.
  public func message(in language: Language) -> ProblemMessage { words(language) }
}
