import Panels

/// What the sheets of a file have given so far: units, series, values, counts, problems.
struct SheetAccount {
  var units: SheetUnits
  private(set) var series: [SheetSeries] = []
  private var seriesNumbers: [SheetSeries: Int16] = [:]
  var observations: [SheetObservation] = []
  var counts = SheetCounts()
  var log = ProblemLog()

  init(kindWords: WordTable<UnitKind>) { units = SheetUnits(kindWords: kindWords) }

  /// The number of a series; a new one gets the next.
  mutating func number(of item: SheetSeries) -> Int16 {
    if let known = seriesNumbers[item] { return known }
    let next = Int16(series.count)
    seriesNumbers[item] = next
    series.append(item)
    return next
  }
}

/// The account of a sheet's value cells: `read` is the sum of all the others.
public struct SheetCounts: Hashable, Sendable {
  /// Rows with data of a unit.
  public var dataRows = 0
  /// Value cells: all of the rows with data, the filled ones of rows set aside.
  public var read = 0
  /// Cells with a value.
  public var values = 0
  /// Empty cells, and those that say so.
  public var missing = 0
  /// Cells to which the indicator does not apply.
  public var notApplicable = 0
  /// Cells refused, each with a problem.
  public var refused = 0
  /// Filled cells of rows set aside, by reason in a notice.
  public var setAside = 0

  /// Whether every cell is accounted for.
  public var isBalanced: Bool {
    read == values + missing + notApplicable + refused + setAside
  }

  /// The account of two readings together.
  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.dataRows += right.dataRows
    sum.read += right.read
    sum.values += right.values
    sum.missing += right.missing
    sum.notApplicable += right.notApplicable
    sum.refused += right.refused
    sum.setAside += right.setAside
    return sum
  }
}
