import Panels

extension ReportTable {
  /// The table with one count of decimals in each column of numbers, so that the marks stand under each other.
  ///
  /// Cells that are nothing but a number get zeros up to the most decimals of their column; those in per cent, which
  /// may be rounded to whole ones, stay. So does a row of counts among measures, which has no decimals in any such
  /// column.
  ///
  /// - Parameter language: The style in which the numbers are written.
  /// - Complexity: O(*cells*).
  public func withEvenDecimals(_ language: Language) -> ReportTable {
    let ragged = columns.indices.compactMap { column -> (column: Int, most: Int)? in
      guard columns[column].isNumeric else { return nil }
      let most = rows.compactMap { $0[column].decimals(language) }.max() ?? 0
      return most > 0 ? (column, most) : nil
    }
    guard !ragged.isEmpty else { return self }
    var table = self
    for row in rows.indices {
      let known = ragged.compactMap { rows[row][$0.column].decimals(language) }
      if ragged.count > 1, known.allSatisfy({ $0 == 0 }) { continue }
      for (column, most) in ragged {
        table.rows[row][column] = rows[row][column].withDecimals(most, language)
      }
    }
    return table
  }
}

extension ReportText {
  /// The decimals of a text that is nothing but a number, and not in per cent; `nil` for any other.
  fileprivate func decimals(_ language: Language) -> Int? {
    guard runs.count == 1, let text = runs.first?.text, text.last != "%",
      PrintedNumber(text, language) != nil
    else { return nil }
    if case .figure(let figure)? = runs.first, figure.isCount { return nil }
    let mark: Character = language == .vi ? "," : "."
    return text.lastIndex(of: mark).map { text[$0...].count - 1 } ?? 0
  }

  /// A number with zeros up to so many decimals; any other text as it is.
  fileprivate func withDecimals(_ most: Int, _ language: Language) -> ReportText {
    guard let own = decimals(language), own < most else { return self }
    let mark = own > 0 ? "" : language == .vi ? "," : "."
    let zeros = mark + String(repeating: "0", count: most - own)
    return ReportText(
      runs: runs.map { run in
        switch run {
        case .words(let text): .words(text + zeros)
        case .name(let text): .name(text + zeros)
        case .figure(let figure):
          .figure(
            ReportFigure(figure.text + zeros, value: figure.value, origin: figure.origin))
        }
      })
  }
}
