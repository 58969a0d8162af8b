import Panels

extension ProblemKind {
  /// An output whose name is empty.
  static let emptyOut = ProblemKind.badOption(
    LocalizedText(
      "option.out-empty"))
}
