import ArgumentParser
import Panels
import Pipeline

/// `lotrinh simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make a panel of simulated values, the same bytes each time.",
    discussion: """
      From a simulation.yaml, or a panel of any size with 19 indicators of the 1980/QĐ-TTg set. \
      Simulated values are marked as such in the file and in everything made from it.

      EXAMPLES
        lotrinh simulate datasets/plans/tuan-giao-2024/simulation.yaml \\
          --out simulated.csv
        lotrinh simulate --units 3321 --years 2015-2024 --seed 7 --out panel.csv
      """)

  @Argument(help: "A simulation.yaml.", completion: .file(extensions: ["yaml", "yml"]))
  var specification: String?

  @Option(help: "Number of communes, for a panel without a specification.")
  var units: Int?

  @Option(help: ArgumentHelp("First and last year of that panel.", valueName: "FROM-TO"))
  var years = "2006-2025"

  @Option(help: "Seed of that panel; a specification has its own.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("File to write; without it standard output.", valueName: "FILE"),
    completion: .file())
  var out: String?

  @OptionGroup var speech: SpeechOptions

  private var span: ClosedRange<Int>? {
    let ends = years.split(separator: "-").compactMap { Int($0) }
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
  }

  func run() throws {
    let terminal = speech.terminal
    var call = CallCheck()
    call.demand(
      (specification == nil) != (units == nil),
      LocalizedText("option.simulation-or-units"))
    call.demand(
      span != nil, LocalizedText("option.simulated-years-form"))
    try call.end(terminal)
    do {
      if let specification {
        try SimulationRun.write(specification: specification, to: out)
      } else if let units, let span {
        try SimulationRun.writeBenchmark(units: units, years: span, seed: seed, to: out)
      }
    } catch {
      terminal.say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
  }
}
