import IO
import Panels
import Reporting

/// A sheet with one table: title, question, headings that stay in sight, filters, rows.
///
/// When a sheet is full the rows go on in the next one.
final class GridSheet {
  /// Rows of the head: title, question, way back, headings.
  static let headRows = 4
  /// How many rows are looked at for the width of columns.
  private static let sample = 2_000
  private static let widest = 42.0
  /// How many letters of running text take the width of a digit; at most, so that rows are high enough.
  static let lettersAUnit = 1.08
  private static let longWidth = 60.0
  /// About how many letters fit across a page that lies, in letters of 6 points and more.
  private static let pageWidth = 250.0
  /// About how many letters fit across a page that stands, in letters of 7 points and more.
  static let standingWidth = 135.0
  /// How many rows are printed of a table that is too long to be printed whole.
  static let printedStart = 50

  private let maker: BookMaker
  private let columns: [BookColumn]
  private let title: String
  private let answer: String
  private let wanted: String
  private let color: UInt32
  private let keyColumn: Int?
  private let printedRows: Int
  private(set) var sheet: BookSheet
  private var row = GridSheet.headRows
  private var rowHeight = 15.0
  private var widths: [Double]
  /// The heights of rows by the names in each column.
  private var nameHeights: [[String: Double]]
  /// The number of rows, of all sheets together.
  private(set) var rowCount = 0
  /// Whether the rows go on in another sheet.
  private(set) var isContinued = false
  private let styles: [BookStyle]
  /// The rows a sheet takes; less than all where the last one says that it goes on.
  private let greatestRow: Int

  /// Starts a sheet.
  ///
  /// - Parameters:
  ///   - name: The name on the tab.
  ///   - decimals: How many decimals the values of each column need; as many as their form has without.
  ///   - keys: Whether a hidden column of keys for lookups stands behind the others.
  ///   - printedRows: How many rows it may have and still be printed whole.
  init(
    _ maker: BookMaker, name: String, title: String, answer: String, columns: [BookColumn],
    color: UInt32, decimals: [Int]? = nil, keys: Bool = false, printedRows: Int,
    greatestRow: Int = BookWriter.greatestRowCount - 1
  ) throws(InputError) {
    self.maker = maker
    self.columns = columns
    self.title = title
    self.answer = answer
    self.color = color
    wanted = name
    keyColumn = keys ? columns.count + 1 : nil
    self.printedRows = printedRows
    self.greatestRow = greatestRow
    nameHeights = columns.map { _ in [:] }
    widths = columns.map { Self.headingWidth(maker.vocabulary($0.title)) }
    styles = columns.enumerated().map { index, column in
      decimals.map { maker.look.style(column.form, decimals: $0[index]) }
        ?? maker.look.style(column.form)
    }
    sheet = try maker.book.addSheet(name)
    writeHead(answer)
  }

  private func writeHead(_ answer: String) {
    sheet.tab(color)
    sheet.height(20, row: 1)
    sheet.text(title, row: 1, column: 1, style: maker.look.title)
    sheet.text(answer, row: 2, column: 1, style: maker.look.answer)
    sheet.link(
      maker.words(.bookBack), to: maker.contentsName, row: 3, column: 1, style: maker.look.link)
    // The arrow of the filter takes room of its own.
    let heights = columns.map { column in
      let title = maker.vocabulary(column.title)
      return Self.height(title, width: Self.headingWidth(title) * 1.15 - 3)
    }
    sheet.height(heights.max() ?? 15, row: Self.headRows)
    for (index, column) in columns.enumerated() {
      sheet.text(
        maker.vocabulary(column.title), row: Self.headRows, column: index + 1,
        style: column.form.isNumeric ? maker.look.numberHeading : maker.look.heading)
    }
    if let keyColumn {
      sheet.text(
        maker.words(.bookKey), row: Self.headRows, column: keyColumn, style: maker.look.heading)
    }
    row = Self.headRows
  }

