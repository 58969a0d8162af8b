/// A language in which Lotrinh speaks to people. Files and their column names stay the same in both.
///
/// Where the texts stand and how one is added is in docs/language.md.
///
/// ```swift
/// Language.en.say("problem.line", ["number": 41])  // "line 41"
/// ```
public enum Language: String, Sendable, CaseIterable {
  /// Vietnamese, the default.
  case vi
  /// English.
  case en

  /// What stands before the decimals of a number.
  public var decimalMark: Character { self == .vi ? "," : "." }

  /// What stands between the thousands of a number.
  public var thousandsMark: Character { self == .vi ? "." : "," }

  /// A text of the catalogue in this language.
  ///
  /// - Parameters:
  ///   - key: The key of the text, written out: a test looks for it in both catalogues.
  ///   - values: What stands for the placeholders of the text, by their names.
  /// - Precondition: The catalogue has the key, and `values` has every placeholder of the text.
  public func say(_ key: String, _ values: TextValues = [:]) -> String {
    TextCatalogue.of(self).text(key, values, in: self)
  }

  /// A text of the catalogue in parts, for values that stay more than words.
  ///
  /// - Parameters:
  ///   - key: The key of the text.
  ///   - wording: How the value of a name reads; `nil` when it has none.
  /// - Precondition: The catalogue has the key, and there is a value for every placeholder of the text.
  public func segments(_ key: String, wording: (_ name: String) -> String?) -> [TextSegment] {
    TextCatalogue.of(self).segments(key, wording: wording)
  }
}
