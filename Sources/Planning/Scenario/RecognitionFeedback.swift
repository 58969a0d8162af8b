import Distributions
import Panels

/// How far a commune's own recognition, as likely as forecast, takes people's support away in the years after.
///
/// The chance that a recognition came first in a year is how much the chance of standing at the level grew to that
/// year. Given the year, what an indicator loses is known; the mixture over the years is taken for each indicator
/// by itself, and the coverage lost is not tied to the luck that brought the recognition.
struct RecognitionFeedback {
  private let losses: [(loss: EntitlementLoss, level: Int, grace: Int, indicators: Set<Int>)]
  private let unit: Int
  private let years: [Int]
  /// By loss and year ahead the chance that the level was first reached then.
  private var reached: [[Double]]
  private var highest: [Double]

  init(_ overlay: OutlookOverlay, of unit: Int, in outlook: CriteriaOutlook) {
    self.unit = unit
    years = overlay.years
    losses = overlay.feedbacks.filter { $0.awaitsForecast(unit) }.compactMap { loss in
      guard let trigger = loss.trigger, let set = outlook.state.position(ofSet: trigger.set),
        let level = outlook.levels.firstIndex(where: {
          $0.set == set && $0.level == trigger.level
        })
      else { return nil }
      let indicators = outlook.indicators.indices.filter {
        outlook.indicators[$0].measure == loss.change.indicator
      }
      return (loss, level, trigger.grace, Set(indicators))
    }
    reached = losses.map { _ in [] }
    highest = losses.map { _ in 0 }
  }

  /// An indicator's chance, mixed over the years in which support may have ended.
  ///
  /// - Parameter chance: The chance after so many points are lost.
  func chance(_ indicator: Int, step: Int, _ chance: (_ lost: Double) -> Double) -> Double {
    var states: [(weight: Double, lost: Double)] = [(1, 0)]
    for (place, entry) in losses.enumerated() where entry.indicators.contains(indicator) {
      let own = reached[place].enumerated().compactMap { year, weight -> (Double, Double)? in
        let start = years[year] + 1 + entry.grace
        let lost = entry.loss.points(unit: unit, year: years[step], since: start)
        return weight > 0 && lost != 0 ? (weight, lost) : nil
      }
      let rest = 1 - own.reduce(0) { $0 + $1.0 }
      states = states.flatMap { state in
        [(state.weight * rest, state.lost)]
          + own.map { (state.weight * $0.0, state.lost + $0.1) }
      }
    }
    if states.count == 1 { return chance(0) }
    return states.reduce(0) { $0 + $1.weight * chance($1.lost) }
  }

  /// Notes how likely the levels are reached in the next year ahead.
  mutating func note(_ year: CommuneYear) {
    for place in losses.indices {
      let chance = year.chance(level: losses[place].level)
      let growth = chance.isNaN ? 0 : max(0, chance - highest[place])
      reached[place].append(growth)
      highest[place] += growth
    }
  }
}
