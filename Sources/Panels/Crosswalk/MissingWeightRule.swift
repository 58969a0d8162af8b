/// What stands in for weights that neither the crosswalk nor the data give.
public enum MissingWeightRule: String, Sendable, CaseIterable {
  /// Nothing: the value stays missing, with its reason.
  case refuse
  /// Every part of a split unit, and every part of a merged one, counts alike.
  case equal
  /// The area: the crosswalk's `area` for splits, the panel `area` for means.
  case area
  /// The people: the crosswalk's `population` for splits, the panel `population` for means.
  case population
}
