extension TerminalRenderer {
  /// The width of a column in a part of a table, where it need not be narrower.
  private static let comfortableWidth = 20

  /// A table whose columns do not fit beside each other as several below each other, each with the first
  /// column again, so that no line is longer than `width`.
  static func parts(of table: ReportTable, within width: Int) -> [ReportTable] {
    let natural = table.columns.indices.map { column in
      ([table.columns[column].title] + table.rows.map { $0[column].plain }).map(\.count).max() ?? 1
    }
    let least = natural.map { min($0, leastWidth) }
    guard least.reduce(0, +) + gap * (least.count - 1) > width else { return [table] }
    precondition(2 * leastWidth + gap <= width, "two columns fit")
    let share = max(leastWidth, min(comfortableWidth, (width - gap) / 2))
    var groups: [[Int]] = []
    var used = width
    for column in table.columns.indices.dropFirst() {
      let needed = gap + min(natural[column], share)
      if used + needed > width {
        groups.append([0])
        used = min(natural[0], share)
      }
      groups[groups.count - 1].append(column)
      used += needed
    }
    return groups.map { group in
      ReportTable(
        group.map { table.columns[$0] }, cells: table.rows.map { row in group.map { row[$0] } })
    }
  }
}
