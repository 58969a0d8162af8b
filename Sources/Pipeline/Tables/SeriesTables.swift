import Analytics
import Forecast
import Panels

/// A trend with its unit, its bar and its provenance.
struct TrendLine {
  let trend: TrendRow
  let unit: String
  let name: String
  let indicator: String
  let barSource: String
  let requirement: Requirement?
  let barYear: Int?
  let treatment: TrendTreatment
  let provenance: Provenance

  /// The change a year that leads from the last value to the bar.
  var requiredSlope: Double {
    guard let requirement, let barYear, let last = trend.lastObservedYear, barYear > last else {
      return .nan
    }
    return (requirement.bar - trend.lastValue) / Double(barYear - last)
  }
}

extension Table where Row == TrendLine {
  static let trend = Table(
    "trend",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .integer("segment_from") { $0.trend.firstYear },
      .integer("segment_to") { $0.trend.lastYear }, .text("status") { $0.trend.status.rawValue },
      .text("reason") { $0.reason }, .integer("n") { $0.trend.n },
      .integer("dropped") { $0.trend.dropped }, .number("slope") { $0.trend.slope },
      .number("slope_se") { $0.trend.slopeError },
      .number("slope_se_hc3") { $0.trend.slopeErrorHC3 }, .number("t") { $0.trend.t },
      .number("p") { $0.trend.p }, .number("slope_low95") { $0.trend.slopeLow },
      .number("slope_high95") { $0.trend.slopeHigh }, .number("intercept") { $0.trend.intercept },
      .number("intercept_se") { $0.trend.interceptError },
      .number("center_year") { $0.trend.centerYear }, .number("level") { $0.trend.level },
      .number("level_se") { $0.trend.levelError },
      .number("level_se_hc3") { $0.trend.levelErrorHC3 },
      .number("r_squared") { $0.trend.rSquared },
      .number("residual_sd") { $0.trend.residualDeviation },
      .integer("last_year") { $0.trend.lastObservedYear },
      .number("last_value") { $0.trend.lastValue }, .text("target_source") { $0.barSource },
      .text("target") { $0.requirement?.description ?? "" },
      .integer("target_year") { $0.requirement == nil ? nil : $0.barYear },
      .number("required_slope") { $0.requiredSlope }, .text("provenance") { $0.provenance.label },
      .text("treatment") { $0.treatment.words }, .number("shift") { $0.treatment.shift },
      .number("shift_se") { $0.treatment.shiftError }, .number("factor") { $0.treatment.factor },
      .text("factor_source") { $0.treatment.source },
    ])
}

extension TrendLine {
  /// Why figures are missing, or which years are left out.
  var reason: String {
    switch trend.status {
    case .missing: "no value in the segment"
    case .onePoint: "one value: no line"
    case .twoPoints: "two values: a line without error"
    case .exactFit: "as many values as coefficients: a line without error"
    case .constant: "all values are equal"
    case .ok:
      trend.dropped > 0
        ? "\(trend.dropped) year\(trend.dropped == 1 ? "" : "s") without a value" : ""
    }
  }
}

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
        .text("status") { $0.status.rawValue }, .text("reason") { $0.reason },
        .text("provenance") { $0.provenance.label },
      ])
}

extension ForecastRow {
  var reason: String {
    switch status {
    case .ok: ""
    case .constant: "nothing ever differed from its forecast: no error can be estimated"
    case .noSpread: "no series has two values: no error can be estimated"
    case .missing: "no value after the last break"
    }
  }
}

/// The probability that one series passes a bar in one year.
struct ProbabilityRow {
  let unit: String
  let name: String
  let indicator: String
  let source: String
  let year: Int
  let requirement: Requirement?
  let probability: Double
  let method: String
  let status: String
  let provenance: Provenance
}

extension Table where Row == ProbabilityRow {
  static let probability = Table(
    "probability",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .text("event") { _ in "met_in_year" }, .text("source") { $0.source },
      .integer("year") { $0.year }, .text("requirement") { $0.requirement?.description ?? "" },
      .number("threshold") { $0.requirement?.bar ?? .nan },
      .number("probability") { $0.probability }, .text("method") { $0.method },
      .text("status") { $0.status }, .text("provenance") { $0.provenance.label },
    ])
}
