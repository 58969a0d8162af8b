import Forecast
import IO
import Panels

/// The probability that one series passes a bar: in a year, by it, or from it on.
struct ProbabilityRow {
  let series: SeriesFields
  let event: PassageEvent
  let source: TextField
  let year: Int
  let bar: BarFields
  let probability: Double
  let keptYears: Int
  let effectiveYears: Double
  let status: TextField
}

/// A bar as tables hold it.
struct BarFields: Sendable {
  /// `nil` when its height is not known.
  let requirement: Requirement?
  let text: TextField

  init(_ requirement: Requirement?) {
    self.requirement = requirement
    text = TextField(requirement?.description ?? "")
  }
}

extension Table where Row == ProbabilityRow {
  static let probability = Table(
    "probability",
    [
      .field("unit") { $0.series.unit }, .field("name") { $0.series.name },
      .field("indicator") { $0.series.indicator }, .field("event") { $0.event.field },
      .field("source") { $0.source }, .integer("year") { $0.year },
      .field("requirement") { $0.bar.text },
      .number("threshold") { $0.bar.requirement?.bar ?? .nan },
      .number("probability") { $0.probability },
      .integer("kept_years") { $0.event == .metAndKept ? $0.keptYears : nil },
      .number("effective_years") { $0.effectiveYears }, .field("method") { $0.series.method },
      .field("status") { $0.status }, .field("provenance") { $0.series.provenance },
    ])
}

/// When one series will meet a bar, and how fast it would have to go.
struct AttainmentRow {
  let series: SeriesFields
  let source: TextField
  let years: [Int]
  let step: Int
  let requirement: Requirement
  let bar: TextField
  let course: BarCourse
  let pace: ObservedPace
  let effectiveYears: Double

  fileprivate func year(by probability: Double) -> Int? {
    course.step(by: probability).map { years[$0] }
  }
}

extension Table where Row == AttainmentRow {
  static let attainment = Table(
    "attainment",
    [
      .field("unit") { $0.series.unit }, .field("name") { $0.series.name },
      .field("indicator") { $0.series.indicator }, .field("source") { $0.source },
      .integer("year") { $0.years[$0.step] }, .field("requirement") { $0.bar },
      .number("threshold") { $0.requirement.bar }, .integer("last_year") { $0.pace.lastYear },
      .number("last_value") { $0.pace.lastValue }, .number("observed_change") { $0.pace.change },
      .number("required_change") { $0.pace.required($0.requirement, by: $0.years[$0.step]) },
      .cell("year_at_observed_change") { $0.pace.yearMet($0.requirement) },
      .number("p_met_in_year") { $0.course.inYear[$0.step] },
      .number("p_met_by_year") { $0.course.probability(.metByYear, step: $0.step) },
      .integer("year_q10") { $0.year(by: 0.1) }, .integer("year_q50") { $0.year(by: 0.5) },
      .integer("year_q90") { $0.year(by: 0.9) },
      .number("p_not_within_horizon") { $0.course.notWithinHorizon },
      .number("effective_years") { $0.effectiveYears }, .field("method") { $0.series.method },
      .field("status") { $0.series.status }, .field("provenance") { $0.series.provenance },
    ])
}

/// How the forecast of an indicator was made, and how it did on shorter histories.
struct MethodRow {
  let indicator: String
  let model: ForecastModel

  fileprivate var account: ForecastAccount { model.account }
}

extension Table where Row == MethodRow {
  static let methods = Table(
    "methods",
    [
      .text("indicator") { $0.indicator }, .text("method") { $0.account.method.rawValue },
      .text("centre") { $0.account.isPooled ? "pooled" : "series" },
      .text("scale") { $0.model.series.scale.scale.rawValue },
      .number("loss_pooled") { $0.account.losses?.pooled ?? .nan },
      .number("loss_series") { $0.account.losses?.own ?? .nan },
      .number("shared_movement") { $0.account.sharedMovement ?? .nan },
      .integer("backtest_forecasts") { $0.account.skill.count },
      .number("mean_absolute_error") { $0.account.skill.meanError },
      .number("skill_last_value") { $0.account.skill.againstLastValue },
      .number("skill_ols") { $0.account.skill.againstLine },
      .integer("sample_series") { $0.account.sampleCount },
      .number("effective_years_first") { $0.account.effectiveYears.first ?? .nan },
      .number("effective_years_last") { $0.account.effectiveYears.last ?? .nan },
      .text("provenance") { $0.model.series.panel.worstProvenance().label },
    ])
}
