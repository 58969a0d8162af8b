import ArgumentParser
import Panels
import Pipeline

/// `lotrinh workbook`.
struct WorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "workbook", HelpText.say("help.workbook"),
    more: HelpText.say("help.workbook.more"),
    examples: """
      lotrinh workbook results/tuan-giao --out tuan-giao.xlsx
      lotrinh workbook results/run results/roadmap results/targets \\
        --out ke-hoach.xlsx
      """)

  @Argument(help: .say("help.option.results"), completion: .directory)
  var results: [String]

  @Option(help: .say("help.workbook.out"))
  var out: String

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal
    var request = WorkbookRequest(folders: results)
    request.progress = { terminal.show($0) }
    try speech.attempt { () throws(RunFailure) in
      defer { terminal.clear() }
      try request.make(at: out)
    }
    if !speech.quiet, !speech.json {
      speech.terminal.line(Run.resultsLine(folder: out, language: speech.lang))
    }
  }
}
