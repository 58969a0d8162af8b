import ArgumentParser
import Panels
import Pipeline

/// `lotrinh targets`.
struct TargetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract:
      "Say what can be promised with a confidence, the yearly steps to each bar, and each commune's share.",
    discussion: """
      Whether more is better of an indicator is told by its bar: in a criteria set, a target of the plan \
      or --target. The tables are described in docs/results.md, the methods in docs/targets.md.

      EXAMPLES
        lotrinh targets plan.yaml --confidence 0.8 --out results
        lotrinh targets panel.csv --value income:positive --target 'income>=60@2026' --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var setting: TargetSettingChoice
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, horizon: horizon, targetSetting: setting)
      .perform(.targets, source.source())
  }
}

/// How targets are set.
struct TargetSettingChoice: ParsableArguments {
  @Option(help: ArgumentHelp("How likely what is promised comes true.", valueName: "0.8"))
  var confidence = 0.8

  @Option(
    name: .customLong("round"),
    help: ArgumentHelp(
      "The step of what is promised; without it that of the data.", valueName: "STEP"))
  var step: Double?

  var options: TargetSettingOptions {
    var options = TargetSettingOptions()
    options.confidence = confidence
    options.step = step
    return options
  }

  func check(_ call: inout CallCheck) {
    call.demand(
      confidence > 0.5 && confidence <= 0.99, LocalizedText("option.confidence-range"))
    call.demand(
      step.map { $0 > 0 && $0.isFinite } ?? true, LocalizedText("option.round-range"))
  }
}
