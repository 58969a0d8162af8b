import Foundation
import Testing

/// Each code of `docs/decisions/0004-exit-codes.md`. Code 70 stands for a fault of the program
/// itself, which no input may provoke, so no test can.
@Suite("The exit code")
struct ExitCodeTests {
  private static let panel = "unit,year,income\nA,2019,30\nA,2020,31\nA,2021,33\nB,2021,30\n"

  private func run(_ arguments: String..., panel: String = panel) async throws -> Outcome {
    var tool = CommandLineTool()
    tool.standardInput = Data(panel.utf8)
    return try await tool.run(arguments)
  }

  @Test("table names every code there is, and the tests provoke all but 70")
  func table() throws {
    let page = CommandLineTool.root.appending(path: "docs/decisions/0004-exit-codes.md")
    let codes = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .compactMap { line in
        line.hasPrefix("| ") ? Int(line.dropFirst(2).prefix { $0.isNumber }) : nil
      }
    #expect(codes == [0, 1, 64, 65, 66, 70, 73, 74])
    let golden = Set(GoldenCase.all.compactMap { try? Int($0.expected("exit").dropLast()) })
    #expect(golden.isSuperset(of: [0, 1, 64, 65, 66, 73]))
    #expect(golden.isSubset(of: codes))
  }

  @Test("is 0 though a unit could not be treated, and 1 under --strict")
  func strict() async throws {
    #expect(try await run("trend", "-", "--value", "income:positive").status == 0)
    let strict = try await run("trend", "-", "--value", "income:positive", "--strict")
    #expect(strict.status == 1)
    #expect(strict.output.contains("one_point"))
    let every = "unit,year,income\nA,2019,30\nA,2020,31\nA,2021,33\n"
    let whole = try await run(
      "trend", "-", "--value", "income:positive", "--strict", panel: every)
    #expect(whole.status == 0)
  }

  @Test("is 64 for a wrong call, 65 for wrong data, 66 for a missing input, 73 for a wrong place")
  func families() async throws {
    #expect(try await run("trend").status == 64)
    #expect(try await run("trend", "-", "--nonsense").status == 64)
    #expect(try await run("trend", "-", panel: "").status == 65)
    #expect(try await run("trend", "/nonexistent/panel.csv").status == 66)
    #expect(try await run("trend", "-", "--out", "/dev/null/results").status == 73)
    #expect(try await run("run", "-", "--out", "/dev/null/results").status == 73)
  }

  @Test(
    "is 74 when standard output cannot take the data",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "trend - --value income:positive", "forecast - --value income:positive",
      "assess - --criteria qd-1980-2016", "check - --criteria qd-1980-2016", "schema plan",
      "simulate --units 2 --years 2024-2025",
    ])
  func fullOutput(call: String) async throws {
    var tool = CommandLineTool()
    tool.standardInput = Data(Self.panel.utf8)
    tool.outputPath = "/dev/full"
    let outcome = try await tool.run(call.split(separator: " ").map(String.init))
    #expect(outcome.status == 74)
    #expect(outcome.messages.contains("Không ghi được ra đầu ra chuẩn: ổ đĩa đã đầy"))
  }

  @Test(
    "is 74 when a file cannot take the data",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullFile() async throws {
    let outcome = try await run(
      "simulate", "--units", "2", "--years", "2024-2025", "--out", "/dev/full", "--lang", "en")
    #expect(outcome.status == 74)
    #expect(outcome.messages.hasPrefix("error: /dev/full: Writing failed: "))
  }

  @Test(
    "is 0 for help, which begins with what the command is for",
    arguments: HelpTests.commands)
  func help(command: String) async throws {
    let arguments = command.split(separator: " ").map(String.init) + ["--help", "--lang", "en"]
    let outcome = try await CommandLineTool().run(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    #expect(outcome.output.hasPrefix("OVERVIEW: "))
    let example = outcome.output.range(of: "EXAMPLE")?.lowerBound
    let options = try #require(outcome.output.range(of: "\nOPTIONS:")?.lowerBound)
    guard let example else { return }
    #expect(example < options)
    // Whoever copies an example gets all of it: no line is broken to fit the screen.
    let lines = outcome.output[example...]
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix { !$0.isEmpty }
    #expect(lines.allSatisfy { $0.hasPrefix("  ") }, "\(lines.joined(separator: "\n"))")
  }

  @Test("is 0 for a schema, which is JSON", arguments: ["plan", "criteria-set"])
  func schema(kind: String) async throws {
    let outcome = try await CommandLineTool().run("schema", kind)
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    let name = "Sources/IO/Schemas/\(kind).schema.json"
    let file = try Data(contentsOf: CommandLineTool.root.appending(path: name))
    #expect(outcome.standardOutput == file)
    let object = try JSONSerialization.jsonObject(with: outcome.standardOutput)
    #expect((object as? [String: Any])?["$schema"] as? String != nil)
  }
}
