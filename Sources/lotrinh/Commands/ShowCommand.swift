import ArgumentParser
import Panels
import Pipeline

/// `lotrinh show`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show columns and rows of a result table in the terminal.",
    discussion: """
      The columns of every table are described in docs/results.md.

      EXAMPLE
        lotrinh show results/targets.csv --columns target,year,value,verdict \\
          --where year=2024 --where 'basis=expected|projected'
      """)

  @Argument(help: "A result table (CSV).", completion: .file(extensions: ["csv"]))
  var table: String

  @Option(help: ArgumentHelp("Columns, joined by commas; all without it.", valueName: "a,b,c"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "Rows in which a column has this value; several values joined by |. Repeatable.",
      valueName: "COLUMN=VALUE"))
  var `where`: [String] = []

  @Option(help: ArgumentHelp("How many rows at most.", valueName: "N"))
  var first = 40

  @Option(
    help: ArgumentHelp(
      "Characters a line holds; without it those of the terminal, else 120.", valueName: "N"))
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
