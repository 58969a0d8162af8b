import ArgumentParser
import Panels
import Pipeline

/// `lotrinh completions`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the script that lets a shell complete commands, options, files and values.",
    discussion: """
      EXAMPLES
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

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  @Option(help: ArgumentHelp("Language of messages: vi or en.", valueName: "vi|en"))
  var lang = Language.preferred

  func run() throws {
    try Terminal(language: lang, isJSON: false, isQuiet: true)
      .data(CompletionScript(shell: shell.script).text)
  }
}
