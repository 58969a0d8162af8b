import IO
import Panels
import Reporting
import RunStore

/// A run: one source, some stages, one folder of results or one table on standard output.
///
/// The tables of each job are in docs/results.md.
///
/// ```swift
/// let plan = PlanSource(path: "datasets/plans/ha-nam-2023/plan.yaml")
/// let run = Run(.plan(plan), options: RunOptions())
/// let outcome = try await run.perform(.assess, into: "results")
/// for problem in outcome.problems { print(problem.text(in: .en)) }
/// ```
public struct Run: Sendable {
  /// What is done.
  public enum Job: String, Sendable {
    /// Read and report problems.
    case check
    /// Assess criteria.
    case assess
    /// Fit trends.
    case trend
    /// Forecast.
    case forecast
    /// Count criteria, fit lines and forecast, in one row a unit, indicator and year.
    case brief
    /// Compute the indices of tracking.
    case track
    /// Try forecasts on the past.
    case backtest
    /// Score the plan's roadmap and propose one.
    case roadmap
    /// All of it, with the report.
    case run
    /// Lay scenarios over the forecasts.
    case scenario
    /// Work out what can be promised.
    case targets
    /// Carry the data over to other units.
    case crosswalk
    /// Hold a kept run against later data.
    case follow
    /// Say what each owner has before it.
    case owners

    /// Whether it forecasts and nothing else is done to the forecasts.
    var forecasts: Bool { self == .forecast || self == .brief || self == .run }

    /// Whether it fits trends or forecasts.
    var fits: Bool { ![.assess, .crosswalk, .follow].contains(self) }

    /// The table that goes to standard output without a folder.
    var mainTable: String {
      switch self {
      case .check: ""
      case .assess: "levels"
      case .trend: "trend"
      case .forecast, .run: "forecast"
      case .brief: "brief"
      case .track: "tracking"
      case .backtest: "backtest"
      case .scenario: "scenario"
      case .targets: "promises"
      case .roadmap: "roadmap_proposed"
      case .crosswalk: "panel"
      case .follow: "follow_forecasts"
      case .owners: "owner_unmet"
      }
    }
  }

  private let source: RunSource
  let options: RunOptions

  /// Prepares a run.
  public init(_ source: RunSource, options: RunOptions) {
    self.source = source
    self.options = options
  }

  /// Does a job.
  ///
  /// - Parameters:
  ///   - job: What to do.
  ///   - folder: Where results go; `nil` sends the job's main table to standard output, unless
  ///     ``RunOptions/printsTable`` is off.
  /// - Throws: ``RunFailure``; the old results stand then.
  public func perform(_ job: Job, into folder: String?) async throws(RunFailure) -> RunOutcome {
    let words = Words(options.language)
    // The folder first: a run of minutes must not end in a folder that cannot be written.
    let output = try folder.map { (path: String) throws(RunFailure) in
      if path.isEmpty { throw RunFailure(.emptyOut) }
      return try failing { () throws(InputError) in try OutputFolder(path: path) }
    }
    let parquet =
      options.format == .parquet
      ? try failing { () throws(InputError) in
        try DuckDBSession(
          environment: options.environment, executable: options.executable, jobs: options.jobs)
      } : nil
    let keeper = try options.keepIn.map { (path: String) throws(RunFailure) in
      try RunKeeper(path: path, clock: options.clock)
    }
    let followed = try options.follow.map { (request: FollowRequest) throws(RunFailure) in
      try request.find(options.environment)
    }
    options.progress(.reading(source.inputPath, words))
    var dataset = try await source.read(options, for: job)
    dataset.noteLastYear()
    let scenarios = try failing { () throws(InputError) in
      job == .scenario
        ? try options.scenarios.read(for: &dataset, years: dataset.forecastYears(options)) : []
    }
    if job == .trend { try options.trend.check(dataset.panels) }
    if job.forecasts {
      try failing { () throws(InputError) in
        try dataset.checkStandardErrors(method: options.method)
      }
    }
    if let part = options.part {
      dataset = try failing { () throws(InputError) in try part.cut(dataset) }
    }
    try failing { () throws(InputError) in
      try output?.protect(inputs: dataset.inputs.map(\.path))
    }
    let sink =
      output.map { TableSink(folder: $0) }
      ?? TableSink(streaming: printsTable(of: job) ? mainTable(of: job) : "")
    let engine = Engine(dataset, options: options, sink: sink)
    var outcome: RunOutcome
    let kept: NewRun?
    do {
      (outcome, kept) = try await perform(
        job, engine: engine, scenarios, followed: followed, keeper: keeper, parquet: parquet)
    } catch {
      throw RunFailure(error)
    }
    if output == nil, job != .check, !printsTable(of: job) {
      outcome.unprinted = mainTable(of: job)
    }
    if let keeper, let kept {
      outcome.kept = try keeper.keep(kept, results: outcome.folder ?? "")
    }
    return outcome
  }

