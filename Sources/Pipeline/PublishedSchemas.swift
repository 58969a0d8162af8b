import IO
import Panels
import Reporting

/// The JSON Schemas, for printing.
public enum PublishedSchemas {
  /// Of plans.
  public static var plan: String { Schemas.plan }
  /// Of scenarios.
  public static var scenarios: String { Schemas.scenarios }
  /// Of criteria sets.
  public static var criteriaSet: String { Schemas.criteriaSet }
}

extension Run {
  /// The version of Lotrinh.
  public static var version: String { Manifest.version }

  /// The line that says where results are.
  public static func resultsLine(folder: String, language: Language) -> String {
    Words(language).say("report.results-at", ["folder": folder])
  }
}
