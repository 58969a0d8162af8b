/// The moves of a yes/no item between met and not met, counted: all that ``TwoStateFit`` needs.
///
/// Counts of blocks or shards add up to the counts of the whole (``merge(_:)``), whatever the order.
public struct TransitionCounts: Hashable, Sendable {
  /// The number of groups.
  public let groupCount: Int
  /// The number of periods.
  public let periodCount: Int
  /// `(((group · periods + end) · periods + gap) · 2 + from) · 2 + to`.
  private var steps: [Int]
  /// `((group · periods + trials) · periods + gains)`: units by their own record.
  private var gainRecords: [Int]
  private var lossRecords: [Int]
  /// The years of the longest step; 1 where no year is missing between two values.
  private(set) var longestGap = 1

  /// No counts yet.
  public init(groupCount: Int, periodCount: Int) {
    precondition(groupCount > 0 && periodCount > 0, "there is a group and a period")
    self.groupCount = groupCount
    self.periodCount = periodCount
    let cells = groupCount * periodCount * periodCount
    steps = Array(repeating: 0, count: 4 * cells)
    gainRecords = Array(repeating: 0, count: cells)
    lossRecords = gainRecords
  }

  /// Counts a matrix of 0, 1 and `NaN`, `values[period * unitCount + unit]`. O(units × periods).
  ///
  /// - Parameters:
  ///   - values: The matrix.
  ///   - unitCount: The number of units.
  ///   - periodCount: The number of years.
  ///   - groups: The group of each unit.
  ///   - groupCount: The number of groups.
  ///   - cuts: For a unit the periods at which a new series begins.
  public init(
    values: [Double], unitCount: Int, periodCount: Int, groups: [Int], groupCount: Int,
    cuts: (Int) -> [Int] = { _ in [] }
  ) {
    precondition(values.count == unitCount * periodCount && groups.count == unitCount)
    self.init(groupCount: groupCount, periodCount: periodCount)
    for unit in 0..<unitCount {
      add(
        (0..<periodCount).lazy.map { values[$0 * unitCount + unit] }, group: groups[unit],
        cuts: cuts(unit))
    }
  }

  /// Counts one unit's series.
  public mutating func add(_ series: some Sequence<Double>, group: Int, cuts: [Int] = []) {
    precondition(group >= 0 && group < groupCount, "a unit has one of the groups")
    let history = StateHistory(series, cuts: cuts) { step in
      steps[position(group, step.end, step.gap, step.from ? 1 : 0, step.to ? 1 : 0)] += 1
      longestGap = max(longestGap, step.gap)
    }
    gainRecords[record(group, history.gainTrials, history.gains)] += 1
    lossRecords[record(group, history.lossTrials, history.losses)] += 1
  }

  /// Adds the counts of other units of the same groups and periods.
  public mutating func merge(_ other: TransitionCounts) {
    precondition(groupCount == other.groupCount && periodCount == other.periodCount)
    longestGap = max(longestGap, other.longestGap)
    for index in steps.indices { steps[index] += other.steps[index] }
    for index in gainRecords.indices {
      gainRecords[index] += other.gainRecords[index]
      lossRecords[index] += other.lossRecords[index]
    }
  }

  /// How many steps of a group end in a period after `gap` years.
  func count(group: Int, end: Int, gap: Int, from: Int, to: Int) -> Int {
    steps[position(group, end, gap, from, to)]
  }

  /// The units of a group with `events` in `trials` years.
  func units(group: Int, trials: Int, events: Int, of move: TwoStateMove) -> Int {
    (move == .gain ? gainRecords : lossRecords)[record(group, trials, events)]
  }

  private func position(_ group: Int, _ end: Int, _ gap: Int, _ from: Int, _ to: Int) -> Int {
    (((group * periodCount + end) * periodCount + gap) * 2 + from) * 2 + to
  }

  private func record(_ group: Int, _ trials: Int, _ events: Int) -> Int {
    (group * periodCount + trials) * periodCount + events
  }
}

/// A move between the two states.
public enum TwoStateMove: Sendable, CaseIterable {
  /// From not met to met.
  case gain
  /// From met to not met.
  case loss
}