  /// Whether the main table goes to standard output where there is no folder. The regression of all units has no
  /// other form.
  private func printsTable(of job: Job) -> Bool {
    options.printsTable || job == .trend && options.trend.isPanel
  }

  private func mainTable(of job: Job) -> String {
    job == .trend && options.trend.isPanel
      ? Table<PanelRegressionLine>.panelRegression.name : job.mainTable
  }

  private func perform(
    _ job: Job, engine: Engine, _ scenarios: [Scenario], followed: KeptRun?, keeper: RunKeeper?,
    parquet: DuckDBSession?
  ) async throws(InputError) -> (RunOutcome, NewRun?) {
    var report: RunReport?
    var screen: String?
    let found = engine.series.problems
    if job != .check, !engine.dataset.setsAside, found.contains(where: { $0.severity == .error }) {
      throw InputError(problems: found)
    }
    engine.problems += engine.dataset.impossibleBars
    if job.forecasts { engine.problems += engine.dataset.pastTargets }
    if job.forecasts || [.targets, .track].contains(job) {
      engine.problems += engine.dataset.targetsWithoutTrend
    }
    // The other two look through the data, and so tell of these among the rest.
    if job != .check, job != .run {
      engine.problems += found
      if job.fits { engine.problems += engine.doubtfulProblems }
    }
    switch job {
    case .check: report = try checked(engine)
    case .assess: report = try await engine.assess()
    case .trend:
      report = try await engine.timed("trend") { () async throws(InputError) in
        try await engine.trendReport()
      }
    case .forecast:
      report = try await engine.timed("forecast") { () async throws(InputError) in
        try await engine.forecastReport()
      }
    case .brief: report = try await engine.brief()
    case .track:
      report = try await engine.trackingReport()
      try engine.drawCharts(of: job, year: engine.panels.years.last ?? 0, MethodStrip.charts)
    case .backtest: screen = try await backtested(engine)
    case .targets:
      report = try await engine.setTargets()
      try engine.drawCharts(of: job, year: engine.panels.years.last ?? 0, ChartSet.targets)
    case .scenario: screen = try await ScenarioRun(engine, scenarios).perform()
    case .roadmap: screen = try await roadmapped(engine)
    case .run: report = try await everything(engine)
    case .crosswalk: report = try crosswalked(engine)
    case .follow: screen = try followed.map { run throws(InputError) in try engine.follow(run) }
    case .owners: screen = try await engine.ownersReport()
    }
    report?.simulated = engine.simulatedCounts
    if job != .check { try await engine.writeCrosswalk(panel: job == .crosswalk) }
    try engine.sink.write(.problems, engine.problems)
    var notices: [Problem] = []
    var kept: NewRun?
    let check = job == .check ? checkTexts(engine) : (text: "", json: "")
    if let folder = engine.sink.folder {
      if job == .check {
        try folder.write(check.text, to: "check.txt")
        try folder.write(check.json, to: "problems.json")
      }
      if job == .run { notices += try await writeReport(engine, into: folder) }
      if job == .run, options.writesWorkbook { try await writeBook(engine) }
      try options.part?.write(
        engine.sink.sections, inputs: engine.dataset.inputs, into: folder)
      if let parquet {
        try await engine.timed("parquet") { () async throws(InputError) in
          try engine.sink.written.write(as: parquet, in: folder)
        }
      }
      let manifest = Manifest(
        engine: engine, command: job.rawValue, files: try folder.digests())
      try folder.write(manifest.json().text, to: "manifest.json")
      if let keeper, let report {
        kept = try keeper.pack(
          engine, job, source: source.inputPath, report: report, folder: folder)
        notices += kept?.unkeptInputs ?? []
      }
      notices += try folder.commit()
    }
    let wantsScreen = options.wantsScreen || engine.sink.folder == nil
    let outcome = RunOutcome(
      folder: engine.sink.folder?.path, problems: engine.problems, skipped: engine.skipped,
      folderNotices: notices, tables: engine.sink.rowCounts,
      screen: job == .check
        ? check.text
        : screen
          ?? (wantsScreen ? report : nil).map {
            Screen($0, words: engine.words, width: options.screenWidth).text(for: job)
          } ?? "",
      json: check.json)
    return (outcome, kept)
  }
}
