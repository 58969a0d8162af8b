import Reporting

/// Messages on a screen.
///
/// ```swift
/// print(ScreenText.wrap(problem.text(in: .vi), width: 100))
/// ```
public enum ScreenText {
  /// A message in lines that a screen holds, broken between words; a longer word after a hyphen or the like.
  ///
  /// - Parameters:
  ///   - text: The message; its own line breaks stay.
  ///   - width: The characters of a line.
  public static func wrap(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalRenderer.paragraph(String($0), width: width) }.joined(separator: "\n")
  }
}
