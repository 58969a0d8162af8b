/// Something wrong, doubtful or worth knowing about an input, with its place and its cure.
///
/// ```swift
/// let place = SourceLocation(file: "units.csv", line: 3)
/// Problem(.notUTF8, at: place).text(in: .en)
/// // units.csv, line 3: The text is not UTF-8. Save the file as CSV UTF-8.
/// ```
public struct Problem: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: Int, Sendable, CaseIterable, Comparable {
    /// Worth knowing.
    case notice
    /// Doubtful: the run goes on.
    case warning
    /// Wrong: the datum is refused.
    case error

    /// The word used in files.
    public var label: String { String(describing: self) }

    /// Milder first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is the matter.
  public var kind: ProblemKind
  /// Where, when it has a place.
  public var location: SourceLocation?

  /// Makes a problem.
  public init(_ kind: ProblemKind, at location: SourceLocation? = nil) {
    self.kind = kind
    self.location = location
  }

  /// How bad it is, by its kind.
  public var severity: Severity { kind.severity }

  /// The place, what is the matter and what to do, as one line.
  public func text(in language: Language) -> String {
    let place = location.map { self.place($0, language) } ?? ""
    let message = kind.message(in: language)
    return place + message.what + (message.fix.isEmpty ? "" : " " + message.fix)
  }

  private func place(_ location: SourceLocation, _ language: Language) -> String {
    var parts = [location.file]
    if location.file == "-" { parts = [language.say("common.standard-input")] }
    if let sheet = location.sheet {
      parts.append(language.say("problem.sheet", ["name": sheet]))
    }
    if let cell = location.cell {
      parts.append(language.say("problem.cell", ["address": cell]))
    } else {
      if let line = location.line {
        parts.append(
          location.countsRows
            ? language.say("problem.row", ["number": line])
            : language.say("problem.line", ["number": line]))
      }
      if let column = location.column {
        parts.append(language.say("problem.column", ["number": column]))
      }
    }
    var text = parts.joined(separator: ", ")
    if let name = location.columnName { text += " (\"\(name)\")" }
    return text.withVisibleControls + ": "
  }
}

/// A message in one language: what is the matter, and what to do about it.
public struct ProblemMessage: Hashable, Sendable {
  /// A full sentence with the value seen and the value expected.
  public var what: String
  /// A full sentence with the cure; may be empty.
  public var fix: String

  init(_ what: String, fix: String = "") {
    self.what = what.withVisibleControls
    self.fix = fix.withVisibleControls
  }
}

/// Which exit code a problem asks for when it ends the run.
public enum ProblemClass: Sendable {
  /// The data are refused; trying again does not help.
  case data
  /// An input file or folder is missing.
  case inputMissing
  /// The output cannot be created.
  case cannotWrite
  /// Reading or writing failed half-way; trying again may help.
  case inputOutput
  /// The call itself is wrong.
  case usage
}
