import ArgumentParser
import Panels
import Pipeline

/// `lotrinh simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "simulate", HelpText.say("help.simulate"),
    more: HelpText.say("help.simulate.more"),
    examples: """
      lotrinh simulate datasets/plans/tuan-giao-2024/simulation.yaml \\
        --out simulated.csv
      lotrinh simulate --units 3321 --years 2015-2024 --seed 7 --out panel.csv
      """)

  @Argument(
    help: .say("help.simulate.specification"), completion: .file(extensions: ["yaml", "yml"]))
  var specification: String?

  @Option(help: .say("help.simulate.units"))
  var units: Int?

  @Option(help: .say("help.simulate.years"))
  var years = "2006-2025"

  @Option(help: .say("help.simulate.seed"))
  var seed: UInt64 = 1

  @Option(help: .say("help.option.out-file"), completion: .file())
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
