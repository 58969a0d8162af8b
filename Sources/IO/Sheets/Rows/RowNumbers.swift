/// Numbers of rows as people read them: 4, 7-9, 12.
struct RowNumbers {
  private(set) var ranges: [ClosedRange<Int>] = []
  private(set) var count = 0

  /// Adds a row; rows come in ascending order.
  mutating func add(_ row: Int) {
    count += 1
    if let last = ranges.last, last.upperBound + 1 == row {
      ranges[ranges.count - 1] = last.lowerBound...row
    } else {
      ranges.append(row...row)
    }
  }

  /// The numbers, the first of them when there are many.
  var text: String {
    let shown = ranges.prefix(12).map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
    return shown.joined(separator: ", ") + (ranges.count > 12 ? ", …" : "")
  }
}
