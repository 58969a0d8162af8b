/// How indicators hang together by their meaning: what no data can contradict.
public struct IndicatorRelation: Hashable, Sendable {
  /// The forms a relation takes.
  public enum Form: Hashable, Sendable {
    /// The parts add up to the total.
    case sum(parts: [String], total: String)
    /// The part is not larger than the whole.
    case part(of: String, part: String)
    /// The share is the numerator in percent of the denominator.
    case share(String, numerator: String, denominator: String)
    /// The mean is the total over the number.
    case mean(String, total: String, count: String)
  }

  /// The form, with the indicators in it.
  public var form: Form

  /// Makes a relation.
  public init(_ form: Form) { self.form = form }

  /// The indicators it speaks of.
  public var indicators: [String] {
    switch form {
    case .sum(let parts, let total): parts + [total]
    case .part(let whole, let part): [part, whole]
    case .share(let share, let numerator, let denominator): [share, numerator, denominator]
    case .mean(let mean, let total, let count): [mean, total, count]
    }
  }

  /// The relations among the measures that the shipped criteria sets and plans name.
  public static let known: [IndicatorRelation] = [
    IndicatorRelation(.sum(parts: ["poverty_poor", "poverty_near_poor"], total: "poverty_total")),
    IndicatorRelation(
      .sum(
        parts: ["households_poor", "households_near_poor"], total: "households_poor_and_near_poor")
    ),
    IndicatorRelation(.part(of: "households", part: "households_poor")),
    IndicatorRelation(.part(of: "households", part: "households_poor_and_near_poor")),
    IndicatorRelation(.part(of: "households_poor_and_near_poor", part: "households_poor")),
    IndicatorRelation(.part(of: "poverty_total", part: "poverty_poor")),
    IndicatorRelation(.part(of: "population", part: "households")),
    IndicatorRelation(.part(of: "population", part: "population_insured")),
    IndicatorRelation(.part(of: "hygienic_water", part: "clean_water")),
    IndicatorRelation(.part(of: "trained_workers", part: "certified_workers")),
    IndicatorRelation(.part(of: "villages", part: "villages_met")),
    IndicatorRelation(.part(of: "communes_total", part: "communes_met")),
    IndicatorRelation(.part(of: "communes_total", part: "communes_met_or_basic")),
    IndicatorRelation(.part(of: "communes_met", part: "communes_advanced")),
    IndicatorRelation(.part(of: "communes_advanced", part: "communes_model")),
    IndicatorRelation(
      .sum(parts: ["communes_met", "communes_basic"], total: "communes_met_or_basic")),
    IndicatorRelation(
      .share("poverty_rate", numerator: "households_poor", denominator: "households")),
    IndicatorRelation(
      .share("poverty_poor", numerator: "households_poor", denominator: "households")),
    IndicatorRelation(
      .share(
        "poverty_total", numerator: "households_poor_and_near_poor", denominator: "households")),
    IndicatorRelation(
      .share("insurance", numerator: "population_insured", denominator: "population")),
    IndicatorRelation(
      .share("villages_met_share", numerator: "villages_met", denominator: "villages")),
    IndicatorRelation(
      .share("communes_met_share", numerator: "communes_met", denominator: "communes_total")),
    IndicatorRelation(
      .share("communes_advanced_share", numerator: "communes_advanced", denominator: "communes_met")
    ),
    IndicatorRelation(
      .mean("criteria_average", total: "criteria_total", count: "communes_total")),
  ]
}
