import Panels

@testable import IO

/// All that a workbook gives, for comparisons.
struct ReadWorkbook: Equatable {
  struct Sheet: Equatable {
    var outline: SheetOutline
    var rows: [SheetRow]
    var noted: [Problem]
  }

  var sheets: [Sheet] = []

  init(
    bytes: [UInt8], limits: WorkbookLimits = .standard, usesScanner: Bool = true
  ) throws(InputError) {
    try self.init(Workbook(bytes: bytes, name: "book.xlsx", limits: limits), usesScanner)
  }

  init(_ workbook: Workbook, _ usesScanner: Bool = true) throws(InputError) {
    workbook.usesScanner = usesScanner
    for (index, outline) in workbook.sheets.enumerated() {
      let reader = try workbook.rows(ofSheet: index)
      var rows: [SheetRow] = []
      var row = SheetRow()
      while try reader.next(into: &row) { rows.append(row) }
      sheets.append(Sheet(outline: outline, rows: rows, noted: reader.log.problems))
    }
  }

  /// What the cells of the first sheet hold, row by row.
  var values: [[SheetValue]] { sheets[0].rows.map { $0.cells.map(\.value) } }
}

extension SheetValue {
  static func plain(_ number: Double) -> SheetValue { .number(number, .plain) }
}
