import Panels

/// Average criteria per commune (bình quân tiêu chí/xã) of a group in a year.
public struct CriteriaAverage: Hashable, Sendable {
  /// The level of grouping: `all`, `province`, `district`.
  public var level: String
  /// The group.
  public var group: String
  /// The set, or `reported` when only counts are known.
  public var set: String
  /// The year.
  public var year: Int
  /// The communes whose count is known.
  public var communes: Int
  /// The communes in the group whose count is not known.
  public var unknown: Int
  /// Criteria met by the communes whose count is known.
  public var total: Int
  /// `total / communes`.
  public var average: Double { communes == 0 ? .nan : Double(total) / Double(communes) }
  /// The change of the average on the year before, over communes known in both years.
  public var change: Double
  /// The communes known in both years.
  public var changeCommunes: Int
  /// The least trustworthy provenance of the counts.
  public var provenance: Provenance
}

/// The number of criteria met in every cell, `-1` where it is not known.
public struct CriteriaCounts: Sendable {
  /// The set, or `reported`.
  public let set: String
  /// One count a cell, −1 when unknown.
  public let counts: [Int16]
  /// Whether a cell's count is taken from a report instead of an assessment.
  public let isReported: [Bool]

  /// The counts of an assessment; where it leaves criteria open, the reported number stands in.
  public init(_ assessment: SetAssessment, reported: Panel?) {
    set = assessment.set.id
    let cells = assessment.unitCount * assessment.periodCount
    var counts = [Int16](repeating: -1, count: cells)
    var isReported = [Bool](repeating: false, count: cells)
    for cell in 0..<cells {
      if let known = assessment.knownCount(cell: cell) {
        counts[cell] = Int16(known)
      } else if let value = reported?.values[cell], let count = Int16(exactly: value) {
        counts[cell] = count
        isReported[cell] = true
      }
    }
    self.counts = counts
    self.isReported = isReported
  }

  /// Counts that were made elsewhere.
  ///
  /// - Parameters:
  ///   - set: The id of the set.
  ///   - counts: One a cell, −1 where it is not known.
  public init(set: String, counts: [Int16]) {
    self.set = set
    self.counts = counts
    isReported = Array(repeating: false, count: counts.count)
  }

  /// Reported numbers alone.
  public init(reported: Panel) {
    set = "reported"
    counts = reported.values.map { Int16(exactly: $0) ?? -1 }
    isReported = counts.map { $0 >= 0 }
  }
}

/// Averages and bands of criteria met.
///
/// An average is `total / communes` over the communes whose count is known. The tables made of it
/// are in `docs/results.md`.
public struct CriteriaSummary: Sendable {
  let panels: PanelSet
  private let scope: UnitScope
  private let named: Set<Int>?

  /// Prepares a summary over the units in `scope`, or over those named whatever their kind.
  public init(panels: PanelSet, scope: UnitScope, units: Set<Int>? = nil) {
    self.panels = panels
    self.scope = scope
    named = units
  }

  var unitCount: Int { panels.units.count }

  var years: [Int] { panels.years }

  func cellProvenance() -> [Provenance] { panels.cellProvenance() }

  func code(of unit: Int) -> String { panels.units.codes[unit] }

  /// Counts a verdict over groups and years; the higher levels are shares of the communes at `met`.
  func levelShares(
    _ levels: [(level: Level, set: String)], basis: LevelShare.Basis, provenance: [Provenance]?,
    verdicts: (_ level: Level, _ set: String, _ period: Int) -> [Verdict]
  ) -> [LevelShare] {
    var result: [LevelShare] = []
    for grouping in groupings() {
      for period in panels.years.indices {
        var met = [Int](repeating: 0, count: grouping.labels.count)
        var sizes = met
        var worst = met.map { _ in Provenance.observed }
        for (unit, group) in grouping.groups.enumerated() where group >= 0 {
          sizes[Int(group)] += 1
          guard let provenance else { continue }
          worst[Int(group)] = max(worst[Int(group)], provenance[period * unitCount + unit])
        }
        for (level, set) in levels {
          var counts = [Int](repeating: 0, count: met.count)
          var unknown = counts
          let verdicts = verdicts(level, set, period)
          for unit in 0..<unitCount where grouping.groups[unit] >= 0 {
            switch verdicts[unit] {
            case .met: counts[Int(grouping.groups[unit])] += 1
            case .notAssessable: unknown[Int(grouping.groups[unit])] += 1
            default: break
            }
          }
          if level == .met { met = counts }
          for group in counts.indices where sizes[group] > 0 {
            result.append(
              LevelShare(
                grouping: grouping.name, group: grouping.labels[group],
                year: panels.years[period], level: level, set: set, basis: basis,
                communes: counts[group], unknown: unknown[group],
                denominator: level > .met ? met[group] : sizes[group], provenance: worst[group]))
          }
        }
      }
    }
    return result
  }

