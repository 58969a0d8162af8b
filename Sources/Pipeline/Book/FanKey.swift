import Forecast
import IO
import Panels
import Reporting

/// The key under which a fan chart finds a row: place, indicator and year, as a reader sees them.
struct FanKey {
  private let unit: Int?
  private let place: Int
  private let indicator: Int
  private let year: Int
  private let vocabulary: BookVocabulary
  /// The column of events, of a table of probabilities.
  private let event: Int?

  /// The tables with keys.
  static let tables: Set<String> = [
    "means", "group_forecast", "series", "forecast", "probability",
  ]

  /// The key of a table; `nil` where none is looked up in it.
  init?(_ table: String, _ rows: TableRows, _ vocabulary: BookVocabulary) {
    let isOfUnits = ["series", "forecast", "probability"].contains(table)
    guard Self.tables.contains(table),
      let place = rows.index(of: isOfUnits ? "unit" : "group"),
      let name = rows.index(of: isOfUnits ? "name" : "level"),
      let indicator = rows.index(of: "indicator"),
      let year = rows.index(of: "year")
    else { return nil }
    self.place = isOfUnits ? name : place
    unit = isOfUnits ? place : nil
    self.indicator = indicator
    self.year = year
    event = rows.index(of: "event")
    self.vocabulary = vocabulary
  }

  /// The key of a row; `nil` for a probability of another event than that of its year, which has a row of its own.
  func text(_ rows: TableRows) -> String? {
    if let event, rows.text(event) != "met_in_year" { return nil }
    return "\(label(rows))|\(indicator(rows))|\(rows.text(year))"
  }

  /// The place of a row: the name and code of a unit, the name of a group.
  func label(_ rows: TableRows) -> String {
    guard let unit else { return Self.group(rows.text(place), vocabulary) }
    return Self.label(rows.text(place), code: rows.text(unit))
  }

  /// The label of a unit.
  ///
  /// A long name is cut, as spreadsheets look up 255 letters at most; the code tells units apart.
  static func label(_ name: String, code: String) -> String {
    if name.isEmpty || name == code { return code }
    let shown = name.count > longestName ? "\(name.prefix(longestName - 1))…" : name
    return "\(shown) (\(code))"
  }

  private static let longestName = 80

  /// The label of a group.
  static func group(_ group: String, _ vocabulary: BookVocabulary) -> String {
    vocabulary.word(group, in: BookColumn("group", LocalizedText(vi: "", en: ""), .word))
  }

  /// The code of the unit of a row; `nil` of a group.
  func code(_ rows: TableRows) -> String? { unit.map(rows.text) }

  /// The indicator of a row.
  func indicator(_ rows: TableRows) -> String {
    vocabulary.indicator(rows.text(indicator))
  }

  /// Whether a row of forecasts only carries the last value on, as no error can be told: that is no forecast.
  static func hasNoForecast(_ rows: TableRows) -> Bool {
    rows.index(of: "status").map { rows.text($0) == ForecastStatus.noSpread.rawValue } ?? false
  }

  /// The year of a row.
  func year(_ rows: TableRows) -> Double? { rows.number(year) }
}
