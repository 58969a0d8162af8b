/// What is believed of an item's chances of gain and loss before its own moves are seen.
public struct TwoStatePrior: Hashable, Sendable {
  /// Of a gain.
  public var gain: BetaBelief
  /// Of a loss.
  public var loss: BetaBelief
  /// How little units differ in their gains.
  var gainStrength = StrengthBelief.vague
  /// The same of losses.
  var lossStrength = StrengthBelief.vague

  /// Half an event in a whole trial: for an item that stands alone.
  public static let jeffreys = TwoStatePrior(gain: .jeffreys, loss: .jeffreys)

  /// Makes a prior.
  public init(gain: BetaBelief, loss: BetaBelief) {
    self.gain = gain
    self.loss = loss
  }

  /// What some items together say of each: rates scatter between items as a beta distribution.
  ///
  /// Without it every item that was never lost would count as lost half a time, and a set of sixty
  /// such items would crumble in the forecast though nothing ever was lost. How little units differ is believed to be
  /// much the same in all of them.
  public init(pooling fits: [TwoStateFit]) {
    gain = Self.belief(fits.map(\.gain))
    loss = Self.belief(fits.map(\.loss))
    gainStrength = StrengthBelief(pooling: fits.map(\.gain.strengthCurve))
    lossStrength = StrengthBelief(pooling: fits.map(\.loss.strengthCurve))
  }

  private static func belief(_ rates: [PooledRate]) -> BetaBelief {
    let counts = BinomialCounts(trials: rates.map(\.trials), events: rates.map(\.events))
    guard counts.trialSum > 0 else { return .jeffreys }
    let correlation = counts.correlation
    let strength = correlation > 0 ? 1 / correlation - 1 : PooledRate.largestStrength
    let mean = counts.rate
    return BetaBelief(
      alpha: mean * min(strength, PooledRate.largestStrength),
      beta: (1 - mean) * min(strength, PooledRate.largestStrength))
  }
}
