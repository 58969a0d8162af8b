import Panels

/// How a sheet was read, to be looked at before its values are used.
public struct SheetPreview: Sendable {
  /// A row of data as it was read.
  public struct Row: Sendable {
    /// Its number.
    public var row: Int
    /// The position of its unit; `nil` where units stand across.
    public var unit: Int?
    /// Its values.
    public var observations: [SheetObservation]
  }

  /// Rows set aside for one reason.
  public struct Aside: Sendable {
    /// The reason.
    public var reason: SheetProblem.RowReason
    /// How many rows.
    public var count: Int
    /// Their numbers: 4, 7-9.
    public var rows: String
    /// The first texts of the first of them.
    public var examples: [String]
  }

  /// What is known of the sheet before its rows.
  public var outline: SheetOutline
  /// What it means; `nil` when it was not read.
  public var layout: SheetLayout?
  /// The account of its value cells.
  public var counts: SheetCounts
  /// The rows set aside.
  public var aside: [Aside]
  /// The first rows of data.
  public var rows: [Row]
  /// The numbers of the rows that are read although they are hidden: 4, 7-9; empty for none.
  public var hiddenRows = ""
}
