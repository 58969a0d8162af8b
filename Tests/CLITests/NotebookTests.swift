import Foundation
import Testing

@Suite("A notebook")
struct NotebookTests {
  /// A command of a page and what the page says it prints.
  struct Step: Equatable {
    var command: String
    var output: String?
  }

  /// A picture of a page, and the result it is made of: `![text](pictures/a.svg "results/b/charts/c.svg")`.
  struct Picture: Equatable {
    var file: String
    var source: String
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

  /// The pictures of a page.
  static func pictures(_ page: String) -> [Picture] {
    page.matches(of: /!\[[^\]]*\]\((pictures\/[^ )]+) "(results\/[^"]+)"\)/).map {
      Picture(file: String($0.output.1), source: String($0.output.2))
    }
  }

  /// The programs of a page: its blocks marked `swift`.
  static func programs(_ page: String) -> [String] {
    page.matches(of: /(?s)\n```swift\n(.*?\n)```\n/).map { String($0.output.1) }
  }

  @Test("shows programs that are built and run as they stand")
  func programs() throws {
    let folder = CommandLineTool.root.appending(path: "Snippets")
    let built = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).map { try String(contentsOf: $0, encoding: .utf8) }
    let shown = try Self.pages.flatMap { name in
      Self.programs(
        try String(
          contentsOf: CommandLineTool.root.appending(path: "notebooks-md/\(name)"),
          encoding: .utf8))
    }
    #expect(!shown.isEmpty)
    #expect(shown.sorted() == built.sorted())
  }

  /// A page with what its commands print now.
  static func recorded(_ page: String, _ outputs: [String]) -> String {
    var outputs = outputs[...]
    var lines: [Substring] = []
    var kind: Substring?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if kind == "text", line != "```" { continue }
      if kind == "text", let output = outputs.popFirst() {
        lines += output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      }
      if line.hasPrefix("```") { kind = kind == nil ? line.dropFirst(3) : nil }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  @Test("there are pages to run, and the reader of pages finds their commands")
  func reader() {
    #expect(!Self.pages.isEmpty)
    #expect(
      Self.steps("a\n```sh\nx\ny\n```\n\nb\n```text\n1\n```\n```sh\nz\n```\n") == [
        Step(command: "x\ny\n", output: "1\n"), Step(command: "z\n", output: nil),
      ])
    #expect(
      Self.pictures("a ![b, c](pictures/d.svg \"results/e/charts/f.svg\") ![g](h.png)") == [
        Picture(file: "pictures/d.svg", source: "results/e/charts/f.svg")
      ])
    #expect(
      Self.recorded("```sh\nx\n```\n```text\n1\n2\n```\nend\n", ["3\n4\n5\n"])
        == "```sh\nx\n```\n```text\n3\n4\n5\n```\nend\n")
  }

  static let isRecording = ProcessInfo.processInfo.environment["LOTRINH_RECORD"] != nil
  private static let folder = CommandLineTool.root.appending(path: "notebooks-md")

  @Test("prints what its page shows", arguments: pages)
  func page(name: String) async throws {
    let url = Self.folder.appending(path: name)
    let page = try String(contentsOf: url, encoding: .utf8)
    let steps = Self.steps(page)
    try #require(steps.contains { $0.output != nil })
    let run = try await PageRuns.shared.run(name)
    for (step, output) in zip(steps, run.outputs) where !Self.isRecording {
      if let expected = step.output { #expect(output == expected, "\(step.command)") }
    }
    if Self.isRecording {
      let outputs = zip(steps, run.outputs).filter { $0.0.output != nil }.map(\.1)
      try Self.recorded(page, outputs).write(to: url, atomically: true, encoding: .utf8)
    }
  }

  @Test(
    "shows pictures as they are made now",
    .enabled(if: ChartPicturesTests.canDraw, "No .venv here: the pictures are not made again."),
    arguments: pages)
  func picturesMadeAgain(name: String) async throws {
    let page = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let run = try await PageRuns.shared.run(name)
    for picture in Self.pictures(page) {
      try compare(
        Self.folder.appending(path: picture.file),
        with: run.folder.url.appending(path: picture.source), isRecording: Self.isRecording)
    }
  }

  @Test("shows pictures that stand beside it, each on one page")
  func pictures() throws {
    let folder = CommandLineTool.root.appending(path: "notebooks-md")
    let shown = try Self.pages.flatMap { name in
      Self.pictures(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        .map(\.file)
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "pictures").path)
    #expect(shown.sorted() == files.map { "pictures/" + $0 }.sorted())
  }

  /// Holds a picture of a page against the one made now.
  private func compare(_ shown: URL, with made: URL, isRecording: Bool) throws {
    if isRecording {
      try? FileManager.default.createDirectory(
        at: shown.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contentsOf: made).write(to: shown)
    }
    #expect(try Data(contentsOf: shown) == Data(contentsOf: made), "\(shown.lastPathComponent)")
  }

  /// Runs a block in a shell that finds the built program.
  fileprivate static func run(_ command: String, in folder: URL) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", command]
    process.currentDirectoryURL = folder
    var variables = CommandLineTool().variables()
    let program = try CommandLineTool.executable().deletingLastPathComponent().path
    if ChartPicturesTests.canDraw { variables["LOTRINH_PYTHON"] = ChartPicturesTests.python }
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

/// Runs the commands of every page once, for its texts and its pictures.
private actor PageRuns {
  struct PageRun: Sendable {
    let folder: TemporaryFolder
    /// What each command prints.
    let outputs: [String]
  }

  static let shared = PageRuns()
  private var runs: [String: Task<PageRun, any Error>] = [:]

  func run(_ name: String) async throws -> PageRun {
    let run = runs[name] ?? Task { try await Self.made(name) }
    runs[name] = run
    return try await run.value
  }

  /// Beside the actor: several pages run at a time.
  private static func made(_ name: String) async throws -> PageRun {
    let page = try String(
      contentsOf: CommandLineTool.root.appending(path: "notebooks-md/\(name)"), encoding: .utf8)
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "datasets"),
      withDestinationURL: CommandLineTool.root.appending(path: "datasets"))
    var outputs: [String] = []
    for step in NotebookTests.steps(page) {
      let (status, output) = try NotebookTests.run(step.command, in: folder.url)
      #expect(status == 0, "\(step.command)")
      outputs.append(output)
    }
    return PageRun(folder: folder, outputs: outputs)
  }
}
