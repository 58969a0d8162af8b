import Panels

/// The columns of all result tables: headings, forms and meanings.
///
/// They stand in `ColumnCatalogue+….swift`, one column a line: `id or table.id | form`. An entry with its table goes
/// before one without. The text `heading.` and the id, with hyphens, is the heading; what it means, where that has to be
/// said, stands under the same key with `.meaning` behind it.
public enum ColumnCatalogue {
  /// The column of a table; one made from the name where the catalogue has none.
  public static func column(_ id: String, of table: String) -> BookColumn {
    var column = known(id, of: table) ?? BookColumn(unknown: id)
    column.table = table
    return column
  }

  /// Whether the catalogue has a column.
  public static func holds(_ id: String, of table: String) -> Bool {
    known(id, of: table) != nil
  }

  private static func known(_ id: String, of table: String) -> BookColumn? {
    columns["\(table).\(id)"] ?? columns[id] ?? quantile(id) ?? atLeast(id)
  }

  /// `p_at_least_15`: the chance of 15 criteria or more.
  private static func atLeast(_ id: String) -> BookColumn? {
    guard id.hasPrefix("p_at_least_"), let count = Int(id.dropFirst("p_at_least_".count)) else {
      return nil
    }
    return BookColumn(
      id,
      LocalizedText(
        "column.chance-of-criteria-or-more", ["count": count]), .chance)
  }

  static let columns: [String: BookColumn] = {
    var columns: [String: BookColumn] = [:]
    for text in [general, criteria, forecasts, planning, roadmaps, accounts] {
      for line in text.split(separator: "\n") {
        let column = parsed(line)
        let earlier = columns.updateValue(column.column, forKey: column.key)
        precondition(earlier == nil, "twice: \(column.key)")
      }
    }
    return columns
  }()

  private static func parsed(_ line: Substring) -> (key: String, column: BookColumn) {
    let parts = BookVocabulary.fields(line)
    guard parts.count == 2, let form = ColumnForm(rawValue: parts[1]) else {
      preconditionFailure("no line of the catalogue: \(line)")
    }
    let id = parts[0].split(separator: ".").last.map(String.init) ?? parts[0]
    let key = "heading." + parts[0].replacing("_", with: "-")
    return (
      parts[0],
      BookColumn(id, LocalizedText(key), form, meaning: LocalizedText(ifAny: key + ".meaning"))
    )
  }

  /// `q05`: the value that is not reached with a probability of 5 %.
  private static func quantile(_ id: String) -> BookColumn? {
    guard id.first == "q", id.count >= 3, id.count <= 4, let digits = Int(id.dropFirst()) else {
      return nil
    }
    let percent = LocalizedText(
      number: id.count == 4 ? "\(digits / 10).\(digits % 10)" : "\(digits)")
    return BookColumn(
      id,
      id == "q50"
        ? LocalizedText("column.median")
        : LocalizedText("column.quantile", ["percent": percent]),
      .number,
      meaning: LocalizedText("column.quantile-meaning", ["percent": percent]))
  }
}
