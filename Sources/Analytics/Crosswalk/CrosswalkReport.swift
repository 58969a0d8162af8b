import Panels

/// What a crosswalk did to data: every change of a unit, and the totals before and after.
///
/// The columns that it becomes are those of `crosswalk_report.csv`
/// (`docs/results.md`).
public struct CrosswalkReport: Sendable {
  /// The name of the list of units the data are by now.
  public var vintage = ""
  /// The first day of these units; `nil` when nothing changed.
  public var date: CalendarDate?
  /// The bases of the crosswalk's weights, in the order of ``UnitChange/weights``.
  public var bases: [String] = []
  /// Every change, by old code, then by new code; gained units last.
  public var changes: [UnitChange] = []
  /// Splits that lack weights, by code.
  public var unweightedSplits: [UnweightedSplit] = []
  /// New units with a name that was in use, by code.
  public var reusedNames: [NameReuse] = []
  /// New units with a code that another unit bore, by code.
  public var reusedCodes: [NameReuse] = []
  /// The totals of counts and of bases, by indicator, then by year.
  public var totals: [CrosswalkTotal] = []
  /// What was found, for people.
  public var problems: [Problem] = []

  /// Nothing done yet.
  public init() {}

  /// The changes of a kind.
  public func changes(_ kind: UnitChange.Kind) -> [UnitChange] {
    changes.filter { $0.kind == kind }
  }

  /// The changes by which units left the rural programme.
  public var leavingRural: [UnitChange] { changes.filter { $0.ruralMove == .left } }
}
