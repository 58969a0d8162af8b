import Analytics
import IO
import Panels

extension Dataset {
  /// Bars of targets that no value can reach, or every one does.
  var impossibleBars: [Problem] {
    seriesTargets.compactMap { target in
      guard let indicator = panels.panel(target.indicator)?.indicator else { return nil }
      let low = indicator.kind.lowerBound
      let high = min(indicator.kind.upperBound, indicator.limit ?? .infinity)
      guard let bar = target.requirement.bars.first(where: { $0 < low || $0 > high }) else {
        return nil
      }
      let bounds = high == .infinity ? "≥ \(FigureText.text(low))" : "0…\(FigureText.text(high))"
      return Problem(
        .forecast(
          .impossibleBar(indicator: indicator.id, bar: FigureText.text(bar), bounds: bounds)),
        at: target.location)
    }
  }

  /// Targets of a call for indicators of which no unit has two years: there is nothing to forecast from.
  var targetsWithoutTrend: [Problem] {
    guard !hasPlan, let end = panels.years.last else { return [] }
    return seriesTargets.compactMap { target in
      guard target.year ?? .max > end, let panel = panels.panel(target.indicator) else {
        return nil
      }
      let lengths = (0..<panel.unitCount).map { unit in
        (0..<panel.periodCount).count { !panel[unit, $0].isNaN }
      }
      guard lengths.max() == 1 else { return nil }
      let values = panel.lastValues.filter { !$0.isNaN }
      let distance = values.map { max(0, -target.requirement.margin(of: $0)) }.max() ?? 0
      let power = (1 / panel.roundingUnit).rounded()
      let last = (0..<panel.periodCount).last { period in
        (0..<panel.unitCount).contains { !panel[$0, period].isNaN }
      }
      return Problem(
        .forecast(
          .targetWithoutTrend(
            indicator: target.indicator, bar: target.requirement.description,
            last: last.map { panels.years[$0] } ?? end,
            met: values.count(where: target.requirement.isMet), of: values.count,
            widest: FigureText.text((distance * power).rounded() / power))),
        at: target.location)
    }
  }

  /// Targets of a call for years the data already reach.
  var pastTargets: [Problem] {
    guard !hasPlan, let last = panels.years.last else { return [] }
    return seriesTargets.compactMap { target in
      guard let year = target.year, year <= last else { return nil }
      return Problem(
        .forecast(.targetPast(indicator: target.indicator, year: year, last: last)),
        at: target.location)
    }
  }
}

extension [SeriesTarget] {
  /// The targets with a name of its own for each where an indicator has several: `option:1`, `option:2`.
  var namedApart: [SeriesTarget] {
    var counts: [String: Int] = [:]
    for target in self { counts[target.indicator, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    return map { target in
      guard counts[target.indicator] ?? 0 > 1 else { return target }
      var named = target
      numbers[target.indicator, default: 0] += 1
      named.source += ":\(numbers[target.indicator] ?? 0)"
      return named
    }
  }
}
