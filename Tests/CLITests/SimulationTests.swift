import Foundation
import Testing

@Suite("The simulated tables in datasets")
struct SimulationTests {
  @Test("are what lotrinh simulate makes, byte for byte", arguments: ShippedPlan.simulated)
  func bytes(plan: ShippedPlan) async throws {
    let shipped = try Data(
      contentsOf: CommandLineTool.root.appending(path: "\(plan.folder)/simulated.csv"))
    let specification = "\(plan.folder)/simulation.yaml"
    let printed = try await CommandLineTool().run("simulate", specification)
    #expect(printed.status == 0)
    #expect(printed.standardOutput == shipped)
    let place = try TemporaryFolder()
    let written = try await CommandLineTool().run(
      "simulate", specification, "--out", place.path("simulated.csv"))
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(try Data(contentsOf: URL(filePath: place.path("simulated.csv"))) == shipped)
    #expect(try FileTree(place.url.path).names == ["simulated.csv"])
  }

  @Test("say on their first lines and in every row what they are", arguments: ShippedPlan.simulated)
  func marks(plan: ShippedPlan) throws {
    let file = CommandLineTool.root.appending(path: "\(plan.folder)/simulated.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# SỐ LIỆU MÔ PHỎNG"))
    #expect(text.split(separator: "\n")[1].hasPrefix("# SIMULATED"))
    let table = try ResultTable(text)
    #expect(table.rows.allSatisfy { $0["provenance"] == "simulated" })
  }

  @Test("a panel made for trying the tool is marked in every table made from it")
  func panel() async throws {
    let place = try TemporaryFolder()
    let made = try await CommandLineTool().run(
      "simulate", "--units", "3", "--years", "2019-2023", "--out", place.path("panel.csv"))
    #expect(made.status == 0)
    let outcome = try await CommandLineTool().run(
      "trend", place.path("panel.csv"), "--value", "income:positive", "--out", place.path("out"),
      "--lang", "en")
    #expect(outcome.status == 0)
    let trend = try ResultTable(contentsOf: place.path("out/trend.csv"))
    #expect(trend.rows.count == 3)
    #expect(trend.rows.allSatisfy { $0["provenance"] == "simulated" })
  }
}
