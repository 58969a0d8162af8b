import Panels

/// What a bare table holds in which column.
public struct PanelTableLayout: Sendable {
  /// How values are laid out.
  public enum Values: Sendable {
    /// A column for each indicator, called by its id.
    case wide([Indicator])
    /// A column that names the indicator and one that holds the value.
    case long(indicatorColumn: String, valueColumn: String, IndicatorCatalogue)
  }

  /// The column of the unit's code.
  public var unit: String
  /// The column of the year.
  public var year: String
  /// Where the values are.
  public var values: Values
  /// The columns of the hierarchy, outermost first.
  public var groups: [String]
  /// The column of the unit's name, if any.
  public var name: String?
  /// The column of the unit's threshold zone, if any.
  public var zone: String?
  /// Whether numbers have a decimal comma.
  public var decimalComma: Bool
  /// Whether somebody said that numbers have a decimal point; else it is assumed, and grouping by commas
  /// must be certain.
  public var isPointChosen = false
  /// What is counted in the rows of a wide table instead of keeping all its values; `nil` keeps them.
  public var counting: RowCounting?

  /// Makes a layout.
  public init(
    unit: String, year: String, values: Values, groups: [String] = [], name: String? = nil,
    zone: String? = nil, decimalComma: Bool = false
  ) {
    self.unit = unit
    self.year = year
    self.values = values
    self.groups = groups
    self.name = name
    self.zone = zone
    self.decimalComma = decimalComma
  }
}
