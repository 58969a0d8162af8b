import Analytics
import Distributions
import Forecast
import IO
import Panels

/// The indices of a block as text, with the units counted.
struct TrackingText: BlockResult {
  var results = TableText()
  var disagreements = TableText()
  var summaries: [TrackingSummary] = []
}

/// Turns the series of one indicator into rows of indices.
struct TrackingFormatter: Sendable {
  private let panels: PanelSet
  private let breaks: [SeriesBreak]
  private let panel: Panel
  private let goals: [TrackingGoal]
  private let methods: [any TrackingMethod.Type]
  private let tracker: Tracker
  private let isGrowthRate: Bool
  private let counted: [Bool]
  private let model: ForecastModel?
  private let peerDeviations: [Int: Double]
  private let tolerance: Double
  /// The methods with a verdict on the pace, then the probability.
  private let judges: [String]

  init(
    panels: PanelSet, breaks: [SeriesBreak], panel: Panel, goals: [TrackingGoal],
    methods: [any TrackingMethod.Type], parameters: TrackingParameters, isGrowthRate: Bool,
    counted: [Bool], model: ForecastModel?
  ) {
    self.panels = panels
    self.breaks = breaks
    self.panel = panel
    self.goals = goals
    self.methods = methods
    self.isGrowthRate = isGrowthRate
    self.counted = counted
    self.model = model
    tracker = Tracker(parameters)
    tolerance = panel.indicator.kind == .share ? WorkingScale(of: panel).epsilon : 0
    judges =
      methods.filter { $0.concept != .distance }.map { $0.id }
      + (model == nil ? [] : [TrackingOptions.probability])
    peerDeviations = panel.deviations(years: panels.years, among: counted)
  }

  func emptySummaries() -> [TrackingSummary] {
    goals.map { goal in
      TrackingSummary(
        indicator: panel.indicator.id, source: goal.source.name,
        requirement: goal.source.commonRequirement(step: goal.step), year: goal.year,
        judges: judges)
    }
  }

  /// Formats a block of units; units without a value are counted as left out.
  func format(_ block: Range<Int>, into text: inout TrackingText) -> [String: Int] {
    text.summaries = emptySummaries()
    let forecast = model?.forecast(units: block)
    let cuts = panels.cuts(of: panel.indicator.id, breaks: breaks)
    let shifts = panels.shifts(of: panel.indicator.id, breaks: breaks)
    var missing = 0
    for unit in block {
      let start = (cuts(unit) + (shifts?(unit) ?? [])).max() ?? 0
      let points = (start..<panel.periodCount).compactMap { period in
        panel[unit, period].isNaN
          ? nil : TrackingPoint(year: panels.years[period], value: panel[unit, period])
      }
      if points.isEmpty { missing += 1 }
      let isCut = (0..<start).contains { !panel[unit, $0].isNaN }
      add(
        unit, points, forecast, remarks: isCut ? [TrackingNote.cutAtBreak.words] : [], to: &text)
    }
    return missing == 0 ? [:] : ["tracking: missing": missing]
  }

  private func add(
    _ unit: Int, _ points: [TrackingPoint], _ forecast: BlockForecast?, remarks: [String],
    to text: inout TrackingText
  ) {
    var targets: [(goal: TrackingGoal, requirement: Requirement, results: [TrackingResult])] = []
    for (index, goal) in goals.enumerated() {
      guard let requirement = goal.source.requirement(unit: unit, step: goal.step) else { continue }
      var input = TrackingInput(
        points: points, kind: panel.indicator.kind, requirement: requirement,
        targetYear: goal.year)
      input.isGrowthRate = isGrowthRate
      input.roundingTolerance = tolerance
      input.peerDeviations = peerDeviations
      let results = methods.map { tracker.track(input, by: $0) }
      for result in results {
        write(unit, goal.source.name, requirement, goal.year, result, remarks, to: &text)
      }
      compare(unit, index, requirement, results, forecast, &text)
      if !goal.isOfSet { targets.append((goal, requirement, results)) }
    }
    guard targets.count > 1 else { return }
    for position in methods.indices {
      guard let worst = TrackingResult.worst(of: targets.map { $0.results[position] }) else {
        continue
      }
      let target = targets[worst]
      let named = "worst of \(targets.count) targets: \(target.goal.source.name)"
      write(
        unit, "worst", target.requirement, target.goal.year, target.results[position],
        [named] + remarks, to: &text)
    }
  }

  private func compare(
    _ unit: Int, _ index: Int, _ requirement: Requirement, _ results: [TrackingResult],
    _ forecast: BlockForecast?, _ text: inout TrackingText
  ) {
    let goal = goals[index]
    var verdicts = results.filter { $0.concept != .distance }
      .map { $0.judgement.verdict?.isOnTrack }
    var chance = Double.nan
    if let forecast {
      chance =
        forecast.years.firstIndex(of: goal.year)
        .map { forecast.probability(of: requirement, unit: unit, step: $0) } ?? .nan
      verdicts.append(chance.isNaN ? nil : chance >= TrackingOptions.leastProbability)
    }
    if counted[unit] {
      let isMet = results.contains { $0.judgement.verdict == .achieved }
      text.summaries[index].agreement.add(verdicts, isMet: isMet)
    }
    let row = TrackingDisagreement(
      unit: panels.units.codes[unit], name: panels.units.names[unit],
      indicator: panel.indicator.id, source: goal.source.name, requirement: requirement,
      targetYear: goal.year, judges: judges, verdicts: verdicts, probability: chance,
      provenance: panel.worstProvenance(of: unit))
    if row.isReal { Table.trackingDisagreements.write(row, to: &text.disagreements) }
  }

  private func write(
    _ unit: Int, _ source: String, _ requirement: Requirement, _ year: Int,
    _ result: TrackingResult, _ remarks: [String], to text: inout TrackingText
  ) {
    Table.tracking.write(
      TrackingRow(
        unit: panels.units.codes[unit], name: panels.units.names[unit],
        indicator: panel.indicator.id, source: source, requirement: requirement, targetYear: year,
        result: result, standing: TrackingMethods.named(result.method)?.standing ?? "",
        remarks: remarks, provenance: panel.worstProvenance(of: unit)), to: &text.results)
  }
}

extension Panel {
  /// The sample standard deviation over some units, for every year with two values or more that
  /// differ. Sums run over the units in their order.
  fileprivate func deviations(years: [Int], among counted: [Bool]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for (period, year) in years.enumerated() {
      let values = (0..<unitCount).compactMap { unit in
        counted[unit] && !self[unit, period].isNaN ? self[unit, period] : nil
      }
      guard values.count > 1 else { continue }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      if squares > 0 { result[year] = (squares / Double(values.count - 1)).squareRoot() }
    }
    return result
  }
}
