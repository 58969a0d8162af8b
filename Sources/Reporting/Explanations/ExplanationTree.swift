/// A text with texts below it, drawn as a tree.
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

  /// The tree as lines within a width. A word that is longer than the line, such as an address, is never cut: it has to
  /// be copied whole.
  public func lines(width: Int = 100, usesColor: Bool = false) -> [String] {
    painted(Self.wrap(text, to: width), usesColor)
      + branches.enumerated().flatMap { index, branch in
        let isLast = index == branches.count - 1
        let inner = branch.lines(width: width - 3, usesColor: usesColor)
        return inner.enumerated().map { line, text in
          (line == 0 ? (isLast ? "└─ " : "├─ ") : isLast ? "   " : "│  ") + text
        }
      }
  }

  private func painted(_ lines: [String], _ usesColor: Bool) -> [String] {
    guard usesColor, tone != .plain else { return lines }
    return lines.map { "\u{1B}[\(tone.rawValue)m\($0)\u{1B}[0m" }
  }

  private static func wrap(_ text: String, to width: Int) -> [String] {
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
