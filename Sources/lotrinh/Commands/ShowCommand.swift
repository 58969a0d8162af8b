import ArgumentParser
import Panels
import Pipeline

/// `lotrinh show`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "show", HelpText.say("help.show"),
    more: HelpText.say("help.show.more"),
    examples: """
      lotrinh show results/targets.csv --columns target,year,value,verdict \\
        --where year=2024 --where 'basis=expected|projected'
      """)

  @Argument(help: .say("help.show.table"), completion: .file(extensions: ["csv"]))
  var table: String

  @Option(help: .say("help.show.columns"))
  var columns: String?

  @Option(help: .say("help.show.where"))
  var `where`: [String] = []

  @Option(help: .say("help.show.first"))
  var first = 40

  @Option(help: .say("help.show.width"))
  var width: Int?

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal
    var call = CallCheck()
    call.demand(
      first > 0, LocalizedText("option.first-range"))
    call.demand(
      width ?? 120 >= 20, LocalizedText("option.width-range"))
    try call.end(terminal)
    do {
      let view = try TableView(
        table, columns: (columns ?? "").split(separator: ",").map(String.init), where: `where`)
      try terminal.data(
        view.text(first: first, width: width ?? terminal.screenWidth ?? 120, speech.lang))
      if view.rowCount == 0, !speech.quiet {
        terminal.line(
          view.totalCount == 0
            ? speech.lang.say("terminal.no-rows")
            : speech.lang.say("terminal.no-rows-meet", ["count": view.totalCount]))
      }
      let rest = view.rowCount - first
      if rest > 0, !speech.quiet {
        terminal.line(
          speech.lang.say("terminal.more-rows", ["count": rest]))
      }
    } catch let failure as RunFailure {
      terminal.say(failure.problems)
      throw ExitCode(ExitStatus(failure.problemClass).rawValue)
    }
  }
}
