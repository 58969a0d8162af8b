import IO
import Panels
import Pipeline

/// Reads a national table with every column typed: three codes, the year, nineteen numbers.
enum TableBench {
  static let indicators =
    ["income", "poverty", "insurance"] + (4...19).map { $0 < 10 ? "c0\($0)" : "c\($0)" }

  static func read(_ path: String, workers: Int, toPanels: Bool) async throws -> String {
    let layout = PanelTableLayout(
      unit: "commune_code", year: "year",
      values: .wide(indicators.map { Indicator(id: $0, kind: .number) }),
      groups: ["province", "district"])
    let text = try DelimitedText(path: path)
    guard toPanels else {
      let reading = try PanelTableReading(text, layout: layout)
      await withTaskGroup { group in
        for _ in 0..<workers { group.addTask { reading.parse() } }
      }
      return "rows=\(reading.counts.rows) values=\(reading.counts.used)"
    }
    let reading = try await PanelTableReading.read(text, layout: layout, workers: workers)
    var sum = 0.0
    for value in reading.panels.panel("income")?.values ?? [] where !value.isNaN { sum += value }
    return "rows=\(reading.counts.rows) values=\(reading.counts.used) sum=\(sum)"
  }
}
