import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The yearly chance of a move: of the whole, of each group, and how far a unit departs from its group.
///
/// Groups scatter about the whole, units about their group, both as beta distributions; each is drawn
/// towards the level above by as much as its own record is short.
///
/// How gains and losses are pooled: `docs/decisions/0012-joint-probabilities.md`.
public struct PooledRate: Sendable {
  /// Years of units in which the move was possible; expected numbers where years are missing.
  public let trials: Double
  /// Of these, those in which it happened.
  public let events: Double
  /// The years with trials: the sample as far as shocks are concerned.
  public let years: Int
  /// The chance over all groups.
  public let mean: Double
  /// Its standard error, years taken as clusters.
  public let standardError: Double
  /// The chance in each group, drawn towards ``mean``.
  public let groupMeans: [Double]
  /// The trials that the whole counts for beside a group's own; infinite when groups do not differ.
  public let groupStrength: Double
  /// The trials that the group counts for beside a unit's own.
  public private(set) var unitStrength = Double.nan
  /// How likely each strength makes the units' records.
  private(set) var strengthCurve: [Double] = []
  /// The variance of the year's shock on the normal scale, before it is pooled over items; it may be
  /// negative.
  public let yearVariance: Double

  /// Whether the move could be seen at all.
  public var isKnown: Bool { trials > 0 }

  /// The rates alone: ``learnStrength(_:_:_:)`` adds how far units depart from them.
  init(_ moves: YearlyMoves, prior: BetaBelief) {
    let groups = moves.byGroup
    let periods = moves.byPeriod
    trials = groups.trialSum
    events = groups.eventSum
    years = periods.clusterCount
    let p = (events + prior.alpha) / (trials + prior.alpha + prior.beta)
    mean = p
    standardError = Self.error(of: p, periods)
    let correlation = groups.correlation
    let strength = correlation > 0 ? 1 / correlation - 1 : .infinity
    groupStrength = strength
    groupMeans = groups.trials.indices.map { group in
      strength.isInfinite
        ? p : (groups.events[group] + strength * p) / (groups.trials[group] + strength)
    }
    let own = groups.rate
    let density = StandardNormal.density(StandardNormal.quantile(own))
    yearVariance =
      periods.information > 0 && years > 1
      ? periods.excess / periods.information * own * (1 - own) / (density * density) : .nan
  }

  /// Learns how far units depart from their groups; of rates that are still sought it would be lost work.
  mutating func learnStrength(
    _ counts: TransitionCounts, _ move: TwoStateMove, _ belief: StrengthBelief
  ) {
    strengthCurve = Self.strengthCurve(counts, move, means: groupMeans)
    unitStrength = exp(belief.likeliest(strengthCurve))
  }

  /// What is believed of a unit's own chance.
  public func belief(group: Int, trials: Int, events: Int) -> BetaBelief {
    let mean = groupMeans[group]
    return BetaBelief(
      alpha: unitStrength * mean + Double(events),
      beta: unitStrength * (1 - mean) + Double(trials - events))
  }

  private static func error(of p: Double, _ periods: BinomialCounts) -> Double {
    let n = periods.trialSum
    guard n > 0 else { return .nan }
    let squares = periods.trials.reduce(0) { $0 + $1 * $1 }
    return (p * (1 - p) * (1 / n + periods.correlation * squares / (n * n))).squareRoot()
  }

  static let largestStrength = 10_000.0

  /// The log-likelihood of the units' records for each strength of ``StrengthBelief/grid``.
  ///
  /// A record of `k` moves in `n` trials has likelihood `B(α + k, β + n − k) / B(α, β)`, also where the
  /// trials ended because the move was made.
  private static func strengthCurve(
    _ counts: TransitionCounts, _ move: TwoStateMove, means: [Double]
  ) -> [Double] {
    StrengthBelief.grid.map { logLikelihood(counts, move, means, strength: exp($0)) }
  }

  private static func logLikelihood(
    _ counts: TransitionCounts, _ move: TwoStateMove, _ means: [Double], strength: Double
  ) -> Double {
    var sum = 0.0
    let most = counts.periodCount
    // Running sums of logarithms: `rising[j]` is log(a (a + 1) … (a + j − 1)).
    func rising(_ a: Double) -> [Double] {
      (0..<most).reduce(into: [0.0]) { $0.append($0[$1] + log(a + Double($1))) }
    }
    let all = rising(strength)
    for group in means.indices {
      let made = rising(strength * means[group])
      let missed = rising(strength * (1 - means[group]))
      for trials in 1..<max(2, most) where trials < most {
        for events in 0...trials {
          let units = counts.units(group: group, trials: trials, events: events, of: move)
          if units == 0 { continue }
          sum += Double(units) * (made[events] + missed[trials - events] - all[trials])
        }
      }
    }
    return sum
  }
}

/// A chance known as a beta distribution.
public struct BetaBelief: Hashable, Sendable {
  /// The weight of the event.
  public var alpha: Double
  /// The weight of its absence.
  public var beta: Double

  /// Half an event in a whole trial (Jeffreys' prior).
  public static let jeffreys = BetaBelief(alpha: 0.5, beta: 0.5)

  /// Makes a belief; both weights are positive.
  public init(alpha: Double, beta: Double) {
    self.alpha = alpha
    self.beta = beta
  }

  /// The expected chance.
  public var mean: Double { alpha / (alpha + beta) }

  /// The standard deviation of the chance.
  public var deviation: Double {
    (mean * (1 - mean) / (alpha + beta + 1)).squareRoot()
  }
}
