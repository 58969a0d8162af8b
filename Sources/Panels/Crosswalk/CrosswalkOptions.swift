/// How a crosswalk is applied to data.
public struct CrosswalkOptions: Sendable {
  /// By which list of units the data name theirs.
  public enum CodeReading: String, Sendable, CaseIterable {
    /// Each year by the list in force at its end.
    case byYear = "by-year"
    /// Every year by the first list: an office that went on with the old units.
    case first
  }

  /// What stands in for missing weights.
  public var missingWeights = MissingWeightRule.refuse
  /// When a merged unit meets a yes/no indicator.
  public var yesNo = YesNoRule.all
  /// The least part of the weight of a mean that must be known, 0 to 1. Totals always need all.
  public var minimumCover = 1.0
  /// By which list of units the data name theirs.
  public var codes = CodeReading.byYear
  /// The year by whose units the data are to be; `nil` takes every step of the crosswalk.
  public var target: Int?
  /// Indicators that speak of criteria: dropped for changed units, since criteria are assessed anew.
  public var reassessed: Set<String> = ["criteria_met"]

  /// Makes the usual options: nothing is guessed.
  public init() {}
}
