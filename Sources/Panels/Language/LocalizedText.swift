/// A text given in both languages.
///
/// ```swift
/// let name = LocalizedText(vi: "Thu nhập bình quân", en: "")
/// name[.en]  // "Thu nhập bình quân": the other wording stands in for one that is unknown
/// ```
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

  /// A text of the catalogue in both languages.
  ///
  /// - Parameters:
  ///   - key: The key of the text, written out: a test looks for it in both catalogues.
  ///   - values: What stands for the placeholders of the text, by their names.
  /// - Precondition: The catalogues have the key, and `values` has every placeholder of the text.
  public init(_ key: String, _ values: TextValues = [:]) {
    self.init(vi: Language.vi.say(key, values), en: Language.en.say(key, values))
  }

  /// A text of the catalogue in both languages, empty when the catalogues lack the key.
  ///
  /// For texts that a list of names may have or not; a test holds the list against the catalogues.
  public init(ifAny key: String) {
    let texts = [Language.vi, .en].map { TextCatalogue.of($0).textIfAny(key, [:], in: $0) ?? "" }
    self.init(vi: texts[0], en: texts[1])
  }

  /// The wording in `language`, or the other one when that is empty.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi.isEmpty ? en : vi
    case .en: en.isEmpty ? vi : en
    }
  }
}
