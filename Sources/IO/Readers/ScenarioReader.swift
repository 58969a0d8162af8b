import Foundation
import Panels

/// Scenarios with the file they come from.
public struct ScenarioReading: Sendable {
  /// The scenarios, in the order of the file.
  public var scenarios: [Scenario]
  /// What was found on the way: warnings only.
  public var log: ProblemLog
  /// The files read.
  public var inputs: [String]
}

/// Reads a file of scenarios, checked against its JSON Schema and against the data.
///
/// What such a file can say is in docs/scenarios.md.
///
/// ```swift
/// let reading = try ScenarioReader.read(
///   path: "scenarios.yaml", units: panels.units, indicators: panels.panels.map(\.indicator),
///   sets: sets, years: 2016...2028)
/// ```
public enum ScenarioReader {
  static var validator: SchemaValidator { SchemaValidator(schema: Schemas.scenarios) }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - units: The units of the data.
  ///   - indicators: The indicators of the data.
  ///   - sets: The criteria sets of the data.
  ///   - years: The years forecast.
  /// - Throws: ``InputError`` with every place where the file does not fit the schema and, of the changes that
  ///   do, every unit, indicator, set, year and pair of changes that makes no sense, in their order.
  public static func read(
    path: String, units: UnitTable, indicators: [Indicator], sets: [CriteriaSet],
    years: ClosedRange<Int>
  ) throws(InputError) -> ScenarioReading {
    let document = try LocatedValue(file: path)
    let validator = validator
    let problems = validator.validate(document)
    var decoder = ScenarioDecoder(
      folder: URL(fileURLWithPath: path).deletingLastPathComponent().relativePath,
      names: UnitNames(units: units), indicators: indicators, sets: sets, years: years)
    let scenarios = decoder.decode(
      problems.isEmpty ? document : validator.soundEntries(of: "scenarios", in: document))
    if !problems.isEmpty {
      throw InputError(
        problems: inOrder(problems + decoder.log.problems.filter { $0.severity == .error }))
    }
    try decoder.log.throwIfAny()
    return ScenarioReading(
      scenarios: scenarios, log: decoder.log, inputs: [path] + decoder.crosswalks)
  }

  private static func inOrder(_ problems: [Problem]) -> [Problem] {
    problems.enumerated().sorted { first, second in
      let places = [first, second].map {
        [$0.element.location?.line ?? 0, $0.element.location?.column ?? 0, $0.offset]
      }
      return places[0].lexicographicallyPrecedes(places[1])
    }.map(\.element)
  }
}
