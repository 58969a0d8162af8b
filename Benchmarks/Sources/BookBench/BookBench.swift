import Foundation
import IO

/// Writes a workbook of one sheet from a result table, as `lotrinh workbook` does, and says how long it
/// took.
///
/// ```
/// BookBench make ROWS FILE     the table: 3 texts, a year, 4 numbers
/// BookBench write FILE BOOK    the workbook of the table
/// ```
@main
struct BookBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("make", 3): try make(Int(arguments[1]) ?? 0, arguments[2])
    case ("write", 3):
      let clock = ContinuousClock()
      let start = clock.now
      let rows = try write(arguments[1], arguments[2])
      let (seconds, attoseconds) = (clock.now - start).components
      print("rows=\(rows) seconds=\(Double(seconds) + Double(attoseconds) / 1e18)")
    default:
      FileHandle.standardError.write(Data("usage: see Benchmarks/README.md\n".utf8))
      exit(64)
    }
  }

  private static let columns = ["unit", "name", "indicator", "year", "mean", "q05", "q50", "q95"]

  private static func make(_ count: Int, _ path: String) throws {
    var text = columns.joined(separator: ",") + "\n"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    for row in 0..<count {
      let value = Double(row % 9_973) * 1.234567
      text +=
        "\(String(format: "%05d", row / 40)),Xã số \(row / 40),income,\(2000 + row % 40),"
        + [value, value * 0.9, value * 1.01, value * 1.1].map { String(format: "%.10g", $0) }
        .joined(separator: ",") + "\n"
      if text.utf8.count > 1 << 20 || row == count - 1 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.close()
  }

  private static func write(_ table: String, _ path: String) throws -> Int {
    let rows = try TableRows(path: table)
    let book = try BookWriter(path: path, title: "", author: "", created: 946_684_800)
    let sheet = try book.addSheet("A")
    let text = book.style(CellStyle())
    let number = book.style(CellStyle().with { $0.numberFormat = "#,##0.0#" })
    var row = 1
    for (index, column) in rows.columns.enumerated() {
      sheet.text(column, row: row, column: index + 1, style: text)
    }
    while try rows.next() {
      row += 1
      for column in 0..<3 {
        sheet.text(rows, field: column, row: row, column: column + 1, style: text)
      }
      for column in 3..<8 {
        if let value = rows.number(column) {
          sheet.number(value, row: row, column: column + 1, style: number)
        }
      }
    }
    try book.close()
    return row - 1
  }
}
