import Panels

/// Data by the new units, with the account of how they came to be.
public struct CrosswalkResult: Sendable {
  /// The data by the new units: the same years, the same indicators in the same order.
  public var panels: PanelSet
  /// The account.
  public var report: CrosswalkReport
  /// For each panel what became of each cell, in the order of its values.
  public var outcomes: [[CrosswalkOutcome]]
  /// For each panel the cells of the old data whose values are in no value of a new unit.
  public var unused: [[Int]]
  /// Where the units of each list went.
  public var succession: UnitSuccession
  /// The codes under which the data have units that were merged, split or lost.
  public var ended: Set<String>
}
