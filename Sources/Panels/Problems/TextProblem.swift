/// Encodings, compression and the forms in which numbers and words are written.
public enum TextProblem: ProblemFamily {
  /// A text in another encoding than UTF-8, converted while reading.
  case convertedEncoding(String)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .convertedEncoding: .notice
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    switch (self, language) {
    case (.convertedEncoding(let name), .vi):
      ProblemMessage(
        "Tệp dùng bảng mã \(name); đã chuyển sang UTF-8.",
        fix: "Lưu tệp dạng UTF-8 để khỏi phải chuyển.")
    case (.convertedEncoding(let name), .en):
      ProblemMessage(
        "The file is encoded in \(name); it was converted to UTF-8.",
        fix: "Save it as UTF-8 to spare the conversion.")
    }
  }
}
