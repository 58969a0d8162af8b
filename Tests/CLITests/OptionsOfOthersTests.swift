import Testing

@Suite("Options that another kind of input takes")
struct OptionsOfOthersTests {
  @Test(
    "what a plan says in its own file is refused in the call, by name",
    arguments: [
      ["--target", "income>=50@2025"], ["--region", "DBSH"], ["--criteria", "qd-1980-2016"],
      ["--break", "income:2018:method"], ["--value", "foo:share"], ["--sheet", "A"],
    ])
  func plans(option: [String]) async throws {
    for command in ["forecast", "check", "run"] {
      let folder = try TemporaryFolder()
      let outcome = try await CommandLineTool().run(
        [command, "datasets/plans/thien-ke-2020/plan.yaml", "--lang", "en"] + option
          + (command == "run" ? ["--out", folder.path("out")] : []))
      #expect(outcome.status == 64)
      let said = outcome.messages + outcome.output
      #expect(said.contains("\(option[0]): only for tables"), "\(command): \(said)")
    }
  }

  @Test("what is asked of plans is refused for a table")
  func tables() async throws {
    let outcome = try await CommandLineTool().run(
      "trend", "Tests/CLITests/Golden/trend-small/panel.csv", "--value", "income:positive",
      "--towns", "include", "--lang", "en")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("--towns: only for plans"), "\(outcome.messages)")
  }
}
