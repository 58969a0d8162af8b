import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make reports of results: Markdown, a page for browsers, a text for word processors.",
    discussion: """
      Every figure is one of the tables in the folders. Without --out they go to the folder report of the
      first result, without --lang in its language.

      EXAMPLES
        lotrinh report results/tuan-giao
        lotrinh report results/ha-nam --each district --out bao-cao
        lotrinh report results/ha-nam --area "Kim Bảng"
        lotrinh report results/run results/roadmap results/backtest --lang en --out report-en
      """)

  @Argument(
    help: ArgumentHelp("Folders of results.", valueName: "RESULTS"), completion: .directory)
  var results: [String]

  @Option(help: ArgumentHelp("The folder of the reports.", valueName: "DIR"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "One place by its name, or one commune by its code or name.", valueName: "NAME|CODE"))
  var area: String?

  @Option(
    help: ArgumentHelp(
      "One report for each place of a level, such as district or province, or for each commune.",
      valueName: "LEVEL"), completion: .list(["district", "province", "commune"]))
  var each: String?

  @Option(
    help: ArgumentHelp(
      "Language of the reports and of messages: vi or en; that of the first result without it.",
      valueName: "vi|en"))
  var lang: Language?

  @Flag(inversion: .prefixedNo, help: "Make texts for word processors (DOCX, with pandoc) as well.")
  var docx = true

  @Flag(help: "Messages as JSON, one object a line.")
  var json = false

  @Flag(help: "Say errors only.")
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
    let place = out ?? request.usualPlace
    do throws(RunFailure) {
      terminal.say(try request.make(at: place))
    } catch {
      terminal.say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
    if !quiet, !json {
      terminal.line(Run.resultsLine(folder: place, language: lang ?? .preferred))
    }
  }
}
