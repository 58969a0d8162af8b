/// Files of spreadsheets: XLSX, XLS, ODS.
public enum WorkbookProblem: ProblemFamily {
  /// A workbook that is broken or is none.
  case damaged(reason: String)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .damaged: .error
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    switch (self, language) {
    case (.damaged(let reason), .vi):
      ProblemMessage(
        "Không đọc được bảng tính: \(reason).",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại dạng XLSX.")
    case (.damaged(let reason), .en):
      ProblemMessage(
        "The workbook cannot be read: \(reason).",
        fix: "Open it in a spreadsheet program and save it again as XLSX.")
    }
  }
}
