import Panels

/// An input that cannot be used, with every reason found before giving up.
public struct InputError: Error, Sendable, CustomStringConvertible {
  /// The reasons, in the order of the input.
  public var problems: [Problem]

  /// Makes an error of one reason.
  public init(_ kind: ProblemKind, at location: SourceLocation? = nil) {
    problems = [Problem(kind, at: location)]
  }

  /// Makes an error of many reasons.
  public init(problems: [Problem]) { self.problems = problems }

  /// The same reasons, and that the values refused could be set aside, where there are any.
  func offeringToSetAside(_ refused: Int) -> InputError {
    refused == 0 ? self : InputError(problems: problems + [Problem(.canSetAside(count: refused))])
  }

  /// The reasons in English, one a line.
  public var description: String { problems.map { $0.text(in: .en) }.joined(separator: "\n") }
}
