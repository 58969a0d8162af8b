import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One worker's parsing of blocks of a table into columns.
///
/// Plain rows are read from left to right, eight bytes at a time. A row with anything else in it (a
/// quote, spaces around a field, a word, a number of more than seven characters that is not plain, a
/// value out of bounds) is read again by `CSVTokenizer` and `CellParser`, which know all forms and
/// word all problems.
final class BlockParser {
  private let worker: Int
  private let path: String
  private let roles: TableRoles
  private let delimiter: UInt8
  private let cells: CellParser
  private let roleBuffer: UnsafeMutablePointer<ColumnRole>
  private let powers: UnsafeMutablePointer<Double>
  private let lastLabels: UnsafeMutablePointer<RepeatedField>
  private let labelCount: Int

  /// The codes of units, numbered as this worker met them.
  private(set) var codes = CodeTable()
  /// For each label column, its labels.
  private(set) var labelTables: [CodeTable]
  /// For each label column and unit, the label of the latest year.
  private(set) var unitLabels: [[Int32]]
  /// For each unit, the row that its labels are from: the latest year, then the first in the file. The
  /// least number for a code that stands only in rows that are refused.
  private(set) var labelRanks: [Int64] = []
  /// The names of indicators of a long table.
  private(set) var indicatorNames = CodeTable()
  /// For each of them the indicator it stands for, if any.
  private(set) var indicatorOfName: [Indicator?] = []
  /// For each of them the block and the place where this worker met it first.
  private(set) var firstPlaces: [(block: Int, place: SourceLocation)] = []

  private var segment: RowSegment
  private var row = 0
  private var firstRow = 0
  private var block: ParsedBlock
  private var blockIndex = 0
  private var lastUnit = RepeatedField()
  private var lastIndicator = RepeatedField()
  private var lastProvenance = RepeatedField()

  /// Prepares a worker.
  init(worker: Int, roles: TableRoles, path: String, delimiter: UInt8, decimalComma: Bool) {
    self.worker = worker
    self.path = path
    self.roles = roles
    self.delimiter = delimiter
    cells = CellParser(decimalComma: decimalComma)
    roleBuffer = .allocate(capacity: max(roles.roles.count, 1))
    roleBuffer.initialize(from: roles.roles, count: roles.roles.count)
    powers = .allocate(capacity: 8)
    powers.initialize(from: Array(DecimalText.powersOfTen[0..<8]), count: 8)
    labelCount = roles.labelNames.count
    lastLabels = .allocate(capacity: max(labelCount, 1))
    lastLabels.initialize(repeating: RepeatedField(), count: labelCount)
    labelTables = roles.labelNames.map { _ in CodeTable() }
    unitLabels = roles.labelNames.map { _ in [] }
    segment = Self.segment(capacity: 1 << 12, roles)
    block = ParsedBlock(worker: worker)
  }

  deinit {
    roleBuffer.deallocate()
    powers.deallocate()
    lastLabels.deallocate()
  }

  private static func segment(capacity: Int, _ roles: TableRoles) -> RowSegment {
    RowSegment(
      capacity: capacity, valueColumns: roles.valueCount, isLong: roles.isLong,
      hasProvenance: roles.provenanceColumn != nil)
  }

  /// Parses a block.
  func parse(_ text: TextBlock) -> ParsedBlock {
    block = ParsedBlock(worker: worker)
    blockIndex = text.index
    firstRow = row
    lastUnit.forget()
    lastIndicator.forget()
    lastProvenance.forget()
    for index in 0..<labelCount { lastLabels[index].forget() }
    let bytes = text.bytes
    var tokens = CSVTokenizer(bytes, delimiter: delimiter, line: 1)
    if roles.isPlain {
      parsePlain(bytes, &tokens)
    } else {
      while parseTokens(&tokens) {}
      block.lineCount = tokens.linesRead
    }
    closeSpan()
    return block
  }

  private func closeSpan() {
    segment.count = row
    if row > firstRow {
      block.spans.append(ParsedBlock.Span(segment: segment, rows: firstRow..<row))
    }
    firstRow = row
  }

