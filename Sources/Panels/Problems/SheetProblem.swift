/// What a sheet means: headings, years, units, rows set aside.
public enum SheetProblem: ProblemFamily {
  /// A sheet in which no row of headings is found.
  case noHeading

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .noHeading: .error
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    switch (self, language) {
    case (.noHeading, .vi):
      ProblemMessage(
        "Không tìm thấy dòng tiêu đề cột.", fix: "Thêm một dòng tiêu đề: tên xã, năm, chỉ tiêu.")
    case (.noHeading, .en):
      ProblemMessage(
        "No row of headings was found.", fix: "Add a row of headings: commune, year, indicators.")
    }
  }
}
