/// A part of the programme that a plan names, with the items of a set it works on: a thematic
/// programme such as OCOP, or a component content such as 4.4.
public struct ProgrammePart: Hashable, Sendable {
  /// What kind of part.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A thematic programme (chương trình chuyên đề).
    case theme
    /// A component content (nội dung thành phần).
    case content
  }

  /// What kind of part.
  public var kind: Kind
  /// The id inside the plan: `ocop`, `4.4`.
  public var id: String
  /// The name.
  public var name: LocalizedText
  /// The set; empty for a part that no item answers to.
  public var set: String
  /// The criteria or indicators it works on; empty where the plan does not say.
  public var items: [String]
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a part.
  public init(
    kind: Kind, id: String, name: LocalizedText, set: String, items: [String], row: String = ""
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.set = set
    self.items = items
    self.row = row
  }
}
