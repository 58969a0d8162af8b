/// How large the own errors of a series are: its mean absolute error, drawn towards that of all series by
/// as much as chance explains the differences.
///
/// Linear credibility (Bühlmann, *ASTIN Bulletin* 4, 1967): the weight of a series' own mean over `ν`
/// origins is `τ² / (τ² + σ² / ν)`, with `σ²` the variance between the origins of one series and `τ²` that
/// between series.
struct UnitScales: Hashable, Sendable {
  /// The mean absolute own error of all series, by the root of the lead's growth.
  let pooled: Double
  /// The variance between series, `τ²`.
  let between: Double
  /// The variance between the origins of one series, `σ²`.
  let within: Double

  /// Learns from the mean absolute errors of series by origin.
  init(_ series: [[Double]]) {
    let known = series.filter { !$0.isEmpty }
    let means = known.map { $0.reduce(0, +) / Double($0.count) }
    guard !means.isEmpty else {
      (pooled, between, within) = (0, 0, 0)
      return
    }
    let center = means.reduce(0, +) / Double(means.count)
    var squares = 0.0
    var freedom = 0.0
    var noise = 0.0
    for (own, mean) in zip(known, means) where own.count > 1 {
      squares += own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += Double(own.count - 1)
    }
    let within = freedom > 0 ? squares / freedom : 0
    for own in known { noise += within / Double(own.count) }
    let spread = means.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    pooled = center
    self.within = within
    between =
      means.count > 1 && freedom > 0
      ? max(0, spread / Double(means.count - 1) - noise / Double(means.count)) : 0
  }

  /// The scale of a series from its own mean absolute error over some origins.
  func scale(mean: Double, origins: Int) -> Double {
    guard origins > 0, between > 0 else { return pooled }
    let weight = between / (between + within / Double(origins))
    return pooled + weight * (mean - pooled)
  }
}
