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
  public var wording: ProblemText {
    switch self {
    case .negativeStandardError(let unit, let year, let indicator, let column, let value):
      ProblemText(
        "problem.negative-standard-error",
        [
          "unit": unit, "year": year, "value": LocalizedText(number: value), "indicator": indicator,
          "column": column,
        ])
    case .impossibleBar(let indicator, let bar, let bounds):
      ProblemText(
        "problem.impossible-bar",
        [
          "bar": LocalizedText(number: bar), "indicator": indicator,
          "bounds": LocalizedText(number: bounds),
        ])
    case .targetPast(let indicator, let year, let last):
      ProblemText("problem.target-past", ["indicator": indicator, "year": year, "last": last])
    case .targetWithoutTrend(let indicator, let bar, let last, let met, let all, let widest):
      met < all
        ? ProblemText(
          "problem.target-without-trend",
          [
            "indicator": indicator, "bar": LocalizedText(number: bar), "last": last, "met": met,
            "all": all, "widest": LocalizedText(number: widest),
          ])
        : ProblemText(
          "problem.target-without-trend.all-met",
          [
            "indicator": indicator, "bar": LocalizedText(number: bar), "last": last, "met": met,
            "all": all,
          ], fix: LocalizedText("problem.target-without-trend.fix"))
    }
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
}
