import Panels

/// A result table, or a part of it, as lines for a terminal.
public enum TableListing {
  /// Lays a table out within a width: numbers at the right, in the style of the language and with so many
  /// decimals that three digits tell them apart; all else as it stands.
  ///
  /// - Parameters:
  ///   - headings: The headings.
  ///   - columns: The fields, one array a column, all of one length.
  ///   - language: The style of numbers.
  ///   - width: How many characters a line holds.
  public static func text(
    _ headings: [String], _ columns: [[String]], _ language: Language, width: Int = 100
  ) -> String {
    let style = NumberStyle(language)
    let shown = zip(headings, columns).map { heading, fields in
      (heading: heading, isNumeric: isNumeric(fields), fields: fields)
    }
    let texts = shown.map { column in
      column.isNumeric ? column.fields.map { number($0, column.heading, style) } : column.fields
    }
    let table = ReportTable(
      shown.map { ReportTable.Column($0.heading, isNumeric: $0.isNumeric) },
      rows: (columns.first ?? []).indices.map { row in texts.map { $0[row] } })
    return TerminalRenderer.render(table, width: width, keepsEmptyColumns: true) + "\n"
  }

  /// Whether a column holds numbers only, one at least; codes with a zero in front are none.
  private static func isNumeric(_ fields: [String]) -> Bool {
    let known = fields.filter { !$0.isEmpty }
    return !known.isEmpty
      && known.allSatisfy { field in
        Double(field) != nil
          && !(field.count > 1 && field.hasPrefix("0") && !field.hasPrefix("0."))
      }
  }

  private static func number(_ field: String, _ heading: String, _ style: NumberStyle) -> String {
    guard let value = Double(field) else { return field }
    // A year, a code or a line is no quantity.
    if value == value.rounded(), abs(value) < 10_000 { return field.replacing("-", with: "−") }
    let decimals = abs(value) >= 100 ? 1 : abs(value) >= 1 || value == 0 ? 2 : 3
    return value == value.rounded() ? style.text(Int(value)) : style.text(value, decimals: decimals)
  }
}
