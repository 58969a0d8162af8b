/// Takes the known errors of the values that came out of the errors of forecasts, so that what is left is the
/// distribution of the true value.
///
/// The error of a forecast against a published value is that against the true value and the error of the
/// value, independent of it. The operator says how large the first is for each series, `m`, up to a factor for
/// each lead: the mean square of the errors less the known variances `v`, by the mean of `m`. With `τ² = factor
/// · m` an error is drawn in by `√(τ² / (τ² + v))`, which gives it the variance `τ²`.
struct NoiseFilter: Sendable {
  /// What the operator's variances of one lead are multiplied by, and their mean.
  private struct Lead: Sendable {
    var factor: Double
    var usual: Double
  }

  private var leads: [Int: Lead] = [:]

  /// The errors may be all noise; a share of the operator's variance always remains.
  private static let least = 0.05

  /// - Parameter errors: By lead the own errors with what is known of the values.
  init(_ errors: [Int: [(error: Double, noise: TargetNoise.Variances)]]) {
    for (lead, errors) in errors where !errors.isEmpty {
      var squares = 0.0
      var sum = 0.0
      for (error, noise) in errors {
        squares += error * error - noise.value
        sum += noise.forecast
      }
      guard sum > 0 else { continue }
      leads[lead] = Lead(
        factor: max(Self.least, squares / sum), usual: sum / Double(errors.count))
    }
  }

  /// What an error against a published value is multiplied by.
  func share(_ noise: TargetNoise.Variances, lead: Int) -> Double {
    guard noise.value > 0, let lead = leads[lead] else { return 1 }
    let variance = lead.factor * noise.forecast
    return (variance / (variance + noise.value)).squareRoot()
  }

  /// How much wider than usual a series' errors are, for the noise of its values; a lead that was not tried
  /// takes the nearest below.
  func width(_ noise: TargetNoise.Variances, lead: Int) -> Double {
    let nearest = leads.keys.filter { $0 <= lead }.max() ?? leads.keys.min()
    guard let usual = nearest.flatMap({ leads[$0]?.usual }) else { return 1 }
    return (noise.forecast / usual).squareRoot()
  }
}
