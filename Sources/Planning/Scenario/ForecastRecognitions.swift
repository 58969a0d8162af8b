import Forecast

/// How likely recognitions that are forecast, and cost a support, come first in each year ahead.
///
/// Why recognitions cost a support, and what is worked out then: `docs/scenarios.md`.
public struct ForecastRecognitions: Sendable {
  private let feedbacks: [EntitlementLoss]
  private let years: [Int]
  /// By feedback and unit the chance for each year ahead, as far as it is known.
  private var chances: [Key: [Double]] = [:]

  private struct Key: Hashable {
    let feedback: Int
    let unit: Int
  }

  /// Starts with nothing known.
  public init(feedbacks: [EntitlementLoss], years: [Int]) {
    self.feedbacks = feedbacks
    self.years = years
  }

  /// Adds the chance of the next year ahead.
  mutating func add(_ chance: Double, feedback: Int, unit: Int) {
    chances[Key(feedback: feedback, unit: unit), default: []].append(chance)
  }

  /// Adds what is known of other units.
  public mutating func merge(_ other: ForecastRecognitions) {
    chances.merge(other.chances) { first, _ in first }
  }

  /// What an indicator of a unit loses in a year ahead, with the chances; empty for nothing. Feedbacks are taken
  /// for independent of each other.
  func losses(of indicator: String, unit: Int, step: Int) -> [UncertainLoss] {
    var parts = [UncertainLoss(chance: 1, amount: 0)]
    for (place, loss) in feedbacks.enumerated() where loss.change.indicator == indicator {
      guard let grace = loss.trigger?.grace,
        let chances = chances[Key(feedback: place, unit: unit)]
      else { continue }
      let own = chances.enumerated().compactMap { year, chance -> UncertainLoss? in
        let lost = loss.points(
          unit: unit, year: years[step], since: years[year] + 1 + grace)
        return chance > 0 && lost != 0 ? UncertainLoss(chance: chance, amount: lost) : nil
      }
      let rest = 1 - own.reduce(0) { $0 + $1.chance }
      parts = parts.flatMap { part in
        [UncertainLoss(chance: part.chance * rest, amount: part.amount)]
          + own.map {
            UncertainLoss(chance: part.chance * $0.chance, amount: part.amount + $0.amount)
          }
      }
    }
    return parts.count == 1 ? [] : parts
  }
}
