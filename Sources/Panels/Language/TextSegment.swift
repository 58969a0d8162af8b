/// A part of a text of the catalogue.
public enum TextSegment: Equatable, Sendable {
  /// Words of the text itself.
  case words(String)
  /// A value by its name, and how it reads.
  case value(of: String, wording: String)

  /// The part as it is read.
  public var text: String {
    switch self {
    case .words(let text), .value(_, let text): text
    }
  }
}
