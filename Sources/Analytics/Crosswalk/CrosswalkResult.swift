import Panels

/// Data by the new units, with the account of how they came to be.
public struct CrosswalkResult: Sendable {
  /// The data by the new units: the same years, the same indicators in the same order.
  public var panels: PanelSet
  /// The account.
  public var report: CrosswalkReport
  /// For each panel what became of each cell, in the order of its values.
  public var outcomes: [[CrosswalkOutcome]]
  /// The new unit that each old one became, for those that changed their name or code at most.
  public var successors: [String: String]
  /// The old units of the data that were merged, split or lost.
  public var ended: Set<String>
}
