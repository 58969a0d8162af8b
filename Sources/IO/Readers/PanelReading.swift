import Panels

/// Panels read from files, with what was found on the way.
public struct PanelReading: Sendable {
  /// The panels.
  public var panels: PanelSet
  /// What was found.
  public var log: ProblemLog
  /// How many cells came in and what became of them.
  public var counts: CellCounts
  /// Where each value was read.
  public var origins = ValueOrigins.none
  /// The account of each file; together they are `counts`.
  public var accounts: [FileAccount] = []
  /// What was counted in the rows; `nil` where nothing was to be counted.
  public var rowCounts: RowCounts?
  /// Cells for which sources differ.
  public var conflicts: [SourceConflict] = []
  /// Values for part of a year that do not stand in for the year's.
  public var partYears: [PartYearValue] = []
  /// Years that the data give by two standards.
  public var overlaps: [MeasuredOverlap] = []

  /// Makes a reading.
  public init(panels: PanelSet, log: ProblemLog, counts: CellCounts) {
    self.panels = panels
    self.log = log
    self.counts = counts
  }
}

/// The account of one file.
public struct FileAccount: Hashable, Sendable {
  /// The file.
  public var file: String
  /// Its cells.
  public var counts: CellCounts

  /// Makes an account.
  public init(file: String, counts: CellCounts) {
    self.file = file
    self.counts = counts
  }
}

/// Two sources that differ about one cell: the first in the order of precedence stands in the panel.
public struct SourceConflict: Hashable, Sendable {
  /// The code of the unit.
  public var unit: String
  /// The year.
  public var year: Int
  /// The indicator.
  public var indicator: String
  /// The value kept, as written.
  public var kept: String
  /// Its source.
  public var keptSource: String
  /// Where it stands.
  public var keptPlace: SourceLocation
  /// The other value, as written.
  public var other: String
  /// Its source.
  public var otherSource: String
  /// Where it stands.
  public var otherPlace: SourceLocation
  /// The less trustworthy provenance of the two.
  public var provenance: Provenance
}

/// A value for part of a year, or of no regular date.
public struct PartYearValue: Hashable, Sendable {
  /// The code of the unit.
  public var unit: String
  /// The year.
  public var year: Int
  /// The part of the year.
  public var part: YearPart
  /// The indicator.
  public var indicator: String
  /// The value.
  public var value: Double
  /// Whether it stands in for the year's value.
  public var isUsed: Bool
  /// How it came to be; where it stands in, the year's value is an estimate at best.
  public var provenance: Provenance
  /// Its source.
  public var source: String
  /// Where it stands.
  public var place: SourceLocation
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
  /// Values that gave way to another source, or to the standard in force.
  public var superseded = 0
  /// Values for part of a year that do not stand in for the year's.
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
  public var isBalanced: Bool { read == accounted }

  /// The cells whose fate is known.
  public var accounted: Int {
    used + missing + notApplicable + superseded + partYear + planned + refused + setAside
  }
}
