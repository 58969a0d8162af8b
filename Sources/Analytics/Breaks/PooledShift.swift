import Panels

/// The step that all units of a panel take together at a declared level shift.
///
/// Least squares with a level and a slope for each unit, and one step for all. The standard error
/// clusters by year, because a shock of one year hits every unit: the years count, not the communes.
public struct PooledShift: Sendable, Equatable {
  /// The step, in the unit of the indicator.
  public var size: Double
  /// Its standard error over years; `NaN` with fewer years than coefficients plus one.
  public var error: Double
  /// The units whose series tell something about the step.
  public var units: Int
  /// The years in which any of them has a value.
  public var years: Int

  /// Estimates the step at a break.
  ///
  /// - Parameters:
  ///   - seriesBreak: A level shift.
  ///   - panels: The panels, spliced.
  ///   - breaks: All declared breaks.
  /// - Returns: `nil` when no unit has a line with a step there.
  /// - Complexity: O(units × periods).
  public init?(at seriesBreak: SeriesBreak, panels: PanelSet, breaks: [SeriesBreak]) {
    guard let panel = panels.panel(seriesBreak.indicator),
      let step = panels.period(of: seriesBreak.year)
    else { return nil }
    let concerned = Set(seriesBreak.units)
    var sum = 0.0
    var weight = 0.0
    units = 0
    var parts: [(group: SeriesGroup, direction: [Double], projector: Projector)] = []
    let groups = panel.seriesGroups(
      of: 0..<panel.unitCount, cuts: panels.cuts(of: panel.indicator.id, breaks: breaks),
      shifts: panels.shifts(of: panel.indicator.id, breaks: breaks))
    for var group in groups where group.shifts.contains(step) {
      group.units = group.units.filter {
        concerned.isEmpty || concerned.contains(panels.units.codes[$0])
      }
      if group.units.isEmpty { continue }
      let projector = Projector(group, without: step)
      let direction = projector.residual(group.periods.map { $0 < step ? 0.0 : 1.0 })
      let own = Self.dot(direction, direction)
      for unit in group.units {
        sum += Self.dot(direction, group.periods.map { panel[unit, $0] })
        weight += own
      }
      units += group.units.count
      parts.append((group, direction, projector))
    }
    guard weight > 0 else { return nil }
    size = sum / weight
    var scores: [Int: Double] = [:]
    for part in parts {
      for unit in part.group.units {
        let residual = part.projector.residual(part.group.periods.map { panel[unit, $0] })
        for (index, period) in part.group.periods.enumerated() {
          let left = residual[index] - size * part.direction[index]
          scores[period, default: 0] += part.direction[index] * left
        }
      }
    }
    years = scores.count
    let coefficients = (parts.map { $0.group.shifts.count }.max() ?? 1) + 2
    let spread = scores.sorted { $0.key < $1.key }.map { $0.value * $0.value }.reduce(0, +)
    let correction = Double(years) / Double(max(1, years - coefficients))
    error =
      years > coefficients ? (spread * correction).squareRoot() / weight : .nan
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map { $0 * $1 }.reduce(0, +)
  }
}

/// Takes level, slope and the other steps of a group out of a series.
private struct Projector {
  private var basis: [[Double]] = []

  init(_ group: SeriesGroup, without step: Int) {
    let periods = group.periods.map(Double.init)
    let center = periods.reduce(0, +) / Double(max(1, periods.count))
    var columns: [[Double]] = [
      Array(repeating: 1, count: periods.count), periods.map { $0 - center },
    ]
    for other in group.shifts where other != step {
      columns.append(group.periods.map { $0 < other ? 0 : 1 })
    }
    for column in columns {
      // Twice is enough for a basis that is orthogonal to the last digits.
      let left = residual(residual(column))
      let length = left.map { $0 * $0 }.reduce(0, +).squareRoot()
      if length > 1e-9 { basis.append(left.map { $0 / length }) }
    }
  }

  func residual(_ values: [Double]) -> [Double] {
    var left = values
    for direction in basis {
      let share = zip(direction, left).map { $0 * $1 }.reduce(0, +)
      for index in left.indices { left[index] -= share * direction[index] }
    }
    return left
  }
}
