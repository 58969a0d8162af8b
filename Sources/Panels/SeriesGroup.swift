/// Which of up to 128 years a series has a value for.
///
/// ```swift
/// var mask = ObservedMask()
/// for period in [3, 0] { mask.insert(period) }
/// mask.periods  // [0, 3]
/// ```
public struct ObservedMask: Hashable, Sendable, Comparable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The greatest number of years.
  public static let limit = 128

  /// An empty mask.
  public init() {}

  /// The mask of a series without a gap in the first `count` periods.
  init(upTo count: Int) { for period in 0..<count { insert(period) } }

  /// Marks a period as observed.
  public mutating func insert(_ period: Int) {
    if period < 64 { low |= 1 << UInt64(period) } else { high |= 1 << UInt64(period - 64) }
  }

  /// The observed periods, ascending.
  public var periods: [Int] {
    var periods: [Int] = []
    periods.reserveCapacity(low.nonzeroBitCount + high.nonzeroBitCount)
    for (var bits, first) in [(low, 0), (high, 64)] {
      while bits != 0 {
        periods.append(first + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return periods
  }

  /// Any fixed order will do.
  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// What the series of one group share.
private struct SeriesGroupKey: Hashable, Comparable {
  var first: Int
  var last: Int
  var mask: ObservedMask
  var shifts: [Int]

  static func < (left: Self, right: Self) -> Bool {
    if (left.first, left.last, left.mask) != (right.first, right.last, right.mask) {
      return (left.first, left.last, left.mask) < (right.first, right.last, right.mask)
    }
    return left.shifts.lexicographicallyPrecedes(right.shifts)
  }
}

/// Series of one panel that are observed in the same periods of one segment: one design serves all.
public struct SeriesGroup: Sendable {
  /// The first and last period of the segment, which declared breaks bound.
  public var segment: ClosedRange<Int>
  /// The periods in which every series of the group has a value, ascending; may be empty.
  public var periods: [Int]
  /// The first periods after a step inside the segment, ascending; each has values on both sides,
  /// and the values are enough for one slope and all steps.
  public var shifts: [Int] = []
  /// The units, ascending.
  public var units: [Int]
}

extension Panel {
  /// The series of some units, grouped by segment and by the periods observed.
  ///
  /// A series is cut at every declared break that concerns it, unless the break is a step of one
  /// line: no line is ever drawn across one without it. Each unit is in exactly one group of each of
  /// its segments. Where the values are too few for a slope and all steps, the steps become cuts.
  ///
  /// - Parameters:
  ///   - units: The units to group.
  ///   - cuts: For each unit its cuts: the first periods of new segments, ascending. Empty for none.
  ///   - shifts: For each unit its steps: the first periods after them, ascending. `nil` for none.
  /// - Complexity: O(units × periods).
  public func seriesGroups(
    of units: some Sequence<Int>, cuts: (Int) -> [Int], shifts: ((Int) -> [Int])? = nil
  ) -> [SeriesGroup] {
    precondition(periodCount <= ObservedMask.limit)
    var groups: [SeriesGroupKey: [Int]] = [:]
    for unit in units where periodCount > 0 {
      let steps = shifts?(unit) ?? []
      let ends = cuts(unit) + [periodCount]
      let (limits, kept) =
        steps.isEmpty ? (ends, []) : resolve(steps: steps, ends: ends, unit: unit)
      var first = 0
      for next in limits where next > first {
        var mask = ObservedMask()
        for period in first..<next where !self[unit, period].isNaN { mask.insert(period) }
        let key = SeriesGroupKey(
          first: first, last: next - 1, mask: mask,
          shifts: kept.filter { $0 > first && $0 < next })
        groups[key, default: []].append(unit)
        first = next
      }
    }
    return groups.sorted { $0.key < $1.key }
      .map { key, units in
        SeriesGroup(
          segment: key.first...key.last, periods: key.mask.periods, shifts: key.shifts,
          units: units)
      }
  }

  /// The series of some units that have a value, grouped by the periods observed, where no break cuts
  /// them: as ``seriesGroups(of:cuts:shifts:)`` finds them, without asking for the breaks of each unit.
  ///
  /// - Complexity: O(units × periods).
  public func observedGroups(of units: [Int]) -> [SeriesGroup] {
    precondition(periodCount <= ObservedMask.limit)
    var masks = [ObservedMask](repeating: ObservedMask(), count: units.count)
    for period in 0..<periodCount {
      let start = period * unitCount
      for (row, unit) in units.enumerated() where !values[start + unit].isNaN {
        masks[row].insert(period)
      }
    }
    if let first = masks.first, masks.allSatisfy({ $0 == first }) {
      let periods = first.periods
      return periods.isEmpty ? [] : [group(periods, units)]
    }
    // Most series have a value in every year: they need not be looked up.
    let complete = ObservedMask(upTo: periodCount)
    var groups: [ObservedMask: [Int]] = [:]
    var whole: [Int] = []
    for (unit, mask) in zip(units, masks) {
      if mask == complete { whole.append(unit) } else { groups[mask, default: []].append(unit) }
    }
    if !whole.isEmpty { groups[complete] = whole }
    return groups.sorted { $0.key < $1.key }
      .map { mask, units in (mask.periods, units) }
      .filter { !$0.0.isEmpty }
      .map(group)
  }

  private func group(_ periods: [Int], _ units: [Int]) -> SeriesGroup {
    SeriesGroup(segment: 0...periodCount - 1, periods: periods, units: units)
  }

  /// The ends of a unit's segments and the steps that can be told inside them.
  private func resolve(
    steps: [Int], ends: [Int], unit: Int
  ) -> (ends: [Int], shifts: [Int]) {
    var limits = ends
    var kept: [Int] = []
    var first = 0
    for next in ends where next > first {
      let observed = (first..<next).filter { !self[unit, $0].isNaN }
      var own: [Int] = []
      for step in steps where step > first && step < next {
        let start = own.last ?? first
        if observed.contains(where: { $0 >= start && $0 < step }),
          observed.contains(where: { $0 >= step })
        {
          own.append(step)
        }
      }
      // A slope and a level for each part: one part needs two values.
      if observed.count >= own.count + 2 { kept += own } else { limits += own }
      first = next
    }
    return (limits.sorted(), kept)
  }

  /// The values of a group's series, `units × periods`, units contiguous within a period.
  public func values(of group: SeriesGroup) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(group.units.count * group.periods.count)
    guard let first = group.units.first, let last = group.units.last else { return [] }
    let isWhole = last - first + 1 == group.units.count
    for period in group.periods {
      let start = period * unitCount
      if isWhole {
        result += values[start + first...start + last]
      } else {
        for unit in group.units { result.append(values[start + unit]) }
      }
    }
    return result
  }
}

extension PanelSet {
  /// The cuts that declared breaks make in the series of an indicator: for a unit the first periods
  /// of its segments after the first.
  ///
  /// A break to be spliced cuts as well: one that has been spliced is no longer among the breaks.
  public func cuts(
    of indicator: String, breaks: [SeriesBreak]
  ) -> @Sendable (_ unit: Int) -> [Int] {
    periods(of: indicator, breaks: breaks.filter { $0.treatment != .levelShift })
  }

  /// The steps that declared level shifts make in the series of an indicator; `nil` when there are
  /// none.
  public func shifts(
    of indicator: String, breaks: [SeriesBreak]
  ) -> (@Sendable (_ unit: Int) -> [Int])? {
    let own = breaks.filter { $0.treatment == .levelShift && $0.indicator == indicator }
    return own.isEmpty ? nil : periods(of: indicator, breaks: own)
  }

  private func periods(
    of indicator: String, breaks: [SeriesBreak]
  ) -> @Sendable (_ unit: Int) -> [Int] {
    let own = breaks.filter { $0.indicator == indicator }
    let common = periods(of: own.filter { $0.units.isEmpty })
    let special = own.filter { !$0.units.isEmpty }
    if special.isEmpty { return { _ in common } }
    var byUnit: [Int: [Int]] = [:]
    for seriesBreak in special {
      for code in seriesBreak.units {
        guard let unit = units.index(ofCode: code) else { continue }
        byUnit[unit, default: common] += periods(of: [seriesBreak])
      }
    }
    let sorted = byUnit.mapValues { Array(Set($0)).sorted() }
    return { sorted[$0] ?? common }
  }

  private func periods(of breaks: [SeriesBreak]) -> [Int] {
    Set(breaks.compactMap { period(of: $0.year) }).filter { $0 > 0 }.sorted()
  }
}
