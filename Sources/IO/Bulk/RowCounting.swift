/// Counts something in every row of a table while its values are at hand, so that they need not be kept.
///
/// A table of a million communes, twenty years and nineteen indicators takes 3 GB as panels; the number of
/// criteria met in each row takes 20 MB.
///
/// ```swift
/// struct FilledCells: RowCounter {
///   let indicators: [String]
///   func count(_ rows: CountedRows, into counts: UnsafeMutablePointer<Int8>) {
///     for row in 0..<rows.count { counts[row] = Int8(rows.values.count { !$0[row].isNaN }) }
///   }
/// }
/// ```
public protocol RowCounter: Sendable {
  /// The indicators whose values it asks for.
  var indicators: [String] { get }

  /// Counts in every row.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - counts: One a row; −1 where the count is not known.
  func count(_ rows: CountedRows, into counts: UnsafeMutablePointer<Int8>)
}

/// Rows as a ``RowCounter`` sees them, in the order in which one worker met them.
public struct CountedRows {
  /// A cell to which its indicator does not apply.
  public struct Mark {
    /// The row.
    public let row: Int
    /// The position of the indicator among ``RowCounter/indicators``.
    public let indicator: Int

    /// Makes a mark.
    public init(row: Int, indicator: Int) {
      self.row = row
      self.indicator = indicator
    }
  }

  /// The number of rows.
  public let count: Int
  /// The year of each row.
  public let years: UnsafePointer<Int16>
  /// By indicator, in the order of ``RowCounter/indicators``, its values: one a row, NaN where there is none.
  public let values: [UnsafePointer<Double>]
  /// The cells that are missing because their indicator does not apply.
  public let notApplicable: [Mark]

  /// Makes rows of memory that stays as long as they are used.
  public init(
    count: Int, years: UnsafePointer<Int16>, values: [UnsafePointer<Double>],
    notApplicable: [Mark] = []
  ) {
    self.count = count
    self.years = years
    self.values = values
    self.notApplicable = notApplicable
  }
}

/// What is counted in the rows of a wide table, and which of its indicators are kept as panels all the same.
public struct RowCounting: Sendable {
  /// Counts.
  public var counter: any RowCounter
  /// The indicators that become panels.
  public var kept: Set<String>

  /// Makes a description.
  public init(_ counter: any RowCounter, kept: Set<String>) {
    self.counter = counter
    self.kept = kept
  }
}

/// What was counted in the rows of a table.
public struct RowCounts: Sendable {
  /// One a cell of the panels, −1 where it is not known.
  public var counts: [Int16]
  /// The indicators that rows were counted by.
  public var indicators: [String]
}

/// Where the values that are not kept stand until their rows are counted.
final class PassingColumns {
  /// The most rows at a time: with sixteen columns a megabyte, which stays in the second cache.
  static let capacity = 1 << 13

  /// The columns of values that pass, as positions among those of the table.
  let columns: [Int]
  private let memory: UnsafeMutablePointer<Double>

  init(_ columns: [Int]) {
    self.columns = columns
    memory = .allocate(capacity: max(1, columns.count * Self.stride))
  }

  deinit { memory.deallocate() }

  // Columns that are written side by side must not start at equal offsets of a page.
  private static let stride = capacity + 24

  /// The memory of a column as if it had begun so many rows before.
  func base(_ place: Int, firstRow: Int) -> UnsafeMutablePointer<Double> {
    memory + place * Self.stride - firstRow
  }
}
