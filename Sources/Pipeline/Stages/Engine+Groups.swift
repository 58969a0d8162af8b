import Analytics
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
        years: model.years, source: await overlaid(model))
      var sums = GroupFigures.Sums()
      await mapBlocks(.forecasting(indicator.id)) { units, result in
        figures.add(units, to: &result)
        return [:]
      } consume: { (result: inout GroupFigures.Sums) in
        sums.merge(result)
      }
      for row in figures.rows(sums) { Table.groupForecast.write(row, to: &text) }
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
  private let weights: [Double]?

  /// The sums of some blocks, by grouping, group and year ahead.
  struct Sums: BlockResult {
    struct Key: Hashable {
      let grouping: Int
      let group: Int
      let step: Int
    }

    var groups: [Key: GroupForecast] = [:]
    var unknown: [Key: Int] = [:]

    mutating func merge(_ other: Sums) {
      for (key, group) in other.groups { groups[key, default: GroupForecast()].merge(group) }
      for (key, count) in other.unknown { unknown[key, default: 0] += count }
    }
  }

  init(
    indicator: Indicator, panels: PanelSet, groupings: [Grouping], years: [Int],
    source: OverlaidForecast
  ) {
    self.indicator = indicator
    self.panels = panels
    self.groupings = groupings
    self.years = years
    self.source = source
    weights =
      indicator.kind == .count
      ? nil : indicator.weight.flatMap { panels.panel($0)?.lastValues }
  }

  private var isTotal: Bool { indicator.kind == .count }

  func add(_ units: Range<Int>, to sums: inout Sums) {
    let forecast = source.forecast(units: units)
    for step in years.indices {
      for unit in units {
        let weight = isTotal || indicator.weight == nil ? 1 : weights?[unit] ?? .nan
        for (place, grouping) in groupings.enumerated() where grouping.groups[unit] >= 0 {
          let key = Sums.Key(grouping: place, group: Int(grouping.groups[unit]), step: step)
          let isKnown = sums.groups[key, default: GroupForecast()].add(
            forecast, unit: unit, step: step, weight: weight)
          if !isKnown { sums.unknown[key, default: 0] += 1 }
        }
      }
    }
  }

  func rows(_ sums: Sums) -> [GroupForecastRow] {
    let provenance = max(.estimated, panels.panel(indicator.id)?.worstProvenance() ?? .observed)
    var rows: [GroupForecastRow] = []
    for (place, grouping) in groupings.enumerated() {
      for group in grouping.labels.indices {
        for step in years.indices {
          let key = Sums.Key(grouping: place, group: group, step: step)
          guard let forecast = sums.groups[key],
            let figure = isTotal ? forecast.total : forecast.mean
          else { continue }
          rows.append(
            GroupForecastRow(
              level: grouping.name, group: grouping.labels[group], indicator: indicator,
              isTotal: isTotal, year: years[step], horizon: step + 1, units: forecast.units,
              unknown: sums.unknown[key] ?? 0, mean: figure.mean,
              quantiles: GroupForecastRow.quantileLevels.map(figure.quantile),
              method: source.model.account.method.rawValue, provenance: provenance))
        }
      }
    }
    return rows
  }
}
