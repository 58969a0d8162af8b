import Panels

/// A column of a sheet and what it is read as.
public struct SheetColumn: Hashable, Sendable {
  /// The column; the first is 1.
  public var column: Int
  /// The heading, from the top row of the block to the lowest.
  public var heading: [String]
  /// What it is read as.
  public var role: SheetColumnRole
  /// Whether it is hidden.
  public var isHidden: Bool

  /// Makes a column.
  public init(
    column: Int, heading: [String], role: SheetColumnRole, isHidden: Bool = false
  ) {
    self.column = column
    self.heading = heading
    self.role = role
    self.isHidden = isHidden
  }

  /// The heading as one text.
  public var title: String { heading.joined(separator: " / ") }

  /// The letter of the column.
  public var letters: String { SourceLocation.columnLetters(column) }
}

/// What a column is read as.
public enum SheetColumnRole: Hashable, Sendable {
  /// The parts of a row that are no values.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// TT, STT.
    case runningNumber = "running-number"
    /// The name of the unit.
    case unitName = "unit-name"
    /// The code of the unit.
    case unitCode = "unit-code"
    /// The district the unit is in.
    case district
    /// The province the unit is in.
    case province
    /// The year of the row.
    case year
    /// The year and part of the year of the row.
    case period
    /// The month of the row.
    case month
    /// Whether the row is planned, estimated or actual.
    case status
    /// The name of the row's indicator, in a long table.
    case indicator
    /// The one column of values, in a long table.
    case value
    /// The unit of measure of the row.
    case measureUnit = "measure-unit"
    /// Remarks.
    case note
    /// The source of the row.
    case source
    /// A total across the row.
    case total
  }

  /// A part of a row that is no value.
  case label(Kind)
  /// Values.
  case values(SheetValues)
  /// Nothing that is read, and why.
  case ignored(Reason)

  /// Why a column is not read.
  public enum Reason: Hashable, Sendable {
    /// The heading is not known.
    case unknown
    /// It compares others: an increase, a share of the plan.
    case comparison
    /// It speaks of several years at once.
    case severalYears
    /// Its heading fits several indicators.
    case ambiguous
    /// A part of a row that another column gives already.
    case repeated
    /// The user, or a plan, says so.
    case byRequest
    /// It adds up the columns beside it.
    case total
    /// Its unit of measure is not the indicator's.
    case unitOfMeasure
  }
}

/// What a column of values holds. What is `nil` is given by the row.
public struct SheetValues: Hashable, Sendable {
  /// What is measured; `nil` when the row names its indicator.
  public var measure: SheetMeasure?
  /// The year; `nil` when the row or the sheet names it.
  public var year: Int?
  /// The month, for a part of a year.
  public var month: Int?
  /// How firm the values are.
  public var status: SheetSeries.Status
  /// By what a value is multiplied to come into the indicator's unit of measure: 0.001 for
  /// thousands where millions are meant.
  public var factor: Double
  /// The unit whose values they are, when units stand across.
  public var unit: String?

  /// Makes a description.
  public init(
    measure: SheetMeasure?, year: Int? = nil, month: Int? = nil,
    status: SheetSeries.Status = .actual, factor: Double = 1, unit: String? = nil
  ) {
    self.measure = measure
    self.year = year
    self.month = month
    self.status = status
    self.factor = factor
    self.unit = unit
  }
}
