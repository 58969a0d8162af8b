import Forecast
import Panels
import Planning

/// A target for a mean or a sum with what it asks of each unit.
struct SharedOrder: Sendable {
  let figure: FigureTarget
  let model: ForecastModel
  /// The year ahead, from 0.
  let step: Int
  let isUpward: Bool
  let shared: SharedTarget

  /// Its name in tables.
  var source: String { "target:\(figure.target.id)" }

  /// What a unit is to reach; `nil` where nothing is shared out to it.
  func requirement(of unit: Int) -> Requirement? {
    let share = shared.shares[unit]
    if share.isNaN || figure.weights[unit] <= 0 { return nil }
    return isUpward ? .atLeast(share) : .atMost(share)
  }
}
