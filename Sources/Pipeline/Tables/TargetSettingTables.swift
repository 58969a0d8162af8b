import Forecast
import Panels
import Planning

/// The value that can be promised with a confidence.
struct PromiseRow {
  let level: String
  /// The units on which it rests, and those of which nothing is known.
  let units: Int
  let unknown: Int
  let unit: String
  let name: String
  let set: String
  let figure: String
  let year: Int
  let direction: Comparison
  let confidence: Double
  let lastYear: Int?
  let lastValue: Double
  let median: Double
  let promise: Double
  let rounded: Double
  /// The chance of the rounded promise.
  let chance: Double
  let requiredChange: Double
  let observedChange: Double
  let percentile: Double
  let ambition: Ambition
  let effectiveYears: Double
  let provenance: Provenance
}

extension Table where Row == PromiseRow {
  static let promises = Table(
    "promises",
    [
      .text("level") { $0.level }, .text("unit") { $0.unit }, .text("name") { $0.name },
      .text("set") { $0.set }, .text("figure") { $0.figure }, .integer("year") { $0.year },
      .text("sign") { $0.direction.sign }, .number("confidence") { $0.confidence },
      .integer("last_year") { $0.lastYear }, .number("last_value") { $0.lastValue },
      .number("median") { $0.median }, .number("promise") { $0.promise },
      .number("promise_rounded") { $0.rounded }, .number("probability_rounded") { $0.chance },
      .number("required_change") { $0.requiredChange },
      .number("observed_change") { $0.observedChange },
      .number("peer_percentile") { $0.percentile }, .text("ambition") { $0.ambition.rawValue },
      .number("effective_years") { $0.effectiveYears }, .integer("units") { $0.units },
      .integer("units_unknown") { $0.unknown }, .text("provenance") { $0.provenance.label },
    ])
}

/// A step on the way to a target.
struct MilestoneStepRow {
  let unit: String
  let name: String
  let indicator: String
  let source: String
  let requirement: Requirement
  let targetYear: Int
  let year: Int
  let lastYear: Int?
  let lastValue: Double
  let milestone: Double
  let requiredChange: Double
  let observedChange: Double
  let percentile: Double
  let ambition: Ambition
  let chance: Double
  let provenance: Provenance
}

extension Table where Row == MilestoneStepRow {
  static let milestoneSteps = Table(
    "target_milestones",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .text("source") { $0.source }, .text("requirement") { $0.requirement.description },
      .integer("target_year") { $0.targetYear }, .integer("year") { $0.year },
      .integer("last_year") { $0.lastYear }, .number("last_value") { $0.lastValue },
      .number("milestone") { $0.milestone }, .number("required_change") { $0.requiredChange },
      .number("observed_change") { $0.observedChange },
      .number("peer_percentile") { $0.percentile }, .text("ambition") { $0.ambition.rawValue },
      .number("p_met_in_target_year") { $0.chance }, .text("provenance") { $0.provenance.label },
    ])
}

/// A unit's share of a target of all.
struct TargetShareRow {
  let target: String
  let indicator: String
  let unit: String
  let name: String
  let year: Int
  let requirement: Requirement
  let weight: Double
  let lastValue: Double
  let median: Double
  let share: Double
  /// The chance that the unit reaches its share.
  let chance: Double
  /// What the shares come to together.
  let together: Double
}

extension Table where Row == TargetShareRow {
  static let targetShares = Table(
    "target_shares",
    [
      .text("target") { $0.target }, .text("indicator") { $0.indicator },
      .text("unit") { $0.unit }, .text("name") { $0.name }, .integer("year") { $0.year },
      .text("requirement") { $0.requirement.description }, .number("weight") { $0.weight },
      .number("last_value") { $0.lastValue }, .number("median") { $0.median },
      .number("share") { $0.share }, .number("probability") { $0.chance },
      .number("together") { $0.together },
    ])
}
