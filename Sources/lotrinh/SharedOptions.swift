import ArgumentParser
import Panels
import Pipeline

/// How a command speaks.
struct SpeechOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Language of messages and reports: vi or en; LOTRINH_LANG without it.", valueName: "vi|en"))
  var lang = Language.preferred

  @Flag(help: "Messages as JSON, one object a line.")
  var json = false

  @Flag(help: "Say errors only.")
  var quiet = false

  var terminal: Terminal { Terminal(language: lang, isJSON: json, isQuiet: quiet) }
}

extension Language: ExpressibleByArgument {}

extension TableFormat: ExpressibleByArgument {}

/// How a command works.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder for the results; without it the main table goes to standard output, a summary of it where that is a screen.",
      valueName: "DIR"), completion: .directory)
  var out: String?

  @Option(help: "Number of workers; the default is one for each processor.")
  var jobs: Int?

  @Option(help: "Format of the result tables in the folder: csv or parquet.")
  var format = TableFormat.csv

  @Flag(help: "End with 1 when units were left out.")
  var strict = false

  func check(_ call: inout CallCheck) {
    call.demand(
      jobs.map { $0 >= 1 } ?? true, LocalizedText("option.jobs-range"))
    call.demand(format == .csv || out != nil, LocalizedText("option.parquet-needs-out"))
  }
}

/// How far and by which model a command forecasts.
struct HorizonOptions: ParsableArguments {
  @Option(help: "How many years to forecast.")
  var horizon = 5

  // A list, so that a second one is refused and not taken for the only one.
  @Option(
    help: ArgumentHelp("Forecasting method.", valueName: RunOptions.methods.joined(separator: "|")),
    completion: .list(RunOptions.methods))
  var method = ["auto"]

  @Option(
    name: .customLong("se"),
    help: ArgumentHelp(
      "The column that holds the published standard errors of an indicator's values, in its unit. Repeatable.",
      valueName: "NAME=COLUMN"))
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
