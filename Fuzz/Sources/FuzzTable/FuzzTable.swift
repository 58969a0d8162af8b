@_spi(Fuzzing) import IO
import Panels

/// Reads any bytes as a bare table: wide and long, in blocks of two sizes, plain rows on the fast way and
/// on the slow one. All have to say the same, and every cell has to be accounted for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTable(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let indicators = [
    Indicator(id: "income", kind: .positive), Indicator(id: "poverty", kind: .share),
    Indicator(id: "met", kind: .yesno),
  ]
  var wide = PanelTableLayout(unit: "unit", year: "year", values: .wide(indicators))
  wide.name = "name"
  wide.decimalComma = bytes.count % 2 == 1
  let long = PanelTableLayout(
    unit: "unit", year: "year",
    values: .long(
      indicatorColumn: "indicator", valueColumn: "value",
      IndicatorCatalogue(sets: [], declared: indicators)))
  for layout in [wide, long] {
    let expected = account(of: bytes, layout, blockSize: 1 << 20, takesPlainRows: false)
    precondition(account(of: bytes, layout, blockSize: 1 << 20, takesPlainRows: true) == expected)
    precondition(account(of: bytes, layout, blockSize: 37, takesPlainRows: true) == expected)
  }
  return 0
}

private func account(
  of bytes: [UInt8], _ layout: PanelTableLayout, blockSize: Int, takesPlainRows: Bool
) -> [String] {
  do {
    let reading = try PanelTableReading(
      DelimitedText(bytes: bytes, name: "table"), layout: layout, blockSize: blockSize,
      takesPlainRows: takesPlainRows)
    reading.parse()
    try reading.index()
    reading.assemble()
    let result = reading.result()
    precondition(result.counts.isBalanced)
    var lines = result.log.problems.map { $0.text(in: .vi) }
    lines.append("\(result.counts) \(result.panels.units.codes) \(result.panels.units.names)")
    for panel in result.panels.panels {
      precondition(panel.values.allSatisfy { $0.isNaN || panel.indicator.kind.allows($0) })
      lines.append("\(panel.indicator.id) \(panel.values.map(\.bitPattern))")
    }
    return lines
  } catch {
    return error.problems.map { $0.text(in: .vi) }
  }
}
