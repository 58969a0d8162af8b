import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented plan to start from.",
    discussion: """
      plan.yaml with units.csv, observations.csv and the schema from which editors complete. \
      Nothing is replaced: where one of the files is there already, none is written.

      EXAMPLE
        lotrinh init ke-hoach-2026 --communes 18 --year 2025
        lotrinh check ke-hoach-2026
      """)

  @Argument(help: "The folder; made where it does not exist.")
  var folder = "."

  @Option(help: "Number of communes in units.csv.")
  var communes = 3

  @Option(
    help: ArgumentHelp(
      "Criteria set; without it the base set in force in the year after the data.", valueName: "ID"
    ))
  var set: String?

  @Option(help: ArgumentHelp("Year of the data; the last full year without it.", valueName: "YEAR"))
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
