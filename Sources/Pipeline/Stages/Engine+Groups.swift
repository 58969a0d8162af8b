import Analytics
import Distributions
import Forecast
import IO
import Panels
import Planning

extension Engine {
  /// Forecasts the weighted mean, for counts the sum, of every indicator over every group of counted communes;
  /// writes `group_forecast.csv`.
  func forecastGroups() async throws(InputError) {
    guard horizon > 0, let writer = try sink.writer(for: .groupForecast) else { return }
    let kinds = panels.units.kinds
    let groupings = Grouping.all(of: panels.units) { unit in
      !self.dataset.hasPlan || self.dataset.scope.counts(kinds[unit])
    }
    var text = TableText()
    for indicator in seriesIndicators {
      guard let model = await model(of: indicator.id, horizon: horizon) else { continue }
      let figures = GroupFigures(
        indicator: indicator, panels: series.panels, groupings: groupings,
        years: model.years, source: await overlaid(model), simpleMeans: true)
      var sums = GroupFigures.Sums()
      await mapBlocks(forecasting(indicator.id)) {
        units, result in
        figures.add(units, to: &result)
        return [:]
      } consume: { (result: inout GroupFigures.Sums) in
        sums.merge(result)
      }
      for row in await figures.rows(sums, jobs: options.jobs) {
        Table.groupForecast.write(row, to: &text)
      }
      writer.append(&text)
    }
    try sink.finish(Table.groupForecast, writer)
  }
}

/// The forecasts of one indicator over groups.
struct GroupFigures: Sendable {
  let indicator: Indicator
  let panels: PanelSet
  let groupings: [Grouping]
  let years: [Int]
  let source: OverlaidForecast
  private let weights: [Double]
  /// By grouping the groups with a simple mean, as no unit has the weight that the indicator asks for.
  private let simple: [Set<Int>]

  /// The sums of some blocks, by grouping, group and year ahead.
  struct Sums: BlockResult {
    struct Key: Hashable {
      let grouping: Int
      let group: Int
      let step: Int
    }

    var groups: [Key: GroupForecast] = [:]

    mutating func merge(_ other: Sums) {
      for (key, group) in other.groups { groups[key, default: GroupForecast()].merge(group) }
    }
  }

  /// Prepares the forecasts.
  ///
  /// - Parameter simpleMeans: Whether a group of which no unit has a weight has a simple mean; else it has none, as
  ///   what is promised is the weighted one.
  init(
    indicator: Indicator, panels: PanelSet, groupings: [Grouping], years: [Int],
    source: OverlaidForecast, simpleMeans: Bool
  ) {
    self.indicator = indicator
    self.panels = panels
    self.groupings = groupings
    self.years = years
    self.source = source
    let weights = panels.lastWeights(of: indicator, isTotal: indicator.kind == .count)
    let values = panels.panel(indicator.id)?.lastValues ?? weights
    self.weights = weights
    simple = groupings.map { simpleMeans ? $0.withoutWeights(weights, of: values) : [] }
  }

  private var isTotal: Bool { indicator.kind == .count }

  func add(_ units: Range<Int>, to sums: inout Sums) {
    let forecast = source.forecast(units: units)
    for step in years.indices {
      for unit in units {
        guard groupings.contains(where: { $0.groups[unit] >= 0 }) else { continue }
        let own = GroupForecast.Member(forecast, unit: unit, step: step)
        for (place, grouping) in groupings.enumerated() where grouping.groups[unit] >= 0 {
          let group = Int(grouping.groups[unit])
          let key = Sums.Key(grouping: place, group: group, step: step)
          let weight = simple[place].contains(group) ? 1 : weights[unit]
          _ = sums.groups[key, default: GroupForecast()].add(own, weight: weight)
        }
      }
    }
  }

