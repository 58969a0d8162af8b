import IO

/// Reads any bytes as a workbook, row by row, and what it means as sheets of an office.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let workbook = try Workbook(bytes: bytes, name: "workbook")
    for index in workbook.sheets.indices {
      let reader = try workbook.rows(ofSheet: index)
      var row = SheetRow()
      var last = 0
      while try reader.next(into: &row) {
        precondition(row.number > last, "rows ascend")
        precondition(zip(row.cells, row.cells.dropFirst()).allSatisfy { $0.column < $1.column })
        last = row.number
      }
    }
    let tables = try SheetTables.read(workbook)
    _ = try tables.panelReading()
  } catch {
    precondition(!error.problems.isEmpty)
  }
  return 0
}