  // MARK: Rows

  /// Adds the row at which a table stands.
  func add(_ rows: TableRows, places: [GridPlace], key: String? = nil) throws(InputError) {
    try nextRow()
    for (index, place) in places.enumerated() {
      switch place {
      case .field(let field): write(rows, field: field, index: index)
      case .nameOfUnit(let field):
        guard let name = maker.unitNames[rows.text(field)] else { continue }
        sheet.text(name, row: row, column: index + 1, style: styles[index])
        fit(index, to: name.count) { name }
      }
    }
    if let key, let keyColumn {
      sheet.text(key, row: row, column: keyColumn, style: maker.look.helper)
    }
  }

  /// Adds a row of cells.
  func add(_ cells: [ChartBlock.Cell]) throws(InputError) {
    try nextRow()
    for (index, cell) in cells.enumerated() {
      switch cell {
      case .empty: break
      case .number(let value):
        sheet.number(value, row: row, column: index + 1, style: styles[index])
        widen(index, toNumber: value)
      case .text(let text):
        sheet.text(text, row: row, column: index + 1, style: styles[index])
        fit(index, to: text.count) { text }
      }
    }
  }

  private func nextRow() throws(InputError) {
    if row == greatestRow { try goOn() }
    row += 1
    rowCount += 1
    rowHeight = 15
  }

  private func write(_ rows: TableRows, field: Int, index: Int) {
    let column = columns[index]
    if rows.isEmpty(field) || column.id == "q50" && FanKey.hasNoForecast(rows) { return }
    switch column.form {
    case .code, .text, .long:
      sheet.text(rows, field: field, row: row, column: index + 1, style: styles[index])
      fit(index, to: rows.length(field)) { rows.text(field) }
    case .message:
      let message = maker.vocabulary.word(rows.text(field), in: column)
      sheet.text(message, row: row, column: index + 1, style: styles[index])
      fit(index, to: message.count) { message }
    case .word, .span, .set, .indicator, .target, .scenario, .list, .requirement, .bar, .figure:
      write(word: maker.vocabulary.word(rows.text(field), in: column), index: index)
    case .day:
      let date = CalendarDate(iso: rows.text(field))
      // A month or a year alone is no day.
      if let date, date.day != nil {
        sheet.date(date, row: row, column: index + 1, style: styles[index])
        if rowCount <= Self.sample { widen(index, to: "31/12/2024".count) }
      } else {
        write(word: date?.text(in: maker.words.language) ?? rows.text(field), index: index)
      }
    case .year, .whole, .number, .mixed, .precise, .significance, .chance, .share, .automatic:
      if let value = rows.number(field), Self.isBeyondMeasure(value, column) {
        let sign = value < 0 ? "−∞" : "∞"
        sheet.text(sign, row: row, column: index + 1, style: styles[index])
      } else if let value = rows.number(field), !isCode(rows, field, column) {
        sheet.number(value, row: row, column: index + 1, style: style(rows, field, index))
        if rowCount <= Self.sample { widen(index, toNumber: value) }
      } else {
        var column = column
        column.form = .word
        write(word: maker.vocabulary.word(rows.text(field), in: column), index: index)
      }
    }
  }

  private func write(word: String, index: Int) {
    sheet.text(word, row: row, column: index + 1, style: styles[index])
    fit(index, toName: word)
  }

  /// The style of a number: that of its column, but of those of other units its own decimals, and of an indicator that
  /// is had or not the share of units that have it.
  private func style(_ rows: TableRows, _ field: Int, _ index: Int) -> BookStyle {
    let column = columns[index]
    if column.form == .mixed {
      return maker.look.style(.mixed, decimals: min(rows.decimals(field), ColumnForm.mostDecimals))
    }
    if column.form == .number, Self.ofShares.contains(column.table),
      !column.id.contains("weight"), let indicator = rows.index(of: "indicator"),
      maker.yesNoIndicators.contains(rows.text(indicator))
    {
      return maker.look.shareOfOne
    }
    return styles[index]
  }