  /// The groups for which there are averages: all units, then each level of the unit table.
  public func groupings() -> [Grouping] {
    Grouping.all(of: panels.units) { unit in
      named?.contains(unit) ?? scope.counts(panels.units.kinds[unit])
    }
  }

  /// The averages of every grouping and year in which a count is known. O(groupings × cells).
  public func averages(of counts: CriteriaCounts, provenance: [Provenance]) -> [CriteriaAverage] {
    groupings().flatMap { grouping in
      panels.years.indices.flatMap {
        averages(of: counts, in: grouping, period: $0, provenance: provenance)
      }
    }
  }

  /// The averages of one grouping in one year: all of them, one after the other, are those of
  /// ``averages(of:provenance:)``. O(units).
  public func averages(
    of counts: CriteriaCounts, in grouping: Grouping, period: Int, provenance: [Provenance]
  ) -> [CriteriaAverage] {
    var sums = [CriteriaSums](repeating: CriteriaSums(), count: grouping.labels.count)
    let n = panels.units.count
    counts.counts.withUnsafeBufferPointer { counts in
      grouping.groups.withUnsafeBufferPointer { groups in
        sums.withUnsafeMutableBufferPointer { sums in
          for unit in 0..<n where groups[unit] >= 0 {
            let cell = period * n + unit
            sums[Int(groups[unit])].add(
              counts[cell], before: period > 0 ? counts[cell - n] : -1,
              provenance: provenance[cell])
          }
        }
      }
    }
    return zip(grouping.labels, sums).filter { $1.communes > 0 }.map { label, sums in
      CriteriaAverage(
        level: grouping.name, group: label, set: counts.set, year: panels.years[period],
        communes: sums.communes, unknown: sums.unknown, total: sums.total,
        change: sums.changeCommunes > 0
          ? Double(sums.gain) / Double(sums.changeCommunes) : .nan,
        changeCommunes: sums.changeCommunes, provenance: sums.provenance)
    }
  }

  /// The bands of every grouping and year in which a count is known. O(groupings × cells).
  public func bands(
    of counts: CriteriaCounts, bands: BandTable, provenance: [Provenance]
  ) -> [BandCount] {
    var result: [BandCount] = []
    let n = panels.units.count
    for grouping in groupings() {
      for period in panels.years.indices {
        var tallies = grouping.labels.map { _ in [Int](repeating: 0, count: bands.bands.count) }
        var worst = grouping.labels.map { _ in Provenance.observed }
        for unit in 0..<n where grouping.groups[unit] >= 0 {
          let cell = period * n + unit
          guard counts.counts[cell] >= 0, let band = bands.index(of: Int(counts.counts[cell]))
          else { continue }
          tallies[Int(grouping.groups[unit])][band] += 1
          worst[Int(grouping.groups[unit])] = max(
            worst[Int(grouping.groups[unit])], provenance[cell])
        }
        for group in tallies.indices where tallies[group].contains(where: { $0 > 0 }) {
          result += bands.counts(
            tallies[group], level: grouping.name, group: grouping.labels[group], set: counts.set,
            year: panels.years[period], provenance: worst[group])
        }
      }
    }
    return result
  }
}

/// What the counts of a group's communes come to.
private struct CriteriaSums {
  var communes = 0
  var unknown = 0
  var total = 0
  var changeCommunes = 0
  var gain = 0
  var provenance = Provenance.observed

  /// Adds a commune's count, and that of the year before; −1 where it is not known.
  mutating func add(_ count: Int16, before: Int16, provenance: @autoclosure () -> Provenance) {
    guard count >= 0 else {
      unknown += 1
      return
    }
    communes += 1
    total += Int(count)
    self.provenance = max(self.provenance, provenance())
    if before >= 0 {
      changeCommunes += 1
      gain += Int(count) - Int(before)
    }
  }
}
