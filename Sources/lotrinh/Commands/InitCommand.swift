import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "init", HelpText.say("help.init"),
    more: HelpText.say("help.init.more"),
    examples: """
      lotrinh init ke-hoach-2026 --communes 18 --year 2025
      lotrinh check ke-hoach-2026
      """)

  @Argument(help: .say("help.init.folder"))
  var folder = "."

  @Option(help: .say("help.init.communes"))
  var communes = 3

  @Option(help: .say("help.init.set"))
  var set: String?

  @Option(help: .say("help.init.year"))
  var year: Int?

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal
    var call = CallCheck()
    call.demand(
      (1...PlanStarter.mostCommunes).contains(communes),
      LocalizedText("option.communes-range", ["most": PlanStarter.mostCommunes]))
    call.demand(
      year.map { (1900...2199).contains($0) } ?? true, LocalizedText("option.year-range"))
    try call.end(terminal)
    let lastYear = Calendar(identifier: .gregorian).component(.year, from: Date()) - 1
    let starter = PlanStarter(
      folder: folder, language: speech.lang, communes: communes, set: set,
      statusYear: year ?? lastYear)
    do {
      let plan = try starter.write(
        environment: ProcessInfo.processInfo.environment,
        executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
      if !speech.quiet, !speech.json {
        for file in plan.files { terminal.line(file) }
        terminal.line(plan.sentence(speech.lang))
        terminal.line(
          speech.lang.say("terminal.check-next", ["folder": folder]))
      }
    } catch {
      terminal.say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
  }
}
