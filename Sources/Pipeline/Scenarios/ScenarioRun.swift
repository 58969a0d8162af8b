import Analytics
import Foundation
import IO
import Panels
import Planning
import Reporting

/// Lays scenarios over one baseline: the same models, one folder of tables each, and what differs.
struct ScenarioRun {
  private let engine: Engine
  private let scenarios: [Scenario]

  init(_ engine: Engine, _ scenarios: [Scenario]) {
    self.engine = engine
    self.scenarios = scenarios
  }

  /// The tables of each scenario, with the figures that are compared.
  static let compared: [(table: String, figures: Set<String>)] = [
    ("targets", ["value", "verdict", "probability", "requirement"]),
    ("level_outlook", ["mean", "q50"]),
    ("group_forecast", ["mean", "q50"]),
    ("criteria_outlook", Set(["expected", "p_all"] + Level.allCases.map { "p_\($0.rawValue)" })),
    ("forecast", ["q50"]),
    ("probability", ["probability", "threshold"]),
  ]

  /// Does all scenarios of the call.
  ///
  /// - Returns: What a person reads at the end.
  func perform() async throws(InputError) -> String {
    guard let folder = engine.sink.folder else {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.out-missing")))
    }
    var reports: [ScenarioSummary.Entry] = []
    let baseline = try await figures(
      of: Scenario(id: Scenario.baselineID, name: LocalizedText("common.baseline")),
      engine,
      in: folder)
    reports.append(baseline.entry)
    var differences: [ScenarioDifference] = []
    for scenario in scenarios {
      let dataset = try changed(by: scenario)
      let result = try await figures(
        of: scenario, dataset ?? engine, in: folder, sharesModels: dataset == nil)
      reports.append(result.entry)
      differences += try compare(baseline.sink, result.sink, scenario: scenario.id)
    }
    try engine.sink.write(.scenarioDifferences, differences)
    try engine.sink.write(
      .scenarios,
      scenarios.flatMap { scenario in
        scenario.changes.isEmpty
          ? [ScenarioRow(scenario: scenario, change: nil, words: "")]
          : scenario.changes.map {
            ScenarioRow(
              scenario: scenario, change: $0,
              words: words(engine.options.language).text(of: $0, units: engine.panels.units))
          }
      })
    let summary = ScenarioSummary(
      reports, language: engine.options.language, units: engine.panels.units,
      sets: engine.dataset.sets, simulated: engine.simulatedCounts)
    let charts = try engine.drawCharts(
      of: .scenario, year: engine.panels.years.last ?? 0, ScenarioLevels.charts)
    try folder.write(
      MarkdownRenderer.render(summary.document(charts: charts)), to: "summary.md")
    return summary.screen(width: engine.options.screenWidth)
  }

  // MARK: One scenario

  private func figures(
    of scenario: Scenario, _ base: Engine, in folder: OutputFolder, sharesModels: Bool = true
  ) async throws(InputError) -> (sink: TableSink, entry: ScenarioSummary.Entry) {
    let sink = TableSink(
      folder: folder, prefix: scenario.id + "/", written: engine.sink.written)
    var options = engine.options
    let progress = options.progress
    options.progress = {
      var own = $0
      own.stage = "\(scenario.id): \($0.stage)"
      progress(own)
    }
    let own = Engine(base.dataset, options: options, sink: sink, scenario: scenario)
    if sharesModels { own.models = engine.models }
    let state = ProgrammeState(
      panels: own.panels, sets: own.dataset.sets, recognitions: own.dataset.plan.recognitions,
      scope: own.dataset.scope)
    var report = RunReport(
      plan: own.dataset.plan, state: state, year: own.panels.years.last ?? 0)
    // First, as it tells how likely the recognitions are that move forecasts.
    let outlook = try await own.writeOutlook(state)
    report.chances = try await own.forecast().chances
    try await own.forecastGroups()
    await own.judgeTargets(&report, outlook)
    try own.sink.write(.targets, report.targetsProjected)
    try own.compareReplacedSets(
      ScenarioRules(scenario).replacements, state, year: own.reportYear(state))
    if sharesModels { engine.models = own.models }
    for (reason, units) in own.skipped where scenario.id == Scenario.baselineID {
      engine.skipped[reason, default: 0] += units
    }
    if let overlay = own.scenarioOverlay {
      engine.problems += IdleChanges(scenario, state: state, overlay: overlay).all().map {
        problem($0, in: scenario, units: state.panels.units)
      }
      engine.problems += HeldChanges(
        scenario, panels: own.panels, lastYear: overlay.years.last ?? report.year
      ).all().map { problem($0, in: scenario, units: state.panels.units) }
      engine.problems += rulesBent(by: scenario, own, state, lastYear: overlay.years.last)
    }
    return (
      sink,
      ScenarioSummary.Entry(
        scenario: scenario, targets: report.targetsProjected, levels: own.levelFigures,
        isSimulated: report.state.provenance(period: own.panels.years.count - 1) == .simulated)
    )
  }

