/// What is doubtful in the data themselves: jumps, copies, heaps, impossible combinations.
public enum SeriesProblem: ProblemFamily {
  /// A series that never changes.
  case constant(unit: String, indicator: String, years: Int)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .constant: .warning
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    switch (self, language) {
    case (.constant(let unit, let indicator, let years), .vi):
      ProblemMessage(
        "\(unit): \(indicator) không đổi trong \(years) năm.",
        fix: "Kiểm tra xem có phải số liệu chép lại hay không.")
    case (.constant(let unit, let indicator, let years), .en):
      ProblemMessage(
        "\(unit): \(indicator) has not changed in \(years) years.",
        fix: "Check whether the figure was only copied.")
    }
  }
}
