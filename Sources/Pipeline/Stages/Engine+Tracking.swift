import Analytics
import Forecast
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Computes the indices of tracking of every series that has a target; writes `tracking.csv`,
  /// `tracking_sensitivity.csv` and `tracking_disagreements.csv`.
  ///
  /// - Returns: For each target how many units are on track by each judge.
  func track() async throws(InputError) -> [TrackingSummary] {
    let results = try sink.writer(for: Table.tracking)
    let disagreements = try sink.writer(for: Table.trackingDisagreements)
    var summaries: [TrackingSummary] = []
    for (panel, goals) in trackingGoals() {
      let indicator = panel.indicator
      let formatter = TrackingFormatter(
        panels: series.panels, breaks: series.breaks, panel: panel, goals: goals,
        methods: options.tracking.chosenMethods, parameters: trackingParameters,
        isGrowthRate: options.tracking.growthRates.contains(indicator.id),
        counted: counted,
        model: await trackingModel(of: indicator, goals))
      var sums = formatter.emptySummaries()
      await mapBlocks(words.say("progress.tracking", ["indicator": indicator.id])) { block, text in
        formatter.format(block, into: &text)
      } consume: { (result: inout TrackingText) in
        results?.append(&result.results)
        disagreements?.append(&result.disagreements)
        for index in sums.indices {
          sums[index].agreement.merge(result.summaries[index].agreement)
        }
      }
      summaries += sums
    }
    if let results { try sink.finish(Table.tracking, results) }
    if let disagreements { try sink.finish(Table.trackingDisagreements, disagreements) }
    try sink.write(
      .trackingSensitivity,
      summaries.flatMap { summary in
        TrackingSensitivityRow.rows(
          of: summary,
          provenance: panels.panel(summary.indicator)?.worstProvenance() ?? .observed)
      })
    return summaries
  }

  /// The indices alone, without a forecast; there has to be a target.
  func trackingReport() async throws(InputError) -> RunReport {
    try checkTracking()
    var report = unassessedReport
    report.tracking = try await timed("track") { () async throws(InputError) in
      try await track()
    }
    try sink.write(.trackingCounts, TrackingCount.all(of: report.tracking, panels: panels))
    return report
  }

  /// Refuses a call that names no target, or a growth rate that is not there.
  private func checkTracking() throws(InputError) {
    if let name = options.tracking.growthRates.sorted().first(where: { panels.panel($0) == nil }) {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.growth-rate-unknown", ["name": name])))
    }
    if trackingGoals().isEmpty {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.no-target"
          )))
    }
  }

  /// The series that have targets, with these.
  private func trackingGoals() -> [(panel: Panel, goals: [TrackingGoal])] {
    let usual = barYear
    let years = Set(dataset.seriesTargets.compactMap(\.year) + [usual]).sorted()
    let bars = BarLookup(dataset, assessor: assessor, years: years)
    return series.panels.panels.compactMap { panel in
      let goals = TrackingGoal.goals(
        bars.sources(of: panel.indicator.id), years: years, usual: usual)
      return goals.isEmpty ? nil : (panel, goals)
    }
  }

  private var trackingParameters: TrackingParameters {
    TrackingParameters(baseYear: options.tracking.baseYear ?? panels.years.first)
  }

  /// The forecast beside the indices; `nil` for yes/no, and where every target's year is past.
  private func trackingModel(
    of indicator: Indicator, _ goals: [TrackingGoal]
  ) async -> ForecastModel? {
    let ahead = (goals.map(\.year).max() ?? 0) - (panels.years.last ?? 0)
    guard ahead > 0, indicator.kind != .yesno else { return nil }
    return await model(of: indicator.id, horizon: max(ahead, horizon))
  }
}

/// A bar and the year in which it is to be met.
struct TrackingGoal: Sendable {
  let source: BarLookup.Source
  let step: Int
  let year: Int

  /// Whether it is a bar of a criteria set, not a target.
  var isOfSet: Bool { source.isOfSet }

  /// The bars with their years: for the bar of a set that is in force then the usual year, for a target
  /// its own.
  static func goals(
    _ sources: [BarLookup.Source], years: [Int], usual: Int
  ) -> [Self] {
    guard let usualStep = years.firstIndex(of: usual) else { return [] }
    return sources.compactMap { source in
      let goal = Self(source: source, step: usualStep, year: usual)
      if goal.isOfSet { return source.isInForce[usualStep] ? goal : nil }
      let hasHeight = { (step: Int) in source.heights.contains { !$0[step].isNaN } }
      if hasHeight(usualStep) { return goal }
      return years.indices.last(where: hasHeight).map {
        Self(source: source, step: $0, year: years[$0])
      }
    }
  }
}
