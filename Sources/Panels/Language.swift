/// A language in which Lotrinh speaks to people. Files and their column names stay the same in both.
public enum Language: String, Sendable, CaseIterable {
  /// Vietnamese, the default.
  case vi
  /// English.
  case en
}

/// A text given in both languages.
public struct LocalizedText: Hashable, Sendable {
  /// The Vietnamese wording, empty when unknown.
  public var vi: String
  /// The English wording, empty when unknown.
  public var en: String

  /// Makes a text from both wordings.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A name that is the same in both languages.
  public init(name: String) { self.init(vi: name, en: name) }

  /// The wording in `language`, or the other one when that is empty.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi.isEmpty ? en : vi
    case .en: en.isEmpty ? vi : en
    }
  }
}
