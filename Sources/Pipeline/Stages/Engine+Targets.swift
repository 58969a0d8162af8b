import Analytics
import Forecast
import Foundation
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Helps to set targets: writes what can be promised with a confidence (`promises.csv`), the yearly steps to bars
  /// (`target_milestones.csv`) and the shares of targets for means and sums (`target_shares.csv`).
  func setTargets() async throws(InputError) -> RunReport {
    let state = ProgrammeState(
      panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
      scope: dataset.scope)
    var result = RunReport(plan: dataset.plan, state: state, year: panels.years.last ?? 0)
    try await writePlan(result, outlook: try await writeOutlook(state))
    noteUnweightedMeans()
    let promises = try sink.writer(for: .promises)
    let milestones = try sink.writer(for: .milestoneSteps)
    let bars = BarLookup(dataset, assessor: assessor, years: forecaster(horizon: horizon).years)
    let orders = await sharedOrders(state)
    for indicator in seriesIndicators {
      guard let model = await model(of: indicator.id, horizon: horizon) else { continue }
      let sources = bars.sources(of: indicator.id)
      guard let isUpward = sources.compactMap(\.isUpward).first else {
        skipped["targets: no bar tells whether more is better: \(indicator.id)", default: 0] +=
          unitCount
        continue
      }
      let setting = TargetSetting(
        model: model, panels: panels, counted: counted, sources: sources,
        orders: orders.filter { !$0.figure.isTotal && $0.figure.indicator == indicator.id },
        isUpward: isUpward, options: options.targetSetting)
      await mapBlocks(forecasting(indicator.id)) {
        block, text in
        setting.format(block, into: &text)
      } consume: { (text: inout TargetSettingText) in
        result.unitPromises += text.promises.rowCount
        promises?.append(&text.promises)
        milestones?.append(&text.milestones)
      }
      var groups = TableText()
      let promised = result.promises.count
      for row in try await groupPromises(indicator, model, isUpward: isUpward) {
        Table<PromiseRow>.promises.write(row, to: &groups)
        result.promises += row.level == "all" ? [row.summary] : []
      }
      if result.promises.count == promised, let weight = indicator.weight {
        let lacking = name(ofWeight: weight)[options.language]
        if !result.lackingWeights.contains(lacking) { result.lackingWeights.append(lacking) }
      }
      promises?.append(&groups)
    }
    var counts = TableText()
    for row in countPromises(state) {
      Table<PromiseRow>.promises.write(row, to: &counts)
      result.promises += row.level == "all" ? [row.summary] : []
    }
    promises?.append(&counts)
    if let promises { try sink.finish(.promises, promises) }
    if let milestones { try sink.finish(.milestoneSteps, milestones) }
    try sink.write(.targetShares, orders.flatMap(targetShares))
    return result
  }

  /// Writes what the plan asks for, by which charts know what it is about; nothing of a bare table.
  private func writePlan(
    _ result: RunReport, outlook: [String: [TargetResult]]
  ) async throws(InputError) {
    guard dataset.hasPlan else { return }
    var judged = result
    await judgeTargets(&judged, outlook)
    try sink.write(.targets, judged.targetsNow + judged.targetsProjected)
    let review = RoadmapReview(plan: dataset.plan)
    try sink.write(.roadmap, review.standings(on: result.state))
    try sink.write(.roadmapYears, review.years())
  }

  /// The units that count in summaries of chances; every unit of a bare table does.
  var counted: [Bool] {
    panels.units.kinds.map { dataset.hasPlan ? dataset.scope.counts($0) : true }
  }

  /// What groups can promise of an indicator's mean or sum.
  private func groupPromises(
    _ indicator: Indicator, _ model: ForecastModel, isUpward: Bool
  ) async throws(InputError) -> [PromiseRow] {
    let groupings = Grouping.all(of: panels.units) { self.counted[$0] }
    let figures = GroupFigures(
      indicator: indicator, panels: series.panels, groupings: groupings, years: model.years,
      source: OverlaidForecast(model), simpleMeans: false)
    var sums = GroupFigures.Sums()
    await mapBlocks(forecasting(indicator.id)) {
      units, result in
      figures.add(units, to: &result)
      return [:]
    } consume: { (result: inout GroupFigures.Sums) in
      sums.merge(result)
    }
    let history = GroupHistory(
      indicator: indicator, panels: series.panels, groupings: groupings, breaks: series.breaks)
    return figures.promises(
      sums, history: history, isUpward: isUpward, scale: model.series.scale,
      options: options.targetSetting, rounding: options.targetSetting.rounding(of: model.series))
  }

  /// How many communes at a level, and how many criteria on average, can be promised.
  private func countPromises(_ state: ProgrammeState) -> [PromiseRow] {
    let confidence = options.targetSetting.confidence
    let last = LastCounts(state)
    let worst = state.panels.unitProvenance().max() ?? .observed
    return outlookFigures([1 - confidence, 0.5]).compactMap { figure, year in
      guard dataset.sets.first(where: { $0.id == figure.set })?.years.contains(year) ?? false,
        !figure.mean.isNaN
      else { return nil }
      let name =
        switch figure.figure {
        case .communes(let level, let orAbove):
          (orAbove ? "communes_at_or_above:" : "communes_at:") + level.rawValue
        case .averageCriteria: "average_criteria"
        }
      let value = last.value(of: figure)
      let promise = figure.quantiles[0]
      return PromiseRow(
        level: figure.grouping, units: figure.communes, unknown: figure.open, unit: figure.group,
        name: figure.group, set: figure.set,
        figure: name, year: year, direction: .atLeast, confidence: confidence,
        lastYear: value.isNaN ? nil : last.year, lastValue: value, median: figure.quantiles[1],
        promise: promise, rounded: promise, chance: figure.chances[0],
        requiredChange: .nan, observedChange: .nan, percentile: .nan,
        ambition: promise <= value ? .alreadyMet : .unknown,
        effectiveYears: .nan, provenance: worst)
    }
  }

  /// Targets for means and sums, shared out to their units.
  private func sharedOrders(_ state: ProgrammeState) async -> [SharedOrder] {
    var orders: [SharedOrder] = []
    for target in dataset.plan.targets {
      guard let figure = FigureTarget(target, state: state), let year = target.year,
        let isUpward = target.requirement.comparison?.isUpward,
        let model = await model(of: figure.indicator, horizon: horizon),
        let step = model.years.firstIndex(of: year)
      else { continue }
      let forecast = model.forecast(units: 0..<unitCount)
      let rounding = options.targetSetting.rounding(of: model.series)
      let shared =
        figure.isTotal
        ? figure.apportioned(forecast: forecast, step: step, rounding: rounding)
        : SharedTarget(
          target.requirement.bar, isUpward: isUpward, forecast: forecast, step: step,
          weights: figure.weights, rounding: rounding)
      orders.append(
        SharedOrder(figure: figure, model: model, step: step, isUpward: isUpward, shared: shared))
    }
    return orders
  }

  private func targetShares(_ order: SharedOrder) -> [TargetShareRow] {
    let target = order.figure.target
    let forecast = order.model.forecast(units: 0..<unitCount)
    let last = order.model.series.panel.lastValues
    return (0..<unitCount).filter { order.figure.weights[$0] > 0 }.map { unit in
      TargetShareRow(
        target: target.id, indicator: order.figure.indicator, unit: panels.units.codes[unit],
        name: panels.units.names[unit], year: order.model.years[order.step],
        requirement: target.requirement, weight: order.figure.weights[unit],
        lastValue: last[unit], median: forecast.median(unit: unit, step: order.step),
        share: order.shared.shares[unit],
        chance: order.requirement(of: unit).map {
          forecast.probability(of: $0, unit: unit, step: order.step)
        } ?? .nan,
        together: order.shared.mean)
    }
  }
}

extension PromiseRow {
  /// The row for people.
  fileprivate var summary: PromiseSummary {
    PromiseSummary(
      figure: figure, set: set, year: year, sign: direction.sign, confidence: confidence,
      lastValue: lastValue, median: median, promise: rounded, ambition: ambition)
  }
}

extension BarLookup.Source {
  /// Whether more is better; `nil` for a range.
  var isUpward: Bool? { range == nil ? comparison.isUpward : nil }
}