  /// Makes room for one more row.
  private func makeRoom() {
    guard row == segment.capacity else { return }
    closeSpan()
    let capacity = min(segment.capacity * 4, RowSegment.largestCapacity)
    segment = Self.segment(capacity: capacity, roles)
    row = 0
    firstRow = 0
  }

  // MARK: Plain rows

  private func parsePlain(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout CSVTokenizer) {
    guard let base = bytes.baseAddress else { return }
    let end = base + bytes.count
    var pointer = base
    var line = 1
    while pointer < end {
      let byte = pointer.pointee
      if byte == UInt8(ascii: "#") || byte == 10 || byte == 13 {
        if let next = Self.skippedLine(pointer, end) {
          pointer = next
          line += 1
          continue
        }
      }
      makeRoom()
      if let next = parsePlainRow(pointer, line: line) {
        pointer = next
        line += 1
        continue
      }
      tokens.move(to: pointer - base, line: line)
      guard parseTokens(&tokens) else { break }
      line = tokens.linesRead + 1
      pointer = base + tokens.position
    }
    block.lineCount = line - 1
  }

  /// Where the line after a comment or an empty line starts.
  private static func skippedLine(
    _ pointer: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    switch pointer.pointee {
    case 10: return pointer + 1
    case 13: return pointer[1] == 10 ? min(pointer + 2, end) : nil
    default:
      guard let feed = memchr(pointer, 10, end - pointer + 1) else { return end }
      return min(
        UnsafePointer(feed.assumingMemoryBound(to: UInt8.self)) + 1, end)
    }
  }

