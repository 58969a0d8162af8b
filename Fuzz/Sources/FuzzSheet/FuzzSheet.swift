import IO
import Panels

/// Reads any text as a sheet of an office: headings, years, units, totals, notes. Every cell has to be
/// accounted for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSheet(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let tables = try SheetTables.read(TextTableSource(bytes: bytes, name: "sheet"))
    for language in [Language.vi, .en] {
      precondition(!SheetPreviewText.render(tables, language: language).isEmpty)
    }
    let reading = try tables.panelReading()
    precondition(reading.counts.isBalanced)
    for panel in reading.panels.panels {
      precondition(panel.values.allSatisfy { $0.isNaN || panel.indicator.kind.allows($0) })
    }
  } catch {
    precondition(!error.problems.isEmpty)
  }
  return 0
}
