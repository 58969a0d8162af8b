/// The answer of a rule. A missing figure is never a pass.
///
/// Three-valued logic as in Kleene, *Introduction to Metamathematics*, 1952, section 64; why, is in
/// `docs/decisions/0005-verdicts.md`.
public enum Verdict: UInt8, Sendable, CaseIterable {
  /// Met.
  case met
  /// Not met.
  case notMet
  /// The rule does not apply to the unit.
  case notApplicable
  /// The value or the bar is missing.
  case notAssessable

  /// The word used in files.
  public var label: String {
    switch self {
    case .met: "met"
    case .notMet: "not_met"
    case .notApplicable: "not_applicable"
    case .notAssessable: "not_assessable"
    }
  }

  /// Met only when both are, not met when either is not, as in Kleene's logic.
  public func and(_ other: Verdict) -> Verdict {
    if self == .notMet || other == .notMet { return .notMet }
    if self == .notAssessable || other == .notAssessable { return .notAssessable }
    if self == .notApplicable { return other }
    return self
  }
}

/// The answer of one indicator with its reason.
public enum LeafOutcome: UInt8, Sendable, CaseIterable {
  /// The value passes its bar.
  case passesBar
  /// The value fails its bar.
  case failsBar
  /// The office reports yes.
  case reportedYes
  /// The office reports no.
  case reportedNo
  /// Another set grants the level asked for.
  case levelReached
  /// Another set does not grant the level asked for.
  case levelNotReached
  /// The indicator does not apply.
  case notApplicable
  /// There is no value.
  case valueMissing
  /// A bar exists and its height is not known, or no bar holds in that year.
  case barMissing
  /// The unit has no zone and the bars differ by zone.
  case zoneMissing
  /// The other set could not be assessed.
  case levelUnknown

  /// The answer without its reason.
  public var verdict: Verdict {
    switch self {
    case .passesBar, .reportedYes, .levelReached: .met
    case .failsBar, .reportedNo, .levelNotReached: .notMet
    case .notApplicable: .notApplicable
    case .valueMissing, .barMissing, .zoneMissing, .levelUnknown: .notAssessable
    }
  }

  /// The word used in files.
  public var label: String {
    switch self {
    case .passesBar: "passes_bar"
    case .failsBar: "fails_bar"
    case .reportedYes: "reported_yes"
    case .reportedNo: "reported_no"
    case .levelReached: "level_reached"
    case .levelNotReached: "level_not_reached"
    case .notApplicable: "not_applicable"
    case .valueMissing: "value_missing"
    case .barMissing: "bar_missing"
    case .zoneMissing: "zone_missing"
    case .levelUnknown: "level_unknown"
    }
  }
}
