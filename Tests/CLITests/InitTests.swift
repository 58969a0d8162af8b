import Foundation
import Testing

@Suite("A plan to start from")
struct InitTests {
  private static let sets = [
    "qd-318-2022", "qd-1980-2016", "qd-51-2025", "nam-dinh-12-2018", "qd-318-2022-advanced",
  ]

  @Test(
    "it is accepted and runs as it is written, for every set and both languages", arguments: sets)
  func runs(set: String) async throws {
    for language in ["vi", "en"] {
      let place = try TemporaryFolder()
      let folder = place.path("plan")
      let tool = CommandLineTool()
      let made = try await tool.run(
        "init", folder, "--communes", "5", "--set", set, "--lang", language, "--year", "2026")
      #expect(made.status == 0, "\(made.messages)")
      let check = try await tool.run("check", folder, "--lang", language)
      #expect(check.status == 0, "\(check.output)\(check.messages)")
      let run = try await tool.run("run", folder, "--lang", language, "--quiet")
      #expect(run.status == 0, "\(run.messages)")
      #expect(FileManager.default.fileExists(atPath: folder + "/results/report.md"))
      let units = try ResultTable(contentsOf: folder + "/units.csv")
      #expect(Set(units.column("code")).count == 5)
    }
  }

  @Test(
    "without a set it starts from the base set in force in the year after the data",
    arguments: [
      (2015, "qd-1980-2016"), (2019, "qd-1980-2016"), (2020, "qd-318-2022"),
      (2024, "qd-318-2022"), (2025, "qd-51-2025"), (2029, "qd-51-2025"),
    ])
  func proposed(year: Int, set: String) async throws {
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      "init", place.path("plan"), "--year", "\(year)", "--lang", "en")
    #expect(outcome.status == 0 && outcome.messages.contains("Criteria set: \(set), in force"))
    let plan = try String(contentsOf: URL(filePath: place.path("plan/plan.yaml")), encoding: .utf8)
    #expect(plan.contains("\nsets: [\(set)]"))
  }

  @Test("its first line points editors to the schema beside it, which is the one printed")
  func schema() async throws {
    let place = try TemporaryFolder()
    let tool = CommandLineTool()
    _ = try await tool.run("init", place.path("plan"))
    let plan = try String(contentsOf: URL(filePath: place.path("plan/plan.yaml")), encoding: .utf8)
    #expect(plan.hasPrefix("# yaml-language-server: $schema=./plan.schema.json\n"))
    let written = try String(
      contentsOf: URL(filePath: place.path("plan/plan.schema.json")), encoding: .utf8)
    #expect(try await tool.run("schema", "plan").output == written)
  }

  @Test(
    "nothing is replaced, and where one file stands none is written",
    arguments: ["plan.yaml", "units.csv", "observations.csv", "plan.schema.json"])
  func refuses(file: String) async throws {
    let place = try TemporaryFolder()
    _ = try place.write("mine", to: file)
    let outcome = try await CommandLineTool().run("init", place.path(""), "--lang", "en")
    #expect(outcome.status == 73 && outcome.messages.contains(file))
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path(""))
    #expect(names == [file])
    #expect(try String(contentsOf: URL(filePath: place.path(file)), encoding: .utf8) == "mine")
  }

  @Test("wrong numbers and an unknown set end the call with a place to look")
  func wrong() async throws {
    let place = try TemporaryFolder()
    let tool = CommandLineTool()
    #expect(try await tool.run("init", place.path("a"), "--communes", "0").status == 64)
    #expect(try await tool.run("init", place.path("a"), "--year", "26").status == 64)
    let set = try await tool.run("init", place.path("a"), "--set", "qd-318", "--lang", "en")
    #expect(set.status == 66 && set.messages.contains("qd-318-2022"))
    #expect(!FileManager.default.fileExists(atPath: place.path("a")))
  }
}