  /// The tables whose means of indicators that are had or not are shares of units.
  private static let ofShares: Set<String> = ["means", "group_forecast"]

  /// Whether a statistic is the quotient by an error that is nothing but rounding: the series is a perfect line.
  private static func isBeyondMeasure(_ value: Double, _ column: BookColumn) -> Bool {
    column.id == "t" && abs(value) > 1e9
  }

  /// Whether what looks like a number in a column of either is a code: it begins with a needless zero.
  private func isCode(_ rows: TableRows, _ field: Int, _ column: BookColumn) -> Bool {
    guard column.form == .automatic else { return false }
    let text = rows.text(field)
    return text.hasPrefix("+") || (text.hasPrefix("0") && text.count > 1 && !text.hasPrefix("0."))
  }

  private func widest(_ index: Int) -> Double {
    [.long, .message].contains(columns[index].form) ? Self.longWidth : Self.widest
  }

  /// How many letters of a text fit into a line: columns grow with their first rows only.
  private func lineLength(_ index: Int) -> Double {
    (rowCount <= Self.sample ? widest(index) : widths[index]) * Self.lettersAUnit - 2
  }

  private func widen(_ index: Int, to letters: Int) {
    widths[index] = max(widths[index], min(Double(letters) * 1.05 + 3, widest(index)))
  }

  /// Makes room for a text: a wider column, or a higher row where it is wider than columns get.
  private func fit(_ index: Int, to letters: Int, _ text: () -> String) {
    if rowCount <= Self.sample { widen(index, to: letters) }
    let line = lineLength(index)
    guard columns[index].form != .code, Double(letters) > line else { return }
    let height = Self.height(text(), width: line)
    guard height > rowHeight else { return }
    rowHeight = height
    sheet.height(height, row: row)
  }

  /// Makes room for a name that stands in many rows: it is measured once.
  private func fit(_ index: Int, toName name: String) {
    let height: Double
    if let known = nameHeights[index][name] {
      height = known
    } else {
      if rowCount <= Self.sample { widen(index, to: name.count) }
      height = Self.height(name, width: lineLength(index))
      nameHeights[index][name] = height
    }
    guard height > rowHeight else { return }
    rowHeight = height
    sheet.height(height, row: row)
  }

  private func widen(_ index: Int, toNumber value: Double) {
    var digits = 1
    var rest = abs(value)
    while rest >= 10, digits < 16 {
      rest /= 10
      digits += 1
    }
    widen(index, to: digits + digits / 3 + 4)
  }

  // MARK: The end of a sheet

  /// Goes on in the next sheet, and says so in both.
  private func goOn() throws(InputError) {
    let name = sheet.name
    let next = try maker.book.addSheet(wanted)
    sheet.text(
      maker.words.say("book.goes-on", ["sheet": next.name]), row: row + 1, column: 1,
      style: maker.look.answer)
    close()
    isContinued = true
    sheet = next
    writeHead(maker.words.say("book.continued", ["sheet": name]))
  }

  /// Ends the sheet.
  ///
  /// - Returns: Where the rows of the last sheet stand.
  @discardableResult
  func finish() -> PlacedTable {
    close()
    return PlacedTable(
      sheet: sheet.name, rows: (Self.headRows + 1)...max(row, Self.headRows + 1),
      columns: Dictionary(
        columns.enumerated().map { ($0.element.id, $0.offset + 1) },
        uniquingKeysWith: { first, _ in first }), key: keyColumn)
  }

