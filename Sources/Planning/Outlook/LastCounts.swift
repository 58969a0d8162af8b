import Analytics
import Panels

/// How many communes stood at a level, and how many criteria they met on average, in the last year of the data: where
/// the figures of a ``GroupOutlook`` start.
///
/// ```swift
/// let last = LastCounts(state)
/// let start = figures.map { last.value(of: $0) }
/// ```
public struct LastCounts {
  /// The last year of the data.
  public let year: Int
  private let state: ProgrammeState
  /// The units that count, by level of grouping and group.
  private let units: [String: [String: [Int]]]

  /// Counts the units of a state.
  public init(_ state: ProgrammeState) {
    self.state = state
    year = state.panels.years.last ?? 0
    let table = state.panels.units
    let groupings = Grouping.all(of: table) { state.scope.counts(table.kinds[$0]) }
    units = Dictionary(
      groupings.map { grouping in
        let counted = (0..<table.count).filter { grouping.groups[$0] >= 0 }
        return (
          grouping.name,
          Dictionary(grouping: counted) { grouping.labels[Int(grouping.groups[$0])] }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The last value of a figure; `NaN` where nothing is known, and for a count of none as long as some communes
  /// cannot be assessed.
  ///
  /// - Complexity: O(*units of the group*).
  public func value(of figure: GroupOutlook) -> Double {
    let period = state.panels.years.count - 1
    guard period >= 0, let units = units[figure.grouping]?[figure.group] else { return .nan }
    switch figure.figure {
    case .communes(let level, let orAbove):
      let verdicts = units.map {
        state.stands(at: level, set: figure.set, unit: $0, period: period, orAbove: orAbove)
      }
      let count = verdicts.count { $0 == .met }
      let isKnown = count > 0 || verdicts.allSatisfy { $0 == .notMet }
      return isKnown ? Double(count) : .nan
    case .averageCriteria:
      let counts = units.compactMap { state.count(figure.set, unit: $0, period: period) }
      return counts.isEmpty ? .nan : Double(counts.reduce(0, +)) / Double(counts.count)
    }
  }
}
