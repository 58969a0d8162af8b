/// What can stand for a placeholder of a text.
///
/// Numbers with decimals are not among them: whoever says them decides how they are rounded and
/// which decimal mark they get, and hands over the result.
///
/// ```swift
/// Language.en.say("problem.line", ["number": 41])  // "line 41"
/// LocalizedText(vi: "xã", en: "communes").wording(in: .en)  // "communes"
/// ```
public protocol TextValue: Sendable {
  /// The words that stand in a text of the language.
  func wording(in language: Language) -> String
}

/// Values of the placeholders of a text, by their names.
public typealias TextValues = KeyValuePairs<String, any TextValue>

extension String: TextValue {
  /// The text itself.
  public func wording(in language: Language) -> String { self }
}

extension Substring: TextValue {
  /// The text itself.
  public func wording(in language: Language) -> String { String(self) }
}

extension Int: TextValue {
  /// The digits, without marks between thousands.
  public func wording(in language: Language) -> String { String(self) }
}

extension [String]: TextValue {
  /// The words with commas between.
  public func wording(in language: Language) -> String { joined(separator: ", ") }
}

extension LocalizedText: TextValue {
  /// The wording in the language.
  public func wording(in language: Language) -> String { self[language] }
}
