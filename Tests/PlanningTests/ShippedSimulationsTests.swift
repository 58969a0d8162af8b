import Foundation
import IO
import Panels
import Planning
import Testing

@Suite("The simulated tables in datasets")
struct ShippedSimulationsTests {
  static let plans = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "datasets/plans")

  static let names = ["nam-truc-2018-2020", "ha-nam-2023", "tuan-giao-2024"]

  /// The number in a field; yes and no as 1 and 0.
  static func number(_ text: Substring) -> Double? {
    switch text {
    case "yes": 1
    case "no": 0
    default: Double(text)
    }
  }

  @Test("each holds what its specification gives, to one rounding unit", arguments: names)
  func values(name: String) throws {
    let folder = Self.plans.appending(path: name)
    let reading = try SimulationReader.read(path: folder.appending(path: "simulation.yaml").path)
    let panels = Simulator(reading.specification).panels(of: reading.units)
    let decimals = Dictionary(
      uniqueKeysWithValues: reading.specification.indicators.map { ($0.id, $0.decimals) })
    let text = try String(
      contentsOf: folder.appending(path: "simulated.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    let notice = lines.prefix { $0.hasPrefix("#") }
    #expect(notice.first?.contains("SỐ LIỆU MÔ PHỎNG") == true)
    #expect(notice.dropFirst().first?.contains("SIMULATED") == true)
    let rows = lines.dropFirst(notice.count)
    #expect(rows.first == "unit,year,indicator,value,provenance")
    for row in rows.dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      try #require(fields.count == 5)
      #expect(fields[4] == "simulated")
      let id = String(fields[2])
      let panel = try #require(panels.panel(id))
      let unit = try #require(panels.units.index(ofCode: String(fields[0])))
      let period = try #require(Int(fields[1]).flatMap { panels.period(of: $0) })
      let value = try #require(Self.number(fields[3]))
      let step = [1, 0.1, 0.01][decimals[id] ?? 0]
      // Processors may differ in the last bit of a logarithm, and so in the last digit here.
      let tolerance = panel.indicator.kind == .yesno ? 0 : 1.001 * step
      #expect(abs(panel[unit, period] - value) <= tolerance, "\(row)")
    }
    let present = panels.panels.reduce(0) { $0 + $1.values.count { !$0.isNaN } }
    #expect(rows.count - 1 == present)
  }
}
