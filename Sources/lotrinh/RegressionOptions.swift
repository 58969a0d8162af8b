import ArgumentParser
import Pipeline

/// How trends are fitted and tested.
struct RegressionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The standard error that t, p and the interval of the slope rest on; all are printed. With few years and unequal variances hc2; newey-west is too small below about 20 years.",
      valueName: TrendRequest.errorNames.joined(separator: "|")),
    completion: .list(TrendRequest.errorNames))
  var errors = "classical"

  @Option(
    help: ArgumentHelp(
      "Lag of the Newey-West error in years; without it the floor of 4 (n / 100)^(2/9).",
      valueName: "YEARS"))
  var lag: Int?

  @Option(
    help: ArgumentHelp(
      "Column of weights, each year and unit: variances are inversely proportional to them.",
      valueName: "COLUMN"))
  var analyticWeight: String?

  @Option(
    help: ArgumentHelp(
      "Column of whole numbers: a value stands for so many equal rows.", valueName: "COLUMN"))
  var frequencyWeight: String?

  @Option(
    help: ArgumentHelp(
      "Column of inverse variances that are known: errors are not scaled by the residuals.",
      valueName: "COLUMN"))
  var precisionWeight: String?

  @Flag(
    help:
      "Also one regression of all units for each indicator, with an effect for each unit and errors clustered by unit and by each --group: panel_regression.csv. Without --out it goes to standard output in place of the trends."
  )
  var panel = false

  @Option(
    help: ArgumentHelp(
      "With --panel: a column that explains the indicators. Repeatable.", valueName: "COLUMN"))
  var regressor: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --panel: one slope a year (linear), an effect for each year, or no years.",
      valueName: TrendRequest.timeNames.joined(separator: "|")),
    completion: .list(TrendRequest.timeNames))
  var time = "linear"

  /// What is asked for.
  var request: TrendRequest {
    var request = TrendRequest()
    request.errors = errors
    request.lag = lag
    request.analyticWeight = analyticWeight
    request.frequencyWeight = frequencyWeight
    request.precisionWeight = precisionWeight
    request.isPanel = panel
    request.time = time
    request.regressors = regressor
    return request
  }

  func check(_ call: inout CallCheck) {
    let errorNames = TrendRequest.errorNames.joined(separator: ", ")
    call.demand(
      TrendRequest.errorNames.contains(errors),
      vi: "Không có loại sai số chuẩn --errors \(errors); hãy dùng \(errorNames).",
      en: "--errors \(errors) is not known; use \(errorNames).")
    call.demand(
      lag.map { (0...100).contains($0) } ?? true, vi: "--lag phải từ 0 đến 100.",
      en: "--lag must be from 0 to 100.")
    call.demand(
      request.weightColumns.count <= 1,
      vi:
        "Chỉ dùng một trong --analytic-weight, --frequency-weight, --precision-weight: mỗi loại trọng số có một ý nghĩa khác.",
      en:
        "Use one of --analytic-weight, --frequency-weight and --precision-weight: each means something else."
    )
    checkPanel(&call)
  }

  private func checkPanel(_ call: inout CallCheck) {
    let timeNames = TrendRequest.timeNames.joined(separator: ", ")
    call.demand(
      TrendRequest.timeNames.contains(time),
      vi: "Không có --time \(time); hãy dùng \(timeNames).",
      en: "--time \(time) is not known; use \(timeNames).")
    call.demand(
      panel || (regressor.isEmpty && time == "linear"),
      vi: "--regressor và --time chỉ dùng cùng --panel.",
      en: "--regressor and --time go with --panel.")
    call.demand(
      !panel || request.weightColumns.isEmpty,
      vi: "--panel không dùng trọng số; hãy bỏ trọng số hoặc bỏ --panel.",
      en: "--panel takes no weights; leave them or --panel out.")
    call.demand(
      !["effects", "none"].contains(time) || !regressor.isEmpty,
      vi:
        "--time \(time) cần ít nhất một --regressor: nếu không thì không có hệ số nào để ước lượng.",
      en: "--time \(time) needs a --regressor: without one there is nothing to estimate.")
    call.demand(
      Set(regressor).count == regressor.count, vi: "Một --regressor được nêu hai lần.",
      en: "A --regressor is given twice.")
  }
}
