import Foundation
import Panels
import RunStore

/// Where runs are kept.
///
/// What is kept, and how it is kept safe, is in docs/runs.md.
///
/// ```swift
/// try RunKeeping.path(file: "", source: "plans/ha-nam/plan.yaml", environment: [:])
/// // "plans/ha-nam/runs.sqlite"
/// ```
public enum RunKeeping {
  /// The variable that names the database; while it is set, every `lotrinh run` is kept.
  public static let variable = "LOTRINH_RUNS"
  static let defaultName = "runs.sqlite"

  /// Where a run is kept.
  ///
  /// - Parameters:
  ///   - file: What stands after `--keep`: empty for the usual place; `nil` when the option is not there.
  ///   - source: The plan or table.
  ///   - environment: The variables of the process.
  /// - Returns: `nil` when the run is not to be kept.
  /// - Throws: ``RunFailure`` when the place has to be named.
  public static func path(
    file: String?, source: String, environment: [String: String]
  ) throws(RunFailure) -> String? {
    let named = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    guard let file else { return named }
    if !file.isEmpty { return file }
    if let named { return named }
    if source == "-" {
      throw RunFailure(
        .badOption(
          LocalizedText(
            "option.keep-without-file")))
    }
    let folder = URL(fileURLWithPath: source).deletingLastPathComponent().relativePath
    return folder == "." ? defaultName : folder + "/" + defaultName
  }
}

extension RunFailure {
  init(_ error: RunStoreError, at path: String) {
    self.init(.runs(error.problem), at: SourceLocation(file: path))
  }
}

/// Runs a body and turns what the database of runs throws into a run's failure.
func keeping<Result>(
  at path: String, _ body: () throws(RunStoreError) -> Result
) throws(RunFailure) -> Result {
  do {
    return try body()
  } catch {
    throw RunFailure(error, at: path)
  }
}
