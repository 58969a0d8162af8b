import Distributions
import Forecast
import IO
import Panels
import Planning

/// Promises and milestones of a block as text.
struct TargetSettingText: BlockResult {
  var promises = TableText()
  var milestones = TableText()
}

/// Works out what units can promise of one indicator, and the steps to its bars.
struct TargetSetting: Sendable {
  let model: ForecastModel
  let panels: PanelSet
  let counted: [Bool]
  let sources: [BarLookup.Source]
  /// The shares of targets for means: what such a target asks of each unit.
  let orders: [SharedOrder]
  let isUpward: Bool
  let options: TargetSettingOptions
  /// What peers achieved, by the years it took them.
  private let peers: [Int: PeerChanges]
  private let rounding: SafeRounding

  init(
    model: ForecastModel, panels: PanelSet, counted: [Bool], sources: [BarLookup.Source],
    orders: [SharedOrder], isUpward: Bool, options: TargetSettingOptions
  ) {
    self.model = model
    self.panels = panels
    self.counted = counted
    self.sources = sources
    self.orders = orders
    self.isUpward = isUpward
    self.options = options
    rounding = options.rounding(of: model.series)
    let units = counted.indices.filter { counted[$0] }
    // Longer spans than half of the years have hardly an experience: their peers are those of half of them.
    let longest = max(1, model.series.years.count / 2)
    peers = Dictionary(
      uniqueKeysWithValues: (1...longest).map {
        ($0, PeerChanges(model.series, units: units, span: $0))
      })
  }

  private var direction: Comparison { isUpward ? .atLeast : .atMost }
  private var scale: WorkingScale { model.series.scale }

  func format(_ block: Range<Int>, into text: inout TargetSettingText) -> [String: Int] {
    let forecast = model.forecast(units: block)
    let paces = ObservedPaces(model.series, units: block)
    var left = 0
    for unit in block where counted[unit] {
      guard forecast.statuses[unit - block.lowerBound].hasSpread else {
        left += 1
        continue
      }
      let pace = paces[unit]
      let provenance = model.series.panel.worstProvenance(of: unit)
      for step in model.years.indices {
        addPromise(forecast, unit, step, pace, provenance, to: &text.promises)
      }
      for goal in goals(of: unit) {
        addMilestones(goal, forecast, unit, pace, provenance, to: &text.milestones)
      }
    }
    return left > 0 ? ["targets: no distribution of \(model.series.panel.indicator.id)": left] : [:]
  }

  private func addPromise(
    _ forecast: BlockForecast, _ unit: Int, _ step: Int, _ pace: ObservedPace,
    _ provenance: Provenance, to text: inout TableText
  ) {
    let year = model.years[step]
    let q = options.confidence
    var promise = forecast.quantile(isUpward ? 1 - q : q, unit: unit, step: step)
    if model.series.panel.indicator.kind == .count {
      promise = WholePromise(confidence: q, isUpward: isUpward).value(near: promise) {
        forecast.probability(of: direction.requirement($0), unit: unit, step: step)
      }
    }
    let rounded = rounding.easier(promise, isUpward: isUpward)
    let judged = judge(direction.requirement(rounded), by: year, pace)
    Table<PromiseRow>.promises.write(
      PromiseRow(
        level: "unit", units: 1, unknown: 0, unit: panels.units.codes[unit],
        name: panels.units.names[unit], set: "",
        figure: model.series.panel.indicator.id, year: year, direction: direction, confidence: q,
        lastYear: pace.lastYear, lastValue: pace.lastValue,
        median: forecast.median(unit: unit, step: step), promise: promise, rounded: rounded,
        chance: forecast.probability(
          of: direction.requirement(rounded), unit: unit, step: step),
        requiredChange: pace.required(direction.requirement(rounded), by: year),
        observedChange: pace.change, percentile: judged.percentile, ambition: judged.ambition,
        effectiveYears: forecast.effectiveYears(unit: unit, step: step), provenance: provenance),
      to: &text)
  }

  /// How far a bar by a year asks more than peers achieved.
  private func judge(
    _ requirement: Requirement, by year: Int, _ pace: ObservedPace
  ) -> (percentile: Double, ambition: Ambition) {
    guard let lastYear = pace.lastYear, year > lastYear else { return (.nan, .unknown) }
    let start = scale.working(pace.lastValue)
    let change = (scale.working(requirement.bar) - start) / Double(year - lastYear)
    let span = min(year - lastYear, peers.count)
    let percentile =
      peers[span]?.percentile(
        of: change, from: start, isUpward: requirement.comparison?.isUpward ?? isUpward) ?? .nan
    return (
      percentile,
      requirement.isMet(by: pace.lastValue) ? .alreadyMet : Ambition(percentile: percentile)
    )
  }

  /// What a unit is to reach, and when.
  private struct Goal {
    let source: String
    let requirement: Requirement
    let step: Int
  }

  /// The bars of a unit in their last year, and its shares of targets for means.
  private func goals(of unit: Int) -> [Goal] {
    let shared = orders.compactMap { order in
      order.requirement(of: unit).map {
        Goal(source: order.source, requirement: $0, step: order.step)
      }
    }
    return shared
      + sources.compactMap { source in
        guard source.range == nil, !source.isOfArea,
          let step = model.years.indices.last(where: {
            source.isInForce[$0] && source.requirement(unit: unit, step: $0) != nil
          }), let requirement = source.requirement(unit: unit, step: step)
        else { return nil }
        return Goal(source: source.name, requirement: requirement, step: step)
      }
  }

  private func addMilestones(
    _ aim: Goal, _ forecast: BlockForecast, _ unit: Int, _ pace: ObservedPace,
    _ provenance: Provenance, to text: inout TableText
  ) {
    let (requirement, goal) = (aim.requirement, aim.step)
    guard let lastYear = pace.lastYear,
      let path = MilestonePath(
        from: pace.lastValue, in: lastYear, to: requirement.bar, in: model.years[goal],
        scale: model.series.scale)
    else { return }
    let judged = judge(requirement, by: model.years[goal], pace)
    let chance = forecast.probability(of: requirement, unit: unit, step: goal)
    for year in path.years {
      Table<MilestoneStepRow>.milestoneSteps.write(
        MilestoneStepRow(
          unit: panels.units.codes[unit], name: panels.units.names[unit],
          indicator: model.series.panel.indicator.id, source: aim.source,
          requirement: requirement, targetYear: model.years[goal], year: year,
          lastYear: lastYear, lastValue: pace.lastValue,
          // What stands beyond the bar already has to stay beyond it.
          milestone: judged.ambition == .alreadyMet ? requirement.bar : path.value(in: year),
          requiredChange: pace.required(requirement, by: model.years[goal]),
          observedChange: pace.change, percentile: judged.percentile, ambition: judged.ambition,
          chance: chance, provenance: provenance), to: &text)
    }
  }
}