  /// The name of an indicator; its id where there is none of it in the data.
  private func name(_ indicator: String) -> LocalizedText {
    engine.panels.panel(indicator)?.indicator.name ?? LocalizedText(name: indicator)
  }

  private func words(_ language: Language) -> ScenarioWords {
    ScenarioWords(Words(language), indicators: engine.panels.panels.map(\.indicator))
  }

  /// A change in both languages.
  private func text(of change: ScenarioChange, _ units: UnitTable) -> LocalizedText {
    LocalizedText(
      vi: words(.vi).text(of: change, units: units), en: words(.en).text(of: change, units: units))
  }

  private func problem(_ held: HeldChange, in scenario: Scenario, units: UnitTable) -> Problem {
    Problem(
      .plan(
        .heldAtBound(
          scenario: scenario.id, change: text(of: held.change, units),
          bound: "\(Int(held.bound))", units: held.units)),
      at: held.change.location)
  }

  /// Work that comes before what it waits for, and bars that nobody can pass.
  private func rulesBent(
    by scenario: Scenario, _ own: Engine, _ state: ProgrammeState, lastYear: Int?
  ) -> [Problem] {
    let dependencies = own.dataset.plan.dependencies
    let early =
      dependencies.isEmpty
      ? []
      : EarlyWorks(
        scenario, state: state, outlook: own.outlookOverlay(state), dependencies: dependencies
      ).all()
    let works = early.map {
      Problem(
        .plan(
          .workTooEarly(
            scenario: scenario.id, change: text(of: $0.change, state.panels.units),
            criterion: $0.dependency.criterion, after: $0.dependency.after, units: $0.units)),
        at: $0.change.location)
    }
    let bars = UnreachableBars(
      scenario, state: state, lastYear: lastYear ?? own.panels.years.last ?? 0
    ).all().map {
      Problem(
        .plan(
          .barBeyond(
            scenario: scenario.id, change: text(of: $0.change, state.panels.units),
            bar: NumberStyle(.en).short($0.bar))),
        at: $0.change.location)
    }
    return works + bars
  }

  private func problem(
    _ idle: IdleChange, in scenario: Scenario, units: UnitTable
  ) -> Problem {
    Problem(
      .plan(
        .idleChange(
          scenario: scenario.id, change: text(of: idle.change, units),
          reason: idle.reason.words(naming: name), units: idle.units)),
      at: idle.change.location)
  }

  /// An engine on other rules or other units; `nil` where the scenario leaves both alone.
  private func changed(by scenario: Scenario) throws(InputError) -> Engine? {
    let rules = ScenarioRules(scenario)
    var dataset = engine.dataset
    if let crosswalk = rules.crosswalk {
      let request = CrosswalkRequest(of: [crosswalk])
      if let reading = try request.read(decimalComma: false) {
        dataset = try dataset.applying(reading, request.options(over: dataset.plan.crosswalk))
      }
    } else if rules.isEmpty {
      return nil
    }
    for replacement in rules.replacements
    where !dataset.sets.contains(where: { $0.id == replacement.becomes }) {
      let library = CriteriaLibrary(
        folder: nil, environment: engine.options.environment,
        executable: engine.options.executable)
      dataset.sets.append(
        try library.read(
          replacement.becomes,
          at: scenario.changes.first { $0.effect == .set(replacement) }?.location))
    }
    dataset.sets = rules.applied(to: dataset.sets)
    dataset.plan = rules.applied(to: dataset.plan)
    let own = Engine(
      dataset, options: engine.options, sink: engine.sink, scenario: scenario)
    if rules.crosswalk == nil { own.models = engine.models }
    return own
  }

  private func compare(
    _ before: TableSink, _ after: TableSink, scenario: String
  ) throws(InputError) -> [ScenarioDifference] {
    var result: [ScenarioDifference] = []
    let naming = Set(Table<ScenarioDifference>.naming)
    for (table, figures) in Self.compared {
      guard before.has(table), after.has(table), let first = before.stagedPath(of: table),
        let second = after.stagedPath(of: table)
      else { continue }
      let comparison = try TableComparison(first, second, naming: naming, compared: figures)
      result += ScenarioDifference.all(of: comparison, table: table, scenario: scenario)
    }
    return result
  }
}

extension IdleChange.Reason {
  /// The reason in a few words.
  ///
  /// - Parameter name: The name of an indicator.
  fileprivate func words(naming name: (String) -> LocalizedText) -> LocalizedText {
    switch self {
    case .nothing: LocalizedText("scenario.idle-nothing")
    case .noData(let indicator):
      LocalizedText("scenario.idle-no-data", ["indicator": name(indicator)])
    case .noRecognition:
      LocalizedText(
        "scenario.idle-no-recognition")
    case .nothingTaken:
      LocalizedText(
        "scenario.idle-no-support")
    case .nothingLacking:
      LocalizedText(
        "scenario.idle-no-criterion")
    case .sourceStill(let indicator):
      LocalizedText("scenario.idle-source", ["indicator": name(indicator)])
    }
  }
}
