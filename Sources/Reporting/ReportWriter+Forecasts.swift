import Forecast
import Panels

/// What the forecast of an indicator rests on.
public struct ForecastNote: Sendable {
  let indicator: Indicator
  let account: ForecastAccount

  /// Makes a note.
  public init(indicator: Indicator, account: ForecastAccount) {
    self.indicator = indicator
    self.account = account
  }
}

extension ReportWriter {
  /// A paragraph for each indicator: what was chosen, how it did, and how many years stand behind it.
  public var forecastNotes: [String] { report.forecasts.map { ForecastWords(words).paragraph($0) } }
}
