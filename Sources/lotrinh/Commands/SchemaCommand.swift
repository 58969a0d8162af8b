import ArgumentParser
import Panels
import Pipeline

/// `lotrinh schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of plans, of criteria sets or of scenarios.")

  /// The kinds of files with a schema.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case plan
    case criteriaSet = "criteria-set"
    case scenarios
  }

  @Argument(help: "plan, criteria-set or scenarios.")
  var kind: Kind = .plan

  @Option(help: ArgumentHelp("Language of messages: vi or en.", valueName: "vi|en"))
  var lang = Language.preferred

  func run() throws {
    let terminal = Terminal(language: lang, isJSON: false, isQuiet: true)
    switch kind {
    case .plan: try terminal.data(PublishedSchemas.plan)
    case .criteriaSet: try terminal.data(PublishedSchemas.criteriaSet)
    case .scenarios: try terminal.data(PublishedSchemas.scenarios)
    }
  }
}
