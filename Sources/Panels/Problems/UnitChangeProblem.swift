/// Units that merge, split, leave or change their names: crosswalks.
public enum UnitChangeProblem: ProblemFamily {
  /// A unit that was split, with no weights to say how.
  case splitWithoutWeights(unit: String, parts: Int)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .splitWithoutWeights: .warning
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    switch (self, language) {
    case (.splitWithoutWeights(let unit, let parts), .vi):
      ProblemMessage(
        "\(unit) chia thành \(parts) phần mà không có tỷ trọng.",
        fix: "Thêm tỷ trọng, hoặc chọn một quy tắc bằng --missing-weights.")
    case (.splitWithoutWeights(let unit, let parts), .en):
      ProblemMessage(
        "\(unit) was split into \(parts) parts and no weights say how.",
        fix: "Add weights, or choose a rule with --missing-weights.")
    }
  }
}
