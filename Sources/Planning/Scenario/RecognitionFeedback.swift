import Distributions
import Panels

/// How far a commune's own recognition, as likely as forecast, takes people's support away in the years after.
///
/// The chance that a recognition came first in a year is how much the chance of standing at the level grew to that
/// year. Given the year, what an indicator loses is known; the mixture over the years is taken for each indicator
/// by itself, and the coverage lost is not tied to the luck that brought the recognition.
struct RecognitionFeedback {
  private let losses: [(place: Int, loss: EntitlementLoss, level: Int)]
  private let unit: Int
  private let indicators: [OutlookIndicator]
  /// What is known so far of when the levels were first reached.
  private(set) var recognitions: ForecastRecognitions
  private var highest: [Double]

  init(_ overlay: OutlookOverlay, of unit: Int, in outlook: CriteriaOutlook) {
    self.unit = unit
    indicators = outlook.indicators
    losses = overlay.feedbacks.enumerated().filter { $0.element.awaitsForecast(unit) }
      .compactMap { place, loss in
        guard let trigger = loss.trigger, let set = outlook.state.position(ofSet: trigger.set),
          let level = outlook.levels.firstIndex(where: {
            $0.set == set && $0.level == trigger.level
          })
        else { return nil }
        return (place, loss, level)
      }
    recognitions = ForecastRecognitions(feedbacks: overlay.feedbacks, years: overlay.years)
    highest = losses.map { _ in 0 }
  }

  /// An indicator's chance, mixed over the years in which support may have ended.
  ///
  /// - Parameter chance: The chance after so many points are lost.
  func chance(_ indicator: Int, step: Int, _ chance: (_ lost: Double) -> Double) -> Double {
    if losses.isEmpty { return chance(0) }
    let parts = recognitions.losses(of: indicators[indicator].measure, unit: unit, step: step)
    return parts.isEmpty ? chance(0) : parts.reduce(0) { $0 + $1.chance * chance($1.amount) }
  }

  /// Notes how likely the levels are reached in the next year ahead.
  mutating func note(_ year: CommuneYear) {
    for index in losses.indices {
      let chance = year.chance(level: losses[index].level)
      let growth = chance.isNaN ? 0 : max(0, chance - highest[index])
      recognitions.add(growth, feedback: losses[index].place, unit: unit)
      highest[index] += growth
    }
  }
}
