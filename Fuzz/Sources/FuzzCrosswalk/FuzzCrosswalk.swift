import Analytics
import IO
import Panels

/// Reads any bytes as a crosswalk and applies it to a small panel under every rule.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCrosswalk(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    let reading = try CrosswalkReader.read(
      bytes: UnsafeBufferPointer(start: start, count: count), path: "crosswalk.csv")
    for rule in MissingWeightRule.allCases {
      var options = CrosswalkOptions()
      options.missingWeights = rule
      let result = panels().applying(reading.crosswalk, options: options)
      for panel in result.panels.panels {
        precondition(panel.values.allSatisfy { !$0.isInfinite })
      }
    }
  } catch {
    precondition(!error.problems.isEmpty)
  }
  return 0
}

private func panels() -> PanelSet {
  let codes = ["1", "2", "3", "4"]
  let years = [2023, 2024, 2025]
  let indicators = [
    Indicator(id: "population", kind: .count), Indicator(id: "households", kind: .count),
    Indicator(id: "income", kind: .positive, weight: "population"),
    Indicator(id: "poverty", kind: .share, weight: "households"),
    Indicator(id: "road", kind: .yesno),
  ]
  return PanelSet(
    units: UnitTable(codes: codes), years: years,
    panels: indicators.enumerated().map { index, indicator in
      Panel(
        indicator: indicator, unitCount: 4, periodCount: 3,
        values: (0..<12).map { indicator.kind == .yesno ? Double($0 % 2) : Double($0 + index + 1) })
    }.sorted { $0.indicator.id < $1.indicator.id })
}
