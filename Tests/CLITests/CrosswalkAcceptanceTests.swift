import Foundation
import Testing

/// Units that change, through the command line.
@Suite("Units that change")
struct CrosswalkAcceptanceTests {

  @Test("Nam Trực 2025: Hồng Quang and Nghĩa An leave as a ward; two names are in use already")
  func namTrucCrosswalk() async throws {
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      "crosswalk", ShippedPlan.namTruc.path, "--crosswalk",
      "datasets/crosswalks/nam-truc-2025.csv", "--out", place.path("out"))
    #expect(outcome.status == 0)
    let table = { (name: String) in
      try ResultTable(contentsOf: place.path("out/\(name).csv"))
    }
    let report = try table("crosswalk_report")
    let hongQuang = report.rows(["new_name": "Hồng Quang"])
    #expect(hongQuang.allSatisfy { $0["new_kind"] == "ward" && $0["change"] == "merged" })
    let leaving = hongQuang.filter { $0["rural"] == "left" }.map { $0["old_name"] ?? "" }
    #expect(Set(leaving) == ["Hồng Quang", "Nghĩa An"])
    #expect(Set(hongQuang.map { $0["old_name"] ?? "" }).subtracting(leaving) == ["Nam Vân"])
    let names = try table("crosswalk_reuses").rows(["what": "name"])
    #expect(Set(names.map { $0["new_name"] ?? "" }).isSuperset(of: ["Nam Hồng", "Nam Trực"]))
    let namHong = try #require(names.first { $0["new_name"] == "Nam Hồng" })
    #expect(namHong["bearer"] == "part" && namHong["new_code"] != namHong["bearer_code"])
    let namTruc = try #require(names.first { $0["new_name"] == "Nam Trực" })
    #expect(namTruc["bearer"] == "district")
    // The two-step chain: three communes by way of Nam Điền (2024) into the ward of Vị Khê.
    let viKhe = report.rows(["new_name": "Vị Khê", "in_data": "yes"])
    #expect(Set(viKhe.map { $0["old_name"] ?? "" }) == ["Điền Xá", "Nam Mỹ", "Nam Toàn"])
    #expect(viKhe.allSatisfy { $0["via"] == "13972" && $0["rural"] == "left" })
    let units = try table("units")
    #expect(Set(units.rows(["kind": "ward"]).map { $0["name"] ?? "" }) == ["Hồng Quang", "Vị Khê"])
    #expect(units.rows(["kind": "commune"]).count == 5)
    for total in try table("crosswalk_totals").rows {
      #expect(abs(total.number("relative_difference")) <= 1e-9)
      #expect(total.number("set_aside_lost") == 0 && total.number("before") > 0)
    }
    // The people of the new Nam Trực are those of its parts; its income is their weighted mean.
    let old = try ShippedPlan.namTruc.file("simulated.csv")
    let parts = report.rows(["new_name": "Nam Trực"]).compactMap { $0["old_code"] }
    let value = { (unit: String, indicator: String) in
      try old.row(["unit": unit, "year": "2018", "indicator": indicator]).number("value")
    }
    let people = try parts.map { try value($0, "population") }
    let incomes = try parts.map { try value($0, "income") }
    let panel = try table("panel")
    let found = { (indicator: String) in
      try panel.row(["name": "Nam Trực", "year": "2018", "indicator": indicator])
    }
    #expect(try found("population").number("value") == people.reduce(0, +))
    let mean = zip(people, incomes).reduce(0) { $0 + $1.0 * $1.1 } / people.reduce(0, +)
    #expect(isNear(try found("income").number("value"), mean))
    #expect(try found("income")["outcome"] == "reconstructed")
    // Simulated parts make no better a whole.
    #expect(try found("income")["provenance"] == "simulated")
  }

  @Test("panel.csv and units.csv of a crosswalk can be read again and give the same once more")
  func readAgain() async throws {
    let place = try TemporaryFolder()
    let first = try await CommandLineTool().run(
      "crosswalk", ShippedPlan.namTruc.path, "--crosswalk",
      "datasets/crosswalks/nam-truc-2025.csv", "--out", place.path("first"))
    #expect(first.status == 0)
    // From its own units to themselves: nothing may change.
    let units = try ResultTable(contentsOf: place.path("first/units.csv"))
    let links = units.column("code").map { "\($0),\($0),2026" }
    try place.write(
      (["old_code,new_code,date"] + links).joined(separator: "\n") + "\n", to: "same.csv")
    let kinds = [
      "income:positive", "poverty_poor:share", "population:count", "households:count",
      "workers:count", "insurance:share", "trained_workers:share", "no_construction_debt:yesno",
      "registered:yesno",
    ]
    let again = try await CommandLineTool().run(
      [
        "crosswalk", place.path("first/panel.csv"), "--indicator", "indicator", "--name", "name",
        "--criteria", "qd-1980-2016", "--criteria", "nam-dinh-12-2018",
        "--crosswalk", place.path("same.csv"), "--out", place.path("again"),
      ] + kinds.flatMap { ["--value", $0] })
    #expect(again.status == 0, "\(again.messages)")
    let keys = ["unit", "year", "indicator", "value", "provenance"]
    let rows = { (folder: String) in
      try ResultTable(contentsOf: place.path("\(folder)/panel.csv")).rows
        .filter { $0["value"] != "" }.map { row in keys.map { row[$0] ?? "" } }
    }
    #expect(try rows("first") == rows("again"))
  }

  @Test("a fuzzed crosswalk ends with a result or a refusal, never otherwise")
  func hostile() async throws {
    let place = try TemporaryFolder()
    let texts = [
      "", "\u{FEFF}", "old_code,new_code,date\n", "old_code;new_code;date\n13966;13966;2025\n",
      "old_code,new_code,date\n=1,@2,2025\n", "old_code,new_code,date,share\n13966,1,2025,1e-400\n",
      String(repeating: "old_code,", count: 2_000) + "new_code\n",
      "old_code,new_code,date\n" + (0..<3_000).map { "\($0),\($0 + 1),2025\n" }.joined(),
      "old_code,new_code,date\n" + (2_000..<2_199).map { "13966,13966,\($0)\n" }.joined(),
    ]
    for (number, text) in texts.enumerated() {
      try place.write(text, to: "crosswalk.csv")
      let outcome = try await CommandLineTool().run(
        "crosswalk", ShippedPlan.namTruc.path, "--crosswalk", place.path("crosswalk.csv"), "--out",
        place.path("out\(number)"), "--lang", "en")
      #expect([0, 65].contains(outcome.status), "\(number): \(outcome.messages.prefix(300))")
      #expect(outcome.status == 0 || outcome.messages.contains("error:"))
    }
  }
}
