/// A table of units and years with gaps, and its two-way effects by dense algebra: the slow way.
struct TwoWayTable {
  /// A row a unit.
  var rows: [[Double?]]

  /// The year effects `m` that minimize `Σ (z_it − a_i − m_t)² + prior Σ a_i²`, from the normal equations of
  /// all effects at once; NaN for a year without a value.
  func yearEffects(prior: Double = 0.01) -> [Double] {
    let periods = rows.first?.count ?? 0
    let seen = (0..<periods).filter { period in rows.contains { $0[period] != nil } }
    let size = seen.count + rows.count
    var system = Array(repeating: Array(repeating: 0.0, count: size + 1), count: size)
    for (unit, row) in rows.enumerated() {
      let own = seen.count + unit
      system[own][own] += prior
      for (position, period) in seen.enumerated() {
        guard let value = row[period] else { continue }
        for (left, right) in [(own, own), (own, position), (position, own), (position, position)] {
          system[left][right] += 1
        }
        system[own][size] += value
        system[position][size] += value
      }
    }
    let solution = Self.solve(system)
    var result = Array(repeating: Double.nan, count: periods)
    for (position, period) in seen.enumerated() { result[period] = solution[position] }
    return result
  }

  /// What is left beside a path.
  func less(_ path: [Double]) -> TwoWayTable {
    TwoWayTable(
      rows: rows.map { row in row.indices.map { period in row[period].map { $0 - path[period] } } })
  }

  /// Gaussian elimination with row exchanges; the right side is the last column.
  static func solve(_ augmented: [[Double]]) -> [Double] {
    var rows = augmented
    let size = rows.count
    for pivot in 0..<size {
      let best = (pivot..<size).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, best)
      for other in 0..<size where other != pivot && rows[other][pivot] != 0 {
        let factor = rows[other][pivot] / rows[pivot][pivot]
        for column in pivot...size { rows[other][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<size).map { rows[$0][size] / rows[$0][$0] }
  }
}
