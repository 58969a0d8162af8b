import ArgumentParser
import Panels
import Pipeline

/// `lotrinh schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration("schema", HelpText.say("help.schema"))

  /// The kinds of files with a schema.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case plan
    case criteriaSet = "criteria-set"
    case scenarios
  }

  @Argument(help: .say("help.schema.kind"))
  var kind: Kind = .plan

  @Option(help: .say("help.option.lang-of-messages"))
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
