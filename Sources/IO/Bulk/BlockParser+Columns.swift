import Panels

/// Rows that come in columns, from a database: numbers need no parsing, texts get the checks of those of a text table.
extension BlockParser {
  /// Takes the rows of a block.
  func parse(_ columns: ColumnBlock) -> ParsedBlock {
    block = ParsedBlock(worker: worker)
    blockIndex = columns.index
    firstRow = row
    for chunk in columns.chunks {
      let reader = ChunkReader(chunk: chunk, places: columns.places, linesBefore: block.lineCount)
      let known = block.log.problems.count
      take(reader)
      block.log.sortByPlace(from: known)
      block.lineCount += chunk.count
    }
    closeSpan()
    return block
  }

  /// The columns of a chunk by their numbers in the table.
  private struct ChunkReader {
    let chunk: DuckDBChunk
    let places: [Int]
    let linesBefore: Int

    func vector(_ column: Int) -> DuckDBVector { chunk.vectors[places[column]] }

    /// Whether a row holds nothing, as an empty row of a sheet.
    func isBlank(_ row: Int) -> Bool {
      chunk.vectors.allSatisfy { vector in
        vector.isNull(row)
          || vector.text(row).map { CSVTokenizer.trimmed($0).isEmpty } ?? false
      }
    }
  }

  private func take(_ reader: ChunkReader) {
    makeRoom(for: reader.chunk.count)
    let rows = frames(reader)
    if roles.isLong {
      takeLong(reader, rows)
    } else {
      for (index, column) in roles.valueColumns.enumerated() {
        take(reader, rows, column: column, value: index)
      }
    }
    row += rows.count
  }

  // MARK: What the cells of a row share

  /// Writes unit, year, line and provenance of the rows that are not refused, and says which they are.
  private func frames(_ reader: ChunkReader) -> [Int] {
    let unitVector = reader.vector(roles.unitColumn)
    let yearVector = reader.vector(roles.yearColumn)
    var units = RepeatedText()
    var rows: [Int] = []
    rows.reserveCapacity(reader.chunk.count)
    for row in 0..<reader.chunk.count {
      if unitVector.isNull(row), reader.isBlank(row) { continue }
      block.counts.rows += 1
      let line = reader.linesBefore + row + 1
      let known = units.number(of: unitVector, row)
      guard let unit = known ?? newUnit(unitVector, row, line) else { continue }
      if known == nil { units.remember(unitVector, row, unit) }
      guard let year = year(of: yearVector, row) else {
        refuse(.notAYear(written(yearVector, row)), line, column: roles.yearColumn)
        continue
      }
      guard let provenance = provenance(reader, row, line), checkLabels(reader, row, line)
      else { continue }
      let place = self.row + rows.count
      segment.units[place] = unit
      segment.years[place] = Int16(year)
      segment.lines[place] = Int32(truncatingIfNeeded: line)
      segment.provenances?[place] = provenance.rawValue
      if takesLabels(unit: unit, year: year) { noteLabels(reader, row, unit: unit) }
      rows.append(row)
    }
    return rows
  }

  /// The number of a unit that the row above does not have, or `nil` when its code is refused.
  private func newUnit(_ vector: DuckDBVector, _ row: Int, _ line: Int) -> Int32? {
    withText(vector, row) { code in
      if code.isEmpty {
        refuse(.emptyField, line, column: roles.unitColumn)
        return nil
      }
      guard Self.isProperCode(code) else {
        refuse(
          .controlCharacter(String(decoding: code, as: UTF8.self)), line, column: roles.unitColumn)
        return nil
      }
      return newUnit(code)
    }
  }

  private func year(of vector: DuckDBVector, _ row: Int) -> Int? {
    if let text = vector.text(row) { return CellParser.year(CSVTokenizer.trimmed(text)) }
    if case .words = vector.type { return withText(vector, row, CellParser.year) }
    return vector.year(row)
  }

  private func provenance(_ reader: ChunkReader, _ row: Int, _ line: Int) -> Provenance? {
    guard let column = roles.provenanceColumn else { return .observed }
    let word = written(reader.vector(column), row)
    if word.isEmpty { return .observed }
    if let known = Provenance(label: word) { return known }
    let allowed = Provenance.allCases.map(\.label)
    refuse(
      .notAllowed(
        word, allowed: allowed, suggestion: Spelling.nearest(to: word, among: allowed)), line,
      column: column)
    return nil
  }

  private func checkLabels(_ reader: ChunkReader, _ row: Int, _ line: Int) -> Bool {
    for column in roles.labelColumns {
      guard withText(reader.vector(column), row, Self.isProperLabel) else {
        refuse(
          .controlCharacter(written(reader.vector(column), row)), line, column: column)
        return false
      }
    }
    return true
  }

