/// A table of units and years with gaps, and its two-way effects by dense algebra: the slow way.
struct TwoWayTable {
  /// A row a unit.
  var rows: [[Double?]]

  /// The year effects `m` that minimize `Σ (z_it − a_i − m_t)²`; what that leaves open, as no unit has values in both
  /// of some years, by the least `Σ (Δ − g s)² / g` over the changes `Δ` between neighbouring years with a value, `g`
  /// years apart, and one rate `s`. NaN for a year without a value. Their mean is that of the table where every series
  /// has the same years, else zero.
  func yearEffects() -> [Double] {
    let known = rows.filter { row in row.contains { $0 != nil } }
    let periods = rows.first?.count ?? 0
    let seen = (0..<periods).filter { period in known.contains { $0[period] != nil } }
    // By period the first that units join it with.
    var part = Array(0..<periods)
    for _ in 0..<periods {
      for row in known {
        let own = seen.filter { row[$0] != nil }
        let first = own.map { part[$0] }.min() ?? 0
        for period in own { part[period] = first }
      }
    }
    var effects = Array(repeating: Double.nan, count: periods)
    let parts = Set(seen.map { part[$0] }).sorted()
    for first in parts {
      let own = seen.filter { part[$0] == first }
      for (period, effect) in zip(own, joined(own)) { effects[period] = effect }
    }
    if parts.count > 1 {
      // A number for each part but the first, then the rate.
      let rate = parts.count - 1
      var system = Array(repeating: Array(repeating: 0.0, count: rate + 2), count: rate + 1)
      for (before, after) in zip(seen, seen.dropFirst()) {
        let gap = Double(after - before)
        var row = Array(repeating: 0.0, count: rate + 1)
        for (period, sign) in [(before, -1.0), (after, 1)] where part[period] != parts[0] {
          row[(parts.firstIndex(of: part[period]) ?? 0) - 1] += sign
        }
        row[rate] = -gap
        for left in 0...rate {
          for right in 0...rate { system[left][right] += row[left] * row[right] / gap }
          system[left][rate + 1] -= row[left] * (effects[after] - effects[before]) / gap
        }
      }
      system[rate][rate] *= 1 + 1e-9
      let moves = Self.solve(system)
      for period in seen {
        guard let place = parts.firstIndex(of: part[period]), place > 0 else { continue }
        effects[period] += moves[place - 1]
      }
    }
    let isComplete = known.allSatisfy { row in seen.allSatisfy { row[$0] != nil } }
    let all = known.flatMap { $0.compactMap(\.self) }
    let level = isComplete ? all.reduce(0, +) / Double(max(1, all.count)) : 0
    let mean = seen.reduce(0) { $0 + effects[$1] } / Double(max(1, seen.count))
    return effects.map { $0 - mean + level }
  }

  /// The effects of years that units join, where the first has none, from the normal equations of all at once.
  private func joined(_ seen: [Int]) -> [Double] {
    let units = rows.filter { row in seen.contains { row[$0] != nil } }
    let size = seen.count - 1 + units.count
    var system = Array(repeating: Array(repeating: 0.0, count: size + 1), count: size)
    for (unit, row) in units.enumerated() {
      let own = seen.count - 1 + unit
      for (position, period) in seen.enumerated() {
        guard let value = row[period] else { continue }
        let terms = position == 0 ? [own] : [own, position - 1]
        for left in terms {
          for right in terms { system[left][right] += 1 }
          system[left][size] += value
        }
      }
    }
    return [0] + Self.solve(system).prefix(seen.count - 1)
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
