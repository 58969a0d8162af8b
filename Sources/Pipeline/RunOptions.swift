import Forecast
import Panels

/// How a run works and speaks.
public struct RunOptions: Sendable {
  /// How much of the assessment is written.
  public enum Detail: String, Sendable, CaseIterable {
    /// Every indicator and criterion.
    case indicators
    /// Every criterion.
    case criteria
    /// Counts and levels only.
    case none
  }

  /// The language of reports.
  public var language = Language.vi
  /// The number of workers.
  public var jobs = 1
  /// How many years are forecast.
  public var horizon = 5
  /// The model, by name.
  public var method = "auto"
  /// The published standard errors of values, beside those a plan names.
  public var standardErrors: [StandardErrorOption] = []
  /// For how many years in a row a bar has to be met to count as kept.
  public var keptYears = 3
  /// How indices of tracking are computed.
  public var tracking = TrackingOptions()
  /// How trends are fitted.
  public var trend = TrendRequest()
  /// How forecasts are tried on the past.
  public var backtest = BacktestRequest()
  /// How a roadmap is proposed.
  public var roadmap = RoadmapRequest()
  /// How much of the assessment is written.
  public var detail = Detail.indicators
  /// The criteria set that an assessment holds the first one against, by id or key.
  public var besideSet: String?
  /// The crosswalk asked for in the call.
  public var crosswalk: CrosswalkRequest?
  /// How targets are set.
  public var targetSetting = TargetSettingOptions()
  /// The scenarios asked for.
  public var scenarios = ScenarioRequest()
  /// The format of the tables of results.
  public var format = TableFormat.csv
  /// The database in which the run is kept; `nil` for none.
  public var keepIn: String?
  /// The kept run that is held against the data.
  public var follow: FollowRequest?
  /// Whether a run writes its results as a workbook, too.
  public var writesWorkbook = true
  /// Whether a run writes its report for word processors, too.
  public var writesDocx = true
  /// Whose reports are written.
  public var owners = OwnerRequest()
  /// The map on which communes are drawn; `nil` for none.
  public var map: MapRequest?
  /// The part of the panel that is forecast, by a model of all parts; `nil` for the whole.
  var part: ShardPart?
  /// Where the time of a kept run comes from.
  public var clock = RunClock(environment: [:])
  /// The characters that a line of the outcome's screen holds.
  public var screenWidth = 100
  /// Whether anybody reads the outcome's screen; else it stays empty where the results go to a folder.
  public var wantsScreen = true
  /// Whether a run without a folder prints its main table; else its outcome holds what a person reads.
  public var printsTable = true
  /// Told about progress.
  public var progress: @Sendable (RunProgress) -> Void = { _ in }
  /// The variables of the process.
  public var environment: [String: String] = [:]
  /// The path of the program.
  public var executable = ""
  /// The words of the call, for the manifest.
  public var arguments: [String] = []

  /// Makes the usual options.
  public init() {}

  /// The models by name, `auto` first.
  public static var methods: [String] { ForecastMethod.allCases.map(\.rawValue) }
}

/// A format of result tables.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Text, with a comma between fields.
  case csv
  /// Typed columns, which DuckDB writes.
  case parquet
}

/// What came of a run.
public struct RunOutcome: Sendable {
  /// The folder of the results, if any.
  public var folder: String?
  /// Everything found about the data.
  public var problems: [Problem]
  /// Units left out, by table and reason.
  public var skipped: [String: Int]
  /// What became of files of an earlier result in the folder.
  public var folderNotices: [Problem]
  /// The rows of every table.
  public var tables: [(name: String, rows: Int)]
  /// What a person reads at the end, for a terminal.
  public var screen: String
  /// The main table, where it was neither written nor printed.
  public var unprinted: String?
  /// The report of a check as one JSON document; empty for other jobs.
  public var json: String
  /// Where the run was kept, if it was.
  public var kept: KeptRunName?
}
