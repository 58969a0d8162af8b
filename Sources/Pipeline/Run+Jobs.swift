import IO
import Panels
import Planning
import Reporting

extension Run {
  /// The report of a check as text and as JSON.
  func checkTexts(_ engine: Engine) -> (text: String, json: String) {
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
      report.text(
        list: engine.sink.folder == nil ? nil : "problems.csv", width: options.screenWidth,
        breaksMessages: !options.printsTable),
      ProblemDocument(engine.problems, language: options.language).text
    )
  }

  /// Assesses without writing, so that missing bars and contradictions come to light, and looks
  /// through the data.
  func checked(_ engine: Engine) throws(InputError) -> RunReport {
    let state = ProgrammeState(
      panels: engine.panels, sets: engine.dataset.sets,
      recognitions: engine.dataset.plan.recognitions, scope: engine.dataset.scope)
    engine.noteFindings(state)
    try engine.examine()
    return RunReport(
      plan: engine.dataset.plan, state: state, year: engine.panels.years.last ?? 0)
  }

  /// Tries forecasts on the past and says what it has shown; with a folder in `summary.md` as well.
  func backtested(_ engine: Engine) async throws(InputError) -> String {
    let report = try await engine.timed("backtest") { () async throws(InputError) in
      try await engine.backtest()
    }
    let writer = BacktestWriter(report, language: options.language)
    if let folder = engine.sink.folder {
      var document = writer.document()
      document.pictures(
        try engine.drawCharts(
          of: .backtest, year: engine.panels.years.last ?? 0, ReliabilityDiagram.charts))
      try folder.write(MarkdownRenderer.render(document), to: "summary.md")
    }
    return writer.screen(width: options.screenWidth)
  }

  /// Scores and proposes roadmaps and says what came of it; with a folder in `summary.md` as well.
  func roadmapped(_ engine: Engine) async throws(InputError) -> String {
    let report = try await engine.timed("roadmap") { () async throws(InputError) in
      try await engine.proposeRoadmap()
    }
    let writer = RoadmapWriter(report, language: options.language)
    if let folder = engine.sink.folder {
      var document = writer.document()
      document.pictures(
        try engine.drawCharts(
          of: .roadmap, year: engine.panels.years.last ?? 0, RoadmapGantt.charts))
      try folder.write(MarkdownRenderer.render(document), to: "summary.md")
    }
    return writer.screen(width: options.screenWidth)
  }

  /// What a crosswalk did; there has to be one.
  func crosswalked(_ engine: Engine) throws(InputError) -> RunReport {
    guard engine.dataset.crosswalk != nil else {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.crosswalk-missing")))
    }
    var report = engine.unassessedReport
    report.crosswalk = engine.dataset.crosswalk?.report
    return report
  }

  func everything(_ engine: Engine) async throws(InputError) -> RunReport {
    var report = try await engine.assess()
    try await engine.timed("examine") { () async throws(InputError) in try engine.examine() }
    report.trends = try await engine.timed("trend") { () async throws(InputError) in
      try await engine.fitTrends()
    }
    let sums = try await engine.timed("forecast") { () async throws(InputError) in
      try await engine.forecast()
    }
    (report.chances, report.outlooks) = (sums.chances, sums.summaries)
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
      try engine.drawCharts(of: .run, year: year) { ChartSet.run($0, map: map) }
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
