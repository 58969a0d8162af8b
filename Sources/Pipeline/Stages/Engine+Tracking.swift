import Analytics
import Distributions
import IO
import Panels
import Reporting

/// The probability that a unit meets a bar in a year, `NaN` when there is none.
///
/// The bar is told by its position among the ``BarLookup/sources(of:)`` of the indicator. Asked for by
/// several workers at once.
typealias TrackingProbability =
  @Sendable (_ indicator: String, _ source: Int, _ unit: Int, _ year: Int) -> Double

extension Engine {
  /// Computes the indices of tracking of every series that has a target; writes `tracking.csv`,
  /// `tracking_sensitivity.csv` and `tracking_disagreements.csv`.
  ///
  /// - Parameter probability: What the forecast says; `nil` compares the indices among themselves.
  /// - Returns: For each target how many units are on track by each judge.
  func track(
    probability: TrackingProbability? = nil
  ) async throws(InputError) -> [TrackingSummary] {
    let tables = (
      results: try sink.writer(for: .tracking),
      disagreements: try sink.writer(for: .trackingDisagreements)
    )
    let years = Set(dataset.seriesTargets.compactMap(\.year) + [trackingYear]).sorted()
    let bars = BarLookup(dataset, assessor: assessor, years: years)
    var summaries: [TrackingSummary] = []
    for indicator in panels.panels.map(\.indicator) {
      guard let panel = series.panels.panel(indicator.id) else { continue }
      let goals = TrackingGoal.goals(
        bars.sources(of: indicator.id), years: years, usual: trackingYear)
      if goals.isEmpty { continue }
      let formatter = TrackingFormatter(
        panels: series.panels, breaks: series.breaks, panel: panel, goals: goals,
        methods: options.tracking.chosenMethods, parameters: trackingParameters,
        isGrowthRate: options.tracking.growthRates.contains(indicator.id),
        counted: panels.units.kinds.map { dataset.hasPlan ? dataset.scope.counts($0) : true },
        probability: probability)
      var sums = formatter.emptySummaries()
      await mapBlocks(.tracking(indicator.id)) { block, text in
        formatter.format(block, into: &text)
      } consume: { (result: inout TrackingText) in
        tables.results?.append(&result.results)
        tables.disagreements?.append(&result.disagreements)
        for index in sums.indices {
          sums[index].agreement.merge(result.summaries[index].agreement)
        }
      }
      summaries += sums
    }
    if let writer = tables.results { try sink.finish(Table.tracking, writer) }
    if let writer = tables.disagreements {
      try sink.finish(Table.trackingDisagreements, writer)
    }
    try sink.write(.trackingSensitivity, summaries.flatMap(TrackingSensitivityRow.rows(of:)))
    return summaries
  }

  private var trackingParameters: TrackingParameters {
    TrackingParameters(baseYear: options.tracking.baseYear ?? panels.years.first)
  }

  /// The year of targets that name none: that of the latest target, else of the plan's horizon.
  private var trackingYear: Int {
    dataset.seriesTargets.compactMap(\.year).max()
      ?? (dataset.hasPlan
        ? dataset.plan.horizonYear : (panels.years.last ?? 0) + max(1, options.horizon))
  }
}

/// A bar and the year in which it is to be met.
struct TrackingGoal: Sendable {
  /// Its position among the bars of the indicator.
  let position: Int
  let source: BarLookup.Source
  let step: Int
  let year: Int

  /// Whether it is a bar of a criteria set, not a target.
  var isOfSet: Bool { source.name.contains("/") }

  /// The bars with their years: for the bar of a set that is in force then the usual year, for a target
  /// its own.
  static func goals(
    _ sources: [BarLookup.Source], years: [Int], usual: Int
  ) -> [Self] {
    guard let usualStep = years.firstIndex(of: usual) else { return [] }
    return sources.enumerated().compactMap { position, source in
      let goal = Self(position: position, source: source, step: usualStep, year: usual)
      if goal.isOfSet { return source.isInForce[usualStep] ? goal : nil }
      let hasHeight = { (step: Int) in source.heights.contains { !$0[step].isNaN } }
      if hasHeight(usualStep) { return goal }
      return years.indices.last(where: hasHeight).map {
        Self(position: position, source: source, step: $0, year: years[$0])
      }
    }
  }
}
