import Forecast
import IO
import Panels

/// What the rows about one series share, as tables hold it; a row only points at it.
final class SeriesFields: Sendable {
  let unit: TextField
  let name: TextField
  let indicator: TextField
  let method: TextField
  let scale: TextField
  let status: TextField
  let reason: TextField
  let provenance: TextField

  init(
    unit: TextField, name: TextField, indicator: TextField, method: TextField, scale: TextField,
    status: TextField, reason: TextField, provenance: TextField
  ) {
    (self.unit, self.name, self.indicator) = (unit, name, indicator)
    (self.method, self.scale) = (method, scale)
    (self.status, self.reason, self.provenance) = (status, reason, provenance)
  }
}

/// A forecast of one series for one year.
struct ForecastRow {
  let series: SeriesFields
  let year: Int
  let horizon: Int
  let mean: Double
  let quantiles: [Double]
  let n: Int
  let effectiveYears: Double
}

extension Table where Row == ForecastRow {
  static let forecast = Table(
    "forecast",
    [
      .field("unit") { $0.series.unit }, .field("name") { $0.series.name },
      .field("indicator") { $0.series.indicator }, .integer("year") { $0.year },
      .integer("horizon") { $0.horizon },
      .number("mean") { $0.mean },
    ]
      + QuantileLevels.names.enumerated().map { index, name in
        .number(name) { $0.quantiles[index] }
      }
      + [
        .field("method") { $0.series.method }, .field("scale") { $0.series.scale },
        .integer("n") { $0.n }, .number("effective_years") { $0.effectiveYears },
        .field("status") { $0.series.status }, .field("reason") { $0.series.reason },
        .field("provenance") { $0.series.provenance },
      ])
}

extension ForecastStatus {
  /// Why there is no full distribution; the sentence of tables.
  var reason: String {
    switch self {
    case .ok: ""
    case .constant: "nothing ever differed from its forecast: no error can be estimated"
    case .noSpread: "no two values of a series lie within the horizon: no error can be estimated"
    case .missing: "no value after the last break"
    case .overflow: "values too large to be squared"
    }
  }
}
