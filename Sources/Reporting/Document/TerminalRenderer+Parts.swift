extension TerminalRenderer {
  /// The width of a column in a part of a table, where it need not be narrower.
  private static let comfortableWidth = 20

  /// A table whose columns do not fit beside each other as several below each other, each with the first
  /// column again, and with a narrow one where only both tell rows apart, so that no line is longer than `width`.
  static func parts(of table: ReportTable, within width: Int) -> [ReportTable] {
    let natural = table.columns.indices.map { column in
      ([table.columns[column].title] + table.rows.map { $0[column].plain }).map(\.count).max() ?? 1
    }
    let least = natural.map { min($0, leastWidth) }
    guard least.reduce(0, +) + gap * (least.count - 1) > width else { return [table] }
    precondition(2 * leastWidth + gap <= width, "two columns fit")
    let share = max(leastWidth, min(comfortableWidth, (width - gap) / 2))
    let keys = keys(of: table, natural, within: width)
    var groups: [[Int]] = []
    var used = width
    for column in table.columns.indices where !keys.contains(column) {
      let needed = gap + min(natural[column], share)
      if used + needed > width {
        groups.append(keys)
        used = keys.map { min(natural[$0], share) }.reduce(0, +) + gap * (keys.count - 1)
      }
      groups[groups.count - 1].append(column)
      used += needed
    }
    return groups.map { $0.sorted() }.map { group in
      ReportTable(
        group.map { table.columns[$0] }, cells: table.rows.map { row in group.map { row[$0] } })
    }
  }

  /// The columns that every part has: the first, and where its texts recur the narrowest that tells the rows apart.
  private static func keys(of table: ReportTable, _ natural: [Int], within width: Int) -> [Int] {
    let areApart = { (columns: [Int]) in
      Set(table.rows.map { row in columns.map { row[$0].plain } }).count == table.rows.count
    }
    guard !areApart([0]), 3 * leastWidth + 2 * gap <= width else { return [0] }
    let narrow = table.columns.indices.dropFirst().filter { natural[$0] <= leastWidth }
    let best = narrow.filter { areApart([0, $0]) }.min { natural[$0] < natural[$1] }
    return [0] + (best.map { [$0] } ?? [])
  }
}
