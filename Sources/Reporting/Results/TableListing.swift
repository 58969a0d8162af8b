import Panels

/// A result table, or a part of it, as lines for a terminal.
///
/// ```swift
/// let text = TableListing.text(["unit", "q50"], [["HN-001", "HN-002"], ["61.25", "58.5"]], .vi)
/// ```
public enum TableListing {
  /// Lays a table out within a width: numbers at the right, in the style of the language; codes and all else as they
  /// stand. Columns that do not fit stand in further tables below, each with the first column again.
  ///
  /// - Parameters:
  ///   - headings: The headings.
  ///   - columns: The fields, one array a column, all of one length.
  ///   - language: The style of numbers.
  ///   - width: How many characters a line holds.
  public static func text(
    _ headings: [String], _ columns: [[String]], _ language: Language, width: Int
  ) -> String {
    let style = NumberStyle(language)
    let isNumeric = zip(headings, columns).map {
      ColumnCatalogue.column($0, of: "").form != .code && holdsNumbers($1)
    }
    let texts = zip(columns, isNumeric).map { $1 ? numbers($0, style) : $0 }
    let table = ReportTable(
      zip(headings, isNumeric).map { ReportTable.Column($0, isNumeric: $1) },
      rows: (columns.first ?? []).indices.map { row in texts.map { $0[row] } })
    return TerminalRenderer.render(table, width: width, keepsEmptyColumns: true) + "\n"
  }

  /// Whether a column holds numbers only, one at least; codes with a zero in front are none.
  private static func holdsNumbers(_ fields: [String]) -> Bool {
    let known = fields.filter { !$0.isEmpty }
    return !known.isEmpty
      && known.allSatisfy { field in
        Double(field) != nil
          && !(field.count > 1 && field.hasPrefix("0") && !field.hasPrefix("0."))
      }
  }

  /// Whole numbers as they stand: a year, a code or a line is no quantity; others with so many decimals that
  /// the largest has three digits or more. What is rounded to nothing, or to the whole of a chance or share, is not that.
  private static func numbers(_ fields: [String], _ style: NumberStyle) -> [String] {
    let values = fields.map { Double($0) ?? .nan }
    let known = values.filter { !$0.isNaN }
    if known.allSatisfy({ $0 == $0.rounded() }) {
      return fields.map { $0.replacing("-", with: "−") }
    }
    let largest = known.map(abs).max() ?? 0
    let decimals = largest >= 100 ? 1 : largest > 1 ? 2 : 3
    return values.map { value in
      if value.isNaN { return "" }
      let text = style.text(value, decimals: decimals)
      let bound = [0, 1, 100].first { bound in
        value != bound && (bound == 0 || largest <= bound)
          && text == style.text(bound, decimals: decimals)
      }
      return bound.map { "≈ \(style.text($0, decimals: 0))" } ?? text
    }
  }
}
