import Panels

/// What one method's forecasts of one indicator were worth, origin by origin.
///
/// What each score is: `docs/backtest.md`.
public struct BacktestResult: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The method.
  public let method: ForecastMethod
  /// How many years were forecast.
  public let horizon: Int
  private let places: BacktestPlaces
  private var origins: [(year: Int, scores: BacktestScores)] = []

  /// No origin yet.
  public init(
    indicator: Indicator, method: ForecastMethod, horizon: Int, places: BacktestPlaces
  ) {
    self.indicator = indicator
    self.method = method
    self.horizon = horizon
    self.places = places
  }

  /// Adds the scores of an origin later than those before.
  public mutating func add(_ scores: BacktestScores, origin: Int) {
    origins.append((origin, scores))
  }

  /// The scores over all places, origins and horizons, of the forecasts that cross no break.
  public var overall: BacktestRow { row(crosses: false, place: 0, origin: nil, horizon: nil) }

  /// The scores by origin and horizon, with each and with all; of a place not by both at once.
  public func rows() -> [BacktestRow] {
    var rows: [BacktestRow] = []
    for crosses in [false, true] {
      for place in 0..<places.count {
        for origin in [nil] + origins.indices.map({ Optional($0) }) {
          for horizon in [nil] + (1...horizon).map({ Optional($0) }) {
            if place > 0, origin != nil, horizon != nil { continue }
            let row = row(crosses: crosses, place: place, origin: origin, horizon: horizon)
            if !row.sums.isEmpty { rows.append(row) }
          }
        }
      }
    }
    return rows
  }

  private func row(crosses: Bool, place: Int, origin: Int?, horizon: Int?) -> BacktestRow {
    var sums = ScoreSums()
    var years = Set<Int>()
    var leads: [Int] = []
    for index in origins.indices where origin == nil || origin == index {
      for step in 0..<self.horizon where horizon == nil || horizon == step + 1 {
        let own = origins[index].scores.sums(crosses: crosses, place: place, step: step)
        if own.isEmpty { continue }
        sums.merge(own)
        guard own.count > 0 else { continue }
        years.insert(index)
        leads.append(step + 1)
      }
    }
    return BacktestRow(
      crossesBreak: crosses, level: places.levels[place], place: places.labels[place],
      origin: origin.map { origins[$0].year }, horizon: horizon, sums: sums,
      effectiveYears: leads.isEmpty
        ? 0 : max(1, Double(years.count * leads.count) / Double(leads.reduce(0, +))))
  }

  /// The origins, ascending.
  public var originYears: [Int] { origins.map(\.year) }

  /// The most years ahead of a forecast that crosses no break and has a value to be compared with; 0 without one.
  public var longestLead: Int {
    (0..<horizon).last { step in
      origins.contains { $0.scores.sums(crosses: false, place: 0, step: step).count > 0 }
    }.map { $0 + 1 } ?? 0
  }

  /// The reliability of probabilities by source of the bar, over all origins.
  public func reliability(crosses: Bool) -> [(source: String, bins: ReliabilityBins)] {
    var found: [(source: String, bins: ReliabilityBins)] = []
    for origin in origins {
      for (source, bins) in origin.scores.bins[crosses ? 1 : 0] {
        if let known = found.firstIndex(where: { $0.source == source }) {
          found[known].bins.merge(bins)
        } else {
          found.append((source, bins))
        }
      }
    }
    return found.sorted { $0.source < $1.source }
  }

  /// Whether a recalibration would have helped.
  public var recalibration: Recalibration { Recalibration(origins.map(\.scores.calibration)) }
}

/// Scores of some forecasts of one indicator by one method.
public struct BacktestRow: Sendable {
  /// Whether a declared break lies between origin and year forecast.
  public let crossesBreak: Bool
  /// The level of the place; `all` for all units.
  public let level: String
  /// The place; `all` for all units.
  public let place: String
  /// The origin; `nil` for all of them.
  public let origin: Int?
  /// The years ahead; `nil` for all of them.
  public let horizon: Int?
  /// The scores.
  public let sums: ScoreSums
  /// How many independent years they rest on: origins by the mean number of years ahead, at least 1, because
  /// errors over several years from neighbouring origins overlap.
  public let effectiveYears: Double
}
