import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much the years shake all communes together, on the normal scale of a yearly chance.
///
/// An item shows as many shocks as there are years, five to nine: its own estimate is drawn towards that
/// of all items together, which counts for four years more. That in turn is drawn towards a presumed 0.1, which
/// counts for two years: a yearly chance of 16 % then lies between 10 and 25 % in two years out of
/// three. Without it, two years of data would pass for proof that years do not differ.
public struct YearVariance: Hashable, Sendable {
  /// The variance over all items, with what is presumed.
  public let common: Double
  /// The most years that any item shows: the effective sample.
  public let years: Int

  private static let commonYears = 4.0
  private static let presumed = 0.1
  private static let presumedYears = 2.0

  /// Pools the rates of some items.
  public init(_ fits: [TwoStateFit]) {
    let rates = fits.flatMap { [$0.gain, $0.loss] }.filter { $0.yearVariance.isFinite }
    let weight = rates.reduce(0.0) { $0 + Self.weight($1) }
    years = rates.map(\.years).max() ?? 0
    let seen =
      weight > 0 ? rates.reduce(0.0) { $0 + Self.weight($1) * $1.yearVariance } / weight : 0
    let seenYears = weight > 0 ? Double(years - 1) : 0
    common =
      (Self.presumedYears * Self.presumed + seenYears * Self.bounded(seen))
      / (Self.presumedYears + seenYears)
  }

  /// The variance of one rate's shocks.
  public func variance(of rate: PooledRate) -> Double {
    guard rate.yearVariance.isFinite else { return common }
    let own = Double(rate.years - 1)
    return (own * Self.bounded(rate.yearVariance) + Self.commonYears * common)
      / (own + Self.commonYears)
  }

  /// The part of the latent variance of a state `horizon` years ahead that all communes share.
  ///
  /// The shocks of the years to come and the error of the mean of those seen add to
  /// `V = d² τ² (h + h² / n)`, where `n` is the number of years seen and `d` the effect of one year's
  /// shock on the normal score of the chance; the part is `V / (1 + V)`.
  ///
  /// - Parameters:
  ///   - rate: The rate of the move out of the present state.
  ///   - chance: A unit's own yearly chance of that move.
  ///   - horizon: Years ahead, from 1.
  public func sharedPart(of rate: PooledRate, chance: Double, horizon: Int) -> Double {
    let variance = variance(of: rate)
    guard variance > 0, chance > 0, chance < 1, horizon >= 1 else { return 0 }
    let years = Double(horizon)
    let staying = pow(1 - chance, years - 1)
    let moved = 1 - staying * (1 - chance)
    let slope =
      StandardNormal.density(StandardNormal.quantile(chance)) * staying
      / StandardNormal.density(StandardNormal.quantile(moved))
    let total =
      slope * slope * variance * (years + years * years / Double(max(1, rate.years)))
    return total / (1 + total)
  }

  /// The part of the latent variance that all communes share where nothing else is known of it.
  public var commonPart: Double { common / (1 + common) }

  /// An estimate from few units may lie below zero, or beyond anything: 1 takes a chance of 16 % to 2 % or 50 %.
  private static func bounded(_ variance: Double) -> Double { max(0, min(1, variance)) }

  /// Large samples shake less by chance, so weight by years and by how well a year's rate is known.
  private static func weight(_ rate: PooledRate) -> Double {
    Double(rate.years - 1) * min(1, rate.events / Double(max(1, rate.years)))
  }
}
