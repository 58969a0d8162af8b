import Distributions

/// The predictive distribution of a forecast's error, learned from the errors of forecasts made from
/// shorter histories of all series.
///
/// An error is `√growth(lead) · (scale · own + year)`: the own part has the pooled signed residuals for its
/// distribution, as in split conformal prediction, and the scale of its unit; the year part is shared by all
/// units and normal. The sample of years is small however many the communes:
/// ``effectiveYears(_:)`` says how small.
struct ErrorModel: Sendable {
  let growth: ErrorGrowth
  let scales: UnitScales
  /// The standard deviation of the year part.
  let yearDeviation: Double
  /// What all series shared on each occasion, by origin and then by target; nothing where that is not known.
  private let shared: [[SplitErrors.Shared]]
  /// The distributions by lead, from 1; longer leads take the last.
  private let tables: [PredictiveTable]
  /// The same for readers, who do not count who else reads.
  private let shownTables: [Unmanaged<PredictiveTable>]
  /// The correlation between the errors of two leads one year apart, of the first of them, from 1.
  let persistence: [Double]
  /// How many origins of a series, the latest, tell its scale.
  let scaleOrigins: Int
  /// The number of origins by lead, from 1, that at least half as many series share as the fullest.
  let originCounts: [Int]
  /// The same where every lead has some: one that no history could try borrows the errors of the nearest, so
  /// it rests on their origins. 0 where none was tried.
  private let nearestCounts: [Int]
  /// What takes the known errors of values out; `nil` where none are known.
  private let filter: NoiseFilter?

  /// Learns from errors.
  ///
  /// - Parameters:
  ///   - years: The number of years on which the forecasts rest.
  ///   - reach: The greatest lead tried.
  ///   - scaleOrigins: How many origins of a series, the latest, tell its scale.
  init(
    _ sample: ErrorSample, years: Int, reach: Int, scaleOrigins: Int = ForecastRows.originLimit
  ) {
    self.scaleOrigins = scaleOrigins
    growth = ErrorGrowth(years: years)
    var split = SplitErrors(sample, growth: growth, scaleOrigins: scaleOrigins)
    let periods = (split.shared.keys.map(\.target).max() ?? -1) + 1
    shared = (0..<periods).map { origin in
      (0..<periods).map {
        split.shared[ErrorSample.Occasion(origin: origin, target: $0)] ?? .none
      }
    }
    yearDeviation = split.yearVariance.squareRoot()
    filter = split.filter
    let means = split.seriesMeans()
    scales = UnitScales(means)
    split.standardize(means, by: scales)
    // What few of the series showed is no year of all of them.
    let fullest = sample.occasions.values.map(\.values.count).max() ?? 0
    let common = sample.occasions.filter { 2 * $0.value.values.count >= fullest }
    let counts = (1...max(reach, 1)).map { lead in common.values.count { $0.lead == lead } }
    let tried = counts.indices.filter { counts[$0] > 0 }
    originCounts = counts
    nearestCounts = counts.indices.map { index in
      tried.min { abs($0 - index) < abs($1 - index) }.map { counts[$0] } ?? 0
    }
    let yearOrigins = yearDeviation > 0 ? Set(common.keys.map(\.origin)).count : 0
    let own = (1...max(reach, 1)).map { split.residuals[$0] ?? [] }
    let pooled =
      own.contains { $0.count < Self.enough }
      ? PredictiveTable(
        residuals: split.residuals.values.flatMap { $0 }.sorted(), yearOrigins: yearOrigins) : nil
    tables = own.map { residuals in
      if residuals.count < Self.enough, let pooled { return pooled }
      return PredictiveTable(residuals: residuals.sorted(), yearOrigins: yearOrigins)
    }
    shownTables = tables.map(Unmanaged.passUnretained)
    persistence = split.persistence(sample, reach: reach)
  }

  /// So many residuals give a lead a distribution of its own.
  private static let enough = 100

  /// Hands the distribution at a lead over, in place.
  @inline(__always)
  func withTable<Result>(_ lead: Int, _ body: (PredictiveTable) -> Result) -> Result {
    shownTables[min(lead, shownTables.count) - 1]._withUnsafeGuaranteedRef(body)
  }

  /// How many independent years a statement about a lead rests on: errors over `h` years from
  /// neighbouring origins overlap.
  func effectiveYears(_ lead: Int) -> Double {
    let count = nearestCounts[min(lead, nearestCounts.count) - 1]
    return count > 0 ? max(1, Double(count) / Double(lead)) : 0
  }

  /// The scales of a block's series, from their mean absolute own errors by origin.
  func unitScales(_ block: SeriesBlock, _ rows: ForecastRows, centres: Centres) -> [Double] {
    let n = block.count
    var sums = [Double](repeating: 0, count: n)
    var origins = 0
    for (_, positions) in rows.origins where rows.rows[positions.lowerBound].actual != nil {
      origins += 1
      for row in positions {
        let entry = rows.rows[row]
        guard let actual = entry.actual else { continue }
        let (origin, target) = (rows.periods[entry.origin - 1], rows.periods[actual])
        let own = target < shared.count ? shared[origin][target] : .none
        let factor = own.correction / (growth.deviation(entry.lead) * Double(positions.count))
        if let filter, let noise = centres.noise {
          for i in 0..<n {
            let error = block.working[actual * n + i] - centres.values[row * n + i] - own.center
            let known = noise[row * n + i]
            sums[i] +=
              factor * abs(error) * filter.share(known, lead: entry.lead)
              / filter.width(known, lead: entry.lead)
          }
          continue
        }
        block.working.withUnsafeBufferPointer { values in
          centres.values.withUnsafeBufferPointer { centres in
            sums.withUnsafeMutableBufferPointer { sums in
              for i in 0..<n {
                let error = values[actual * n + i] - centres[row * n + i] - own.center
                sums[i] += factor * abs(error)
              }
            }
          }
        }
      }
    }
    return sums.map { scales.scale(mean: $0 / Double(max(origins, 1)), origins: origins) }
  }

  /// How much wider than usual a forecast's own part is, for the noise of the values it rests on; 1 where
  /// nothing is known of it.
  func width(_ centres: Centres, at position: Int, lead: Int) -> Double {
    guard let filter, let noise = centres.noise else { return 1 }
    return filter.width(noise[position], lead: lead)
  }
}
