import Foundation
import Testing

@Suite("A notebook")
struct NotebookTests {
  /// A command of a page and what the page says it prints.
  struct Step: Equatable {
    var command: String
    var output: String?
  }

  static let pages: [String] = {
    let folder = CommandLineTool.root.appending(path: "notebooks-md").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
  }()

  /// The blocks marked `sh`, each with the block `text` that follows it, if one does.
  static func steps(_ page: String) -> [Step] {
    var steps: [Step] = []
    var kind: String?
    var lines: [String] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = kind {
        if line == "```" {
          let text = lines.map { $0 + "\n" }.joined()
          if open == "sh" { steps.append(Step(command: text, output: nil)) }
          if open == "text", let last = steps.indices.last { steps[last].output = text }
          kind = nil
        } else {
          lines.append(String(line))
        }
      } else if line.hasPrefix("```") {
        kind = String(line.dropFirst(3))
        lines = []
      }
    }
    return steps
  }

  @Test("there are pages to run, and the reader of pages finds their commands")
  func reader() {
    #expect(!Self.pages.isEmpty)
    #expect(
      Self.steps("a\n```sh\nx\ny\n```\n\nb\n```text\n1\n```\n```sh\nz\n```\n") == [
        Step(command: "x\ny\n", output: "1\n"), Step(command: "z\n", output: nil),
      ])
  }

  @Test("prints what its page shows", arguments: pages)
  func page(name: String) async throws {
    let url = CommandLineTool.root.appending(path: "notebooks-md/\(name)")
    let steps = Self.steps(try String(contentsOf: url, encoding: .utf8))
    try #require(steps.contains { $0.output != nil })
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "datasets"),
      withDestinationURL: CommandLineTool.root.appending(path: "datasets"))
    for step in steps {
      let (status, output) = try Self.run(step.command, in: folder.url)
      #expect(status == 0, "\(step.command)")
      if let expected = step.output { #expect(output == expected, "\(step.command)") }
    }
  }

  /// Runs a block in a shell that finds the built program.
  private static func run(_ command: String, in folder: URL) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", command]
    process.currentDirectoryURL = folder
    var variables = CommandLineTool().variables()
    let program = try CommandLineTool.executable().deletingLastPathComponent().path
    variables["PATH"] = program + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    process.environment = variables
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
