/// Rows that are counted by values that are not kept.
extension BlockParser {
  /// Sets the values that are not kept to the beginning of their memory.
  func placePassing() {
    guard let passing else { return }
    for (place, column) in passing.columns.enumerated() {
      let base = passing.base(place, firstRow: firstRow)
      segment.values[column] = base
      valueColumns[column].values = base
    }
  }

  /// Counts in rows whose values are all still there.
  func count(_ rows: Range<Int>) {
    guard let passing, let counted = roles.counted, let counter = roles.layout.counting?.counter,
      let counts = segment.counts, let passed = segment.passed
    else { return }
    let first = rows.lowerBound
    (passed + first).update(repeating: 0, count: rows.count)
    for column in passing.columns {
      let values = segment.values[column]
      for row in rows { passed[row] &+= values[row] == values[row] ? 1 : 0 }
    }
    let span = block.spans.count
    let marks = block.notApplicable.filter { $0.span == span }.compactMap { cell in
      counted.firstIndex(of: cell.value).map {
        CountedRows.Mark(row: cell.row - first, indicator: $0)
      }
    }
    counter.count(
      CountedRows(
        count: rows.count, years: UnsafePointer(segment.years + first),
        values: counted.map { UnsafePointer(segment.values[$0] + first) }, notApplicable: marks),
      into: counts + first)
  }
}
