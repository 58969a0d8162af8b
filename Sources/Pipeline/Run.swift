import Analytics
import IO
import Panels
import Planning
import Reporting
import RunStore

/// Where a run's data come from.
public enum RunSource: Sendable {
  /// A plan.
  case plan(PlanSource)
  /// A bare table.
  case table(BareTable)

  func read(_ options: RunOptions, for job: Run.Job) async throws(RunFailure) -> Dataset {
    try carried(await measured(options, checksScenarios: job == .check), options)
  }

  /// The data by the units by which they were given.
  func measured(
    _ options: RunOptions, checksScenarios: Bool = false
  ) async throws(RunFailure) -> Dataset {
    let dataset: Dataset
    switch self {
    case .plan(var source):
      source.options.checksScenarios = checksScenarios
      dataset = try source.read(
        environment: options.environment, executable: options.executable)
    case .table(let table): dataset = try await table.read(options)
    }
    return try failing { () throws(InputError) in try dataset.applying(options.standardErrors) }
  }

  /// The data by the units of the crosswalk of the call or of the plan.
  func carried(_ dataset: Dataset, _ options: RunOptions) throws(RunFailure) -> Dataset {
    try failing { () throws(InputError) in
      let request = options.crosswalk ?? CrosswalkRequest()
      guard let reading = try request.read(decimalComma: decimalComma) ?? dataset.planCrosswalk
      else { return dataset }
      var dataset = dataset
      dataset.inputs += try FileDigest.all(of: request.files)
      return try dataset.applying(
        reading, request.options(over: dataset.plan.crosswalk))
    }
  }

  /// Whether numbers of the input have a decimal comma.
  private var decimalComma: Bool {
    switch self {
    case .plan(let source): source.options.decimalComma
    case .table(let table): table.decimalComma
    }
  }

  /// Whether it is a plan.
  public var isPlan: Bool {
    if case .plan = self { true } else { false }
  }

  /// The path of the plan or table as given.
  public var inputPath: String {
    switch self {
    case .plan(let source): source.path
    case .table(let table): table.sourceName
    }
  }
}

