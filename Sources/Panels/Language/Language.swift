/// A language in which Lotrinh speaks to people. Files and their column names stay the same in both.
public enum Language: String, Sendable, CaseIterable {
  /// Vietnamese, the default.
  case vi
  /// English.
  case en

  /// A text of the catalogue in this language.
  ///
  /// - Parameters:
  ///   - key: The key of the text, written out: a test looks for it in both catalogues.
  ///   - values: What stands for the placeholders of the text, by their names.
  /// - Precondition: The catalogue has the key, and `values` has every placeholder of the text.
  public func say(_ key: String, _ values: TextValues = [:]) -> String {
    TextCatalogue.of(self).text(key, values, in: self)
  }
}
