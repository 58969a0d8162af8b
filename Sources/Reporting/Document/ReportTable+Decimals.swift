import Panels

extension ReportTable {
  /// The table with one count of decimals in each column of numbers, so that the marks stand under each other.
  ///
  /// Cells that are nothing but a number, or one after a sign of comparison, get zeros up to the most decimals of
  /// their column; those in per cent, which may be rounded to whole ones, stay. Where the rows say what they are
  /// measured in, only rows of one unit of measure count together: communes have no decimals because incomes have.
  /// Where they do not, a row of counts among measures stays, as it has no decimals in any such column.
  ///
  /// - Parameter language: The style in which the numbers are written.
  /// - Complexity: O(*cells*).
  public func withEvenDecimals(_ language: Language) -> ReportTable {
    guard measures.count == rows.count, !rows.isEmpty else {
      return evened(Array(rows.indices), language)
    }
    return Dictionary(grouping: rows.indices) { measures[$0] }.values
      .reduce(self) { table, alike in table.evened(alike, language, keepsCounts: false) }
  }

  /// The table with one count of decimals in some of its rows.
  private func evened(
    _ alike: [Int], _ language: Language, keepsCounts: Bool = true
  ) -> ReportTable {
    let ragged = columns.indices.compactMap { column -> (column: Int, most: Int)? in
      guard columns[column].isNumeric else { return nil }
      let most = alike.compactMap { rows[$0][column].decimals(language) }.max() ?? 0
      return most > 0 ? (column, most) : nil
    }
    guard !ragged.isEmpty else { return self }
    var table = self
    for row in alike {
      let known = ragged.compactMap { rows[row][$0.column].decimals(language) }
      if keepsCounts, ragged.count > 1, known.allSatisfy({ $0 == 0 }) { continue }
      for (column, most) in ragged {
        table.rows[row][column] = rows[row][column].withDecimals(most, language)
      }
    }
    return table
  }
}

extension ReportText {
  /// The decimals of a text that is nothing but a number, with or without a sign of comparison, and not in per cent;
  /// `nil` for any other.
  fileprivate func decimals(_ language: Language) -> Int? {
    if case .figure(let figure)? = runs.last, figure.isCount { return nil }
    let text = plain
    let isCompared = text.first.map { "≥≤><".contains($0) } ?? false
    let number = isCompared ? String(text.dropFirst().drop { $0 == " " }) : text
    guard number.last != "%", PrintedNumber(number, language) != nil else { return nil }
    return number.lastIndex(of: language.decimalMark).map { number[$0...].count - 1 } ?? 0
  }

  /// A number with zeros up to so many decimals; any other text as it is.
  fileprivate func withDecimals(_ most: Int, _ language: Language) -> ReportText {
    guard let own = decimals(language), own < most, let last = runs.last else { return self }
    let mark = own > 0 ? "" : String(language.decimalMark)
    let zeros = mark + String(repeating: "0", count: most - own)
    let longer: Run =
      switch last {
      case .words(let text): .words(text + zeros)
      case .name(let text): .name(text + zeros)
      case .figure(let figure):
        .figure(ReportFigure(figure.text + zeros, value: figure.value, origin: figure.origin))
      }
    return ReportText(runs: runs.dropLast() + [longer])
  }
}
