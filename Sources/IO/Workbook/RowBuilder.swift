import Panels

/// Makes the rows of a sheet of what stands in its XML, and sees to it that they make sense.
///
/// Both ways of reading a sheet, row by row and through the XML parser, end here, so that the same
/// sheet gives the same rows and the same errors. One reader uses one builder, and calls of it never
/// overlap; what every cell touches is therefore not checked for that.
final class RowBuilder {
  /// The types of cells, by the attribute `t`.
  enum Kind {
    case number, shared, text, boolean, error, date, inline
  }

  /// The row at hand.
  @exclusivity(unchecked)
  var row = SheetRow()
  /// What was found that does not end the reading.
  private(set) var log = ProblemLog()
  @exclusivity(unchecked)
  private var pending: [Problem] = []
  private var place: SourceLocation
  /// The number of the last row ended.
  var lastRow: Int { previousRow }
  @exclusivity(unchecked)
  private var previousRow = 0
  @exclusivity(unchecked)
  private var column = 0
  private let strings: SharedStrings
  private let styles: StyleTable
  private let dates: DateSystem
  private let textLength: Int
  /// Whether cells are only looked at for their order, as when looking ahead.
  private let skipsValues: Bool

  init(
    place: SourceLocation, strings: SharedStrings, styles: StyleTable, dates: DateSystem,
    limits: WorkbookLimits, skipsValues: Bool
  ) {
    self.place = place
    self.strings = strings
    self.styles = styles
    self.dates = dates
    self.skipsValues = skipsValues
    textLength = limits.textLength
  }

  // MARK: - Rows

  /// Begins a row, or begins it anew.
  ///
  /// - Parameter number: Its attribute `r`; without it, it follows the row before.
  func beginRow(number: UnsafeBufferPointer<UInt8>?, isHidden: Bool) throws(InputError) {
    var current = previousRow + 1
    if let number {
      guard let read = CellText.wholeNumber(number), read >= 1 else { throw badRow(number) }
      current = read
    }
    guard current <= WorkbookLimits.rowCount else { throw badRow(number, current) }
    guard current > previousRow else {
      let problem = WorkbookProblem.rowsOutOfOrder(row: current, previous: previousRow)
      throw error(problem, row: current)
    }
    row.number = current
    row.isHidden = isHidden
    row.cells.removeAll(keepingCapacity: true)
    if !pending.isEmpty { pending.removeAll() }
    column = 0
  }

  /// Ends the row.
  ///
  /// - Returns: Whether it has a filled cell.
  @inline(__always)
  func endRow() -> Bool {
    previousRow = row.number
    if !pending.isEmpty {
      for problem in pending { log.add(problem) }
      pending.removeAll()
    }
    return !row.cells.isEmpty
  }

  // MARK: - Cells

  /// Begins a cell.
  ///
  /// - Parameter address: Its attribute `r`; without it, it follows the cell before.
  @inline(__always)
  func beginCell(address: UnsafeBufferPointer<UInt8>?) throws(InputError) {
    let previous = column
    if let address {
      guard let read = columnOf(address) else { throw badAddress(address) }
      column = read
    } else {
      column += 1
      guard column <= WorkbookLimits.columnCount else { throw badAddress(nil) }
    }
    guard column > previous else {
      throw error(.cellsOutOfOrder(previous: previous), row: row.number, column: column)
    }
  }

  /// The column of an address in this row.
  @inline(__always)
  private func columnOf(_ address: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    var index = 0
    while index < address.count, index < 4 {
      let letter = address[index] &- 65
      guard letter < 26 else { break }
      column = column * 26 + Int(letter) + 1
      index += 1
    }
    guard column >= 1, column <= WorkbookLimits.columnCount else { return nil }
    let digits = UnsafeBufferPointer(rebasing: address[index...])
    guard let number = CellText.wholeNumber(digits), number == row.number else { return nil }
    return column
  }

