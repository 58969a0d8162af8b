import Foundation
import Panels

@testable import IO

/// Sheets drawn as text, for tests: a line a row, cells parted by `|`.
///
/// A plain decimal number is a number, `93.5%` a number with a per cent format, `#DIV/0!` an error,
/// `@2022-05-02` a date, `TRUE` a truth value, anything else a text; after `'` everything is one.
/// `{=D3/C3}93.5%` is the stored value of a formula. A line that starts with `~` is a hidden row;
/// `~!merge A1:B2 C1:D1` and `~!hidden-columns G:H` are no rows. In files, `== Name` or
/// `== Name [hidden]` starts a sheet.
enum SheetDrawing {
  /// The sheets drawn in a file of `Fixtures/sheets`.
  static func file(_ name: String) throws -> GridSource {
    let path = PackageFiles.root + "/Tests/IOTests/Fixtures/sheets/\(name).sheet"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var sheets: [GridSource.Sheet] = []
    for part in text.components(separatedBy: "== ").dropFirst() {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let isHidden = lines[0].hasSuffix(" [hidden]")
      let merges = lines.filter { $0.hasPrefix("~!merge ") }.flatMap {
        $0.dropFirst(8).split(separator: " ").map(String.init)
      }
      let columns = lines.filter { $0.hasPrefix("~!hidden-columns ") }.compactMap { line in
        CellRange(line.dropFirst(17).split(separator: ":").map { $0 + "1" }.joined(separator: ":"))
      }
      var rows = lines.dropFirst().filter { !$0.hasPrefix("~!") }
      while rows.last?.isEmpty ?? false { rows.removeLast() }
      sheets.append(
        sheet(
          rows.joined(separator: "\n"),
          name: isHidden ? String(lines[0].dropLast(9)) : lines[0], merges: merges,
          isHidden: isHidden, hiddenColumns: columns.map(\.columns)))
    }
    return GridSource(path: name + ".xlsx", sheets: sheets)
  }

  static func sheet(
    _ text: String, name: String? = "Biểu", merges: [String] = [], isHidden: Bool = false,
    hiddenColumns: [ClosedRange<Int>] = []
  ) -> GridSource.Sheet {
    var hiddenRows = Set<Int>()
    var formulas = Set<[Int]>()
    let values = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line -> [SheetValue?] in
      var line = line
      if line.first == "~" {
        hiddenRows.insert(index + 1)
        line = line.dropFirst()
      }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      return cells.enumerated().map { column, cell in
        guard cell.hasPrefix("{="), let end = cell.firstIndex(of: "}") else {
          return value(of: cell)
        }
        formulas.insert([index, column])
        return value(of: cell[cell.index(after: end)...])
      }
    }
    var sheet = GridSource.Sheet(
      name, values: values, merges: merges.compactMap { CellRange($0) }, hiddenRows: hiddenRows)
    for row in sheet.rows.indices {
      for cell in sheet.rows[row].cells.indices {
        let place = [sheet.rows[row].number - 1, sheet.rows[row].cells[cell].column - 1]
        sheet.rows[row].cells[cell].isFormula = formulas.contains(place)
      }
    }
    sheet.outline.isHidden = isHidden
    sheet.outline.hiddenColumns = hiddenColumns
    return sheet
  }

  static func source(_ sheets: GridSource.Sheet...) -> GridSource {
    GridSource(path: "bieu.xlsx", sheets: sheets)
  }

  private static func value(of cell: Substring) -> SheetValue? {
    let text = String(cell).trimmingSpaces
    if text.isEmpty { return nil }
    if text.hasPrefix("'") { return .text(String(text.dropFirst())) }
    if text.hasPrefix("#") { return .error(text) }
    if text == "TRUE" || text == "FALSE" { return .boolean(text == "TRUE") }
    if text.hasPrefix("@"), let date = CalendarDate(iso: text.dropFirst()) { return .date(date) }
    if text.hasSuffix("%"), let number = Double(text.dropLast()) {
      return .number(number / 100, .percent)
    }
    if let number = Double(text) { return .number(number, .plain) }
    return .text(text)
  }
}

extension SheetTables {
  /// The values as "unit indicator year[/month][ plan|estimate]" and number, sorted.
  var lines: [String] {
    observations.map { observation in
      let unit = units[Int(observation.unit)]
      let item = series[Int(observation.series)]
      var text = "\(unit.plainName) \(item.indicator.id) \(observation.year)"
      if let month = item.month { text += "/\(month)" }
      if item.status != .actual { text += " \(item.status.rawValue)" }
      return text + " = " + DecimalText.text(observation.value)
    }.sorted()
  }

  /// The codes of the problems, errors and warnings only.
  var complaints: [String] {
    log.problems.filter { $0.severity > .notice }.map(\.kind.code)
  }

  /// The codes of errors.
  var errors: [String] { log.problems.filter { $0.severity == .error }.map(\.kind.code) }
}

extension PanelSet {
  /// "code indicator year = value" of every value, sorted.
  var lines: [String] {
    var lines: [String] = []
    for panel in panels {
      for unit in 0..<units.count {
        for (period, year) in years.enumerated() where !panel[unit, period].isNaN {
          let value = DecimalText.text(panel[unit, period])
          lines.append("\(units.codes[unit]) \(panel.indicator.id) \(year) = \(value)")
        }
      }
    }
    return lines.sorted()
  }
}