/// A run: one source, some stages, one folder of results or one table on standard output.
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

    /// The table that goes to standard output without a folder.
    var mainTable: String {
      switch self {
      case .check: ""
      case .assess: "levels"
      case .trend: "trend"
      case .forecast, .run: "forecast"
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
  private let options: RunOptions

  /// Prepares a run.
  public init(_ source: RunSource, options: RunOptions) {
    self.source = source
    self.options = options
  }

  /// Does a job.
  ///
  /// - Parameters:
  ///   - job: What to do.
  ///   - folder: Where results go; `nil` sends the job's main table to standard output.
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
    options.progress(RunProgress(stage: words(.readingFile(source.inputPath)), done: 0, total: 0))
    var dataset = try await source.read(options, for: job)
    let scenarios = try failing { () throws(InputError) in
      job == .scenario
        ? try options.scenarios.read(for: &dataset, years: dataset.forecastYears(options)) : []
    }
    if job == .trend { try options.trend.check(dataset.panels) }
    if job == .forecast || job == .run {
      try failing { () throws(InputError) in
        try dataset.checkStandardErrors(method: options.method)
      }
    }
    output?.protect(inputs: dataset.inputs.map(\.path))
    let sink = output.map { TableSink(folder: $0) } ?? TableSink(streaming: mainTable(of: job))
    let engine = Engine(dataset, options: options, sink: sink)
    var outcome: RunOutcome
    let kept: NewRun?
    do {
      (outcome, kept) = try await perform(
        job, engine: engine, scenarios, followed: followed, keeper: keeper, parquet: parquet)
    } catch {
      throw RunFailure(error)
    }
    if let keeper, let kept {
      outcome.kept = try keeper.keep(kept, results: outcome.folder ?? "")
    }
    return outcome
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
    if job == .forecast || job == .run { engine.problems += engine.dataset.pastTargets }
    // The other two look through the data, and so tell of these among the rest.
    if job != .check, job != .run { engine.problems += found }
    switch job {
    case .check: report = try checked(engine)
    case .assess: report = try await engine.assess()
    case .trend:
      try await engine.timed("trend") { () async throws(InputError) in
        try await engine.fitTrends()
        if options.trend.isPanel { try engine.fitPanels() }
      }
    case .forecast:
      report = try await engine.timed("forecast") { () async throws(InputError) in
        try await engine.forecastReport()
      }
    case .track:
      report = try await engine.trackingReport()
      try engine.drawCharts(year: engine.panels.years.last ?? 0, MethodStrip.charts)
    case .backtest: screen = try await backtested(engine)
    case .targets:
      report = try await engine.setTargets()
      try engine.drawCharts(year: engine.panels.years.last ?? 0, ChartSet.targets)
    case .scenario: screen = try await ScenarioRun(engine, scenarios).perform()
    case .roadmap: screen = try await roadmapped(engine)
    case .run: report = try await everything(engine)
    case .crosswalk: report = try crosswalked(engine)
    case .follow: screen = try followed.map { run throws(InputError) in try engine.follow(run) }
    case .owners: screen = try await engine.ownersReport()
    }
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
    let outcome = RunOutcome(
      folder: engine.sink.folder?.path, problems: engine.problems, skipped: engine.skipped,
      folderNotices: notices, tables: engine.sink.rowCounts,
      screen: job == .check
        ? check.text
        : screen ?? report.map { Screen($0, words: engine.words).text(for: job) } ?? "",
      json: check.json)
    return (outcome, kept)
  }

  /// Writes the report of the results that are staged, from their tables.
  private func writeReport(
    _ engine: Engine, into folder: OutputFolder
  ) async throws(InputError) -> [Problem] {
    engine.report(.writingReport)
    return try await engine.timed("report") { () async throws(InputError) in
      let account = Manifest(engine: engine, command: Job.run.rawValue, files: [])
      let results = ResultFolder(staged: folder)
      guard let account = ResultAccount(Array(account.json().text.utf8))?.report else { return [] }
      let maker = ReportMaker(results, account: account, language: options.language)
      let files = ReportFiles(folder, options: options)
      let problem = try files.write(
        maker, charts: engine.drawing?.charts ?? [], drawing: engine.drawing,
        stem: ReportFiles.reportName)
      if let failure = results.failure { throw failure }
      return problem.map { [Problem($0)] } ?? []
    }
  }

  /// Writes the workbook of the results that are staged.
  private func writeBook(_ engine: Engine) async throws(InputError) {
    engine.report(.writingBook)
    try await engine.timed("workbook") { () async throws(InputError) in
      let account = Manifest(engine: engine, command: Job.run.rawValue, files: [])
      guard let folder = engine.sink.folder,
        let source = BookSource(engine.sink, manifest: account.json().text)
      else { return }
      let name = WorkbookRequest.fileName
      try BookMaker(
        path: folder.stagedPath(name), named: "\(folder.path)/\(name)", sources: [source]
      ).make()
    }
  }

  /// The report of a check as text and as JSON.
  private func checkTexts(_ engine: Engine) -> (text: String, json: String) {
    let report = CheckReport(
      problems: engine.problems,
      accounts: engine.dataset.accounts.map { account in
        let counts = account.counts
        return CheckReport.Account(
          file: account.file, rows: counts.rows, read: counts.read,
          fates: [
            counts.used, counts.missing, counts.notApplicable, counts.superseded, counts.partYear,
            counts.planned, counts.setAside, counts.refused,
          ])
      }, words: engine.words)
    return (
      report.text(list: engine.sink.folder == nil ? nil : "problems.csv"),
      ProblemDocument(engine.problems, language: options.language).text
    )
  }

  /// Assesses without writing, so that missing bars and contradictions come to light, and looks
  /// through the data.
  private func checked(_ engine: Engine) throws(InputError) -> RunReport {
    let state = ProgrammeState(
      panels: engine.panels, sets: engine.dataset.sets,
      recognitions: engine.dataset.plan.recognitions, scope: engine.dataset.scope)
    engine.noteFindings(state)
    try engine.examine()
    return RunReport(
      plan: engine.dataset.plan, state: state, year: engine.panels.years.last ?? 0)
  }

  /// Tries forecasts on the past and says what it has shown; with a folder in `summary.md` as well.
  private func backtested(_ engine: Engine) async throws(InputError) -> String {
    let report = try await engine.timed("backtest") { () async throws(InputError) in
      try await engine.backtest()
    }
    let writer = BacktestWriter(report, language: options.language)
    if let folder = engine.sink.folder {
      var document = writer.document()
      document.pictures(
        try engine.drawCharts(year: engine.panels.years.last ?? 0, ReliabilityDiagram.charts))
      try folder.write(MarkdownRenderer.render(document), to: "summary.md")
    }
    return writer.screen()
  }

  /// Scores and proposes roadmaps and says what came of it; with a folder in `summary.md` as well.
  private func roadmapped(_ engine: Engine) async throws(InputError) -> String {
    let report = try await engine.timed("roadmap") { () async throws(InputError) in
      try await engine.proposeRoadmap()
    }
    let writer = RoadmapWriter(report, language: options.language)
    if let folder = engine.sink.folder {
      var document = writer.document()
      document.pictures(
        try engine.drawCharts(year: engine.panels.years.last ?? 0, RoadmapGantt.charts))
      try folder.write(MarkdownRenderer.render(document), to: "summary.md")
    }
    return writer.screen()
  }

  /// What a crosswalk did; there has to be one.
  private func crosswalked(_ engine: Engine) throws(InputError) -> RunReport {
    guard engine.dataset.crosswalk != nil else {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.crosswalk-missing")))
    }
    let state = ProgrammeState(
      panels: engine.panels, sets: [], recognitions: [], scope: engine.dataset.scope)
    var report = RunReport(
      plan: engine.dataset.plan, state: state, year: engine.panels.years.last ?? 0)
    report.crosswalk = engine.dataset.crosswalk?.report
    return report
  }

  private func everything(_ engine: Engine) async throws(InputError) -> RunReport {
    var report = try await engine.assess()
    try await engine.timed("examine") { () async throws(InputError) in try engine.examine() }
    try await engine.timed("trend") { () async throws(InputError) in try await engine.fitTrends() }
    report.chances = try await engine.timed("forecast") { () async throws(InputError) in
      try await engine.forecast()
    }
    report.forecasts = await engine.forecastNotes
    try await engine.timed("groups") { () async throws(InputError) in
      try await engine.forecastGroups()
    }
    report.tracking = try await engine.timed("track") { () async throws(InputError) in
      try await engine.track()
    }
    let state = report.state
    let outlook = try await engine.timed("outlook") { () async throws(InputError) in
      try await engine.writeOutlook(state)
    }
    try await engine.judgePlan(&report, outlook: outlook)
    if engine.dataset.hasPlan {
      let year = report.year
      try await engine.timed("owners") { () async throws(InputError) in
        _ = try await engine.writeOwners(state, year: year, hasCommunePages: false)
      }
    }
    report.simulated = engine.simulatedCounts
    report.crosswalk = engine.dataset.crosswalk?.report
    try await engine.writeSeries()
    let map = try options.map.map { request throws(InputError) in
      try request.read(engine.panels.units)
    }
    if let left = map?.unmatched, !left.isEmpty {
      engine.problems.append(
        Problem(.mapFeaturesLeftOut(names: left), at: SourceLocation(file: options.map?.file ?? ""))
      )
    }
    let year = report.year
    engine.makesPages = engine.sink.folder != nil
    _ = try await engine.timed("charts") { () async throws(InputError) in
      try engine.drawCharts(year: year) { ChartSet.run($0, map: map) }
    }
    try engine.sink.write(.planTexts, PlanText.all(of: engine.dataset.hasPlan ? report.plan : nil))
    let panels = engine.panels
    try engine.sink.write(.chances, ChanceCount.all(of: report.chances, panels: panels))
    try engine.sink.write(
      .trackingCounts, TrackingCount.all(of: report.tracking, panels: panels))
    if options.writesDocx, ToolLocator.pandoc(environment: options.environment) == nil {
      engine.problems.append(Problem(.noPandoc))
    }
    report.problems = engine.problems
    return report
  }
}
