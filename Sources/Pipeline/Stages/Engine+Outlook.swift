import Analytics
import Forecast
import IO
import Panels
import Planning

extension Engine {
  /// Works out how many criteria communes will meet and how many communes will stand at each level;
  /// writes `criteria_outlook.csv` and `level_outlook.csv`.
  ///
  /// - Returns: How targets that count criteria or communes will stand, by the target's id.
  func writeOutlook(
    _ state: ProgrammeState
  ) async throws(InputError) -> [String: [TargetResult]] {
    let last = panels.years.last ?? 0
    let targetYears = dataset.plan.targets.compactMap(\.year)
    let isAsked = { (year: Int) in
      targetYears.contains(year) || self.dataset.sets.contains { $0.years.contains(year) }
    }
    guard !dataset.sets.isEmpty, horizon > 0, (last + 1...last + horizon).contains(where: isAsked)
    else { return [:] }
    let outlook = CriteriaOutlook(
      state: state, breaks: series.breaks, targets: dataset.plan.targets)
    let forecaster = forecaster(horizon: horizon)
    let overlay = outlookOverlay(state)
    let forecasts = await indicatorForecasts(of: outlook, horizon: horizon)
    let targets = dataset.plan.targets.compactMap {
      OutlookTarget($0, outlook, statusYear: dataset.plan.statusYear)
    }
    let groupings = Grouping.all(of: panels.units) {
      state.scope.counts(self.panels.units.kinds[$0])
    }
    let rows = OutlookRows(
      outlook: outlook, sets: dataset.sets, units: panels.units, years: forecaster.years,
      provenance: state.panels.unitProvenance())
    let table = Table<CriteriaOutlookRow>.criteriaOutlook(starts: dataset.plan.bandStarts)
    guard let writer = try sink.writer(for: table) else { return [:] }
    var totals = OutlookTotals()
    var reached = ForecastRecognitions(feedbacks: overlay.feedbacks, years: overlay.years)
    await mapBlocks(words(.forecastingCriteria)) { (units, result: inout OutlookText) in
      let block = OutlookBlock(
        outlook, units: units, groupings: groupings, horizon: forecaster.years.count,
        targets: targets, overlay: overlay,
        chance: forecasts.chances(units: units))
      result.totals = block.totals
      result.recognitions = block.recognitions
      return rows.write(block, table, into: &result.text)
    } consume: { (result: inout OutlookText) in
      writer.append(&result.text)
      totals.merge(result.totals)
      if let own = result.recognitions { reached.merge(own) }
    }
    recognitions = overlay.feedbacks.isEmpty ? nil : reached
    try sink.finish(table, writer)
    let worst = rows.provenance.max() ?? .observed
    let levels = GroupOutlook.all(of: totals, outlook, groupings: groupings).compactMap {
      figure -> LevelOutlookRow? in
      let year = forecaster.years[figure.step]
      guard dataset.sets.first(where: { $0.id == figure.set })?.years.contains(year) ?? false
      else { return nil }
      return LevelOutlookRow(
        figure: figure, year: year, independentYears: outlook.yearVariance.years,
        provenance: worst)
    }
    outlookFigures = { quantiles in
      GroupOutlook.all(of: totals, outlook, groupings: groupings, levels: quantiles)
        .map { ($0, forecaster.years[$0.step]) }
    }
    levelFigures = levels.compactMap(\.wholeFigure)
    try sink.write(.levelOutlook, levels)
    try sink.write(.levelCounts, levels.lazy.flatMap { LevelCountRow.rows(of: $0) })
    return Dictionary(
      targets.map { ($0.id, $0.results(totals, state)) }, uniquingKeysWith: { $0 + $1 })
  }
}

extension Engine {
  /// The forecasts of the numbers that an outlook asks for, as the scenario of the run leaves them.
  func indicatorForecasts(
    of outlook: CriteriaOutlook, horizon: Int, measures: Set<String>? = nil
  ) async -> IndicatorForecasts {
    var models: [String: OverlaidForecast] = [:]
    for indicator in outlook.indicators
    where models[indicator.measure] == nil && measures?.contains(indicator.measure) ?? true {
      guard let model = await model(of: indicator.measure, horizon: horizon) else { continue }
      models[indicator.measure] = await overlaid(model)
    }
    return IndicatorForecasts(
      bars: BarLookup(dataset, assessor: assessor, years: forecaster(horizon: horizon).years),
      indicators: outlook.indicators, models: models)
  }

  /// What the scenario of the run does to criteria.
  func outlookOverlay(_ state: ProgrammeState) -> OutlookOverlay {
    guard let scenario, let overlay = scenarioOverlay else { return .none }
    return OutlookOverlay(
      scenario, state: state, overlay: overlay, dependencies: dataset.plan.dependencies)
  }
}

/// The outlook of a block: rows, and its part of the groups.
private struct OutlookText: BlockResult {
  var text = TableText()
  var totals = OutlookTotals()
  var recognitions: ForecastRecognitions?
}

/// Turns the outlook of a block into rows.
private struct OutlookRows: Sendable {
  let outlook: CriteriaOutlook
  let sets: [CriteriaSet]
  let units: UnitTable
  let years: [Int]
  /// The least trustworthy value of each unit.
  let provenance: [Provenance]

  /// Writes what can be said; counts the communes and sets of which nothing can.
  func write(
    _ block: OutlookBlock, _ table: Table<CriteriaOutlookRow>, into text: inout TableText
  ) -> [String: Int] {
    var skipped: [String: Int] = [:]
    for (index, commune) in block.communes.enumerated() {
      let yearIndex = index / sets.count
      let year = years[yearIndex % years.count]
      guard sets[commune.set].years.contains(year) else { continue }
      guard commune.assessable > 0 else {
        skipped["outlook: no criterion can be assessed", default: 0] += 1
        continue
      }
      let start = yearIndex * outlook.levels.count
      table.write(
        CriteriaOutlookRow(
          commune: commune, unit: units.codes[commune.unit], name: units.names[commune.unit],
          set: sets[commune.set].id, year: year, horizon: yearIndex % years.count + 1,
          levels: outlook.levels.indices.filter { outlook.levels[$0].set == commune.set }.map {
            (outlook.levels[$0].level, block.levelChances[start + $0])
          }, provenance: provenance[commune.unit]), to: &text)
    }
    return skipped
  }
}
