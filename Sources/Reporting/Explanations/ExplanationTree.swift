/// A text with texts below it, drawn as a tree.
///
/// ```swift
/// let tree = ExplanationTree(
///   "Criterion 10, Ba Sao",
///   [ExplanationTree("✗ not met", tone: .bad), ExplanationTree("income: 46.5 < 48")])
/// tree.lines(width: 40)  // ["Criterion 10, Ba Sao", "├─ ✗ not met", "└─ income: 46.5 < 48"]
/// ```
public struct ExplanationTree: Sendable, Equatable {
  /// How a line is coloured on a terminal.
  public enum Tone: String, Sendable {
    /// Something is met.
    case good = "32"
    /// Something is not met.
    case bad = "31"
    /// Something is not known, or has to be looked at.
    case open = "33"
    /// As the rest.
    case plain = ""
  }

  /// The text.
  public var text: String
  /// How it is coloured.
  public var tone: Tone
  /// What stands below it.
  public var branches: [ExplanationTree]

  /// Makes a tree.
  public init(_ text: String, tone: Tone = .plain, _ branches: [ExplanationTree] = []) {
    self.text = text
    self.tone = tone
    self.branches = branches
  }

  /// The tree as lines within a width.
  ///
  /// - Parameters:
  ///   - width: The characters of a line.
  ///   - usesColor: Whether lines are coloured.
  ///   - breaksWords: Whether a word that is longer than the line, such as an address, goes on in the next. In a file it
  ///     stands whole, to be copied; on a screen it would run across the tree.
  public func lines(
    width: Int = 100, usesColor: Bool = false, breaksWords: Bool = false
  ) -> [String] {
    painted(Self.wrap(text, to: width, breaksWords), usesColor)
      + branches.enumerated().flatMap { index, branch in
        let isLast = index == branches.count - 1
        let inner = branch.lines(
          width: width - 3, usesColor: usesColor, breaksWords: breaksWords)
        return inner.enumerated().map { line, text in
          (line == 0 ? (isLast ? "└─ " : "├─ ") : isLast ? "   " : "│  ") + text
        }
      }
  }

  private func painted(_ lines: [String], _ usesColor: Bool) -> [String] {
    guard usesColor, tone != .plain else { return lines }
    return lines.map { "\u{1B}[\(tone.rawValue)m\($0)\u{1B}[0m" }
  }

  private static func wrap(_ text: String, to width: Int, _ breaksWords: Bool) -> [String] {
    if breaksWords {
      return TerminalRenderer.paragraph(text, width: max(width, TerminalRenderer.leastWidth))
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