  /// Parses a row whose fields are all plain: the start of the next one, or `nil` when this one has to be
  /// looked at again.
  @inline(__always)
  private func parsePlainRow(_ start: UnsafePointer<UInt8>, line: Int) -> UnsafePointer<UInt8>? {
    let delimiter = delimiter
    let delimiters = EightBytes.repeating(delimiter)
    let feeds = EightBytes.repeating(10)
    let decimalMarks = EightBytes.repeating(cells.decimalMark)
    let powers = powers
    let values = segment.values
    let row = row
    let lastColumn = roles.roles.count - 1
    var pointer = start
    var unit: Int32 = -1
    var year = -1
    var missing = 0
    var indicator: Int32 = -1
    for column in 0...lastColumn {
      let role = roleBuffer + column
      let end: UnsafePointer<UInt8>
      switch role.pointee.kind {
      case .value:
        let word = EightBytes.load(pointer)
        let marks =
          EightBytes.marks(of: delimiters, in: word) | EightBytes.marks(of: feeds, in: word)
        var number: Double
        if marks != 0 {
          var bits = EightBytes.bits(before: marks)
          end = pointer + Int(truncatingIfNeeded: bits &>> 3)
          if column == lastColumn, bits > 0, (end - 1).pointee == 13 { bits &-= 8 }
          if bits == 0 {
            number = .nan
            missing &+= 1
          } else {
            number = EightBytes.number(word, bits: bits, decimalMarks: decimalMarks, powers: powers)
            guard number >= role.pointee.lower, number <= role.pointee.upper else { return nil }
          }
        } else {
          end = Self.fieldEnd(pointer + 8, delimiters, feeds)
          let isCarriage = column == lastColumn && (end - 1).pointee == 13
          let field = UnsafeBufferPointer(
            start: pointer, count: end - pointer - (isCarriage ? 1 : 0))
          guard let known = DecimalText.number(field, decimalMark: cells.decimalMark),
            known >= role.pointee.lower, known <= role.pointee.upper
          else { return nil }
          number = known
        }
        if role.pointee.isWhole, number != number.rounded(.towardZero), !number.isNaN { return nil }
        values[role.pointee.index][row] = number
      case .skipped:
        if pointer.pointee == 34 { return nil }
        end = Self.fieldEnd(pointer, delimiters, feeds)
      case .year:
        let word = EightBytes.load(pointer)
        year = EightBytes.year(word)
        guard year >= 1900, year <= 2200 else { return nil }
        end = pointer + (pointer[4] == 13 && column == lastColumn ? 5 : 4)
        if pointer[4] == 13, column != lastColumn { return nil }
      case .unit:
        if lastUnit.repeats(at: pointer) {
          unit = lastUnit.number
          end = pointer + lastUnit.count
        } else {
          end = Self.fieldEnd(pointer, delimiters, feeds)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            field.count > 0, let number = number(ofUnit: field)
          else { return nil }
          unit = number
          lastUnit.remember(pointer, end, number)
        }
      case .label:
        let last = lastLabels + role.pointee.index
        if last.pointee.repeats(at: pointer) {
          end = pointer + last.pointee.count
        } else {
          end = Self.fieldEnd(pointer, delimiters, feeds)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            let number = number(ofLabel: field, role.pointee.index)
          else { return nil }
          last.pointee.remember(pointer, end, number)
        }
      case .indicator:
        if lastIndicator.repeats(at: pointer) {
          indicator = lastIndicator.number
          end = pointer + lastIndicator.count
        } else {
          end = Self.fieldEnd(pointer, delimiters, feeds)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            let known = indicatorNames.find(field), indicatorOfName[Int(known)] != nil
          else { return nil }
          indicator = known
          lastIndicator.remember(pointer, end, known)
        }
      case .provenance:
        if lastProvenance.repeats(at: pointer) {
          end = pointer + lastProvenance.count
        } else {
          end = Self.fieldEnd(pointer, delimiters, feeds)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            let provenance = Self.provenance(field)
          else { return nil }
          lastProvenance.remember(pointer, end, Int32(provenance.rawValue))
        }
        segment.provenances?[row] = UInt8(truncatingIfNeeded: lastProvenance.number)
      }
      let terminator = end.pointee
      if column < lastColumn {
        guard terminator == delimiter else { return nil }
        pointer = end + 1
      } else {
        guard terminator == 10 else { return nil }
        pointer = end + 1
      }
    }
    if roles.isLong {
      guard let known = indicatorOfName[Int(indicator)] else { return nil }
      let value = values[0][row]
      guard value.isNaN || (known.kind.allows(value) && value <= known.limit ?? .infinity) else {
        return nil
      }
      segment.indicators?[row] = indicator
    }
    if let rank = labelRank(unit: unit, year: year) {
      labelRanks[Int(unit)] = rank
      for index in 0..<labelCount { unitLabels[index][Int(unit)] = lastLabels[index].number }
    }
    segment.units[row] = unit
    segment.years[row] = Int16(truncatingIfNeeded: year)
    segment.lines[row] = Int32(truncatingIfNeeded: line)
    self.row = row &+ 1
    block.counts.rows &+= 1
    block.counts.read &+= roles.valueCount
    block.counts.missing &+= missing
    block.filled &+= roles.valueCount &- missing
    return pointer
  }

  @inline(__always)
  private static func fieldEnd(
    _ start: UnsafePointer<UInt8>, _ delimiters: UInt64, _ feeds: UInt64
  ) -> UnsafePointer<UInt8> {
    var pointer = start
    while true {
      let word = EightBytes.load(pointer)
      let marks = EightBytes.marks(of: delimiters, in: word) | EightBytes.marks(of: feeds, in: word)
      if marks != 0 {
        return pointer + Int(truncatingIfNeeded: EightBytes.bits(before: marks) &>> 3)
      }
      pointer += 8
    }
  }

