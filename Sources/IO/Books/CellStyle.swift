/// How a cell of a workbook looks. Equal styles are one style of the file.
///
/// ```swift
/// let figures = CellStyle().with { $0.numberFormat = "#,##0.0" }
/// let totals = figures.with { $0.isBold = true }
/// ```
public struct CellStyle: Hashable, Sendable {
  /// Where the content stands.
  public enum Alignment: Hashable, Sendable {
    /// Numbers at the right, text at the left.
    case automatic
    case left, center, right
  }

  /// A number format of spreadsheets, such as `#,##0.0`; empty for the general one.
  public var numberFormat = ""
  /// Whether the text is bold.
  public var isBold = false
  /// Whether the text is italic.
  public var isItalic = false
  /// Whether the text is underlined, as links are.
  public var isUnderlined = false
  /// Whether long text goes on in the next line.
  public var wraps = false
  /// Where the content stands.
  public var alignment = Alignment.automatic
  /// Whether the content stands at the top of its row, else at the bottom.
  public var isAtTop = false
  /// By how many steps text is moved from the edge.
  public var indent: UInt8 = 0
  /// By how many degrees the text is turned, counterclockwise.
  public var rotation: Int16 = 0
  /// The size of the letters in points.
  public var fontSize = 10.0
  /// The color of the letters, `0xRRGGBB`.
  public var ink: UInt32?
  /// The color behind them, `0xRRGGBB`.
  public var fill: UInt32?
  /// Whether the ground is hatched, for what is not known.
  public var isHatched = false
  /// The color of a thin line below, `0xRRGGBB`.
  public var lineBelow: UInt32?

  /// The plain style.
  public init() {}

  /// The style with a change.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}
