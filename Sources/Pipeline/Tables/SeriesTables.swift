import Forecast
import Panels

/// A forecast of one series for one year.
struct ForecastRow {
  let unit: String
  let name: String
  let indicator: String
  let year: Int
  let horizon: Int
  let mean: Double
  let quantiles: [Double]
  let method: String
  let scale: String
  let n: Int
  let effectiveYears: Double
  let status: ForecastStatus
  let provenance: Provenance
}

extension Table where Row == ForecastRow {
  static let forecast = Table(
    "forecast",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .integer("year") { $0.year }, .integer("horizon") { $0.horizon },
      .number("mean") { $0.mean },
    ]
      + QuantileLevels.names.enumerated().map { index, name in
        .number(name) { $0.quantiles[index] }
      }
      + [
        .text("method") { $0.method }, .text("scale") { $0.scale }, .integer("n") { $0.n },
        .number("effective_years") { $0.effectiveYears }, .text("status") { $0.status.rawValue },
        .text("reason") { $0.status.reason },
        .text("provenance") { $0.provenance.label },
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
