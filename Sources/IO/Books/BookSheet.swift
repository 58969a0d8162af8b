import CXlsxwriter
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A sheet being written. Rows and columns are counted from 1; rows come in ascending order.
///
/// ```swift
/// let plain = book.style(CellStyle())
/// sheet.text("Xã mô phỏng 001", row: 2, column: 1, style: plain)
/// sheet.number(46.5, row: 2, column: 2, style: plain)
/// sheet.freeze(rows: 1, columns: 1)
/// ```
public final class BookSheet {
  /// The name on its tab.
  public let name: String
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  // The book keeps its sheets, so it lives as long as they are written.
  private unowned let book: BookWriter
  /// The most letters of a cell; longer text is cut.
  public static let longestText = 32_767
  /// How many texts were cut because a cell cannot hold them.
  public private(set) var cutTexts = 0

  init(name: String, sheet: UnsafeMutablePointer<lxw_worksheet>, book: BookWriter) {
    self.name = name
    self.sheet = sheet
    self.book = book
  }

  // MARK: Cells

  /// A text cell; empty text leaves only the look, marks that turn the direction of writing are left out, and what
  /// begins as a formula does (``TableText``) gets an apostrophe in front.
  public func text(_ text: String, row: Int, column: Int, style: BookStyle) {
    text.withCString { self.text(cString: $0, row: row, column: column, style: style) }
  }

  /// A field of a table as a text cell.
  public func text(
    _ rows: TableRows, field: Int, row: Int, column: Int, style: BookStyle
  ) {
    rows.withText(field) { text, _ in
      self.text(cString: text, row: row, column: column, style: style)
    }
  }

  private func text(cString: UnsafePointer<CChar>, row: Int, column: Int, style: BookStyle) {
    let format = style.format
    let (line, place) = (lxw_row_t(row - 1), lxw_col_t(column - 1))
    if cString[0] == 0 {
      worksheet_write_blank(sheet, line, place, format)
      return
    }
    if Self.isPlain(cString) {
      worksheet_write_string(sheet, line, place, cString, format)
      return
    }
    let safe = Self.safe(String(cString: cString))
    if safe.isCut { cutTexts += 1 }
    worksheet_write_string(sheet, line, place, safe.text, format)
  }

  /// Whether a text can go into a cell as it is: short, no formula, without what readers take for an escape, and
  /// without a byte that begins a mark nobody sees or one of the two code points that XML refuses.
  private static func isPlain(_ text: UnsafePointer<CChar>) -> Bool {
    strlen(text) < longestText / 4 && strstr(text, "_x") == nil
      && !TableText.beginsFormula(UInt8(bitPattern: text[0]))
      && strchr(text, 0xD8) == nil && strchr(text, 0xEF) == nil && !hasPunctuation(text)
  }

  /// Whether there is a character from U+2000 to U+207F, among which the marks nobody sees are.
  private static func hasPunctuation(_ text: UnsafePointer<CChar>) -> Bool {
    var rest = strchr(text, 0xE2)
    while let found = rest {
      if UInt8(bitPattern: found[1]) <= 0x81 { return true }
      rest = strchr(found + 1, 0xE2)
    }
    return false
  }

  private static func safe(_ text: String) -> (text: String, isCut: Bool) {
    var kept = String(
      text.withoutUnseenMarks.unicodeScalars.filter { $0 != "\u{FFFE}" && $0 != "\u{FFFF}" })
    // `_x0041_` stands for A in cells, so that the underscore is escaped itself.
    kept = kept.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    if let first = kept.utf8.first, TableText.beginsFormula(first) { kept = "'" + kept }
    guard kept.utf16.count > longestText else { return (kept, false) }
    kept = String(decoding: Array(kept.utf16.prefix(longestText - 2)), as: UTF16.self) + "…"
    return (kept, true)
  }