  private func close() {
    let body = (Self.headRows + 1)...max(row, Self.headRows + 1)
    for (index, width) in widths.enumerated() {
      sheet.width(width, columns: (index + 1)...(index + 1))
    }
    if let keyColumn { sheet.width(8, columns: keyColumn...keyColumn, isHidden: true) }
    let leading = leadingColumns()
    sheet.freeze(rows: Self.headRows, columns: leading)
    sheet.filter(
      CellRange(rows: Self.headRows...body.upperBound, columns: 1...max(columns.count, 1)))
    mark(body)
    setUpPrinting(body)
    if sheet.cutTexts > 0 {
      maker.note(maker.words.say("book.texts-cut", ["count": sheet.cutTexts]), of: sheet.name)
    }
  }

  /// Sets up the printing on one page across, standing where the columns fit, else lying: a table to look things up
  /// in does not leave the printer on hundreds of pages, and what is not printed is told on each page.
  private func setUpPrinting(_ body: ClosedRange<Int>) {
    let words = maker.words
    var remarks: [String] = []
    var parts: [String] = []
    var last = body.upperBound
    if body.count > printedRows {
      last = body.lowerBound + Self.printedStart - 1
      remarks.append(
        words.say(
          "book.prints-first",
          ["printed": Self.printedStart, "all": words.numbers.text(body.count)]))
      parts.append(words.say("book.printed-rows", ["printed": Self.printedStart]))
    }
    let printed = columnsAcrossPage
    if printed < columns.count {
      remarks.append(
        words.say("book.prints-first-columns", ["printed": printed, "all": columns.count]))
      parts.append(
        words.say("book.printed-columns", ["printed": printed, "all": columns.count]))
    }
    let remark = remarks.joined(separator: ". ")
    if !parts.isEmpty { maker.notePrinting(parts.joined(separator: ", "), of: sheet.name) }
    sheet.printArea(CellRange(rows: 1...last, columns: 1...max(printed, 1)))
    sheet.page(
      isLandscape: widths.prefix(printed).reduce(0, +) > Self.standingWidth,
      titleRows: Self.headRows...Self.headRows,
      footer: maker.footer(sheet.name, remark: remark))
  }

  /// How many of the first columns fit across a page.
  private var columnsAcrossPage: Int {
    var width = 0.0
    return widths.prefix { columnWidth in
      width += columnWidth
      return width <= Self.pageWidth
    }.count
  }

  /// How many columns at the left name what a row is of: they stay in sight.
  private func leadingColumns() -> Int {
    let names: Set = [
      "unit", "name", "village", "owner", "kind", "target", "row", "scenario", "level", "group",
      "indicator", "set",
    ]
    var width = 0.0
    return zip(columns, widths).prefix { column, columnWidth in
      width += columnWidth
      return names.contains(column.id) && width <= Self.pageWidth / 2
    }.count
  }

  /// Marks verdicts by their symbols and chances by bars.
  private func mark(_ rows: ClosedRange<Int>) {
    for (index, column) in columns.enumerated() {
      let cells = CellRange(rows: rows, columns: (index + 1)...(index + 1))
      if column.form == .chance { sheet.bars(cells, color: 0xA6CEE3) }
      let verdicts = ["verdict", "conditions", "other_verdict", "possible"]
      guard column.form == .word, verdicts.contains(column.id) else { continue }
      for mark in BookLook.marks {
        sheet.mark(cells, beginningWith: mark.symbol, as: mark.style)
      }
    }
  }
}

/// Where the value of a cell comes from.
enum GridPlace {
  /// A field of the row.
  case field(Int)
  /// The name of the unit whose code stands in a field.
  case nameOfUnit(Int)
}

/// Where a table stands in a workbook.
struct PlacedTable {
  let sheet: String
  let rows: ClosedRange<Int>
  /// The columns by id.
  let columns: [String: Int]
  /// The column of keys, where there is one.
  let key: Int?

  /// The cells of a column.
  func cells(_ column: Int) -> BookChart.Cells {
    BookChart.Cells(sheet: sheet, range: CellRange(rows: rows, columns: column...column))
  }
}
