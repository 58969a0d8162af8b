import ArgumentParser
import Panels
import Pipeline

/// How a command speaks.
struct SpeechOptions: ParsableArguments {
  @Option(help: .say("help.option.lang"))
  var lang = Language.preferred

  @Flag(help: .say("help.option.json"))
  var json = false

  @Flag(help: .say("help.option.quiet"))
  var quiet = false

  var terminal: Terminal { Terminal(language: lang, isJSON: json, isQuiet: quiet) }
}

extension Language: ExpressibleByArgument {}

extension TableFormat: ExpressibleByArgument {}

/// How a command works.
struct WorkOptions: ParsableArguments {
  @Option(help: .say("help.option.out"), completion: .directory)
  var out: String?

  @Option(help: .say("help.option.jobs"))
  var jobs: Int?

  @Option(help: .say("help.option.format"))
  var format = TableFormat.csv

  @Flag(help: .say("help.option.strict"))
  var strict = false

  func check(_ call: inout CallCheck) {
    call.demand(
      jobs.map { $0 >= 1 } ?? true, LocalizedText("option.jobs-range"))
    call.demand(format == .csv || out != nil, LocalizedText("option.parquet-needs-out"))
  }
}

/// How far and by which model a command forecasts.
struct HorizonOptions: ParsableArguments {
  @Option(help: .say("help.option.horizon"))
  var horizon = 5

  // A list, so that a second one is refused and not taken for the only one.
  @Option(
    help: .say("help.option.method", ["names": RunOptions.methods.joined(separator: ", ")]),
    completion: .list(RunOptions.methods))
  var method = ["auto"]

  @Option(name: .customLong("se"), help: .say("help.option.se"))
  var standardErrors: [String] = []

  /// The standard errors as they are understood.
  var errorOptions: [StandardErrorOption] { standardErrors.compactMap(StandardErrorOption.init) }

  func check(_ call: inout CallCheck) {
    call.demandHorizon(horizon)
    call.demandMethods(method)
    call.demand(
      method.count == 1,
      LocalizedText("option.one-method-only"))
    for text in standardErrors where StandardErrorOption(text) == nil {
      call.demand(
        false, LocalizedText("option.se-form", ["option": text]))
    }
    call.demand(
      Set(errorOptions.map(\.indicator)).count == errorOptions.count,
      LocalizedText("option.se-twice"))
  }
}
