import Distributions
import LinearAlgebra
import Panels

/// The forecast of one indicator, fitted to all its series: apply it to blocks of units.
///
/// Fitting reads every series once for the sums that the paths of nation and places need, and a sample of
/// at most two thousand series, evenly spread over the codes, for what is learned from errors.
///
/// What is learned from all series, and how: `docs/forecast.md`.
public struct ForecastModel: Sendable {
  /// At most so many series teach the choice of members and the distribution of errors.
  static let sampleSize = 2048
  /// At most so many decide between the pooled forecast and that of each series by itself.
  static let choiceSize = 512

  /// The series.
  public let series: ForecastSeries
  /// The years forecast: those after the panel's last.
  public let years: [Int]
  /// What was chosen, and how it did on shorter histories.
  public let account: ForecastAccount
  let scale: IndicatorScale
  let errors: ErrorModel
  /// The chances of events over several years.
  let passages: PassageModel
  private let centre: any CentreModel
  private let target: ForecastTarget

  /// Fits the forecast of an indicator.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - hierarchy: The places of the units.
  ///   - method: How the centre is found.
  ///   - horizon: How many years after the panel's last are forecast, at least 1.
  ///   - target: What the distribution is of.
  /// - Complexity: O(*units* · *periods*), and a cost that does not depend on the number of units.
  public init(
    _ series: ForecastSeries, hierarchy: Hierarchy, method: ForecastMethod = .auto, horizon: Int,
    target: ForecastTarget = .trueValue
  ) {
    self.init(
      series, hierarchy: hierarchy, method: method, horizon: horizon, target: target,
      moments: {
        series.momentParts.reduce(into: LevelMoments()) {
          $0.merge(series.moments(hierarchy, units: $1))
        }
      })
  }

  /// Fits with sums gathered elsewhere, by workers or shards; they are asked for only where they serve.
  public init(
    _ series: ForecastSeries, hierarchy: Hierarchy, method: ForecastMethod, horizon: Int,
    target: ForecastTarget = .trueValue, moments: () -> LevelMoments
  ) {
    let lanes = IndicatorScale(series.scale, of: series.panel.indicator).lanes
    self.init(
      series, hierarchy: hierarchy, sample: series.sample(Self.sampleSize),
      choiceSample: series.sample(Self.choiceSize), method: method, horizon: horizon,
      target: target,
      paths: {
        PooledPaths(moments(), hierarchy, periodCount: series.years.count, lanes: lanes)
      })
  }

  /// Fits with the series that teach, whose places the hierarchy holds, too.
  init(
    _ series: ForecastSeries, hierarchy: Hierarchy, sample: [SeriesBlock],
    choiceSample: [SeriesBlock], method: ForecastMethod, horizon: Int, target: ForecastTarget,
    paths: () -> PooledPaths
  ) {
    self.series = series
    self.target = target
    years = series.years.following(horizon)
    scale = IndicatorScale(series.scale, of: series.panel.indicator)
    let fit = CentreChoice(
      series: series, hierarchy: hierarchy, scale: scale, horizon: horizon, sample: sample,
      choiceSample: choiceSample)
    let chosen = fit.centre(method, paths: paths)
    centre = chosen.centre
    var errors = ErrorSample()
    var skill = SkillSums()
    let prepared = centre.prepared(for: sample.units)
    for block in sample {
      let rows = ForecastRows(
        periods: block.periods, years: series.years, horizon: horizon, reach: horizon)
      let centres = target.centres(prepared, block, rows)
      errors.add(block, rows, centres: centres)
      skill.add(block, rows, centres: centres.values, scale: scale, years: series.years)
    }
    let length = Set(sample.flatMap(\.periods)).count
    self.errors = ErrorModel(
      errors, years: length, reach: horizon,
      scaleOrigins: chosen.isPooled
        ? ForecastRows.pooledScaleOrigins : ForecastRows.originLimit)
    passages = PassageModel(persistence: self.errors.persistence)
    account = ForecastAccount(
      method: method, isPooled: chosen.isPooled,
      hasErrors: series.hasErrors && target == .trueValue, losses: chosen.losses,
      sharedMovement: chosen.shared, skill: skill,
      effectiveYears: (1...max(horizon, 1)).map(self.errors.effectiveYears),
      sampleCount: errors.seriesCount)
  }

  /// Forecasts some units. O(*units* · *periods* · *horizon*), an operator for each set of years observed.
  public func forecast(units: Range<Int>) -> BlockForecast {
    var result = BlockForecast(units: units, model: self)
    let centre = centre.prepared(for: Array(units))
    for block in series.blocks(of: units) {
      let rows = ForecastRows(
        periods: block.periods, years: series.years, horizon: years.count, reach: years.count,
        limit: errors.scaleOrigins)
      let centres = target.centres(centre, block, rows)
      result.set(block, rows, centres: centres, errors: errors)
    }
    return result
  }
}

extension ForecastSeries {
  /// How many units stand in a part, but for the last.
  static let partSize = 2048

  /// The units in the parts whose moments are worked out apart and merged in this order.
  public var momentParts: [Range<Int>] {
    stride(from: 0, to: panel.unitCount, by: Self.partSize).map {
      $0..<min($0 + Self.partSize, panel.unitCount)
    }
  }

  /// The sums that paths need, of some units.
  public func moments(_ hierarchy: Hierarchy, units: Range<Int>) -> LevelMoments {
    var result = LevelMoments()
    let lanes = IndicatorScale(scale, of: panel.indicator).lanes
    for block in blocks(of: units) {
      result.add(block, hierarchy, lanes: lanes, periodCount: years.count)
    }
    return result
  }

  /// At most `size` series, evenly spread over the codes of the units that have a value.
  func sample(_ size: Int) -> [SeriesBlock] {
    guard panel.unitCount > size else { return blocks(of: 0..<panel.unitCount) }
    let known = panel.knownUnits
    guard known.count > size else { return blocks(of: known) }
    return blocks(of: (0..<size).map { known[$0 * known.count / size] })
  }
}
