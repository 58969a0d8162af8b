/// How much of the yearly changes of many series is shared: the intraclass correlation of changes within a
/// year, each series' changes taken from their mean and by their mean size.
struct SharedMovement {
  private var years: [Int: (sum: Double, count: Double)] = [:]
  private var squares = 0.0
  private var freedom = 0.0

  init(_ blocks: [SeriesBlock], years: [Int]) {
    for block in blocks where block.periods.count > 3 { add(block, years) }
  }

  private mutating func add(_ block: SeriesBlock, _ years: [Int]) {
    let n = block.count
    let changes = zip(block.periods, block.periods.dropFirst()).map {
      ($1, Double(years[$1] - years[$0]))
    }
    for i in 0..<n {
      let yearly = changes.enumerated().map { column, change in
        (block.working[(column + 1) * n + i] - block.working[column * n + i]) / change.1
      }
      let size = yearly.reduce(0) { $0 + abs($1) } / Double(yearly.count)
      guard size > 0 else { continue }
      let own = yearly.map { $0 / size }
      let mean = own.reduce(0, +) / Double(own.count)
      for (value, change) in zip(own, changes) {
        let deviation = value - mean
        self.years[change.0, default: (0, 0)].sum += deviation
        self.years[change.0, default: (0, 0)].count += 1
        squares += deviation * deviation
      }
      freedom += Double(own.count - 1)
    }
  }

  /// The share, from 0 to 1; `nil` where fewer than two series or years tell it.
  var share: Double? {
    let total = years.values.reduce(0) { $0 + $1.count }
    let within = freedom - Double(years.count - 1)
    guard years.count > 1, within > 0, total > Double(years.count) else { return nil }
    let between = years.sorted { $0.key < $1.key }
      .reduce(0) { $0 + $1.value.sum * $1.value.sum / $1.value.count }
    let mean = (squares - between) / within
    let size = total / Double(years.count)
    let shared = max(0, (between / Double(years.count - 1) - mean) / size)
    return shared + mean > 0 ? shared / (shared + mean) : nil
  }
}
