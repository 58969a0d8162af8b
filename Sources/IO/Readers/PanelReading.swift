import Panels

/// Panels read from files, with what was found on the way.
public struct PanelReading: Sendable {
  /// The panels.
  public var panels: PanelSet
  /// What was found.
  public var log: ProblemLog
  /// How many cells came in and what became of them.
  public var counts: CellCounts

  /// Makes a reading.
  public init(panels: PanelSet, log: ProblemLog, counts: CellCounts) {
    self.panels = panels
    self.log = log
    self.counts = counts
  }
}

/// The account of the cells of a reading: `read` is the sum of all the others.
public struct CellCounts: Hashable, Sendable {
  /// Data rows.
  public var rows = 0
  /// Data cells, filled or empty.
  public var read = 0
  /// Cells with a value in the panels.
  public var used = 0
  /// Empty cells.
  public var missing = 0
  /// Cells marked as not applicable.
  public var notApplicable = 0
  /// Values that gave way to another source.
  public var superseded = 0
  /// Values for part of a year, kept apart.
  public var partYear = 0
  /// Planned values, kept apart.
  public var planned = 0
  /// Values refused, each with a problem.
  public var refused = 0
  /// Filled cells of rows that belong to no unit: totals, notes.
  public var setAside = 0

  /// Makes an empty account.
  public init() {}

  /// The account of two readings together.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.rows += right.rows
    sum.read += right.read
    sum.used += right.used
    sum.missing += right.missing
    sum.notApplicable += right.notApplicable
    sum.superseded += right.superseded
    sum.partYear += right.partYear
    sum.planned += right.planned
    sum.refused += right.refused
    sum.setAside += right.setAside
    return sum
  }

  /// Whether every cell is accounted for.
  public var isBalanced: Bool {
    read == used + missing + notApplicable + superseded + partYear + planned + refused + setAside
  }
}
