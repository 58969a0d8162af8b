import ArgumentParser
import Panels
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
      LocalizedText("option.errors-unknown", ["name": errors, "known": errorNames]))
    call.demand(
      lag.map { (0...100).contains($0) } ?? true, LocalizedText("option.lag-range"))
    call.demand(
      request.weightColumns.count <= 1,
      LocalizedText("option.one-weight-only")
    )
    checkPanel(&call)
  }

  private func checkPanel(_ call: inout CallCheck) {
    let timeNames = TrendRequest.timeNames.joined(separator: ", ")
    call.demand(
      TrendRequest.timeNames.contains(time),
      LocalizedText("option.time-unknown", ["name": time, "known": timeNames]))
    call.demand(
      panel || (regressor.isEmpty && time == "linear"),
      LocalizedText("option.regressor-without-panel"))
    call.demand(
      !panel || request.weightColumns.isEmpty,
      LocalizedText("option.panel-with-weights"))
    call.demand(
      !["effects", "none"].contains(time) || !regressor.isEmpty,
      LocalizedText("option.time-without-regressor", ["time": time]))
    call.demand(
      Set(regressor).count == regressor.count, LocalizedText("option.regressor-twice"))
  }
}
