import Foundation
import Testing

/// The completions, asked for from the shells themselves.
@Suite("Completions")
struct CompletionTests {
  static let commands = [
    "check", "assess", "trend", "forecast", "brief", "backtest", "track", "scenario", "targets",
    "roadmap",
    "owners", "run", "workbook", "report", "explain", "runs", "show", "crosswalk", "frame", "fit",
    "merge", "apply", "calendar",
    "init",
    "simulate",
    "schema", "completions",
  ]

  private func script(_ shell: String, in place: TemporaryFolder) async throws -> String {
    let outcome = try await CommandLineTool().run("completions", shell)
    try #require(outcome.status == 0, "\(outcome.messages)")
    try place.write(outcome.output, to: "lotrinh.\(shell)")
    return place.path("lotrinh.\(shell)")
  }

  /// Where a shell is installed.
  private static func path(of program: String) -> String? {
    ["/bin", "/usr/bin", "/usr/local/bin"].map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static let hasFish = path(of: "fish") != nil
  static let hasZsh = path(of: "zsh") != nil

  /// What a program prints, with the built tool first on its path.
  private func output(_ program: String, _ arguments: [String]) throws -> String {
    let path = try #require(Self.path(of: program))
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = CommandLineTool.root
    var environment = CommandLineTool().variables()
    let folder = try CommandLineTool.executable().deletingLastPathComponent().path
    environment["PATH"] = folder + ":" + environment["PATH", default: "/usr/bin"]
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// What bash offers behind some words.
  private func bash(_ script: String, _ words: [String]) throws -> [String] {
    let line = words.joined(separator: " ")
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let text = try output(
      "bash",
      [
        "--norc", "-c",
        """
        source '\(script)'
        COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE='\(line)'
        COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
        _lotrinh lotrinh '\(words[words.count - 1])' '\(words[words.count - 2])'
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
      ])
    return text.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  @Test("of bash offer commands, options, values, criteria sets and regions")
  func bash() async throws {
    let place = try TemporaryFolder()
    let script = try await script("bash", in: place)
    #expect(Set(try bash(script, ["lotrinh", ""])).isSuperset(of: Self.commands))
    #expect(try bash(script, ["lotrinh", "expl"]) == ["explain"])
    #expect(Set(try bash(script, ["lotrinh", "run", "--lang", ""])) == ["vi", "en"])
    #expect(
      Set(try bash(script, ["lotrinh", "forecast", "--method", "t"])) == ["theta", "theil-sen"])
    #expect(
      try bash(script, ["lotrinh", "assess", "--criteria", "qd-5"]) == ["qd-51-2025"])
    #expect(try bash(script, ["lotrinh", "assess", "--region", "TD"]) == ["TDMNPB"])
    #expect(try bash(script, ["lotrinh", "explain", "--horiz"]) == ["--horizon"])
    // A command that does one of its own by itself takes what that one takes.
    #expect(
      try bash(script, ["lotrinh", "scenario", ""]).filter { !$0.hasPrefix("-") } == [
        "run", "diff",
      ])
    #expect(try bash(script, ["lotrinh", "scenario", "--scen"]) == ["--scenarios"])
    #expect(try bash(script, ["lotrinh", "scenario", "plan.yaml", "--scen"]) == ["--scenarios"])
    #expect(try bash(script, ["lotrinh", "scenario", "--lang", ""]) == ["vi", "en"])
    #expect(try bash(script, ["lotrinh", "scenario", "diff", "--qui"]) == ["--quiet"])
    #expect(try bash(script, ["lotrinh", "runs", "--la"]) == ["--lang"])
    #expect(try bash(script, ["lotrinh", "help", "expl"]) == ["explain"])
    #expect(try bash(script, ["lotrinh", "report", "Sources", "Sou"]) == ["Sources"])
  }

  @Test(
    "of fish offer commands and values",
    .enabled(if: hasFish, "fish is not installed: its completions are not tried."))
  func fish() async throws {
    let place = try TemporaryFolder()
    let script = try await script("fish", in: place)
    let offered = { (line: String) in
      try output("fish", ["--no-config", "-c", "source '\(script)'; complete -C '\(line)'"])
        .split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }
    #expect(Set(try offered("lotrinh ")).isSuperset(of: Self.commands))
    #expect(Set(try offered("lotrinh run --lang ")) == ["vi", "en"])
    #expect(
      Set(try offered("lotrinh forecast --method t")) == ["theta", "theil-sen"])
    #expect(try offered("lotrinh report results --each d") == ["district"])
    #expect(try offered("lotrinh run plan.yaml --thresh") == ["--thresholds"])
    #expect(try offered("lotrinh scenario ").contains("diff"))
    #expect(try offered("lotrinh scenario --scen") == ["--scenarios"])
    #expect(try offered("lotrinh scenario plan.yaml --scen") == ["--scenarios"])
    #expect(try offered("lotrinh scenario run plan.yaml --scen") == ["--scenarios"])
    #expect(try offered("lotrinh scenario diff --qui") == ["--quiet"])
    #expect(try offered("lotrinh runs --la") == ["--lang"])
    #expect(try offered("lotrinh help expl") == ["explain"])
    #expect(try offered("lotrinh report Sou") == ["Sources/"])
    #expect(try offered("lotrinh report Sources Tes") == ["Tests/"])
    #expect(try offered("lotrinh workbook Sources Tests Sou") == ["Sources/"])
  }

  @Test(
    "of zsh are a script that zsh can read",
    .enabled(if: hasZsh, "zsh is not installed: its completions are not tried."))
  func zsh() async throws {
    let place = try TemporaryFolder()
    let script = try await script("zsh", in: place)
    let text = try output("zsh", ["-f", "-n", script])
    #expect(text.isEmpty)
    let content = try String(contentsOf: URL(filePath: script), encoding: .utf8)
    #expect(content.hasPrefix("#compdef lotrinh"))
    for command in Self.commands { #expect(content.contains("'\(command):"), "\(command)") }
  }

  @Test(
    "of zsh complete what is typed",
    .enabled(if: hasZsh, "zsh is not installed: its completions are not tried."),
    .enabled(if: OtherProgram.hasScreen, OtherProgram.needsScreen),
    arguments: [
      ("lotrinh expl", "lotrinh explain"), ("lotrinh run --thresh", "lotrinh run --thresholds"),
      ("lotrinh assess --criteria qd-5", "lotrinh assess --criteria qd-51-2025"),
      ("lotrinh assess --region TD", "lotrinh assess --region TDMNPB"),
      ("lotrinh report results --each di", "lotrinh report results --each district"),
      ("lotrinh scenario di", "lotrinh scenario diff"),
      ("lotrinh scenario --scen", "lotrinh scenario --scenarios"),
      ("lotrinh scenario plan.yaml --scen", "lotrinh scenario plan.yaml --scenarios"),
      ("lotrinh scenario diff --qui", "lotrinh scenario diff --quiet"),
      ("lotrinh help expl", "lotrinh help explain"),
      ("lotrinh report Sources Tes", "lotrinh report Sources Tests"),
    ])
  func zshCompletes(typed: String, expected: String) async throws {
    let place = try TemporaryFolder()
    let script = try await script("zsh", in: place)
    try FileManager.default.moveItem(atPath: script, toPath: place.path("_lotrinh"))
    // Control-G, bound to a widget of ours, prints the line as it is behind the completion.
    let text = try output(
      "zsh",
      [
        "-f", "-c",
        """
        exec 2>&1
        zmodload zsh/zpty
        zpty terminal TERM=dumb zsh -f -i
        zpty -w terminal "PS1=; fpath=('\(place.path("."))' \\$fpath); autoload -Uz compinit"
        zpty -w terminal "compinit -u -D; told() { print; print -r -- \\"[\\$BUFFER]\\"; exit }"
        zpty -w terminal "zle -N told; bindkey '^G' told; print rea''dy"
        zpty -r -m terminal answer '*ready*'
        zpty -w -n terminal $'\(typed)\\t\\a'
        while zpty -r terminal answer; do print -rn -- "$answer"; done
        """,
      ])
    #expect(text.contains("[\(expected)"), "\(text)")
  }

  @Test("of an unknown shell are refused with the shells there are")
  func unknown() async throws {
    let outcome = try await CommandLineTool().run("completions", "tcsh")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("fish"))
  }
}
