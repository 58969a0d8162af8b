import Panels

/// Takes the XML of a sheet: rows to the builder, merged cells and hidden columns to itself.
final class SheetMarkup: MarkupHandler {
  private enum Element {
    case sheet, data, row, cell, value, formula, inline, run, text
    case columns, column, merges, merge, other
  }

  let builder: RowBuilder
  /// Whether a row with a filled cell is complete and waits to be taken.
  var hasRow = false
  /// Whether rows are taken one by one; the parser then pauses after each.
  weak var parser: MarkupParser?
  private(set) var merges: [CellRange] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// Whether the first row is next, or rows have begun.
  private(set) var hasReachedData = false

  private let part: String
  private let place: SourceLocation
  private let limits: WorkbookLimits
  private var open: [Element] = []
  private var kind = RowBuilder.Kind.number
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  private var characters: [UInt8] = []

  init(part: String, place: SourceLocation, limits: WorkbookLimits, builder: RowBuilder) {
    self.part = part
    self.place = place
    self.limits = limits
    self.builder = builder
  }

  /// Whether rows stand next, on the level at hand.
  var isBetweenRows: Bool { open.last == .data }

  /// Whether the place is between or within rows.
  var isInRows: Bool { open.count > 1 && open[1] == .data }

  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError) {
    let element = try child(of: open.last, name)
    open.append(element)
    switch element {
    case .data: hasReachedData = true
    case .row:
      try builder.beginRow(number: attributes.bytes("r"), isHidden: attributes.flag("hidden"))
    case .cell: try beginCell(attributes)
    case .formula: hasFormula = true
    case .value: beginText()
    case .inline: beginText()
    case .column: try addColumn(attributes)
    case .merge: try addMerge(attributes)
    default: break
    }
  }

  func end() throws(InputError) {
    switch open.popLast() {
    case .cell: try endCell()
    case .row:
      hasRow = builder.endRow()
      if hasRow { parser?.suspend() }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
    guard open.last == .value || open.last == .text else { return }
    characters.append(contentsOf: bytes)
    if characters.count > 7 * limits.textLength { throw builder.textTooLong() }
  }

  private func child(of parent: Element?, _ name: MarkupName) throws(InputError) -> Element {
    guard let parent else {
      guard name.isCell("worksheet") else {
        let root = String(cString: name.local)
        throw error(.wrongPart(part, root: root, expected: "worksheet"))
      }
      return .sheet
    }
    guard name.namespace == .spreadsheet else { return .other }
    switch parent {
    case .sheet:
      if name.has(local: "sheetData") { return .data }
      if name.has(local: "cols") { return .columns }
      if name.has(local: "mergeCells") { return .merges }
    case .data where name.has(local: "row"): return .row
    case .row where name.has(local: "c"): return .cell
    case .cell:
      if name.has(local: "v") { return .value }
      if name.has(local: "f") { return .formula }
      if name.has(local: "is") { return .inline }
    case .inline where name.has(local: "r"): return .run
    case .inline where name.has(local: "t"), .run where name.has(local: "t"): return .text
    case .columns where name.has(local: "col"): return .column
    case .merges where name.has(local: "mergeCell"): return .merge
    default: break
    }
    return .other
  }

  // MARK: - Cells

  private func beginCell(_ attributes: MarkupAttributes) throws(InputError) {
    try builder.beginCell(address: attributes.bytes("r"))
    kind = try builder.kind(attributes.bytes("t"))
    style = try builder.style(attributes.bytes("s"))
    hasFormula = false
    hasValue = false
    characters.removeAll(keepingCapacity: true)
  }

  private func beginText() {
    hasValue = true
    characters.removeAll(keepingCapacity: true)
  }

  private func endCell() throws(InputError) {
    guard hasValue else {
      return try builder.endCell(kind, style: style, value: nil, isFormula: hasFormula)
    }
    var failure: InputError?
    characters.withUnsafeBufferPointer { bytes in
      do throws(InputError) {
        try builder.endCell(kind, style: style, value: bytes, isFormula: hasFormula)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  // MARK: - Columns and merged cells

  private func addColumn(_ attributes: MarkupAttributes) throws(InputError) {
    guard attributes.flag("hidden") else { return }
    let first = attributes.bytes("min").flatMap(CellText.wholeNumber) ?? 0
    let last = attributes.bytes("max").flatMap(CellText.wholeNumber) ?? first
    guard first >= 1, last >= first, first <= WorkbookLimits.columnCount else {
      throw error(.badRange("\(first):\(last)"))
    }
    try checkCount(hiddenColumns.count)
    let span = first...min(last, WorkbookLimits.columnCount)
    if let previous = hiddenColumns.last, previous.upperBound + 1 == span.lowerBound {
      hiddenColumns[hiddenColumns.count - 1] = previous.lowerBound...span.upperBound
    } else {
      hiddenColumns.append(span)
    }
  }

  private func addMerge(_ attributes: MarkupAttributes) throws(InputError) {
    let text = attributes.text("ref") ?? ""
    guard let range = CellAddress.range(text) else {
      throw error(.badRange(String(text.prefix(40))))
    }
    try checkCount(merges.count)
    if range.rows.count > 1 || range.columns.count > 1 { merges.append(range) }
  }

  private func checkCount(_ count: Int) throws(InputError) {
    guard count < limits.rangeCount else {
      throw error(.workbookTooLarge(.ranges, part: part, limit: limits.rangeCount))
    }
  }

  private func error(_ problem: WorkbookProblem) -> InputError {
    InputError(.workbook(problem), at: place)
  }
}
