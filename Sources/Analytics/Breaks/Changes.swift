import Distributions
import Panels

/// The year-on-year changes of one indicator on its working scale.
///
/// Counts are taken as the logarithm of the count and a half, so that a doubling weighs the same
/// everywhere and zero stays finite.
struct Changes {
  let indicator: Indicator
  let years: [Int]
  private let panel: Panel
  private let scale: WorkingScale
  private let changes: [Double]
  private let unitCount: Int
  /// For each period the median change of the units, `NaN` where none has one.
  let medians: [Double]
  /// For each period how uncertain the median is, by the scatter between units.
  let medianErrors: [Double]
  /// For each period the robust standard deviation of the changes between units.
  let scatters: [Double]
  /// For each period the number of units with a change.
  let counts: [Int]
  /// The periods that are tested: those in which a good part of the units has a change.
  let tested: [Int]
  /// What rounding alone can do to a change, at the median value.
  let resolution: Double
  /// The first periods after the declared breaks that concern all units.
  let breaks: Set<Int>

  /// A tested year has at least this share of the units of the fullest year.
  private static let leastShare = 0.2
  /// The standard error of a median of normal values over that of their mean.
  private static let medianFactor = 1.2533

  init?(of indicator: String, in panels: PanelSet, breaks: [SeriesBreak]) {
    guard let panel = panels.panel(indicator), panel.indicator.kind != .yesno,
      panel.periodCount > 1
    else { return nil }
    self.panel = panel
    self.indicator = panel.indicator
    years = panels.years
    unitCount = panel.unitCount
    let kind = panel.indicator.kind
    let scale = WorkingScale(kind == .count ? .log : kind.scale, of: panel)
    self.scale = scale
    let offset = kind == .count ? 0.5 : 0
    let n = panel.unitCount
    var changes = Array(repeating: Double.nan, count: panel.values.count)
    for cell in n..<max(n, panel.values.count) {
      let before = panel.values[cell - n]
      let after = panel.values[cell]
      if before.isNaN || after.isNaN { continue }
      changes[cell] = scale.working(after + offset) - scale.working(before + offset)
    }
    var common: Set<Int> = []
    for seriesBreak in breaks where seriesBreak.indicator == indicator {
      guard let period = panels.period(of: seriesBreak.year), period > 0 else { continue }
      if seriesBreak.units.isEmpty { common.insert(period) }
      for cell in panels.cells(beginning: seriesBreak) { changes[cell] = .nan }
    }
    self.changes = changes
    self.breaks = common
    var medians = [Double.nan]
    var scatters = [Double.nan]
    var errors = [Double.nan]
    var counts = [0]
    for period in 1..<panel.periodCount {
      let own = changes[period * n..<(period + 1) * n].filter { !$0.isNaN }
      let median = RobustScale.median(own)
      let scatter = RobustScale.deviation(own, from: median)
      medians.append(median)
      scatters.append(scatter)
      errors.append(
        own.count < 2 ? 0 : Self.medianFactor * scatter / Double(own.count).squareRoot())
      counts.append(own.count)
    }
    self.medians = medians
    self.scatters = scatters
    medianErrors = errors
    self.counts = counts
    let fullest = Double(counts.max() ?? 0)
    tested = counts.indices.filter {
      counts[$0] > 0 && Double(counts[$0]) >= Self.leastShare * fullest
    }
    let typical = RobustScale.median(panel.values.filter { !$0.isNaN })
    let step = (0..<FigureText.decimals(of: panel)).reduce(1.0) { value, _ in value / 10 }
    resolution =
      abs(scale.working(typical + offset + step / 2) - scale.working(typical + offset))
    if tested.isEmpty { return nil }
  }

  subscript(unit: Int, period: Int) -> Double { changes[period * unitCount + unit] }

  /// A unit's change in words of the indicator.
  func natural(_ unit: Int, _ period: Int) -> Double {
    scale.scale == .log
      ? natural(change: self[unit, period]) : panel[unit, period] - panel[unit, period - 1]
  }

  /// The median change of a year in words of the indicator.
  func naturalMedian(_ period: Int) -> Double {
    if scale.scale == .log { return natural(change: medians[period]) }
    return RobustScale.median(
      (0..<unitCount).filter { !self[$0, period].isNaN }.map { natural($0, period) })
  }

  /// A spread of changes in words of the indicator: percent, or points at the median value.
  func natural(spread: Double) -> Double {
    if scale.scale == .log { return natural(change: spread) }
    if scale.scale == .identity { return spread }
    let typical = RobustScale.median(panel.values.filter { !$0.isNaN })
    return scale.natural(scale.working(typical) + spread) - typical
  }

  private func natural(change: Double) -> Double { 100 * (scale.natural(change) - 1) }

  /// Whether a unit's own values go back to where they were in the year after, against the other
  /// units too: where all fell for good, nothing came back.
  func returns(_ unit: Int, _ period: Int) -> Bool {
    comesBack(unit, period)
      && Self.isReturn(self[unit, period], self[unit, period + 1])
  }

  /// Whether a unit is the year after where it was among the others.
  func comesBack(_ unit: Int, _ period: Int) -> Bool {
    guard period + 1 < panel.periodCount, !self[unit, period + 1].isNaN else { return false }
    return Self.isReturn(
      self[unit, period] - medians[period], self[unit, period + 1] - medians[period + 1])
  }

  private static func isReturn(_ change: Double, _ next: Double) -> Bool {
    change * next < 0 && abs(change + next) < abs(change) / 2
  }

  /// What is left of a unit's change once the median is out.
  struct Residual {
    var unit: Int
    var period: Int
    var score: Double
  }

  /// The residuals in units of the year's and the unit's scatter, by unit and year.
  ///
  /// The scatter of a few units in one year is itself a matter of chance: it is drawn toward that of
  /// all units and years, and a unit's own toward that of all units.
  ///
  /// - Parameters:
  ///   - leastUnits: The fewest changes of a year.
  ///   - priorUnits: The units of prior weight of the common scatter when a year's is estimated.
  ///   - priorYears: The years of prior weight of the common scatter when a unit's is estimated.
  func residuals(leastUnits: Int, priorUnits: Double, priorYears: Double) -> [Residual] {
    let periods = tested.filter { counts[$0] >= leastUnits }
    let floor = max(resolution, .leastNonzeroMagnitude)
    let all = periods.flatMap { period in
      (0..<unitCount).map { self[$0, period] - medians[period] }.filter { !$0.isNaN }
    }
    if all.isEmpty { return [] }
    let pooled = RobustScale.deviation(all, from: 0)
    let scales = scatters.indices.map { period -> Double in
      let count = Double(counts[period])
      let own = scatters[period]
      let variance = (count * own * own + priorUnits * pooled * pooled) / (count + priorUnits)
      return max(variance.squareRoot(), floor)
    }
    var result: [Residual] = []
    for unit in 0..<unitCount {
      var own: [Residual] = []
      for period in periods where !self[unit, period].isNaN {
        own.append(
          Residual(
            unit: unit, period: period,
            score: (self[unit, period] - medians[period]) / scales[period]))
      }
      if own.isEmpty { continue }
      let count = Double(own.count)
      let deviation = RobustScale.deviation(own.map(\.score), from: 0)
      let moderated =
        ((priorYears + count * deviation * deviation) / (priorYears + count)).squareRoot()
      result += own.map {
        Residual(unit: $0.unit, period: $0.period, score: $0.score / moderated)
      }
    }
    return result
  }
}