  /// A field without quotes or spaces around it; `nil` for any other.
  @inline(__always)
  private static func plainField(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, isLast: Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    var count = end - start
    if isLast, count > 0, start[count - 1] == 13 { count -= 1 }
    if count == 0 { return UnsafeBufferPointer(start: start, count: 0) }
    guard start[0] != 34, start[0] > 32, start[count - 1] > 32 else { return nil }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// The number of a unit; `nil` for a new one whose code is no proper text.
  private func number(ofUnit code: UnsafeBufferPointer<UInt8>) -> Int32? {
    if let known = codes.find(code) { return known }
    guard Self.isProperText(code) else { return nil }
    return newUnit(code)
  }

  private func newUnit(_ code: UnsafeBufferPointer<UInt8>) -> Int32 {
    let number = codes.intern(code)
    if Int(number) == labelRanks.count {
      labelRanks.append(.min)
      for index in unitLabels.indices { unitLabels[index].append(-1) }
    }
    return number
  }

  /// Whether bytes are UTF-8 without control characters.
  private static func isProperText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isPlain = true
    for byte in bytes {
      if byte < 32 || byte == 127 { return false }
      if byte >= 0x80 { isPlain = false }
    }
    return isPlain || String(validating: bytes, as: UTF8.self) != nil
  }

  /// The rank of the current row as a source of labels, when it beats the one that stands.
  @inline(__always)
  private func labelRank(unit: Int32, year: Int) -> Int64? {
    // Of one year the first row of the file stands.
    let order = (Int64(blockIndex) << 20) | Int64(min(block.counts.rows, 0xF_FFFF))
    let rank = (Int64(year) << 48) - order
    return rank > labelRanks[Int(unit)] ? rank : nil
  }

  /// The number of a label; `nil` for a new one that is no proper text.
  private func number(ofLabel field: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int32? {
    if let known = labelTables[index].find(field) { return known }
    guard Self.isProperText(field) else { return nil }
    return labelTables[index].intern(field)
  }

  private static func provenance(_ field: UnsafeBufferPointer<UInt8>) -> Provenance? {
    let word = String(decoding: field, as: UTF8.self)
    return word.isEmpty ? .observed : Provenance(label: word)
  }

  // MARK: All other rows

  /// Parses the next record, whatever it holds; false at the end.
  private func parseTokens(_ tokens: inout CSVTokenizer) -> Bool {
    guard tokens.next() else { return false }
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
    guard code.withUTF8(Self.isProperText) else {
      return refuse(.controlCharacter, tokens, column: roles.unitColumn)
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
      guard label.withUTF8(Self.isProperText) else {
        return refuse(.controlCharacter, tokens, column: column)
      }
    }
    let unit = code.withUTF8 { newUnit($0) }
    noteLabels(tokens, unit: unit, year: year)
    return Frame(unit: unit, year: year, provenance: provenance)
  }

  private func noteLabels(_ tokens: CSVTokenizer, unit: Int32, year: Int) {
    guard let rank = labelRank(unit: unit, year: year) else { return }
    labelRanks[Int(unit)] = rank
    for (index, column) in roles.labelColumns.enumerated() {
      guard var text = tokens.text(tokens.fields[column]) else { continue }
      unitLabels[index][Int(unit)] = text.withUTF8 { labelTables[index].intern($0) }
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
    switch cells.parse(tokens.trimmed(tokens.fields[column]), indicator) {
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
      block.log.add(kind, at: place(tokens, column: column))
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
      columnName: column.map { roles.columns[$0] })
  }
}

/// The field of a column in the row before: sorted tables repeat their codes from row to row.
private struct RepeatedField {
  private var word: UInt64 = 0
  private var mask: UInt64 = 0
  private var start: UnsafePointer<UInt8>?
  /// The number of bytes without the terminator.
  private(set) var count = 0
  /// The number given to it.
  private(set) var number: Int32 = -1

  /// Nothing repeats what follows: the text before is gone.
  mutating func forget() { start = nil }

  @inline(__always)
  mutating func remember(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ number: Int32
  ) {
    self.start = start
    count = end - start
    self.number = number
    word = EightBytes.load(start)
    mask = EightBytes.mask(ofBytes: count + 1)
  }

  /// Whether the field at `pointer` and what ends it are the same as in the row before.
  @inline(__always)
  func repeats(at pointer: UnsafePointer<UInt8>) -> Bool {
    guard let start, (EightBytes.load(pointer) ^ word) & mask == 0 else { return false }
    if count < 8 { return true }
    // Longer fields: the bytes are compared only as far as the row before goes.
    for offset in 8...count where pointer[offset] != start[offset] { return false }
    return true
  }
}
