/// What stands against a forecast: standard errors and bars that cannot be.
///
/// ```swift
/// let problem = ForecastProblem.impossibleBar(
///   indicator: "water_share", bar: "≥ 104", bounds: "0–100")
/// problem.message(in: .en).what
/// // The bar ≥ 104 of water_share lies outside what the indicator can be, 0–100.
/// ```
public enum ForecastProblem: ProblemFamily {
  /// A standard error below zero.
  case negativeStandardError(
    unit: String, year: Int, indicator: String, column: String, value: String)
  /// A bar that no value can reach, or every one does: beyond the bounds of the indicator's kind.
  case impossibleBar(indicator: String, bar: String, bounds: String)
  /// A target for a year that is past.
  case targetPast(indicator: String, year: Int, last: Int)
  /// A target of an indicator of which no unit has two years: there is neither a trend nor a chance.
  ///
  /// `met` of `of` units with a value meet it now; `widest` is what the farthest of the others lacks.
  case targetWithoutTrend(
    indicator: String, bar: String, last: Int, met: Int, of: Int, widest: String)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .negativeStandardError: .error
    case .impossibleBar, .targetPast, .targetWithoutTrend: .warning
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    language == .vi ? vietnamese : english
  }

  /// The datum it speaks of.
  public var subject: ProblemSubject {
    switch self {
    case .negativeStandardError(let unit, let year, _, let column, let value):
      ProblemSubject(unit: unit, year: year, indicator: column, value: value, expected: "≥ 0")
    case .impossibleBar(let indicator, let bar, let bounds):
      ProblemSubject(indicator: indicator, value: bar, expected: bounds)
    case .targetPast(let indicator, let year, let last):
      ProblemSubject(year: year, indicator: indicator, value: "\(year)", expected: "> \(last)")
    case .targetWithoutTrend(let indicator, let bar, let last, _, _, let widest):
      ProblemSubject(year: last, indicator: indicator, value: widest, expected: bar)
    }
  }

  private var english: ProblemMessage {
    switch self {
    case .negativeStandardError(let unit, let year, let indicator, let column, let value):
      ProblemMessage(
        "\(unit), \(year): the standard error \(value) of \(indicator) in \(column) is below zero.",
        fix: "Write zero or more, or leave the cell empty.")
    case .impossibleBar(let indicator, let bar, let bounds):
      ProblemMessage(
        "The bar \(bar) of \(indicator) lies outside what the indicator can be, \(bounds).",
        fix: "Check the number and its unit.")
    case .targetPast(let indicator, let year, let last):
      ProblemMessage(
        "The target of \(indicator) is for \(year); the data go up to \(last), so that there is nothing to forecast and no row in attainment.csv.",
        fix: "Name a year after \(last), or read in panel and trend how it went.")
    case .targetWithoutTrend(
      let indicator, let bar, let last, let met, let all, let widest):
      ProblemMessage(
        "The target \(indicator) \(bar) gets no chance: no unit has two years of it, so there is no trend to go by. In \(last), \(met) of \(all) units meet it\(met < all ? "; the farthest is \(widest) away from it" : "").",
        fix:
          "Add earlier years. What each unit lacks a year stands in attainment.csv of forecast and run, column required_change."
      )
    }
  }

  private var vietnamese: ProblemMessage {
    switch self {
    case .negativeStandardError(let unit, let year, let indicator, let column, let value):
      ProblemMessage(
        "\(unit), năm \(year): sai số chuẩn \(vietnameseNumber(value)) của \(indicator) ở cột \(column) nhỏ hơn 0.",
        fix: "Hãy ghi số từ 0 trở lên, hoặc để trống ô này.")
    case .impossibleBar(let indicator, let bar, let bounds):
      ProblemMessage(
        "Mức \(vietnameseNumber(bar)) của \(indicator) nằm ngoài khoảng mà chỉ tiêu có thể nhận, \(vietnameseNumber(bounds)).",
        fix: "Hãy kiểm tra con số và đơn vị tính.")
    case .targetPast(let indicator, let year, let last):
      ProblemMessage(
        "Mục tiêu của \(indicator) là cho năm \(year), mà số liệu đã có đến năm \(last): không còn gì để dự báo và attainment.csv không có dòng nào.",
        fix: "Hãy nêu năm sau \(last), hoặc xem diễn biến đã qua trong bảng số liệu và xu thế.")
    case .targetWithoutTrend(
      let indicator, let bar, let last, let met, let all, let widest):
      ProblemMessage(
        "Không tính được khả năng đạt mục tiêu \(indicator) \(vietnameseNumber(bar)): chưa đơn vị nào có hai năm số liệu nên chưa có xu thế. Năm \(last) có \(met)/\(all) đơn vị đạt\(met < all ? "; đơn vị xa nhất còn cách \(vietnameseNumber(widest))" : "").",
        fix:
          "Hãy bổ sung các năm trước. Mỗi đơn vị còn phải thêm bao nhiêu một năm: cột required_change của attainment.csv do forecast và run ghi ra."
      )
    }
  }
}
