import Analytics
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
  /// How many years are left out because their value can hardly be true.
  let doubtful: Int
  let provenance: Provenance
  let options: TrendOptions

  /// The change a year that leads from the last value to the bar.
  var requiredSlope: Double {
    guard let requirement, let barYear, let last = trend.lastObservedYear, barYear > last else {
      return .nan
    }
    return (requirement.bar - trend.lastValue) / Double(barYear - last)
  }

  /// The degrees of freedom of the test; none of the normal distribution.
  var freedom: Double {
    let freedom = trend.slopeTest.degreesOfFreedom
    return freedom.isFinite ? freedom : .nan
  }

  /// `analytic:population`; empty without weights.
  var weighting: String {
    options.weights.map { "\($0.kind.rawValue):\($0.indicator)" } ?? ""
  }

  /// How the p-value of Kendall's score came about; empty where there is none.
  var rankMethod: String { trend.rank.p.isNaN ? "" : trend.rank.isExact ? "exact" : "normal" }
}

extension Table where Row == TrendLine {
  static let trend = Table(
    "trend", series + slope + line + ranks + bar)

  /// What was fitted.
  private static let series: [Column] = [
    .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
    .integer("segment_from") { $0.trend.firstYear },
    .integer("segment_to") { $0.trend.lastYear }, .text("status") { $0.trend.status.rawValue },
    .text("reason") { $0.reason }, .integer("n") { $0.trend.n },
    .integer("dropped") { $0.trend.dropped },
    .text("aliased") { $0.trend.aliased.map(\.description).joined(separator: ", ") },
    .text("weights") { $0.weighting },
  ]

  /// The slope, its errors and its tests.
  private static let slope: [Column] = [
    .number("slope") { $0.trend.slope }, .number("slope_se") { $0.trend.slopeError },
    .number("slope_se_hc2") { $0.trend.slopeHC2.error },
    .number("slope_se_hc3") { $0.trend.slopeErrorHC3 },
    .number("slope_se_newey_west") { $0.trend.slopeErrorNeweyWest },
    .integer("newey_west_lag") { $0.trend.lag },
    .text("errors") { $0.trend.slopeTest.p.isNaN ? "" : $0.options.errors.rawValue },
    .number("df") { $0.freedom }, .number("t") { $0.trend.slopeTest.t },
    .number("p") { $0.trend.slopeTest.p }, .number("slope_low95") { $0.trend.slopeTest.low },
    .number("slope_high95") { $0.trend.slopeTest.high },
    .number("hc2_df") { $0.trend.slopeHC2.degreesOfFreedom },
    .number("hc2_p") { $0.trend.slopeHC2.p },
    .number("hc2_low95") { $0.trend.slopeHC2.low },
    .number("hc2_high95") { $0.trend.slopeHC2.high },
  ]

  /// The rest of the line.
  private static let line: [Column] = [
    .number("intercept") { $0.trend.intercept },
    .number("intercept_se") { $0.trend.interceptError },
    .number("center_year") { $0.trend.centerYear }, .number("level") { $0.trend.level },
    .number("level_se") { $0.trend.levelError },
    .number("level_se_hc3") { $0.trend.levelErrorHC3 },
    .number("r_squared") { $0.trend.rSquared },
    .number("residual_sd") { $0.trend.residualDeviation },
    .number("durbin_watson") { $0.trend.durbinWatson },
    .number("max_leverage") { $0.trend.maxLeverage },
    .integer("max_leverage_year") { $0.trend.maxLeverageYear },
  ]

  /// The trend by ranks.
  private static let ranks: [Column] = [
    .number("theil_sen") { $0.trend.rank.slope },
    .number("theil_sen_low95") { $0.trend.rank.slopeLow },
    .number("theil_sen_high95") { $0.trend.rank.slopeHigh },
    .number("theil_sen_intercept") { $0.trend.rank.intercept },
    .integer("mann_kendall_s") { $0.trend.rank.p.isNaN ? nil : $0.trend.rank.score },
    .number("kendall_tau") { $0.trend.rank.tau },
    .number("mann_kendall_p") { $0.trend.rank.p },
    .text("mann_kendall_method") { $0.rankMethod },
  ]

  /// Where it has to lead, and what the line rests on.
  private static let bar: [Column] = [
    .integer("last_year") { $0.trend.lastObservedYear },
    .number("last_value") { $0.trend.lastValue }, .text("target_source") { $0.barSource },
    .text("target") { $0.requirement?.description ?? "" },
    .integer("target_year") { $0.requirement == nil ? nil : $0.barYear },
    .number("required_slope") { $0.requiredSlope }, .text("provenance") { $0.provenance.label },
    .text("treatment") { $0.treatment.words }, .number("shift") { $0.treatment.shift },
    .number("shift_se") { $0.treatment.shiftError }, .number("factor") { $0.treatment.factor },
    .text("factor_source") { $0.treatment.source },
  ]
}

extension TrendLine {
  /// Why figures are missing, which years are left out, and which coefficients cannot be told.
  var reason: String {
    var parts: [String] = [stateReason]
    if trend.status == .ok || trend.unweighted > 0 {
      let absent = trend.dropped - trend.unweighted - doubtful
      if absent > 0 { parts.append("\(Self.years(absent)) without a value") }
    }
    if doubtful > 0 {
      parts.append("\(Self.years(doubtful)) whose value can hardly be true")
    }
    if trend.unweighted > 0 {
      let isCount = options.weights?.kind == .frequency
      parts.append(
        "\(Self.years(trend.unweighted)) whose weight is missing, zero"
          + (isCount ? ", negative or not whole" : " or negative"))
    }
    let steps = trend.aliased.filter { $0 != .slope }
    if !steps.isEmpty {
      let names = steps.map(\.description).joined(separator: ", ")
      parts.append("\(names): no values on one side")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private var stateReason: String {
    let isKnown = options.weights?.kind == .precision
    return switch trend.status {
    case .missing:
      trend.unweighted > 0 ? "no value with a usable weight" : "no value in the segment"
    case .onePoint: "one value: no line"
    case .twoPoints:
      isKnown
        ? "two values: the error rests on the weights alone" : "two values: a line without error"
    case .exactFit:
      isKnown
        ? "as many values as coefficients: the error rests on the weights alone"
        : "as many values as coefficients: a line without error"
    case .constant: "all values are equal"
    case .overflow: "values too large to be squared"
    case .ok: ""
    }
  }

  private static func years(_ count: Int) -> String { "\(count) year\(count == 1 ? "" : "s")" }
}
