/// Which of up to 128 years a series has a value for.
public struct ObservedMask: Hashable, Sendable, Comparable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The greatest number of years.
  public static let limit = 128

  /// An empty mask.
  public init() {}

  /// Marks a period as observed.
  public mutating func insert(_ period: Int) {
    if period < 64 { low |= 1 << UInt64(period) } else { high |= 1 << UInt64(period - 64) }
  }

  /// The observed periods, ascending.
  public var periods: [Int] {
    (0..<Self.limit).filter {
      ($0 < 64 ? low >> UInt64($0) : high >> UInt64($0 - 64)) & 1 == 1
    }
  }

  /// Any fixed order will do.
  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// Series of one panel that are observed in the same periods of one segment: one design serves all.
public struct SeriesGroup: Sendable {
  /// The first and last period of the segment, which declared breaks bound.
  public var segment: ClosedRange<Int>
  /// The periods in which every series of the group has a value, ascending; may be empty.
  public var periods: [Int]
  /// The units, ascending.
  public var units: [Int]
}

extension Panel {
  /// The series of some units, grouped by segment and by the periods observed.
  ///
  /// A series is cut at every declared break that concerns it: no line is ever drawn across one.
  /// Each unit is in exactly one group of each of its segments.
  ///
  /// - Parameters:
  ///   - units: The units to group.
  ///   - cuts: For each unit its cuts: the first periods of new segments, ascending. Empty for none.
  /// - Complexity: O(units × periods).
  public func seriesGroups(
    of units: Range<Int>, cuts: (Int) -> [Int]
  ) -> [SeriesGroup] {
    precondition(periodCount <= ObservedMask.limit)
    struct Key: Hashable {
      var first: Int
      var last: Int
      var mask: ObservedMask
    }
    var groups: [Key: [Int]] = [:]
    for unit in units where periodCount > 0 {
      var first = 0
      for next in cuts(unit) + [periodCount] where next > first {
        var mask = ObservedMask()
        for period in first..<next where !self[unit, period].isNaN { mask.insert(period) }
        groups[Key(first: first, last: next - 1, mask: mask), default: []].append(unit)
        first = next
      }
    }
    return groups.sorted {
      ($0.key.first, $0.key.last, $0.key.mask) < ($1.key.first, $1.key.last, $1.key.mask)
    }
    .map { key, units in
      SeriesGroup(segment: key.first...key.last, periods: key.mask.periods, units: units)
    }
  }

  /// The values of a group's series, `units × periods`, units contiguous within a period.
  public func values(of group: SeriesGroup) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(group.units.count * group.periods.count)
    for period in group.periods {
      for unit in group.units { result.append(values[period * unitCount + unit]) }
    }
    return result
  }
}

extension PanelSet {
  /// The cuts that declared breaks make in the series of an indicator: for a unit the first periods
  /// of its segments after the first.
  public func cuts(
    of indicator: String, breaks: [SeriesBreak]
  ) -> (_ unit: Int) -> [Int] {
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
