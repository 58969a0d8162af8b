/// A native chart of a workbook: it can be edited there, and follows the cells it is drawn from.
public struct BookChart: Sendable {
  /// The kind of chart.
  public enum Kind: Sendable {
    /// Lines over categories.
    case line
    /// Areas on top of each other.
    case stackedArea
    /// Horizontal bars, side by side.
    case bar
    /// Horizontal bars, one behind the other.
    case stackedBar
    /// Upright bars, side by side.
    case column
    /// Upright bars on top of each other.
    case stackedColumn
    /// Points.
    case scatter
  }

  /// Cells in one column or one row of a sheet; rows and columns are counted from 1.
  public struct Cells: Hashable, Sendable {
    /// The name of the sheet.
    public var sheet: String
    /// The cells.
    public var range: CellRange

    /// Names cells.
    public init(sheet: String, range: CellRange) {
      self.sheet = sheet
      self.range = range
    }
  }

  /// A mark of a value on a line.
  public enum Marker: Sendable {
    /// A disc.
    case circle
    /// A diamond, larger than a disc.
    case diamond
  }

  /// A row of values.
  public struct Series: Sendable {
    /// The cell that holds its name.
    public var name: Cells
    /// What stands along the axis.
    public var categories: Cells
    /// The values.
    public var values: Cells
    /// The color of its area or bars, `0xRRGGBB`; `nil` leaves them invisible.
    public var fill: UInt32?
    /// The color of its line or outline, `0xRRGGBB`; `nil` draws none.
    public var line: UInt32?
    /// What marks its values, of a line over areas; `nil` marks none.
    public var marker: Marker?
    /// Whether its line is dashed, of a line over areas.
    public var isDashed = false
    /// Whether the legend names it.
    public var isInLegend = true
    /// Whether its values stand at its bars, in this number format.
    public var labelFormat: String?

    /// Makes a series.
    public init(name: Cells, categories: Cells, values: Cells) {
      self.name = name
      self.categories = categories
      self.values = values
    }
  }

  /// The kind of chart.
  public var kind: Kind
  /// What the chart shows.
  public var title: String
  /// A cell whose text is the title; ``title`` is what it holds at first.
  public var titleCell: Cells?
  /// What stands along the categories.
  public var categoryTitle = ""
  /// What the values are.
  public var valueTitle = ""
  /// The number format of the values.
  public var valueFormat = ""
  /// The end of the axis of values, where it is fixed.
  public var greatest: Double?
  /// The start of the axis of values, where it is fixed.
  public var least: Double?
  /// The step of the axis of values, where it is fixed.
  public var step: Double?
  /// Whether the first category stands at the top.
  public var isReversed = false
  /// The series.
  public var series: [Series] = []
  /// Series drawn as lines over those of ``series``, of stacked areas only: where a cell has no number, a line
  /// has a gap and an area falls to zero.
  public var lines: [Series] = []
  /// Width in pixels.
  public var width = 960.0
  /// Height in pixels.
  public var height = 480.0
  /// What stands for the picture where it cannot be seen.
  public var alternative = ""

  /// A chart without series.
  public init(_ kind: Kind, title: String) {
    self.kind = kind
    self.title = title
  }
}
