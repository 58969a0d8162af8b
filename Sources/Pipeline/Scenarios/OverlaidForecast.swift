import Forecast
import Foundation
import Panels
import Planning

/// The forecasts of an indicator as a scenario leaves them; those of the model where there is none.
struct OverlaidForecast: Sendable {
  /// What the forecasts are made by.
  let model: ForecastModel
  private let overlay: ScenarioOverlay?
  /// The indicators that draw this one along, each as what moves it leaves it.
  private let sources: [(link: PassThroughLink, source: OverlaidForecast)]

  init(
    _ model: ForecastModel, overlay: ScenarioOverlay? = nil,
    sources: [(link: PassThroughLink, source: OverlaidForecast)] = []
  ) {
    self.model = model
    self.overlay = overlay
    self.sources = sources
  }

  private var indicator: String { model.series.panel.indicator.id }

  /// Forecasts some units.
  func forecast(units: Range<Int>) -> BlockForecast {
    var result = model.forecast(units: units)
    guard let overlay, overlay.touches(indicator) || !sources.isEmpty else { return result }
    let moved = sources.map { link, source in
      (link, source.model.forecast(units: units), source.forecast(units: units))
    }
    result.apply { unit, step in
      var change = overlay.change(of: indicator, unit: unit, step: step)
      for (link, base, changed) in moved where link.concerns(unit) {
        let before = base.centre(unit: unit, step: step)
        let after = changed.centre(unit: unit, step: step)
        if before > 0, after > 0, after != before {
          change.shift += link.link.elasticity * log(after / before)
        }
      }
      return change
    }
    return result
  }
}