  private func noteLabels(_ reader: ChunkReader, _ row: Int, unit: Int32) {
    for (index, column) in roles.labelColumns.enumerated() {
      unitLabels.base[Int(unit) * labelCount + index] = withText(reader.vector(column), row) {
        labelTables[index].intern($0)
      }
    }
  }

  // MARK: Values

  /// Takes the values of a column of a wide table.
  private func take(_ reader: ChunkReader, _ rows: [Int], column: Int, value: Int) {
    let vector = reader.vector(column)
    let indicator = roles.indicators[value]
    let role = roles.roles[column]
    let values = segment.values[value] + row
    block.counts.read += rows.count
    guard vector.type.isNumeric else {
      for (place, row) in rows.enumerated() {
        values[place] = cell(reader, column, row, place, indicator, value: value)
      }
      return
    }
    for (place, row) in rows.enumerated() {
      if vector.isNull(row) {
        values[place] = .nan
        block.counts.missing += 1
        continue
      }
      let number = vector.number(row)
      if number.isFinite, role.allows(number) {
        values[place] = number
        block.filled += 1
      } else {
        values[place] = cell(reader, column, row, place, indicator, value: value)
      }
    }
  }

  private func takeLong(_ reader: ChunkReader, _ rows: [Int]) {
    let names = reader.vector(roles.valueColumns[0])
    var repeated = RepeatedText()
    for (place, row) in rows.enumerated() {
      block.counts.read += 1
      let known = repeated.number(of: names, row)
      let number = known ?? withText(names, row) { indicatorNames.intern($0) }
      if known == nil { repeated.remember(names, row, number) }
      if Int(number) == indicatorOfName.count {
        indicatorOfName.append(indicatorNames.text(number).flatMap { roles.catalogue?[$0] })
        firstPlaces.append(
          (
            blockIndex,
            location(line: reader.linesBefore + row + 1, column: roles.valueColumns[0])
          ))
      }
      segment.indicators?[self.row + place] = number
      guard let indicator = indicatorOfName[Int(number)] else {
        block.counts.refused += 1
        segment.values[0][self.row + place] = .nan
        continue
      }
      segment.values[0][self.row + place] = cell(
        reader, roles.valueColumns[1], row, place, indicator, value: 0)
    }
  }

  /// One value by the rules for cells of text, with what is to be said of it.
  private func cell(
    _ reader: ChunkReader, _ column: Int, _ row: Int, _ place: Int, _ indicator: Indicator,
    value: Int
  ) -> Double {
    let vector = reader.vector(column)
    let line = reader.linesBefore + row + 1
    var notices: [ProblemKind] = []
    // A typed number has a point, whatever mark the texts of the table have.
    let parser = vector.type.isNumeric ? CellParser(mark: .point) : cells
    let read = withText(vector, row) { parser.parse($0, indicator, notices: &notices) }
    return taken(
      read, notices, row: self.row + place, value: value,
      at: location(line: line, column: column))
  }

  // MARK: Texts and places

  /// Lends the text of a value without spaces around it.
  private func withText<Result>(
    _ vector: DuckDBVector, _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let text = vector.text(row) { return body(CSVTokenizer.trimmed(text)) }
    return vector.written(row).withUnsafeBufferPointer { body(CSVTokenizer.trimmed($0)) }
  }

  private func written(_ vector: DuckDBVector, _ row: Int) -> String {
    withText(vector, row) { String(decoding: $0, as: UTF8.self) }
  }

  private func refuse(_ kind: ProblemKind, _ line: Int, column: Int) {
    block.counts.read += roles.valueCount
    block.counts.refused += roles.valueCount
    block.log.add(kind, at: location(line: line, column: column))
  }

  private func location(line: Int, column: Int) -> SourceLocation {
    var place = SourceLocation(
      file: path, line: line, column: column + 1, columnName: roles.columns[column])
    place.countsRows = true
    return place
  }
}

/// The text of the row above: sorted tables repeat their codes from row to row.
private struct RepeatedText {
  private var bytes: UnsafeBufferPointer<UInt8>?
  private var number: Int32 = -1

  /// The number given to the text of the row above, when this one is the same.
  func number(of vector: DuckDBVector, _ row: Int) -> Int32? {
    guard let bytes, let text = vector.text(row), text.count == bytes.count,
      text.elementsEqual(bytes)
    else { return nil }
    return number
  }

  /// Keeps the text of a row; its chunk must outlive this value.
  mutating func remember(_ vector: DuckDBVector, _ row: Int, _ number: Int32) {
    bytes = vector.text(row)
    self.number = number
  }
}