  /// A number cell.
  public func number(_ value: Double, row: Int, column: Int, style: BookStyle) {
    worksheet_write_number(
      sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), value, style.format)
  }

  /// A day, as a number that its style has to show as one.
  public func date(_ date: CalendarDate, row: Int, column: Int, style: BookStyle) {
    // Spreadsheets count from the last day of 1899.
    number(Double(date.dayNumber + 25_569), row: row, column: column, style: style)
  }

  /// What a formula gives, for programs that do not compute it when they open the file.
  public enum FormulaResult: Sendable {
    case number(Double)
    case text(String)
  }

  /// A formula of our own, never one from data.
  public func formula(
    _ formula: String, result: FormulaResult, row: Int, column: Int, style: BookStyle
  ) {
    let (line, place) = (lxw_row_t(row - 1), lxw_col_t(column - 1))
    switch result {
    case .number(let value):
      worksheet_write_formula_num(sheet, line, place, formula, style.format, value)
    case .text(let text):
      worksheet_write_formula_str(
        sheet, line, place, formula, style.format, text.withoutUnseenMarks)
    }
  }

  /// A text that leads to a sheet of the workbook.
  public func link(_ text: String, to target: String, row: Int, column: Int, style: BookStyle) {
    let (line, place) = (lxw_row_t(row - 1), lxw_col_t(column - 1))
    let quoted = target.replacing("'", with: "''")
    worksheet_write_url(sheet, line, place, "internal:'\(quoted)'!A1", style.format)
    worksheet_write_string(sheet, line, place, text, style.format)
  }

  /// A text across several columns of a row.
  public func wideText(_ text: String, row: Int, columns: ClosedRange<Int>, style: BookStyle) {
    let line = lxw_row_t(row - 1)
    let (first, last) = (lxw_col_t(columns.lowerBound - 1), lxw_col_t(columns.upperBound - 1))
    if first < last {
      worksheet_merge_range(sheet, line, first, line, last, "", style.format)
    }
    self.text(text, row: row, column: columns.lowerBound, style: style)
  }

  // MARK: Look

  /// How wide columns are, in letters.
  public func width(_ width: Double, columns: ClosedRange<Int>, isHidden: Bool = false) {
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    worksheet_set_column_opt(
      sheet, lxw_col_t(columns.lowerBound - 1), lxw_col_t(columns.upperBound - 1), width, nil,
      &options)
  }

  /// How high a row is, in points; said before its cells or between them.
  public func height(_ height: Double, row: Int) {
    worksheet_set_row(sheet, lxw_row_t(row - 1), height, nil)
  }

  /// Keeps the first rows and columns in sight.
  public func freeze(rows: Int, columns: Int) {
    worksheet_freeze_panes(sheet, lxw_row_t(rows), lxw_col_t(columns))
  }

  /// Puts filters on the first row of a range.
  public func filter(_ range: CellRange) {
    worksheet_autofilter(
      sheet, lxw_row_t(range.rows.lowerBound - 1), lxw_col_t(range.columns.lowerBound - 1),
      lxw_row_t(range.rows.upperBound - 1), lxw_col_t(range.columns.upperBound - 1))
  }

  /// What stands below printed pages.
  public struct Footer: Sendable {
    /// What stands at the left.
    public var text: String
    /// The word before the number of the page and of all pages, at the right.
    public var pageWord: String

    /// Makes what stands below pages.
    public init(_ text: String, pageWord: String) {
      self.text = text
      self.pageWord = pageWord
    }

    /// In the language of footers, where `&` starts a code and digits behind the size of letters belong to it.
    var code: String {
      let left = text.withoutUnseenMarks.replacing("&", with: "&&").prefix(180)
      let gap = left.first?.isNumber == true ? " " : ""
      return "&L&8\(gap)\(left)&R&8\(pageWord) &P/&N"
    }
  }

  /// How the sheet is printed: A4, as wide as a page, page numbers below.
  ///
  /// - Parameters:
  ///   - isLandscape: Whether the long side lies below.
  ///   - pagesAcross: How many pages wide it is printed.
  ///   - pagesDown: How many pages high it is printed; 0 for as many as its rows take.
  ///   - titleRows: The rows that stand on top of every page.
  ///   - titleColumns: How many of the first columns stand on every page.
  ///   - footer: What stands below.
  public func page(
    isLandscape: Bool, pagesAcross: Int = 1, pagesDown: Int = 0, titleRows: ClosedRange<Int>?,
    titleColumns: Int = 0, footer: Footer
  ) {
    worksheet_set_paper(sheet, 9)
    if isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
    worksheet_fit_to_pages(sheet, UInt16(clamping: pagesAcross), UInt16(clamping: pagesDown))
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7)
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    if titleColumns > 0 { worksheet_repeat_columns(sheet, 0, lxw_col_t(titleColumns - 1)) }
    if let titleRows {
      worksheet_repeat_rows(
        sheet, lxw_row_t(titleRows.lowerBound - 1), lxw_row_t(titleRows.upperBound - 1))
    }
    worksheet_set_footer(sheet, footer.code)
    worksheet_ignore_errors(
      sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
  }

  /// Prints the sheet in a size of its own instead of fitting it to pages, so that pages can end where they should.
  ///
  /// - Parameters:
  ///   - percent: The size, from 10 to 400.
  ///   - rows: The rows behind which a page ends, 1,023 at most.
  public func scale(_ percent: Int, breaksAfter rows: [Int]) {
    worksheet_set_print_scale(sheet, UInt16(clamping: percent))
    var breaks = rows.prefix(1_023).map { lxw_row_t($0) } + [0]
    if breaks.count > 1 { worksheet_set_h_pagebreaks(sheet, &breaks) }
  }

  /// The cells that are printed.
  public func printArea(_ range: CellRange) {
    worksheet_print_area(
      sheet, lxw_row_t(range.rows.lowerBound - 1), lxw_col_t(range.columns.lowerBound - 1),
      lxw_row_t(range.rows.upperBound - 1), lxw_col_t(range.columns.upperBound - 1))
  }

  /// The color of the tab, `0xRRGGBB`.
  public func tab(_ color: UInt32) { worksheet_set_tab_color(sheet, color) }

  /// Gives cells another look where their text begins with a symbol.
  ///
  /// The rule is a formula of the first cell. The library's own rule for beginnings of texts names the last cell
  /// of the range and counts bytes, and spreadsheets that follow the formula colour other cells by it.
  public func mark(_ range: CellRange, beginningWith symbol: String, as style: CellStyle) {
    let cell =
      SourceLocation.columnLetters(range.columns.lowerBound) + String(range.rows.lowerBound)
    let quoted = symbol.replacing("\"", with: "\"\"")
    "=LEFT(\(cell),\(symbol.utf16.count))=\"\(quoted)\"".withCString { formula in
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      rule.value_string = UnsafeMutablePointer(mutating: formula)
      rule.format = book.condition(style)
      worksheet_conditional_format_range(
        sheet, lxw_row_t(range.rows.lowerBound - 1), lxw_col_t(range.columns.lowerBound - 1),
        lxw_row_t(range.rows.upperBound - 1), lxw_col_t(range.columns.upperBound - 1), &rule)
    }
  }

  /// Draws bars of their value behind numbers from 0 to 1.
  public func bars(_ range: CellRange, color: UInt32) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.bar_color = color
    rule.bar_solid = 1
    rule.bar_no_border = 1
    rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.min_value = 0
    rule.max_value = 1
    worksheet_conditional_format_range(
      sheet, lxw_row_t(range.rows.lowerBound - 1), lxw_col_t(range.columns.lowerBound - 1),
      lxw_row_t(range.rows.upperBound - 1), lxw_col_t(range.columns.upperBound - 1), &rule)
  }

  /// Lets a cell be chosen from a list of cells.
  public func choice(row: Int, column: Int, from cells: BookChart.Cells) {
    "=\(cells.reference)".withCString { source in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      rule.value_formula = UnsafeMutablePointer(mutating: source)
      worksheet_data_validation_cell(sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), &rule)
    }
  }

  /// Puts a chart with its upper left corner into a cell.
  public func insert(_ chart: BookChart, row: Int, column: Int) {
    guard let made = book.addChart(chart.kind) else { return }
    chart.localized(book.numberFormat).draw(into: made)
    chart.alternative.withoutUnseenMarks.withCString { alternative in
      var options = lxw_chart_options()
      options.x_scale = chart.width / 480
      options.y_scale = chart.height / 288
      options.description = UnsafeMutablePointer(mutating: alternative)
      worksheet_insert_chart_opt(
        sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), made, &options)
    }
  }

  // MARK: Whether everything arrived

  /// Whether the library could keep every row.
  var isWhole: Bool { sheet.pointee.optimize_tmpfile.map { ferror($0) == 0 } ?? true }

  /// How many bytes of rows the library has kept.
  var byteCount: Int { sheet.pointee.optimize_tmpfile.map { ftell($0) } ?? 0 }
}
