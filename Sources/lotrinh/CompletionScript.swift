import ArgumentParser

/// The script that lets a shell complete what the command line takes.
///
/// The parser writes it from the declarations. It knows nothing of a command that does one of its own by itself, as
/// `lotrinh scenario` runs scenarios, and nothing of the commands that `help` explains: both are added here.
struct CompletionScript {
  let shell: CompletionShell

  /// The whole script.
  var text: String {
    var text = Lotrinh.completionScript(for: shell)
    for command in Lotrinh.configuration.subcommands {
      guard let own = command.configuration.defaultSubcommand else { continue }
      let names = Self.names(command.configuration.subcommands)
      addDefault(Self.name(own), among: names, of: Self.name(command), to: &text)
    }
    addHelp(Self.names(Lotrinh.configuration.subcommands).joined(separator: " "), to: &text)
    return ParserHelp.replacingOwnTexts(of: text, in: .ofCall)
  }

  private static func name(_ command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }

  private static func names(_ commands: [any ParsableCommand.Type]) -> [String] {
    commands.map(name)
  }

  /// Completes a command without a word of its own as the one that it then is.
  private func addDefault(
    _ own: String, among names: [String], of command: String, to text: inout String
  ) {
    let function = "_lotrinh_\(command)() {\n"
    let first = "case '\(command)'\n"
    switch shell {
    case .bash:
      text.add(
        """
            if [[ "${unparsed_words[0]}" != @(\(names.joined(separator: "|"))) && (
                "${#unparsed_words[@]}" -gt 1
                || -z "$(compgen -W '\(names.joined(separator: " "))' -- "${unparsed_words[0]}")" ) ]]
            then
                _lotrinh_\(command)_\(own)
                return
            fi

        """, behind: function)
    case .zsh:
      text.add(
        """
            if [[ "${words[2]}" != (\(names.joined(separator: "|"))) ]] && {
                (( CURRENT > 2 )) || [[ " \(names.joined(separator: " "))" != *" ${words[2]}"* ]]
            }; then
                _lotrinh_\(command)_\(own)
                return
            fi

        """, behind: function)
    case .fish:
      text.add(
        """
                set -l next $unparsed_tokens[2] (commandline -t)
                if not contains -- "$next[1]" \(names.joined(separator: " "))
                    and begin; set -q next[2]; or string match -q -- '-*' "$next[1]"; end
                    set unparsed_tokens \(command) \(own) $unparsed_tokens[2..]
                end

        """, behind: first)
    default: break
    }
  }

  /// Offers the commands behind `help`.
  private func addHelp(_ commands: String, to text: inout String) {
    switch shell {
    case .bash:
      text.add(
        "    COMPREPLY+=($(compgen -W '\(commands)' -- \"${cur}\"))\n",
        behind: "_lotrinh_help() {\n")
    case .zsh:
      text = text.replacing("'*:subcommands:'", with: "'*:subcommands:(\(commands))'")
    case .fish:
      let condition =
        "__lotrinh_should_offer_completions_for_positional \"lotrinh help\" -ge 1"
      text += "\ncomplete -c 'lotrinh' -n '\(condition)' -fa '\(commands)'\n"
    default: break
    }
  }
}

extension String {
  /// Adds lines behind the first place of a line.
  fileprivate mutating func add(_ lines: String, behind line: String) {
    guard let place = firstRange(of: line) else { return }
    insert(contentsOf: lines, at: place.upperBound)
  }
}
