import ArgumentParser

/// `lotrinh simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Make a panel of simulated values.")

  func run() throws {}
}
