import IO

/// Reads the first sheet of a workbook row by row and adds up what it finds.
enum WorkbookBench {
  static func read(_ path: String) throws -> String {
    let workbook = try Workbook(path: path)
    let reader = try workbook.rows(ofSheet: 0)
    var row = SheetRow()
    var rows = 0
    var cells = 0
    var letters = 0
    var sum = 0.0
    while try reader.next(into: &row) {
      rows += 1
      cells += row.cells.count
      for cell in row.cells {
        switch cell.value {
        case .number(let number, _): sum += number
        case .text(let text): letters += text.utf8.count
        default: break
        }
      }
    }
    return "rows=\(rows) cells=\(cells) letters=\(letters) sum=\(sum)"
  }
}
