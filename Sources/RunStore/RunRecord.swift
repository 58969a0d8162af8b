/// What is known of a kept run without looking into it.
public struct RunRecord: Hashable, Sendable {
  /// Its number: ascending, never given twice in one database.
  public var id: Int64
  /// When it was kept, in seconds since the start of 1970, UTC.
  public var time: Int64
  /// The version of Lotrinh.
  public var version: String
  /// The command.
  public var command: String
  /// The words of the call.
  public var arguments: [String]
  /// The language of its reports, as a code.
  public var language: String
  /// The path of its plan or table as given.
  public var source: String
  /// The id of the plan; empty for a bare table.
  public var plan: String
  /// The year whose data are the present state.
  public var statusYear: Int
  /// The last year of the data.
  public var lastYear: Int
  /// How many years it looks ahead.
  public var horizon: Int
  /// How it forecast.
  public var method: String
  /// The number of units.
  public var unitCount: Int

  /// Makes a record; a run that is not kept yet has the number 0.
  public init(
    id: Int64 = 0, time: Int64, version: String, command: String, arguments: [String],
    language: String, source: String, plan: String, statusYear: Int, lastYear: Int, horizon: Int,
    method: String, unitCount: Int
  ) {
    self.id = id
    self.time = time
    self.version = version
    self.command = command
    self.arguments = arguments
    self.language = language
    self.source = source
    self.plan = plan
    self.statusYear = statusYear
    self.lastYear = lastYear
    self.horizon = horizon
    self.method = method
    self.unitCount = unitCount
  }
}
