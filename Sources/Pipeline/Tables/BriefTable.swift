import Forecast
import IO
import Panels

/// What is asked most often of one series, year and bar.
struct BriefRow {
  let unit: TextField
  let indicator: TextField
  let year: Int
  /// The change a year of the straight line through the values, and the deviation of the values from it.
  let line: (slope: Double, deviation: Double)
  let interval: ForecastInterval
  /// The bar and where it comes from; empty without one.
  let source: TextField
  let bar: TextField
  let probability: Double
  let status: TextField
}

extension Table where Row == BriefRow {
  static let brief = Table(
    "brief",
    [
      .field("unit") { $0.unit }, .field("indicator") { $0.indicator }, .integer("year") { $0.year },
      .number("slope") { $0.line.slope }, .number("residual_sd") { $0.line.deviation },
      .number("q025") { $0.interval.low }, .number("q50") { $0.interval.median },
      .number("q975") { $0.interval.high }, .field("source") { $0.source },
      .field("requirement") { $0.bar }, .number("probability") { $0.probability },
      .field("status") { $0.status },
    ])
}
