import IO
import Panels

/// Which scenarios a run lays over its baseline.
public struct ScenarioRequest: Sendable {
  /// The file of scenarios; `nil` for that of the plan.
  public var file: String?
  /// The ids of those wanted; empty for all.
  public var only: [String]

  /// Makes a request.
  public init(file: String? = nil, only: [String] = []) {
    self.file = file
    self.only = only
  }

  /// Reads the scenarios wanted; the files read become inputs of the data.
  ///
  /// - Parameter years: The years forecast.
  func read(
    for dataset: inout Dataset, years: ClosedRange<Int>
  ) throws(InputError) -> [Scenario] {
    guard let file = file ?? dataset.plan.scenarioFile else {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.scenarios-missing")))
    }
    let reading = try ScenarioReader.read(
      path: file, units: dataset.panels.units,
      indicators: dataset.panels.panels.map(\.indicator), sets: dataset.sets,
      years: years)
    let known = Set(dataset.inputs.map(\.path))
    dataset.inputs += try FileDigest.all(of: reading.inputs.filter { !known.contains($0) })
    dataset.log.add(contentsOf: reading.log)
    let ids = reading.scenarios.map(\.id)
    if let unknown = only.first(where: { !ids.contains($0) }) {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.scenario-unknown", ["scenarios": unknown, "known": ids.joined(separator: ", ")])
        ))
    }
    return reading.scenarios.filter { only.isEmpty || only.contains($0.id) }
  }
}
