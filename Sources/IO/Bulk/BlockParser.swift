import Panels

/// One worker's parsing of blocks of a table into columns.
///
/// Plain rows are read from left to right, eight bytes at a time. A row with anything else in it (a
/// quote, spaces around a field, a word, a number of more than seven characters that is not plain, a
/// value out of bounds) is read again by `CSVTokenizer` and `CellParser`, which know all forms and
/// word all problems.
final class BlockParser {
  let worker: Int
  let path: String
  let roles: TableRoles
  private let delimiter: UInt8
  let cells: CellParser
  private let roleBuffer: UnsafeMutablePointer<ColumnRole>
  private let lastLabels: UnsafeMutablePointer<RepeatedField>
  let labelCount: Int
  private let forms: NumberForms
  let valueColumns: UnsafeMutablePointer<ValueColumn>
  let passing: PassingColumns?

  /// The codes of units, numbered as this worker met them.
  @exclusivity(unchecked) var codes = CodeTable()
  /// For each label column, its labels.
  @exclusivity(unchecked) var labelTables: [CodeTable]
  /// For each unit and label column, the label of the latest year: the labels of a unit side by side.
  let unitLabels = GrowingColumn<Int32>()
  /// For each unit, the row that its labels are from: the latest year, then the first in the file. The
  /// least number for a code that stands only in rows that are refused.
  let labelRanks = GrowingColumn<Int64>()
  /// The names of indicators of a long table.
  @exclusivity(unchecked) var indicatorNames = CodeTable()
  /// For each of them the indicator it stands for, if any.
  @exclusivity(unchecked) var indicatorOfName: [Indicator?] = []
  /// For each of them the block and the place where this worker met it first.
  var firstPlaces: [(block: Int, place: SourceLocation)] = []

  var segment: RowSegment
  var row = 0
  var firstRow = 0
  var block: ParsedBlock
  var blockIndex = 0

  /// Prepares a worker.
  init(worker: Int, roles: TableRoles, path: String, delimiter: UInt8, decimalComma: Bool) {
    self.worker = worker
    self.path = path
    self.roles = roles
    self.delimiter = delimiter
    cells =
      roles.layout.isPointChosen && !decimalComma
      ? CellParser(mark: .point) : CellParser(decimalComma: decimalComma)
    roleBuffer = .allocate(capacity: max(roles.roles.count, 1))
    roleBuffer.initialize(from: roles.roles, count: roles.roles.count)
    labelCount = roles.labelNames.count
    lastLabels = .allocate(capacity: max(labelCount, 1))
    lastLabels.initialize(repeating: RepeatedField(), count: labelCount)
    forms = NumberForms(
      delimiter: delimiter, decimalMark: UInt8(ascii: decimalComma ? "," : "."))
    labelTables = roles.labelNames.map { _ in CodeTable() }
    passing = roles.passing.map(PassingColumns.init)
    segment = Self.segment(capacity: 1 << 12, roles)
    block = ParsedBlock(worker: worker)
    valueColumns = .allocate(capacity: max(roles.valueCount, 1))
    for (column, role) in roles.roles.enumerated() where role.kind == .value {
      let isLast = column == roles.roles.count - 1
      (valueColumns + role.index).initialize(
        to: ValueColumn(
          form: forms.first(isLast: isLast), values: segment.values[role.index],
          isBounded: role.isBounded, isLast: isLast))
    }
    placePassing()
  }

  deinit {
    roleBuffer.deallocate()
    lastLabels.deallocate()
    valueColumns.deallocate()
  }

  private static func segment(capacity: Int, _ roles: TableRoles) -> RowSegment {
    RowSegment(
      capacity: capacity, valueColumns: roles.valueCount, isLong: roles.isLong,
      hasProvenance: roles.provenanceColumn != nil, passing: roles.passing)
  }

