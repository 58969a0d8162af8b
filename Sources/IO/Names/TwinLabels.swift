import Panels

/// Labels of groups that differ by capitals or spaces alone: they make two groups of what is most likely one.
struct TwinLabels {
  /// A label that fewer units have than its twin.
  struct Pair {
    /// The first unit with the label.
    let unit: Int
    let problem: TextProblem
  }

  /// The pairs of a column, in the order of its labels.
  ///
  /// - Complexity: O(units + letters of all labels).
  static func pairs(_ column: CategoryColumn) -> [Pair] {
    var counts = Array(repeating: 0, count: column.labels.count)
    var units = Array(repeating: -1, count: column.labels.count)
    for (unit, index) in column.indices.enumerated() where index >= 0 {
      counts[Int(index)] += 1
      if units[Int(index)] < 0 { units[Int(index)] = unit }
    }
    var known: [String: Int] = [:]
    return column.labels.indices.filter { counts[$0] > 0 }.compactMap { index in
      let plain = column.labels[index].lowercased().split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      guard let twin = known[plain] else {
        known[plain] = index
        return nil
      }
      let (rare, usual) = counts[index] <= counts[twin] ? (index, twin) : (twin, index)
      return Pair(
        unit: units[rare],
        problem: .twinLabels(
          column: column.name, label: column.labels[rare], units: counts[rare],
          usual: column.labels[usual], usualUnits: counts[usual]))
    }
  }
}
