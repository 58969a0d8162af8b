import Panels

/// Which kept run is held against the data of a call.
public struct FollowRequest: Sendable {
  /// The database; without it that of `LOTRINH_RUNS`, else `runs.sqlite` here.
  public var file: String?
  /// The number of the run, or `last`.
  public var run: String

  /// Makes a request.
  public init(file: String? = nil, run: String) {
    self.file = file
    self.run = run
  }

  /// Finds the run.
  func find(_ environment: [String: String]) throws(RunFailure) -> KeptRun {
    try RunArchive(file: file, environment: environment).run(run)
  }
}
