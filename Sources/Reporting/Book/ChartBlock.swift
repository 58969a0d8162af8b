/// A chart of a workbook with the cells it is drawn from.
public struct ChartBlock: Sendable {
  /// The kind of chart.
  public enum Kind: Sendable {
    case line, stackedArea, bar, stackedBar, column, stackedColumn, scatter
  }

  /// A cell of the block.
  public enum Cell: Sendable {
    case text(String)
    case number(Double)
    case empty
  }

  /// A column of the block.
  public struct Column: Sendable {
    /// The heading; it names the series.
    public var title: String
    /// How the values are shown.
    public var form: ColumnForm

    init(_ title: String, _ form: ColumnForm) {
      self.title = title
      self.form = form
    }
  }

  /// A series: a column of the block.
  public struct Series: Sendable {
    /// The position of the column.
    public var column: Int
    /// The color of areas and bars, `0xRRGGBB`; `nil` leaves them invisible.
    public var fill: UInt32?
    /// The color of the line, `0xRRGGBB`; `nil` draws none.
    public var line: UInt32?
    /// Whether the legend names it.
    public var isInLegend: Bool
    /// The number format of values that stand at the bars.
    public var labelFormat: String?

    init(
      _ column: Int, fill: UInt32? = nil, line: UInt32? = nil, isInLegend: Bool = true,
      labelFormat: String? = nil
    ) {
      self.column = column
      self.fill = fill
      self.line = line
      self.isInLegend = isInLegend
      self.labelFormat = labelFormat
    }
  }

  /// What the chart shows, as a finding.
  public var title: String
  /// Source, year, number of units.
  public var note: String
  /// The kind of chart.
  public var kind: Kind
  /// The columns; the first holds the categories.
  public var columns: [Column]
  /// The rows, each as wide as the columns.
  public var rows: [[Cell]]
  /// The series.
  public var series: [Series]
  /// What the values are.
  public var valueTitle = ""
  /// The number format of the axis of values.
  public var valueFormat = ""
  /// The ends of the axis of values, where they are fixed.
  public var range: ClosedRange<Double>?
  /// The step of the axis of values, where it is fixed.
  public var step: Double?
  /// Whether the first category stands at the top.
  public var isReversed = false

  init(
    _ kind: Kind, title: String, note: String, columns: [Column], rows: [[Cell]],
    series: [Series]
  ) {
    self.kind = kind
    self.title = title
    self.note = note
    self.columns = columns
    self.rows = rows
    self.series = series
  }
}

extension ChartBlock.Cell {
  /// A number; nothing for `NaN`.
  public init(_ value: Double) { self = value.isFinite ? .number(value) : .empty }
}

/// The colors of charts in workbooks (Okabe and Ito), from strongest to weakest of a ranking.
public enum BookColors {
  /// Blue.
  public static let blue: UInt32 = 0x0072B2
  /// Sky blue.
  public static let sky: UInt32 = 0x56B4E9
  /// Orange.
  public static let orange: UInt32 = 0xE69F00
  /// Vermillion.
  public static let vermillion: UInt32 = 0xD55E00
  /// Grey, for what is not known.
  public static let grey: UInt32 = 0xBFBFBF
  /// Ink.
  public static let ink: UInt32 = 0x222222
  /// The colour of the paper.
  public static let white: UInt32 = 0xFFFFFF
  /// Bands of a ranking, the best first.
  public static let bands: [UInt32] = [
    0x00456E, 0x2576AD, 0x8FC3E3, 0xF4C982, 0xFDEBD0, 0xFFFFFF,
  ]
}
