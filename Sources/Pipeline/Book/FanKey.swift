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
  private let names: BookColumn

  /// The tables with keys.
  static let tables: Set<String> = ["means", "group_forecast", "series", "forecast"]

  /// The key of a table; `nil` where none is looked up in it.
  init?(_ table: String, _ rows: TableRows, _ vocabulary: BookVocabulary) {
    let isOfUnits = table == "series" || table == "forecast"
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
    self.vocabulary = vocabulary
    names = ColumnCatalogue.column("indicator", of: table)
  }

  /// The key of a row.
  func text(_ rows: TableRows) -> String {
    "\(label(rows))|\(indicator(rows))|\(rows.text(year))"
  }

  /// The place of a row: the name and code of a unit, the name of a group.
  func label(_ rows: TableRows) -> String {
    guard let unit else {
      return vocabulary.word(
        rows.text(place), in: BookColumn("group", LocalizedText(vi: "", en: ""), .word))
    }
    let name = rows.text(place)
    return name.isEmpty ? rows.text(unit) : "\(name) (\(rows.text(unit)))"
  }

  /// The indicator of a row.
  func indicator(_ rows: TableRows) -> String {
    vocabulary.word(rows.text(indicator), in: names)
  }

  /// The year of a row.
  func year(_ rows: TableRows) -> Double? { rows.number(year) }
}
