import Panels

/// What is known of a kept run, for a person to read.
public struct RunSheet: Sendable {
  /// A file of the run.
  public struct File: Sendable {
    private let path: String
    private let bytes: Int
    private let sha256: String
    private let isInput: Bool
    private let isKept: Bool

    /// Makes a file.
    public init(path: String, bytes: Int, sha256: String, isInput: Bool, isKept: Bool) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.isInput = isInput
      self.isKept = isKept
    }

    fileprivate func row(_ words: Words) -> [String] {
      let isVietnamese = words.language == .vi
      let kept =
        isVietnamese ? (isKept ? "có" : "chỉ mã băm") : (isKept ? "yes" : "digest only")
      let role = isVietnamese ? (isInput ? "đầu vào" : "kết quả") : isInput ? "input" : "result"
      return [path, role, words.numbers.text(bytes), String(sha256.prefix(12)), kept]
    }
  }

  private let facts: [(vi: String, en: String, value: String)]
  private let files: [File]
  private let tables: [(name: String, rows: Int)]
  private let targets: [[String]]

  /// Puts together what a sheet shows.
  ///
  /// `targets`: Rows of id, unit, year, basis, requirement, value, verdict and probability.
  public init(
    id: Int64, time: String, version: String, call: String, source: String, plan: String,
    statusYear: Int, lastYear: Int, horizon: Int, units: Int, files: [File],
    tables: [(name: String, rows: Int)], targets: [[String]]
  ) {
    facts = [
      ("Lần chạy", "Run", String(id)), ("Lưu lúc", "Kept at", time),
      ("Phiên bản", "Version", version), ("Lệnh", "Call", call), ("Nguồn", "Source", source),
      ("Kế hoạch", "Plan", plan.isEmpty ? "–" : plan),
      ("Năm hiện trạng", "Status year", String(statusYear)),
      ("Năm cuối của số liệu", "Last year of the data", String(lastYear)),
      ("Số năm dự báo", "Years ahead", String(horizon)), ("Đơn vị", "Units", String(units)),
    ]
    self.files = files
    self.tables = tables
    self.targets = targets
  }

  /// A number with a fraction in as many digits as a person reads.
  private static func shown(_ field: String, _ words: Words) -> String {
    guard field.contains("."), let number = Double(field) else { return field }
    return abs(number) < 1
      ? words.numbers.text(number, decimals: 3) : words.numbers.short(number)
  }

  /// The sheet as text, with a line break at the end.
  public func text(_ language: Language) -> String {
    let words = Words(language)
    let say = { (vi: String, en: String) in language == .vi ? vi : en }
    var parts = [
      facts.map { "\(language == .vi ? $0.vi : $0.en): \($0.value)" }.joined(separator: "\n")
    ]
    let sheets = [
      ReportTable(
        [
          .init(say("Tệp", "File")), .init(say("Vai trò", "Role")),
          .init(say("Byte", "Bytes"), isNumeric: true), .init("SHA-256"),
          .init(say("Có nội dung", "Kept")),
        ], rows: files.map { $0.row(words) }),
      ReportTable(
        [.init(say("Bảng đã lưu", "Table kept")), .init(say("Dòng", "Rows"), isNumeric: true)],
        rows: tables.map { [$0.name, words.numbers.text($0.rows)] }),
      ReportTable(
        [
          .init(words(.target)), .init(say("Đơn vị", "Unit")), .init(words(.year)),
          .init(say("Cơ sở", "Basis")), .init(words(.demand)),
          .init(say("Giá trị", "Value"), isNumeric: true), .init(say("Kết luận", "Verdict")),
          .init(say("Xác suất", "Probability"), isNumeric: true),
        ], rows: targets.map { $0.map { Self.shown($0, words) } }),
    ]
    parts += sheets.filter { !$0.rows.isEmpty }.map { TerminalRenderer.render($0) }
    return parts.joined(separator: "\n\n") + "\n"
  }
}
