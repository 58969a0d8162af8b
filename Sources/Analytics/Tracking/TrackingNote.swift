/// A rule that an index met on its way: why a figure is missing, or what stood in.
public enum TrackingNote: String, Sendable, CaseIterable {
  /// There is no value up to the target year.
  case noValue = "no_value"
  /// There is one value: no change can be seen.
  case oneValue = "one_value"
  /// There are fewer values than the method asks for.
  case tooFewValues = "too_few_values"
  /// The latest value meets the target, whatever the change.
  case targetMet = "target_met"
  /// The latest value is within rounding of a target at the natural limit.
  case withinRounding = "within_rounding"
  /// The indicator is yes or no: it has no pace.
  case binary
  /// The values are growth rates: the method would take a growth rate of them.
  case growthRate = "growth_rate"
  /// The base year has no value; a later one stands in.
  case laterBase = "later_base"
  /// Neither the base year nor a later one has a value; an earlier one stands in.
  case earlierBase = "earlier_base"
  /// The base stands at the target: there was no way to go.
  case baseAtTarget = "base_at_target"
  /// The base was beyond the target: the series fell back.
  case basePastTarget = "base_past_target"
  /// A base or target of zero was replaced.
  case zeroReplaced = "zero_replaced"
  /// The base is zero: no growth rate starts from it.
  case zeroBase = "zero_base"
  /// The values have different signs: no growth rate leads from one to the other.
  case mixedSigns = "mixed_signs"
  /// The method takes logarithms and a value is zero or negative.
  case notPositive = "not_positive"
  /// The latest value is of the target year: no years are left.
  case noYearsLeft = "no_years_left"
  /// The rate seen is zero or in the wrong direction: no multiple of it leads to the target.
  case noObservedProgress = "no_observed_progress"
  /// The peers do not differ, or there are none.
  case noPeerSpread = "no_peer_spread"
  /// Values before a break are left out.
  case cutAtBreak = "cut_at_break"

  /// A sentence without its full stop, for tables.
  public var words: String {
    switch self {
    case .noValue: "no value up to the target year"
    case .oneValue: "one value: no change can be seen"
    case .tooFewValues: "fewer values than the method asks for"
    case .targetMet: "the latest value meets the target"
    case .withinRounding: "the latest value is within rounding of the limit"
    case .binary: "yes or no: there is no pace"
    case .growthRate: "a growth rate of growth rates says nothing"
    case .laterBase: "base year without a value: the next one with a value"
    case .earlierBase: "base year and later years without a value: the last one before"
    case .baseAtTarget: "the base stands at the target"
    case .basePastTarget: "the base was beyond the target"
    case .zeroReplaced: "zero replaced"
    case .zeroBase: "no growth rate starts from a base of zero"
    case .mixedSigns: "values of different signs have no growth rate"
    case .notPositive: "no logarithm of a value that is zero or negative"
    case .noYearsLeft: "no years left"
    case .noObservedProgress: "no multiple of the rate seen leads to the target"
    case .noPeerSpread: "the peers do not differ"
    case .cutAtBreak: "values before a break left out"
    }
  }
}
