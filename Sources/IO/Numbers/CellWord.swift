import Foundation

/// The words that stand in cells instead of numbers.
enum CellWord {
  /// There is no figure.
  static let missing: Set<String> = [
    "na", "n.a", "n.a.", "#n/a", "nan", "null", "missing", "-", "--", "---", "–",
    "—", "−", "…", "..", "...", "không có", "chưa có", "không có số liệu", "chưa có số liệu",
    "không có dữ liệu", "chưa có dữ liệu", "không số liệu", "thiếu số liệu", "chưa thống kê",
    "chưa báo cáo", "kcsl", "no data", "not available",
  ]

  /// The indicator means nothing for the unit.
  static let notApplicable: Set<String> = ["n/a", "không áp dụng", "not applicable"]

  /// Yes.
  static let yes: Set<String> = ["yes", "đạt", "có", "x", "true"]

  /// No.
  static let no: Set<String> = ["no", "không đạt", "chưa đạt", "không", "false"]

  /// Infinity in words.
  static let infinite: Set<String> = [
    "inf", "-inf", "+inf", "infinity", "-infinity", "+infinity", "∞", "-∞",
  ]

  /// What spreadsheets show where a formula failed; a lookup without a find counts as missing.
  static let failedFormulas: Set<String> = [
    "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "#spill!", "#calc!",
  ]

  /// Small letters, composed, one space between words.
  static func normal(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.lowercased()
      .split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }.joined(separator: " ")
  }
}
