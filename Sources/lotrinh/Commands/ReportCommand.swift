import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "report", HelpText.say("help.report"),
    more: HelpText.say("help.report.more"),
    examples: """
      lotrinh report results/tuan-giao
      lotrinh report results/ha-nam --each district --out bao-cao
      lotrinh report results/ha-nam --area "Kim Bảng"
      lotrinh report results/run results/roadmap results/backtest --lang en \\
        --out report-en
      """)

  @Argument(help: .say("help.option.results"), completion: .directory)
  var results: [String]

  @Option(help: .say("help.report.out"))
  var out: String?

  @Option(help: .say("help.report.area"))
  var area: String?

  @Option(help: .say("help.report.each"), completion: .list(["district", "province", "commune"]))
  var each: String?

  @Option(help: .say("help.report.lang"))
  var lang: Language?

  @Flag(inversion: .prefixedNo, help: .say("help.report.docx"))
  var docx = true

  @Flag(help: .say("help.option.json"))
  var json = false

  @Flag(help: .say("help.option.quiet"))
  var quiet = false

  func run() throws {
    let terminal = Terminal(language: lang ?? .preferred, isJSON: json, isQuiet: quiet)
    var request = ReportRequest(folders: results)
    request.area = area
    request.each = each
    request.language = lang
    request.writesDocx = docx
    request.environment = ProcessInfo.processInfo.environment
    request.executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
    request.progress = { terminal.show($0) }
    let place = out ?? request.usualPlace
    do throws(RunFailure) {
      let problems = try request.make(at: place)
      terminal.clear()
      terminal.say(problems)
    } catch {
      terminal.clear()
      terminal.say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
    if !quiet, !json {
      terminal.line(Run.resultsLine(folder: place, language: lang ?? .preferred))
    }
  }
}
