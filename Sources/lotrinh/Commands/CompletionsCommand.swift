import ArgumentParser
import Panels
import Pipeline

/// `lotrinh completions`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "completions", HelpText.say("help.completions"),
    examples: """
      lotrinh completions bash > ~/.local/share/bash-completion/completions/lotrinh
      lotrinh completions zsh > ~/.zfunc/_lotrinh
      lotrinh completions fish > ~/.config/fish/completions/lotrinh.fish
      """)

  /// The shells that can complete.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish

    var script: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: .say("help.completions.shell"))
  var shell: Shell

  @Option(help: .say("help.option.lang-of-messages"))
  var lang = Language.preferred

  func run() throws {
    try Terminal(language: lang, isJSON: false, isQuiet: true)
      .data(CompletionScript(shell: shell.script).text)
  }
}
