import Foundation
import Testing

/// One folder of `Golden`: a command and all that it must say and leave.
///
/// - `cmd`: the words of the call on one line; single quotes keep spaces, `{case}` is the folder of
///   the case, `{out}` a new place for results. Lines that start with `#` are remarks.
/// - `stdout`, `stderr`, `exit`: what must come of it; `{case}` and `{out}` stand for the paths.
/// - `stdin`: what is read on standard input, if there is such a file.
/// - `out/`: result files that are compared, if there is such a folder.
///
/// With `LOTRINH_RECORD=1` the expectations are written instead of compared.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let name: String
  let words: [String]

  static let folder = CommandLineTool.root.appending(path: "Tests/CLITests/Golden")
  static let isRecording = ProcessInfo.processInfo.environment["LOTRINH_RECORD"] == "1"

  /// Every case, by name.
  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }
      .map(GoldenCase.init(name:))
  }()

  var testDescription: String { name }

  init(name: String) {
    self.name = name
    let text = try? String(
      contentsOf: Self.folder.appending(path: "\(name)/cmd"), encoding: .utf8)
    words = (text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.flatMap(Self.words)
  }

  var folder: URL { Self.folder.appending(path: name) }
  var path: String { "Tests/CLITests/Golden/\(name)" }
  var usesOutput: Bool { words.contains { $0.contains("{out}") } }

  /// The files of a result that this case compares.
  var comparedFiles: [String] {
    (try? FileTree(folder.appending(path: "out").path).names) ?? []
  }

  func arguments(out: String) -> [String] {
    words.map {
      $0.replacingOccurrences(of: "{case}", with: path)
        .replacingOccurrences(of: "{out}", with: out)
    }
  }

  func run(out: String) async throws -> Outcome {
    var tool = CommandLineTool()
    tool.standardInput = (try? Data(contentsOf: folder.appending(path: "stdin"))) ?? Data()
    return try await tool.run(arguments(out: out))
  }

  /// A text with the paths of this run put back.
  func general(_ text: String, out: String) -> String {
    text.replacingOccurrences(of: out, with: "{out}")
      .replacingOccurrences(of: path, with: "{case}")
      .replacingOccurrences(of: CommandLineTool.root.path, with: "{root}")
  }

  /// The recorded text.
  func expected(_ file: String) throws -> String {
    let place = folder.appending(path: file)
    return try #require(
      try? String(contentsOf: place, encoding: .utf8),
      "\(path)/\(file) is missing; record it with LOTRINH_RECORD=1 and read it.")
  }

  func record(_ text: String, as file: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: file))
  }

  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