  /// The type that the attribute `t` names.
  @inline(__always)
  func kind(_ type: UnsafeBufferPointer<UInt8>?) throws(InputError) -> Kind {
    guard let type else { return .number }
    if type.count == 1 {
      switch type[0] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "n"): return .number
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .date
      default: break
      }
    }
    if CellText.isWord(type, "inlineStr") { return .inline }
    if CellText.isWord(type, "str") { return .text }
    throw error(.badCellType(String(decoding: type, as: UTF8.self)))
  }

  /// The style that the attribute `s` names.
  @inline(__always)
  func style(_ text: UnsafeBufferPointer<UInt8>?) throws(InputError) -> Int {
    guard let text else { return 0 }
    guard let index = CellText.wholeNumber(text), index < max(styles.count, 1) else {
      let seen = String(decoding: text, as: UTF8.self)
      throw error(.missingStyle(seen, count: styles.count))
    }
    return index
  }

  /// Ends a cell.
  ///
  /// - Parameter value: What stands in it; `nil` when nothing does.
  @inline(__always)
  func endCell(
    _ kind: Kind, style: Int, value: UnsafeBufferPointer<UInt8>?, isFormula: Bool
  ) throws(InputError) {
    if skipsValues { return }
    guard let value, !value.isEmpty else {
      if isFormula, value == nil || kind != .text { note(.formulaWithoutValue) }
      return
    }
    switch kind {
    case .number: try addNumber(value, style, isFormula)
    case .shared: try addShared(value, isFormula)
    case .text, .inline: try addText(value, isFormula)
    default: try addOther(kind, value, isFormula)
    }
  }

  @inline(__always)
  private func add(_ value: SheetValue, _ isFormula: Bool) {
    row.cells.append(SheetCell(column: column, value: value, isFormula: isFormula))
  }

  @inline(__always)
  private func addNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ style: Int, _ isFormula: Bool
  ) throws(InputError) {
    guard let number = DecimalText.number(bytes, decimalMark: UInt8(ascii: ".")),
      number.isFinite
    else { return try addSpacedNumber(bytes, style, isFormula) }
    switch styles.kind(style: style, value: number) {
    case .percent: add(.number(number, .percent), isFormula)
    case .date: addDay(number, isFormula)
    default: add(.number(number, .plain), isFormula)
    }
  }

  private func addSpacedNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ style: Int, _ isFormula: Bool
  ) throws(InputError) {
    let trimmed = CellText.trimmed(bytes)
    guard trimmed.count < bytes.count else { throw badValue(bytes, .number) }
    if !trimmed.isEmpty { return try addNumber(trimmed, style, isFormula) }
    if isFormula { note(.formulaWithoutValue) }
  }

  private func addDay(_ number: Double, _ isFormula: Bool) {
    if let day = dates.day(number) {
      add(.date(day), isFormula)
    } else {
      note(.dateOutOfRange(number))
      add(.number(number, .plain), isFormula)
    }
  }

  @inline(__always)
  private func addShared(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isFormula: Bool
  ) throws(InputError) {
    guard let index = CellText.wholeNumber(bytes) ?? CellText.wholeNumber(CellText.trimmed(bytes)),
      index < strings.count
    else {
      let seen = String(decoding: bytes.prefix(40), as: UTF8.self)
      throw error(.missingSharedString(seen, count: strings.count))
    }
    let text = strings.text(index)
    if !text.isEmpty { add(.text(text), isFormula) }
  }

  @inline(__always)
  private func addText(_ bytes: UnsafeBufferPointer<UInt8>, _ isFormula: Bool) throws(InputError) {
    let text = CellText.decode(bytes)
    guard !CellText.isTooLong(text, limit: textLength) else { throw textTooLong() }
    add(.text(text), isFormula)
  }

  private func addOther(
    _ kind: Kind, _ value: UnsafeBufferPointer<UInt8>, _ isFormula: Bool
  ) throws(InputError) {
    let text = String(decoding: CellText.trimmed(value), as: UTF8.self)
    switch kind {
    case .boolean:
      switch text {
      case "1", "true": add(.boolean(true), isFormula)
      case "0", "false": add(.boolean(false), isFormula)
      default: throw badValue(value, .boolean)
      }
    case .date:
      let day = text.prefix { $0 != "T" }
      guard day.count == 10, let date = CalendarDate(iso: day) else {
        throw badValue(value, .date)
      }
      add(.date(date), isFormula)
    default:
      add(.error(text), isFormula)
    }
  }

  // MARK: - Problems

  /// Notes what does not end the reading, when the row is complete.
  private func note(_ problem: WorkbookProblem) {
    pending.append(Problem(.workbook(problem), at: here))
  }

  func textTooLong() -> InputError { error(.textTooLong(limit: textLength)) }

  private var here: SourceLocation {
    var location = place
    location.line = row.number
    location.column = column
    return location
  }

  private func error(_ problem: WorkbookProblem) -> InputError {
    InputError(.workbook(problem), at: here)
  }

  private func error(_ problem: WorkbookProblem, row: Int, column: Int? = nil) -> InputError {
    var location = place
    location.line = row
    location.column = column
    return InputError(.workbook(problem), at: location)
  }

  private func badRow(_ text: UnsafeBufferPointer<UInt8>?, _ number: Int = 0) -> InputError {
    let seen = text.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? "\(number)"
    return error(.badRowNumber(seen), row: previousRow + 1)
  }

  private func badAddress(_ text: UnsafeBufferPointer<UInt8>?) -> InputError {
    let seen = text.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? "XFE\(row.number)"
    return error(.badCellAddress(seen, row: row.number), row: row.number)
  }

  private func badValue(_ text: UnsafeBufferPointer<UInt8>, _ type: CellType) -> InputError {
    error(.badCellValue(String(decoding: text.prefix(40), as: UTF8.self), type: type))
  }
}
