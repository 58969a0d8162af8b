/// How the values of a column of a workbook are shown.
///
/// ```swift
/// print(ColumnForm.number.numberFormat(decimals: 1))  // #,##0.0;"−"#,##0.0
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
  /// The code of a target, shown by its name.
  case target
  /// The id of a scenario, shown by its title.
  case scenario
  /// Texts with bars between them, shown with commas.
  case list
  /// What a value has to be, such as `≥ 15.8`, in the style of the language.
  case requirement
  /// Where a bar comes from.
  case bar
  /// The code of a published figure, shown in words.
  case figure
  /// A sentence in which names stand for ids.
  case message
  /// A day of the calendar.
  case day
  /// A year.
  case year
  /// A whole number.
  case whole
  /// A number in the unit of an indicator.
  case number
  /// A number among those of other units, with the decimals it needs itself.
  case mixed
  /// A statistic with three decimals.
  case precise
  /// The probability of a test, from 0 to 1.
  case significance
  /// A probability from 0 to 1, shown in per cent.
  case chance
  /// A share of 100.
  case share
  /// A number where it is written as one, else text.
  case automatic

  /// Whether the values are numbers, which stand at the right.
  public var isNumeric: Bool {
    switch self {
    case .year, .whole, .number, .mixed, .precise, .significance, .chance, .share: true
    default: false
    }
  }

  /// The most decimals that a number in the unit of an indicator is shown with.
  public static let mostDecimals = 2

  /// Whether it depends on the values how many decimals are shown.
  public var followsValues: Bool { self == .number || self == .mixed || self == .automatic }

  /// The number format of a column whose values need so many decimals; its points stand under each other.
  public func numberFormat(decimals: Int) -> String {
    let shown = min(decimals, Self.mostDecimals)
    let digits = shown > 0 ? "." + String(repeating: "0", count: shown) : ""
    switch self {
    case .number, .mixed: return Self.signed("#,##0" + digits)
    // What is written as a number may be a year, which has no mark of thousands.
    case .automatic: return "0" + digits
    default: return numberFormat
    }
  }

  /// A format with the minus sign of texts.
  private static func signed(_ format: String) -> String { "\(format);\"−\"\(format)" }

  /// The number format. Spreadsheet programs show decimal comma and thousands point where the
  /// reader's country writes them.
  public var numberFormat: String {
    switch self {
    case .year: "0"
    case .whole: Self.signed("#,##0")
    case .number, .mixed: Self.signed("#,##0.00")
    case .precise: Self.signed("#,##0.000")
    case .significance: "[<0.001]\"<0.001\";0.000"
    case .day: "dd/mm/yyyy"
    // What is all but certain is not printed as certain.
    case .chance: "[<0.005]\"<1%\";[>0.995]\">99%\";0%"
    case .share: "#,##0.0"
    case .automatic: ""
    default: "@"
    }
  }
}
