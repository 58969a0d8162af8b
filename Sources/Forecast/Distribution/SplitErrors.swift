import Distributions

/// Errors split into what the series shared on each occasion and their own.
struct SplitErrors {
  struct Mean {
    var sum = 0.0
    var count = 0

    var mean: Double { sum / Double(count) }
  }

  /// What the series of an occasion shared.
  struct Shared: Hashable, Sendable {
    /// The median error.
    let center: Double
    /// What the rest is multiplied by: the median of few series takes a part of each one's own error with
    /// it, that of one all of it.
    let correction: Double

    /// Nothing is shared.
    static let none = Shared(center: 0, correction: 1)
  }

  /// The own error of a series.
  private struct OwnError {
    let series: Int
    var error: Double
    /// What it was multiplied by for the known errors of the value.
    let share: Double
  }

  /// What the series shared, by occasion.
  private(set) var shared: [ErrorSample.Occasion: Shared] = [:]
  /// The variance of the shared part, in units of the growth; an occasion counts by its series.
  private(set) var yearVariance = 0.0
  /// For each series and origin the mean absolute own error by the root of the growth.
  private var absolute: [[Int: Mean]]
  /// The own errors by the root of the growth, by lead, with their series; then standardized.
  private(set) var residuals: [Int: [Double]] = [:]
  /// What takes the known errors of the values out; `nil` where none are known.
  private(set) var filter: NoiseFilter?
  private var own: [ErrorSample.Occasion: [OwnError]] = [:]
  private let scaleOrigins: Int
  private let leads: [ErrorSample.Occasion: Int]

  init(
    _ sample: ErrorSample, growth: ErrorGrowth, scaleOrigins: Int = ForecastRows.originLimit
  ) {
    self.scaleOrigins = scaleOrigins
    absolute = Array(repeating: [:], count: sample.seriesCount)
    leads = sample.occasions.mapValues(\.lead)
    var squares = 0.0
    for (occasion, errors) in sample.occasions.sorted(by: { $0.key < $1.key }) {
      let center = RobustScale.median(errors.values.map(\.error))
      squares += Double(errors.values.count) * center * center / growth.variance(errors.lead)
      let count = Double(errors.values.count)
      let correction = count > 1 ? (count / (count - 1)).squareRoot() : 0
      shared[occasion] = Shared(center: center, correction: correction)
    }
    filter = Self.filter(sample, shared)
    for (occasion, errors) in sample.occasions.sorted(by: { $0.key < $1.key }) {
      guard let shared = shared[occasion] else { continue }
      let factor = shared.correction / growth.deviation(errors.lead)
      own[occasion] = errors.values.enumerated().map { index, entry in
        var value = factor * (entry.error - shared.center)
        var share = 1.0
        if let filter, index < errors.noise.count {
          share = filter.share(errors.noise[index], lead: errors.lead)
          value *= share / filter.width(errors.noise[index], lead: errors.lead)
        }
        absolute[entry.series][occasion.origin, default: Mean()].sum += abs(value)
        absolute[entry.series][occasion.origin, default: Mean()].count += 1
        return OwnError(series: entry.series, error: value, share: share)
      }
    }
    let total = sample.occasions.values.reduce(0) { $0 + $1.values.count }
    if total > 0 { yearVariance = squares / Double(total) }
  }

  /// Learns how much of the own errors is noise of the values, where that is known.
  private static func filter(
    _ sample: ErrorSample, _ shared: [ErrorSample.Occasion: Shared]
  ) -> NoiseFilter? {
    guard sample.occasions.values.contains(where: { !$0.noise.isEmpty }) else { return nil }
    var known: [Int: [(error: Double, noise: TargetNoise.Variances)]] = [:]
    for (occasion, errors) in sample.occasions.sorted(by: { $0.key < $1.key }) {
      guard let shared = shared[occasion] else { continue }
      known[errors.lead, default: []] += zip(errors.values, errors.noise).map { entry, noise in
        (shared.correction * (entry.error - shared.center), noise)
      }
    }
    return NoiseFilter(known)
  }

  /// For each series its mean absolute errors by origin, the latest that tell its scale.
  func seriesMeans() -> [[Double]] {
    absolute.map { origins in
      origins.sorted { $0.key < $1.key }.suffix(scaleOrigins).map(\.value.mean)
    }
  }

  /// Divides the own errors by the scales of their series, which ``seriesMeans()`` tell.
  mutating func standardize(_ seriesMeans: [[Double]], by scales: UnitScales) {
    let factors = seriesMeans.map { means -> Double in
      let mean = means.isEmpty ? 0 : means.reduce(0, +) / Double(means.count)
      let scale = scales.scale(mean: mean, origins: means.count)
      return scale > 0 ? 1 / scale : 0
    }
    for (occasion, errors) in own.sorted(by: { $0.key < $1.key }) {
      var standard = errors
      for index in standard.indices { standard[index].error *= factors[standard[index].series] }
      own[occasion] = standard
      residuals[leads[occasion] ?? 1, default: []] += standard.map(\.error)
    }
  }

  /// The correlation of the own errors of an origin between a lead and the next, for leads from 1; that
  /// of a random walk where there are too few.
  func persistence(_ sample: ErrorSample, reach: Int) -> [Double] {
    var sums = [(cross: Double, first: Double, second: Double, count: Int)](
      repeating: (0, 0, 0, 0), count: max(reach, 1))
    for (occasion, errors) in own.sorted(by: { $0.key < $1.key }) {
      guard let lead = leads[occasion], lead < reach,
        let next = leads.keys.filter({ $0.origin == occasion.origin && leads[$0] == lead + 1 })
          .min(), let later = own[next]
      else { continue }
      let bySeries = Dictionary(
        later.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
      for entry in errors {
        guard let other = bySeries[entry.series] else { continue }
        let (error, next) = (entry.error, other.error)
        // The errors of values of two years have nothing in common.
        sums[lead - 1].cross += error * next / (entry.share * other.share)
        sums[lead - 1].first += error * error
        sums[lead - 1].second += next * next
        sums[lead - 1].count += 1
      }
    }
    return sums.enumerated().map { index, sum in
      let lead = Double(index + 1)
      let norm = (sum.first * sum.second).squareRoot()
      guard sum.count >= 100, norm > 0 else { return (lead / (lead + 1)).squareRoot() }
      return min(0.99, max(0, sum.cross / norm))
    }
  }
}