  /// What groups can promise with a confidence.
  func promises(
    _ sums: Sums, history: GroupHistory, isUpward: Bool, scale: WorkingScale,
    options: TargetSettingOptions, rounding: SafeRounding
  ) -> [PromiseRow] {
    let provenance = max(.estimated, panels.panel(indicator.id)?.worstProvenance() ?? .observed)
    let direction: Comparison = isUpward ? .atLeast : .atMost
    let longest = max(1, panels.years.count / 2)
    var rows: [PromiseRow] = []
    for (place, grouping) in groupings.enumerated() {
      let peers = (1...longest).map { span in
        PeerChanges(
          history.experiences(grouping: place, span: span) { scale.working($0) }, span: span)
      }
      for group in grouping.labels.indices {
        let pace = history.pace(grouping: place, group: group)
        for step in years.indices {
          let key = Sums.Key(grouping: place, group: group, step: step)
          guard let forecast = sums.groups[key],
            let figure = isTotal ? forecast.total : forecast.mean, figure.status.hasSpread
          else { continue }
          let q = options.confidence
          var promise = figure.quantile(isUpward ? 1 - q : q)
          if isTotal {
            promise = WholePromise(confidence: q, isUpward: isUpward).value(near: promise) {
              figure.probability(of: direction.requirement($0), isWhole: true)
            }
          }
          let rounded = rounding.easier(promise, isUpward: isUpward)
          let ahead = years[step] - (pace.lastYear ?? years[step])
          let start = scale.working(pace.lastValue)
          let percentile =
            ahead < 1 || isTotal
            ? .nan
            : peers[min(ahead, longest) - 1].percentile(
              of: (scale.working(rounded) - start) / Double(ahead), from: start,
              isUpward: isUpward)
          rows.append(
            PromiseRow(
              level: grouping.name, units: forecast.units, unknown: forecast.unknown,
              unit: grouping.labels[group], name: grouping.labels[group],
              set: "", figure: indicator.id, year: years[step], direction: direction,
              confidence: q, lastYear: pace.lastYear, lastValue: pace.lastValue,
              median: figure.quantile(0.5), promise: promise, rounded: rounded,
              chance: figure.probability(of: direction.requirement(rounded), isWhole: isTotal),
              requiredChange: pace.required(direction.requirement(rounded), by: years[step]),
              observedChange: pace.change, percentile: percentile,
              ambition: direction.requirement(rounded).isMet(by: pace.lastValue)
                ? .alreadyMet : Ambition(percentile: percentile),
              effectiveYears: .nan, provenance: provenance))
        }
      }
    }
    return rows
  }

  /// The rows of all groups, by grouping, group and year.
  ///
  /// - Parameter jobs: The workers that look for quantiles.
  func rows(_ sums: Sums, jobs: Int) async -> [GroupForecastRow] {
    let provenance = max(.estimated, panels.panel(indicator.id)?.worstProvenance() ?? .observed)
    let groups = groupings.indices.flatMap { place in
      groupings[place].labels.indices.map { (place: place, group: $0) }
    }
    var rows: [GroupForecastRow] = []
    await OrderedBlocks.map(count: groups.count, jobs: jobs) {
      self.rows(sums, place: groups[$0].place, group: groups[$0].group, provenance)
    } consume: {
      rows += $0
    }
    return rows
  }

  private func rows(
    _ sums: Sums, place: Int, group: Int, _ provenance: Provenance
  ) -> [GroupForecastRow] {
    years.indices.compactMap { step in
      guard let forecast = sums.groups[Sums.Key(grouping: place, group: group, step: step)],
        let figure = isTotal ? forecast.total : forecast.mean
      else { return nil }
      return GroupForecastRow(
        level: groupings[place].name, group: groupings[place].labels[group], indicator: indicator,
        isTotal: isTotal, year: years[step], horizon: step + 1, units: forecast.units,
        unknown: forecast.unknown, mean: figure.mean,
        quantiles: GroupForecastRow.quantileLevels.map(figure.quantile),
        lacksWeights: simple[place].contains(group),
        method: source.model.account.method.rawValue, provenance: provenance)
    }
  }
}