  /// Parses a block.
  func parse(_ text: TextBlock) -> ParsedBlock {
    block = ParsedBlock(worker: worker)
    blockIndex = text.index
    firstRow = row
    for index in 0..<labelCount { lastLabels[index].forget() }
    if text.hasTooLongRecord {
      refuseRecord(lines: text.lineCount)
      return block
    }
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

  /// Ends the rows that stand side by side.
  func closeSpan() {
    segment.count = row
    if row > firstRow {
      count(firstRow..<row)
      block.spans.append(ParsedBlock.Span(segment: segment, rows: firstRow..<row))
    }
    firstRow = row
    placePassing()
  }

  /// The row before which ``makeRoom(for:)`` has to be called.
  private var rowLimit: Int {
    passing == nil ? segment.capacity : min(segment.capacity, firstRow + PassingColumns.capacity)
  }

  /// Makes room for more rows side by side, no more than the smallest segment holds.
  func makeRoom(for count: Int = 1) {
    guard row + count > segment.capacity else {
      if row + count > rowLimit { closeSpan() }
      return
    }
    closeSpan()
    let capacity = min(segment.capacity * 4, RowSegment.largestCapacity)
    segment = Self.segment(capacity: capacity, roles)
    for index in 0..<roles.valueCount { valueColumns[index].values = segment.values[index] }
    row = 0
    firstRow = 0
    placePassing()
  }

  // MARK: Plain rows

  /// What changes from row to row, kept out of the object so that it stays in registers.
  private struct State {
    var row: Int
    var rows = 0
    var missing = 0
    var line = 1
    var lastUnit = RepeatedField()
    var lastIndicator = RepeatedField()
    var lastProvenance = RepeatedField()
    var labelRanks: UnsafeMutablePointer<Int64>
    var unitLabels: UnsafeMutablePointer<Int32>
    let delimiter: UInt8
    let columnCount: Int
    let labelCount: Int
    let isLong: Bool
    let roles: UnsafeMutablePointer<ColumnRole>
    let lastLabels: UnsafeMutablePointer<RepeatedField>
    let valueColumns: UnsafeMutablePointer<ValueColumn>
    /// The place in the file of the first of the rows counted here.
    var order: Int64
  }

  private func parsePlain(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout CSVTokenizer) {
    guard let base = bytes.baseAddress else { return }
    let end = base + bytes.count
    var pointer = base
    var state = State(
      row: row, labelRanks: labelRanks.base, unitLabels: unitLabels.base, delimiter: delimiter,
      columnCount: roles.roles.count, labelCount: labelCount, isLong: roles.isLong,
      roles: roleBuffer, lastLabels: lastLabels, valueColumns: valueColumns,
      order: lastOrder + 1)
    var segment = segment
    var limit = rowLimit
    while pointer < end {
      let byte = pointer.pointee
      if byte == UInt8(ascii: "#") || byte == 10 || byte == 13 {
        if let next = Self.skippedLine(pointer, end) {
          pointer = next
          state.line += 1
          continue
        }
      }
      if state.row == limit {
        row = state.row
        makeRoom()
        segment = self.segment
        state.row = row
        limit = rowLimit
      }
      if let next = parsePlainRow(pointer, segment, &state) {
        pointer = next
        state.line &+= 1
        continue
      }
      row = state.row
      flush(&state)
      tokens.move(to: pointer - base, line: state.line)
      guard parseTokens(&tokens) else { break }
      state.order = lastOrder + 1
      segment = self.segment
      limit = rowLimit
      state.row = row
      state.labelRanks = labelRanks.base
      state.unitLabels = unitLabels.base
      state.line = tokens.linesRead + 1
      pointer = base + tokens.position
    }
    row = state.row
    flush(&state)
    block.lineCount = state.line - 1
  }

  /// Adds what plain rows counted to the account of the block.
  private func flush(_ state: inout State) {
    block.counts.rows += state.rows
    block.counts.read += state.rows * roles.valueCount
    block.counts.missing += state.missing
    block.filled += state.rows * roles.valueCount - state.missing
    state.rows = 0
    state.missing = 0
  }

  /// Parses a row whose fields are all plain: the start of the next one, or `nil` when this one has to be
  /// looked at again.
  @inline(__always)
  private func parsePlainRow(
    _ start: UnsafePointer<UInt8>, _ segment: RowSegment, _ state: inout State
  ) -> UnsafePointer<UInt8>? {
    let delimiter = state.delimiter
    let delimiters = EightBytes.repeating(delimiter)
    let lastColumn = state.columnCount &- 1
    let row = state.row
    var pointer = start
    var unit: Int32 = -1
    var year = -1
    var indicator: Int32 = -1
    var missing = 0
    var column = 0
    while column <= lastColumn {
      let role = state.roles + column
      switch role.pointee.kind {
      case .value:
        let run = role.pointee.run
        var valueColumn = state.valueColumns + role.pointee.index
        let stop = valueColumn + run
        while valueColumn < stop {
          let number: Double
          let digits = valueColumn.pointee.form.digits(at: pointer)
          if digits >= 0 {
            pointer += valueColumn.pointee.form.step
            number = valueColumn.pointee.form.number(digits: digits)
          } else {
            guard let other = forms.number(at: pointer, of: valueColumn) else { return nil }
            pointer = other.next
            number = other.number
            if number.isNaN { missing &+= 1 }
          }
          if valueColumn.pointee.isBounded {
            let position = valueColumn - state.valueColumns - role.pointee.index
            if !(role + position).pointee.allows(number) { return nil }
          }
          valueColumn.pointee.values[row] = number
          valueColumn += 1
        }
        column &+= run
        if column > lastColumn, (pointer - 1).pointee == 13 {
          guard pointer.pointee == 10 else { return nil }
          pointer += 1
        }
        continue
      case .skipped:
        if pointer.pointee == 34 { return nil }
        pointer = EightBytes.fieldEnd(pointer, delimiters)
      case .year:
        year = EightBytes.year(EightBytes.load(pointer))
        guard year >= 1900, year <= 2200 else { return nil }
        pointer += 4
        if column == lastColumn, pointer.pointee == 13 { pointer += 1 }
      case .unit:
        if state.lastUnit.repeats(at: pointer) {
          pointer += state.lastUnit.count
        } else {
          let end = EightBytes.fieldEnd(pointer, delimiters)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            field.count > 0, let number = number(ofUnit: field)
          else { return nil }
          state.labelRanks = labelRanks.base
          state.unitLabels = unitLabels.base
          state.lastUnit.remember(pointer, end, number)
          pointer = end
        }
        unit = state.lastUnit.number
      case .label:
        let last = state.lastLabels + role.pointee.index
        if last.pointee.repeats(at: pointer) {
          pointer += last.pointee.count
        } else {
          let end = EightBytes.fieldEnd(pointer, delimiters)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            let number = number(ofLabel: field, role.pointee.index)
          else { return nil }
          last.pointee.remember(pointer, end, number)
          pointer = end
        }
      case .indicator:
        if state.lastIndicator.repeats(at: pointer) {
          pointer += state.lastIndicator.count
        } else {
          let end = EightBytes.fieldEnd(pointer, delimiters)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            let known = number(ofKnownIndicator: field)
          else { return nil }
          state.lastIndicator.remember(pointer, end, known)
          pointer = end
        }
        indicator = state.lastIndicator.number
      case .provenance:
        if state.lastProvenance.repeats(at: pointer) {
          pointer += state.lastProvenance.count
        } else {
          let end = EightBytes.fieldEnd(pointer, delimiters)
          guard let field = Self.plainField(pointer, end, isLast: column == lastColumn),
            let provenance = Self.provenance(field)
          else { return nil }
          state.lastProvenance.remember(pointer, end, Int32(provenance.rawValue))
          pointer = end
        }
        segment.provenances?[row] = UInt8(truncatingIfNeeded: state.lastProvenance.number)
      }
      guard pointer.pointee == (column < lastColumn ? delimiter : 10) else { return nil }
      pointer += 1
      column &+= 1
    }
    if state.isLong {
      guard isAllowed(segment.values[0][row], indicator: indicator) else { return nil }
      segment.indicators?[row] = indicator
    }
    let rank = (Int64(year) << 48) &- (state.order &+ Int64(state.rows))
    if rank > state.labelRanks[Int(unit)] {
      state.labelRanks[Int(unit)] = rank
      let labels = state.unitLabels + Int(unit) &* state.labelCount
      for index in 0..<state.labelCount { labels[index] = state.lastLabels[index].number }
    }
    segment.units[row] = unit
    segment.years[row] = Int16(truncatingIfNeeded: year)
    segment.lines[row] = Int32(truncatingIfNeeded: state.line)
    state.row = row &+ 1
    state.rows &+= 1
    state.missing &+= missing
    return pointer
  }

  private func isAllowed(_ value: Double, indicator: Int32) -> Bool {
    guard let known = indicatorOfName[Int(indicator)] else { return false }
    return value.isNaN || (known.kind.allows(value) && value <= known.limit ?? .infinity)
  }

  private func number(ofKnownIndicator field: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard let known = indicatorNames.find(field), indicatorOfName[Int(known)] != nil else {
      return nil
    }
    return known
  }

  /// The number of a unit; `nil` for a new one whose code is no proper text.
  private func number(ofUnit code: UnsafeBufferPointer<UInt8>) -> Int32? {
    if let known = codes.find(code) { return known }
    guard Self.isProperCode(code) else { return nil }
    return newUnit(code)
  }

  func newUnit(_ code: UnsafeBufferPointer<UInt8>) -> Int32 {
    let number = codes.intern(code)
    if Int(number) == labelRanks.count {
      labelRanks.append(.min)
      for _ in 0..<labelCount { unitLabels.append(-1) }
    }
    return number
  }

  /// The place in the file of the row counted last, by block and row of the block.
  private var lastOrder: Int64 { (Int64(blockIndex) << 20) + Int64(block.counts.rows) }

  /// Makes the current row the source of a unit's labels when it beats the one that stands; of one year
  /// the first row of the file stands.
  func takesLabels(unit: Int32, year: Int) -> Bool {
    let rank = (Int64(year) << 48) - lastOrder
    guard rank > labelRanks.base[Int(unit)] else { return false }
    labelRanks.base[Int(unit)] = rank
    return true
  }

  /// The number of a label; `nil` for a new one that is no proper text.
  private func number(ofLabel field: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int32? {
    if let known = labelTables[index].find(field) { return known }
    guard Self.isProperLabel(field) else { return nil }
    return labelTables[index].intern(field)
  }
}
