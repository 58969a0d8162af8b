import ArgumentParser
import Panels
import Pipeline

/// `lotrinh workbook`.
struct WorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Make one workbook (XLSX) of results: summary, tables, charts, explanations.",
    discussion: """
      Its figures are those of the tables in the folders, its language that of the first result.

      EXAMPLES
        lotrinh workbook results/tuan-giao --out tuan-giao.xlsx
        lotrinh workbook results/run results/roadmap results/targets --out ke-hoach.xlsx
      """)

  @Argument(
    help: ArgumentHelp("Folders of results.", valueName: "RESULTS"), completion: .directory)
  var results: [String]

  @Option(help: ArgumentHelp("The workbook.", valueName: "FILE"))
  var out: String

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in
      try WorkbookRequest(folders: results).make(at: out)
    }
    if !speech.quiet, !speech.json {
      speech.terminal.line(Run.resultsLine(folder: out, language: speech.lang))
    }
  }
}
