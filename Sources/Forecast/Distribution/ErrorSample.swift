import Distributions

/// The errors that forecasts from shorter histories made, in a sample of series.
///
/// Each error is split into what all series shared in that origin and year, its median, and the rest.
struct ErrorSample {
  /// What was forecast from when.
  struct Occasion: Hashable, Comparable, Sendable {
    /// The last period known.
    let origin: Int
    /// The period forecast.
    let target: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.origin, left.target) < (right.origin, right.target)
    }
  }

  /// The errors of one occasion.
  struct Errors {
    let lead: Int
    /// By series of the sample.
    var values: [(series: Int, error: Double)] = []
    /// What is known of the values; empty where nothing is.
    var noise: [TargetNoise.Variances] = []
  }

  private(set) var occasions: [Occasion: Errors] = [:]
  private(set) var seriesCount = 0

  /// Adds a block with the centres of its forecasts.
  mutating func add(_ block: SeriesBlock, _ rows: ForecastRows, centres: Centres) {
    let n = block.count
    for (row, entry) in rows.rows.enumerated() {
      guard let actual = entry.actual else { continue }
      let occasion = Occasion(
        origin: rows.periods[entry.origin - 1], target: rows.periods[actual])
      var own = occasions.removeValue(forKey: occasion) ?? Errors(lead: entry.lead)
      for i in 0..<n {
        own.values.append(
          (seriesCount + i, block.working[actual * n + i] - centres.values[row * n + i]))
        if let noise = centres.noise { own.noise.append(noise[row * n + i]) }
      }
      occasions[occasion] = own
    }
    seriesCount += n
  }
}
