import Distributions
import Panels

/// The series of one indicator as a forecast sees them: the last segment of each, level shifts taken out.
///
/// A level shift is estimated on the working scale, see `StepModel`, and the values before it are restated in
/// the terms after it.
///
/// What a forecast does with breaks and gaps: `docs/forecast.md`.
public struct ForecastSeries: Sendable {
  /// The panel.
  public let panel: Panel
  /// The years of the panel.
  public let years: [Int]
  /// The working scale.
  public let scale: WorkingScale
  /// The units with a value of which sums of squares would be infinite.
  let overflows: Set<Int>
  /// What the values cannot be above, where they are parts of known wholes.
  let limits: WholeLimits?
  private let errors: KnownErrors?
  private let cuts: @Sendable (Int) -> [Int]
  private let shifts: (@Sendable (Int) -> [Int])?
  private let hasBreaks: Bool
  /// The level shifts of the series with the same steps, by these.
  private var steps: [[Int]: StepModel] = [:]

  /// The series of an indicator, `nil` where the panels lack it.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - panels: The data, spliced where breaks ask for it.
  ///   - breaks: The declared breaks.
  ///   - relations: The declared relations, beside those that are known; a part stays below its whole.
  public init?(
    _ indicator: String, of panels: PanelSet, breaks: [SeriesBreak],
    relations: [IndicatorRelation] = []
  ) {
    self.init(indicator, of: panels, breaks: breaks, relations: relations, hasErrors: false)
  }

  /// The series of a part of a panel.
  ///
  /// - Parameter hasErrors: Whether standard errors are known elsewhere, if not here.
  init?(
    _ indicator: String, of panels: PanelSet, breaks: [SeriesBreak],
    relations: [IndicatorRelation] = [], hasErrors: Bool
  ) {
    guard let panel = panels.panel(indicator) else { return nil }
    self.panel = panel
    limits = WholeLimits(panel, of: panels, relations: relations)
    years = panels.years
    scale = WorkingScale(of: panel)
    overflows = Set(
      panel.values.indices.filter { abs(panel.values[$0]) > Self.greatest }
        .map { $0 % panel.unitCount })
    errors = KnownErrors(
      panels.standardErrors(of: indicator), of: panel, isKnownElsewhere: hasErrors)
    cuts = panels.cuts(of: indicator, breaks: breaks)
    shifts = panels.shifts(of: indicator, breaks: breaks)
    hasBreaks = breaks.contains { $0.indicator == indicator }
    if shifts != nil { steps = stepModels() }
  }

  /// Learns the level shifts from all series.
  private func stepModels() -> [[Int]: StepModel] {
    let units = (0..<panel.unitCount).filter { !overflows.contains($0) }
    let groups = lastSegments(of: units).filter { !$0.shifts.isEmpty }
    return Dictionary(grouping: groups, by: \.shifts).compactMapValues { groups in
      StepModel(
        groups.map { ($0.periods, scale.working(panel.values(of: $0)), $0.units.count) },
        shifts: groups[0].shifts, years: years)
    }
  }

  /// The groups of the series' last segments.
  private func lastSegments(of units: [Int]) -> [SeriesGroup] {
    panel.seriesGroups(of: units, cuts: cuts, shifts: shifts)
      .filter { $0.segment.upperBound == years.count - 1 && !$0.periods.isEmpty }
  }

  /// Sums of so many squares as there are series stay finite.
  private static let greatest = 1e145

  /// Whether standard errors of the values are known.
  var hasErrors: Bool { errors != nil }

  /// The series of some units, grouped by the years observed; units without a value, or with one that is
  /// too large, are left out.
  ///
  /// - Complexity: O(units × periods).
  public func blocks(of units: some Sequence<Int>) -> [SeriesBlock] {
    let units = overflows.isEmpty ? Array(units) : units.filter { !overflows.contains($0) }
    if !hasBreaks { return panel.observedGroups(of: units).map(block) }
    return lastSegments(of: units).map(block)
  }

  private func block(_ group: SeriesGroup) -> SeriesBlock {
    let values = panel.values(of: group)
    let working = scale.working(values)
    var result = SeriesBlock(
      periods: group.periods, units: group.units, values: values, working: working,
      standardErrors: errors?.errors(of: group.units, group.periods) ?? [])
    if !group.shifts.isEmpty {
      let restated = restate(working, group)
      let natural = scale.natural(restated)
      result.restate(
        values: natural, working: restated,
        standardErrors: result.standardErrors.enumerated().map { index, error in
          error * scale.slope(at: values[index]) / scale.slope(at: natural[index])
        })
    }
    if panel.indicator.kind == .count { result.measureSizes() }
    return result
  }

  /// Adds to the values before each step what the step is.
  private func restate(_ working: [Double], _ group: SeriesGroup) -> [Double] {
    let n = group.units.count
    guard let model = steps[group.shifts] else { return working }
    let sizes = model.steps((group.periods, working, n), years: years)
    var result = working
    for (step, first) in group.shifts.enumerated() {
      for (column, period) in group.periods.enumerated() where period < first {
        for i in 0..<n { result[column * n + i] += sizes[step * n + i] }
      }
    }
    return result
  }
}
