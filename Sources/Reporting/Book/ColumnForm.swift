/// How the values of a column of a workbook are shown.
///
/// ```swift
/// print(ColumnForm.number.numberFormat(decimals: 1))  // #,##0.0
/// print(ColumnForm.chance.isNumeric)  // true
/// ```
public enum ColumnForm: String, Sendable, CaseIterable {
  /// A code: text that may look like a number.
  case code
  /// Text.
  case text
  /// Text of several lines.
  case long
  /// A word of ``BookVocabulary``.
  case word
  /// A span of whole numbers by its code, shown with a dash.
  case span
  /// The code of an indicator, shown by its name.
  case indicator
  /// The id of a criteria set, shown by its legal number.
  case set
  /// A year.
  case year
  /// A whole number.
  case whole
  /// A number in the unit of an indicator.
  case number
  /// A statistic with three decimals.
  case precise
  /// A probability from 0 to 1, shown in per cent.
  case chance
  /// A share of 100.
  case share
  /// A number where it is written as one, else text.
  case automatic

  /// Whether the values are numbers, which stand at the right.
  public var isNumeric: Bool {
    switch self {
    case .year, .whole, .number, .precise, .chance, .share: true
    case .code, .text, .long, .word, .span, .indicator, .set, .automatic: false
    }
  }

  /// The most decimals that a number in the unit of an indicator is shown with.
  public static let mostDecimals = 2

  /// Whether it depends on the values how many decimals are shown.
  public var followsValues: Bool { self == .number || self == .automatic }

  /// The number format of a column whose values need so many decimals; its points stand under each other.
  public func numberFormat(decimals: Int) -> String {
    let shown = min(decimals, Self.mostDecimals)
    let digits = shown > 0 ? "." + String(repeating: "0", count: shown) : ""
    switch self {
    case .number: return "#,##0" + digits
    // What is written as a number may be a year, which has no mark of thousands.
    case .automatic: return "0" + digits
    default: return numberFormat
    }
  }

  /// The number format. Spreadsheet programs show decimal comma and thousands point where the
  /// reader's country writes them.
  public var numberFormat: String {
    switch self {
    case .code, .text, .long, .word, .span, .indicator, .set: "@"
    case .year: "0"
    case .whole: "#,##0"
    case .number: "#,##0.00"
    case .precise: "#,##0.000"
    // What is all but certain is not printed as certain.
    case .chance: "[<0.005]\"<1%\";[>0.995]\">99%\";0%"
    case .share: "#,##0.0"
    case .automatic: ""
    }
  }
}
