/// The chances of gaining and losing a yes/no item, pooled over units, groups and years.
///
/// Each year an unmet item is gained with one chance and a met one lost with another (a Markov chain of
/// two states). Where years are missing between two values the years inside are unknown; their
/// expected moves, given the values at both ends and the present rates, stand in until the rates no
/// longer change (expectation–maximization with the `k`-step matrix; Dempster, Laird and Rubin,
/// *Journal of the Royal Statistical Society B* 39, 1977).
public struct TwoStateFit: Sendable {
  /// The chance of a gain.
  public let gain: PooledRate
  /// The chance of a loss.
  public let loss: PooledRate

  /// Fits the rates. O(groups × periods⁴) at worst, O(groups × periods²) without gaps.
  ///
  /// - Parameters:
  ///   - counts: The moves of one item.
  ///   - prior: What other items say of its rates.
  public init(_ counts: TransitionCounts, prior: TwoStatePrior = .jeffreys) {
    var rates = BothRates(counts, chances: nil).pooled(prior)
    if counts.longestGap > 1 {
      var chances = (Self.start(rates.gain), Self.start(rates.loss))
      for _ in 0..<200 {
        rates = BothRates(counts, chances: chances).pooled(prior)
        let next = (rates.gain.groupMeans, rates.loss.groupMeans)
        let change = max(Self.distance(next.0, chances.0), Self.distance(next.1, chances.1))
        chances = next
        if change < 1e-9 { break }
      }
    }
    rates.gain.learnStrength(counts, .gain, prior.gainStrength)
    rates.loss.learnStrength(counts, .loss, prior.lossStrength)
    (gain, loss) = rates
  }

  /// Where the search begins: small where nothing is known, as a chain that forgets at once
  /// (gain + loss = 1) would learn nothing from two-year steps.
  private static func start(_ rate: PooledRate) -> [Double] {
    rate.groupMeans.map { rate.isKnown ? $0 : 0.2 }
  }

  private static func distance(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).map { abs($0 - $1) }.max() ?? 0
  }

  /// The forecast of a unit.
  ///
  /// - Parameters:
  ///   - history: What the unit's series says.
  ///   - group: Its group.
  ///   - period: The period from which steps are counted: the last of the panel.
  /// - Returns: `nil` when the item was never seen, or when the move out of the state it was last seen in
  ///   never could be.
  public func forecast(
    of history: StateHistory, group: Int, from period: Int
  ) -> TwoStateForecast? {
    guard let isMet = history.isMet, (isMet ? loss : gain).isKnown else { return nil }
    return TwoStateForecast(
      isMet: isMet, lag: period - history.lastPeriod,
      gain: gain.belief(group: group, trials: history.gainTrials, events: history.gains),
      loss: loss.belief(group: group, trials: history.lossTrials, events: history.losses))
  }
}

/// Gains and losses by group and period.
private struct BothRates {
  var gains: YearlyMoves
  var losses: YearlyMoves

  /// - Parameter chances: The chances of gain and loss of each group; without them steps over gaps are
  ///   left out.
  init(_ counts: TransitionCounts, chances: (gain: [Double], loss: [Double])?) {
    gains = YearlyMoves(groupCount: counts.groupCount, periodCount: counts.periodCount)
    losses = gains
    for group in 0..<counts.groupCount {
      for end in 1..<max(2, counts.periodCount) where end < counts.periodCount {
        for gap in 1...min(end, counts.longestGap) where gap == 1 || chances != nil {
          let chain = TwoStateMatrix(
            gain: chances?.gain[group] ?? 0.5, loss: chances?.loss[group] ?? 0.5)
          add(counts, group, end, gap, chain)
        }
      }
    }
  }

  func pooled(_ prior: TwoStatePrior) -> (gain: PooledRate, loss: PooledRate) {
    (PooledRate(gains, prior: prior.gain), PooledRate(losses, prior: prior.loss))
  }

  private mutating func add(
    _ counts: TransitionCounts, _ group: Int, _ end: Int, _ gap: Int, _ chain: TwoStateMatrix
  ) {
    for from in 0...1 {
      for to in 0...1 {
        let units = Double(counts.count(group: group, end: end, gap: gap, from: from, to: to))
        if units == 0 { continue }
        let whole = chain.chance(from, to, steps: gap)
        for step in 1...gap {
          let period = end - gap + step
          // The chance of each move in this step, given both ends.
          let share = { (a: Int, b: Int) in
            gap == 1
              ? (a == from && b == to ? 1 : 0)
              : chain.chance(from, a, steps: step - 1) * chain.chance(a, b, steps: 1)
                * chain.chance(b, to, steps: gap - step) / whole
          }
          gains.add(
            trials: units * (share(0, 0) + share(0, 1)), events: units * share(0, 1),
            group: group, period: period)
          losses.add(
            trials: units * (share(1, 0) + share(1, 1)), events: units * share(1, 0),
            group: group, period: period)
        }
      }
    }
  }
}

/// The transition matrix of a chain of two states, and its powers in closed form.
public struct TwoStateMatrix: Hashable, Sendable {
  private let gain: Double
  private let loss: Double

  /// Makes a matrix from the yearly chances of gain and loss.
  public init(gain: Double, loss: Double) {
    self.gain = gain
    self.loss = loss
  }

  /// The chance to stand in state `to` some steps after standing in `from`; 1 is met.
  ///
  /// With `π = g / (g + l)`: `P(met | from) = π + (from − π)(1 − g − l)ᵏ`.
  public func chance(_ from: Int, _ to: Int, steps: Int) -> Double {
    let speed = gain + loss
    if speed == 0 { return from == to ? 1 : 0 }
    let limit = gain / speed
    var decay = 1.0
    for _ in 0..<steps { decay *= 1 - speed }
    let met = limit + (Double(from) - limit) * decay
    return min(1, max(0, to == 1 ? met : 1 - met))
  }
}
