/// The future of one unit's yes/no item, with what is not known of its own chances.
///
/// The chances are beta distributed, and every year that passes would teach: each path weighs the moves
/// already on it (Pólya's urns). The sum over paths is exact, without quadrature or random numbers,
/// and falls back to powers of the matrix where the chances are known well.
///
/// How gains and losses are pooled: `docs/decisions/0012-joint-probabilities.md`.
public struct TwoStateForecast: Hashable, Sendable {
  /// Whether the item was met when last seen.
  public let isMet: Bool
  /// The years since then, up to the year from which steps are counted.
  public let lag: Int
  /// The chance of a gain.
  public let gain: BetaBelief
  /// The chance of a loss.
  public let loss: BetaBelief

  /// Makes a forecast.
  public init(isMet: Bool, lag: Int = 0, gain: BetaBelief, loss: BetaBelief) {
    precondition(lag >= 0, "the last value lies in the past")
    self.isMet = isMet
    self.lag = lag
    self.gain = gain
    self.loss = loss
  }

  /// The chance of being met in each of the years 1 to `horizon`. O((lag + horizon)³).
  public func metInYear(upTo horizon: Int) -> [Double] {
    var paths = UrnPaths(self, steps: lag + horizon)
    for _ in 0..<lag { paths.advance() }
    return (0..<horizon).map { _ in
      paths.advance()
      return paths.met
    }
  }

  /// The chance of being met in at least one of the years 1 to `horizon`.
  public func metByYear(_ horizon: Int) -> Double {
    var paths = UrnPaths(self, steps: lag + horizon)
    for _ in 0..<lag { paths.advance() }
    for _ in 0..<horizon {
      paths.advance()
      paths.keepUnmet()
    }
    return 1 - paths.total
  }

  /// The chance of being met in year `horizon` and in the `years` after it.
  public func metAndKept(from horizon: Int, years: Int) -> Double {
    var paths = UrnPaths(self, steps: lag + horizon + years)
    for _ in 0..<lag + horizon { paths.advance() }
    paths.keepMet()
    for _ in 0..<years {
      paths.advance()
      paths.keepMet()
    }
    return paths.total
  }
}

/// The paths of a chain, counted together where they have made the same moves.
///
/// After `step` years a class of paths is known by its state, the years begun unmet `u` and its gains `k`:
/// years begun met are `step − u`, and losses follow from gains and the two ends.
private struct UrnPaths {
  private let forecast: TwoStateForecast
  private let width: Int
  private var masses: [Double]
  private var step = 0

  init(_ forecast: TwoStateForecast, steps: Int) {
    self.forecast = forecast
    width = steps + 1
    masses = Array(repeating: 0, count: 2 * width * width)
    masses[(forecast.isMet ? 1 : 0) * width * width] = 1
  }

  var total: Double { masses.reduce(0, +) }
  var met: Double { masses[(width * width)...].reduce(0, +) }

  mutating func keepUnmet() {
    for index in width * width..<masses.count { masses[index] = 0 }
  }

  mutating func keepMet() {
    for index in 0..<width * width { masses[index] = 0 }
  }

  mutating func advance() {
    var next = [Double](repeating: 0, count: masses.count)
    let square = width * width
    for unmetYears in 0...step {
      for gains in 0...unmetYears {
        let place = unmetYears * width + gains
        let open = masses[place]
        if open > 0 {
          let chance =
            (forecast.gain.alpha + Double(gains))
            / (forecast.gain.alpha + forecast.gain.beta + Double(unmetYears))
          next[place + width] += open * (1 - chance)
          next[square + place + width + 1] += open * chance
        }
        let held = masses[square + place]
        if held > 0 {
          let losses = gains + (forecast.isMet ? 1 : 0) - 1
          let chance =
            (forecast.loss.alpha + Double(losses))
            / (forecast.loss.alpha + forecast.loss.beta + Double(step - unmetYears))
          next[square + place] += held * (1 - chance)
          next[place] += held * chance
        }
      }
    }
    masses = next
    step += 1
  }
}
