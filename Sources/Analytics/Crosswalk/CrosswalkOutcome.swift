/// What became of a cell of the new units.
public enum CrosswalkOutcome: UInt8, Sendable, CaseIterable {
  /// No part has a value.
  case nothing
  /// The value of a unit that changed its name or code at most.
  case copied
  /// Computed from the values of parts.
  case reconstructed
  /// Computed with the rule for missing weights.
  case byRule
  /// Some parts have no value.
  case partMissing
  /// The weights are not known.
  case weightMissing
  /// A yes/no value of several parts, and no rule was wanted.
  case ruleRefused
  /// A figure on criteria, which are assessed anew.
  case toBeReassessed
  /// The indicator applies to none of the parts.
  case notApplicable

  /// The word used in files.
  public var label: String {
    switch self {
    case .nothing: "nothing"
    case .copied: "copied"
    case .reconstructed: "reconstructed"
    case .byRule: "by-rule"
    case .partMissing: "part-missing"
    case .weightMissing: "weight-missing"
    case .ruleRefused: "rule-refused"
    case .toBeReassessed: "to-be-reassessed"
    case .notApplicable: "not-applicable"
    }
  }

  /// Whether parts had values that could not be joined.
  public var isRefusal: Bool {
    switch self {
    case .partMissing, .weightMissing, .ruleRefused, .toBeReassessed: true
    case .nothing, .copied, .reconstructed, .byRule, .notApplicable: false
    }
  }
}
