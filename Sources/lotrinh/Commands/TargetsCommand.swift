import ArgumentParser
import Panels
import Pipeline

/// `lotrinh targets`.
struct TargetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "targets", HelpText.say("help.targets"),
    more: HelpText.say("help.targets.more"),
    examples: """
      lotrinh targets plan.yaml --confidence 0.8 --out results
      lotrinh targets panel.csv --value income:positive \\
        --target 'income>=60@2026' --out results
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
  @Option(help: .say("help.targets.confidence"))
  var confidence = 0.8

  @Option(name: .customLong("round"), help: .say("help.targets.round"))
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
