import Panels

/// Rows that are not plain: everything the tokenizer and the cell parser know, and every problem.
extension BlockParser {
  /// Parses the next record, whatever it holds; false at the end. An empty row is no record.
  func parseTokens(_ tokens: inout CSVTokenizer) -> Bool {
    guard tokens.next() else { return false }
    if tokens.isBlank { return true }
    block.counts.rows += 1
    makeRoom()
    if let frame = frame(&tokens) {
      if roles.isLong { parseLongCell(tokens) } else { parseWideCells(tokens) }
      segment.units[row] = frame.unit
      segment.years[row] = Int16(frame.year)
      segment.lines[row] = Int32(truncatingIfNeeded: tokens.line)
      segment.provenances?[row] = frame.provenance.rawValue
      row += 1
    }
    if let line = tokens.unclosedQuoteLine { block.unclosedQuoteLine = line }
    return true
  }

  /// Refuses the one record of a block that is longer than a record can be.
  func refuseRecord(lines: Int) {
    block.counts.rows += 1
    block.counts.read += roles.valueCount
    block.counts.refused += roles.valueCount
    block.lineCount = lines
    block.log.add(
      .text(.recordTooLong(limit: BlockCutter.longestRecord)),
      at: SourceLocation(file: path, line: 1))
  }

  private struct Frame {
    var unit: Int32
    var year: Int
    var provenance: Provenance
  }

  /// What the cells of a record share, or `nil` when it is refused.
  private func frame(_ tokens: inout CSVTokenizer) -> Frame? {
    let fields = tokens.fields
    if let column = tokens.textAfterQuoteColumn {
      return refuse(.textAfterQuote, tokens, column: column)
    }
    guard fields.count == roles.columns.count else {
      return refuse(
        .raggedRow(expected: roles.columns.count, found: fields.count), tokens, column: nil)
    }
    guard !tokens.trimmed(fields[roles.unitColumn]).isEmpty else {
      return refuse(.emptyField, tokens, column: roles.unitColumn)
    }
    guard var code = tokens.text(fields[roles.unitColumn]) else {
      return refuse(.notUTF8, tokens, column: roles.unitColumn)
    }
    guard code.withUTF8(Self.isProperCode) else {
      return refuse(.controlCharacter(code), tokens, column: roles.unitColumn)
    }
    let yearField = fields[roles.yearColumn]
    guard let year = CellParser.year(tokens.trimmed(yearField)) else {
      return refuse(.notAYear(tokens.text(yearField) ?? "?"), tokens, column: roles.yearColumn)
    }
    var provenance = Provenance.observed
    if let column = roles.provenanceColumn {
      let word = tokens.text(fields[column]) ?? "?"
      guard let known = word.isEmpty ? .observed : Provenance(label: word) else {
        let allowed = Provenance.allCases.map(\.label)
        let suggestion = Spelling.nearest(to: word, among: allowed)
        return refuse(
          .notAllowed(word, allowed: allowed, suggestion: suggestion), tokens, column: column)
      }
      provenance = known
    }
    for column in roles.labelColumns {
      guard var label = tokens.text(fields[column]) else {
        return refuse(.notUTF8, tokens, column: column)
      }
      guard label.withUTF8(Self.isProperLabel) else {
        return refuse(.controlCharacter(label), tokens, column: column)
      }
    }
    let unit = code.withUTF8 { newUnit($0) }
    noteLabels(tokens, unit: unit, year: year)
    return Frame(unit: unit, year: year, provenance: provenance)
  }

  private func noteLabels(_ tokens: CSVTokenizer, unit: Int32, year: Int) {
    guard takesLabels(unit: unit, year: year) else { return }
    for (index, column) in roles.labelColumns.enumerated() {
      guard var text = tokens.text(tokens.fields[column]) else { continue }
      unitLabels.base[Int(unit) * labelCount + index] = text.withUTF8 {
        labelTables[index].intern($0)
      }
    }
  }

  private func parseWideCells(_ tokens: CSVTokenizer) {
    for (index, column) in roles.valueColumns.enumerated() {
      segment.values[index][row] = parseCell(
        tokens, column: column, roles.indicators[index], value: index)
    }
  }

  private func parseLongCell(_ tokens: CSVTokenizer) {
    let column = roles.valueColumns[0]
    let number = indicatorNames.intern(tokens.trimmed(tokens.fields[column]))
    if Int(number) == indicatorOfName.count {
      indicatorOfName.append(indicatorNames.text(number).flatMap { roles.catalogue?[$0] })
      firstPlaces.append((blockIndex, place(tokens, column: column)))
    }
    segment.indicators?[row] = number
    guard let indicator = indicatorOfName[Int(number)] else {
      block.counts.read += 1
      block.counts.refused += 1
      segment.values[0][row] = .nan
      return
    }
    segment.values[0][row] = parseCell(
      tokens, column: roles.valueColumns[1], indicator, value: 0)
  }

  private func parseCell(
    _ tokens: CSVTokenizer, column: Int, _ indicator: Indicator, value: Int
  ) -> Double {
    block.counts.read += 1
    var notices: [ProblemKind] = []
    let read = cells.parse(tokens.trimmed(tokens.fields[column]), indicator, notices: &notices)
    return taken(read, notices, row: row, value: value, at: place(tokens, column: column))
  }

  /// Counts a cell that was read, and notes what is to be said of it.
  ///
  /// - Parameter place: Where it stands; asked for only where something is said.
  /// - Returns: The value, NaN where there is none.
  func taken(
    _ cell: CellValue, _ notices: [ProblemKind], row: Int, value: Int,
    at place: @autoclosure () -> SourceLocation
  ) -> Double {
    for notice in notices { block.log.add(notice, at: place()) }
    switch cell {
    case .value(let number):
      block.filled += 1
      return number
    case .missing: block.counts.missing += 1
    case .notApplicable:
      block.counts.notApplicable += 1
      block.notApplicable.append(
        ParsedBlock.MarkedCell(span: block.spans.count, row: row, value: value))
    case .wrong(let kind):
      block.counts.refused += 1
      block.log.add(kind, at: place())
    }
    return .nan
  }

  private func refuse(_ kind: ProblemKind, _ tokens: CSVTokenizer, column: Int?) -> Frame? {
    block.counts.read += roles.valueCount
    block.counts.refused += roles.valueCount
    block.log.add(kind, at: place(tokens, column: column))
    return nil
  }

  private func place(_ tokens: CSVTokenizer, column: Int?) -> SourceLocation {
    SourceLocation(
      file: path, line: tokens.line, column: column.map { $0 + 1 },
      columnName: column.flatMap { $0 < roles.columns.count ? roles.columns[$0] : nil })
  }
}
