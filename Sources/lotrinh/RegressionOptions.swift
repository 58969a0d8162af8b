import ArgumentParser
import Panels
import Pipeline

/// How trends are fitted and tested.
struct RegressionOptions: ParsableArguments {
  @Option(
    help: .say("help.option.errors", ["names": TrendRequest.errorNames.joined(separator: "|")]),
    completion: .list(TrendRequest.errorNames))
  var errors = "classical"

  @Option(help: .say("help.option.lag"))
  var lag: Int?

  @Option(help: .say("help.option.analytic-weight"))
  var analyticWeight: String?

  @Option(help: .say("help.option.frequency-weight"))
  var frequencyWeight: String?

  @Option(help: .say("help.option.precision-weight"))
  var precisionWeight: String?

  @Flag(help: .say("help.option.panel"))
  var panel = false

  @Option(help: .say("help.option.regressor"))
  var regressor: [String] = []

  @Option(
    help: .say("help.option.time", ["names": TrendRequest.timeNames.joined(separator: "|")]),
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
