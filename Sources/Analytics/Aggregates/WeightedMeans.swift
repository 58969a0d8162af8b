import Panels

/// The mean of an indicator over a group in a year.
public struct WeightedMean: Hashable, Sendable {
  /// The level of grouping.
  public var level: String
  /// The group.
  public var group: String
  /// The indicator.
  public var indicator: String
  /// The year.
  public var year: Int
  /// The indicator that weights it; `nil` for a plain mean.
  public var weight: String?
  /// The mean, in the indicator's unit; for a count the sum.
  public var value: Double
  /// Whether `value` is a sum.
  public var isTotal: Bool
  /// The units in it.
  public var units: Int
  /// The units left out because the value is missing.
  public var missing: Int
  /// The units whose weight is missing. They are left out, unless no unit has one: the mean is a simple one then.
  public var missingWeight: Int
  /// The change of the mean on the year before, over the units in it in both years between which no break changes
  /// what is measured; for a count of their sum. `NaN` without such units.
  public var change: Double
  /// The units in `change`.
  public var changeUnits: Int
  /// The sum of the weights.
  public var weightTotal: Double
  /// The least trustworthy provenance of what is in it.
  public var provenance: Provenance

  /// Whether it is a simple mean as no unit has the weight that the indicator asks for.
  public var lacksWeights: Bool { weight == nil && missingWeight > 0 }
}

extension CriteriaSummary {
  /// Means of rates weighted as their indicator says (people, households, kilometres), plain means
  /// without a weight, sums of counts, and shares of units for yes/no.
  ///
  /// A missing weight is taken from the nearest earlier year of the unit, then the nearest later. Where no unit of a
  /// group that has a value has a weight, the mean of the group is a simple one.
  ///
  /// - Parameters:
  ///   - indicators: Their ids.
  ///   - breaks: The declared breaks: no change is taken across one that changes what is measured.
  public func means(of indicators: [String], breaks: [SeriesBreak] = []) -> [WeightedMean] {
    indicators.compactMap { panels.panel($0) }.flatMap { means(of: $0, breaks: breaks) }
  }

  private func means(of panel: Panel, breaks: [SeriesBreak]) -> [WeightedMean] {
    let indicator = panel.indicator
    // By cell whether its value measures what that of the year before does.
    var isComparable = [Bool](repeating: true, count: panel.values.count)
    for seriesBreak in breaks
    where seriesBreak.indicator == indicator.id && seriesBreak.kind.changesMeasure {
      for cell in panels.cells(beginning: seriesBreak) { isComparable[cell] = false }
    }
    let weights = indicator.weight.flatMap { panels.panel($0) }.map(Self.filled)
    let isTotal = indicator.kind == .count
    var result: [WeightedMean] = []
    for grouping in groupings() {
      for period in panels.years.indices {
        let hasYearBefore = period > 0 && panels.years[period - 1] == panels.years[period] - 1
        var sums = [MeanSums](repeating: MeanSums(), count: grouping.labels.count)
        for unit in 0..<panel.unitCount where grouping.groups[unit] >= 0 {
          let cell = panel.position(unit: unit, period: period)
          let weight = { (cell: Int) -> Double in
            isTotal || indicator.weight == nil ? 1 : weights?[cell] ?? .nan
          }
          sums[Int(grouping.groups[unit])].add(
            panel.values[cell], weight: weight(cell), provenance: panel.provenance[cell])
          if hasYearBefore, isComparable[cell] {
            let before = cell - panel.unitCount
            sums[Int(grouping.groups[unit])].addChange(
              to: panel.values[cell], weight: weight(cell), from: panel.values[before],
              weight: weight(before))
          }
        }
        for (label, sums) in zip(grouping.labels, sums) where sums.units + sums.missingWeight > 0 {
          result.append(
            sums.mean(
              of: indicator, isTotal: isTotal, level: grouping.name, group: label,
              year: panels.years[period]))
        }
      }
    }
    return result
  }

  /// The values of a panel with gaps filled from the nearest earlier, then later, year.
  private static func filled(_ panel: Panel) -> [Double] {
    var values = panel.values
    let n = panel.unitCount
    for period in 1..<max(1, panel.periodCount) {
      for unit in 0..<n where values[period * n + unit].isNaN {
        values[period * n + unit] = values[(period - 1) * n + unit]
      }
    }
    for period in (0..<max(0, panel.periodCount - 1)).reversed() {
      for unit in 0..<n where values[period * n + unit].isNaN {
        values[period * n + unit] = values[(period + 1) * n + unit]
      }
    }
    return values
  }
}

/// What the values of a group's units come to in a year.
private struct MeanSums {
  var sum = 0.0
  var units = 0
  var missing = 0
  var missingWeight = 0
  var weightTotal = 0.0
  var provenance = Provenance.observed
  private var pair = Pair()
  private var unweighted = Unweighted()

  /// The sums of the units known in a year and in the one before.
  private struct Pair {
    var now = 0.0
    var before = 0.0
    var weightNow = 0.0
    var weightBefore = 0.0
    var units = 0
    /// The sum of the changes of units without a weight, and how many these are.
    var changeWithoutWeight = 0.0
    var unitsWithoutWeight = 0
  }

  /// The sum of the values without a weight.
  private struct Unweighted {
    var sum = 0.0
    var provenance = Provenance.observed
  }

  mutating func add(_ value: Double, weight: Double, provenance: Provenance) {
    if value.isNaN {
      missing += 1
    } else if weight.isNaN {
      missingWeight += 1
      unweighted.sum += value
      unweighted.provenance = max(unweighted.provenance, provenance)
    } else {
      units += 1
      sum += weight * value
      weightTotal += weight
      self.provenance = max(self.provenance, provenance)
    }
  }

  mutating func addChange(
    to value: Double, weight: Double, from before: Double, weight weightBefore: Double
  ) {
    guard !value.isNaN, !before.isNaN else { return }
    if weight.isNaN || weightBefore.isNaN {
      pair.changeWithoutWeight += value - before
      pair.unitsWithoutWeight += 1
    } else {
      pair.units += 1
      pair.now += weight * value
      pair.weightNow += weight
      pair.before += weightBefore * before
      pair.weightBefore += weightBefore
    }
  }

  /// The change over the units of both years.
  private func change(isTotal: Bool) -> Double {
    if isTotal { return pair.units > 0 ? pair.now - pair.before : .nan }
    guard pair.weightNow > 0, pair.weightBefore > 0 else { return .nan }
    return pair.now / pair.weightNow - pair.before / pair.weightBefore
  }

  /// The mean of a group that has a value.
  func mean(
    of indicator: Indicator, isTotal: Bool, level: String, group: String, year: Int
  ) -> WeightedMean {
    var row = WeightedMean(
      level: level, group: group, indicator: indicator.id, year: year,
      weight: isTotal ? nil : indicator.weight, value: sum, isTotal: isTotal, units: units,
      missing: missing, missingWeight: missingWeight, change: change(isTotal: isTotal),
      changeUnits: pair.units, weightTotal: weightTotal, provenance: provenance)
    if units == 0 {
      row.value = unweighted.sum / Double(missingWeight)
      row.provenance = unweighted.provenance
      row.weight = nil
      row.units = missingWeight
      row.change = pair.changeWithoutWeight / Double(pair.unitsWithoutWeight)
      row.changeUnits = pair.unitsWithoutWeight
      // The only unit of its group: no weight could change its mean.
      if missingWeight == 1, missing == 0 { row.missingWeight = 0 }
    } else if !isTotal {
      row.value = weightTotal > 0 ? sum / weightTotal : .nan
    }
    return row
  }
}
