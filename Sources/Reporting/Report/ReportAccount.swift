import Panels

/// What the account of a run says that reports tell their readers.
public struct ReportAccount: Sendable {
  /// The language of the run.
  public var language = Language.vi
  /// The title of the plan; `nil` for a bare table.
  public var title: LocalizedText?
  /// The version that made the result.
  public var version = ""
  /// The commands that made the results.
  public var commands: [String] = []
  /// What tells this result from others: the beginning of a digest of inputs and methods.
  public var run = ""
  /// The year reported on.
  public var statusYear = 0
  /// The years of the data.
  public var years: [Int] = []
  /// Simulated values, and all values.
  public var simulated = (count: 0, total: 0)
  /// The names of criteria sets by id, also of those by which communes were recognised and nothing is assessed.
  public var sets: [String: String] = [:]
  /// The input files with the digests of their bytes.
  public var inputs: [(file: String, digest: String)] = []

  /// An account that says nothing yet.
  public init() {}
}

/// What a report is about: everything, a place, or a commune.
public struct ReportArea: Sendable, Equatable {
  /// The level of grouping: `all`, a level of the hierarchy such as `district`, or `unit`.
  public var level: String
  /// The group; of a commune its code, of everything `all`.
  public var group: String
  /// What it is called.
  public var name: String
  /// The codes of its units; `nil` for all.
  public var units: Set<String>?

  /// Makes an area.
  public init(level: String, group: String, name: String, units: Set<String>?) {
    self.level = level
    self.group = group
    self.name = name
    self.units = units
  }

  /// Everything.
  public static let whole = ReportArea(level: "all", group: "all", name: "", units: nil)

  /// Whether it is everything.
  public var isWhole: Bool { level == "all" }

  /// Whether it is one unit.
  public var isUnit: Bool { level == "unit" }
}
