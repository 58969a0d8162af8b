import Analytics
import Panels

/// The villages of a plan, assessed by their own sets, and what that makes of their communes.
///
/// The columns that it becomes are those of `villages.csv` and `village_counts.csv`
/// (`docs/results.md`).
public struct VillageState: Sendable {
  /// The villages.
  public let level: VillageLevel
  /// Their data, assessed.
  public let state: ProgrammeState

  /// Assesses the villages.
  public init(_ level: VillageLevel) {
    self.level = level
    state = ProgrammeState(
      panels: level.panels, sets: level.sets, recognitions: [],
      scope: UnitScope(includesTowns: false))
  }

  /// The levels the sets grant, lowest first, each with the first set that grants it.
  public var standards: [(level: Level, set: String)] {
    var found: [(level: Level, set: String)] = []
    for set in level.sets {
      for rung in set.ladder where !found.contains(where: { $0.level == rung.level }) {
        found.append((rung.level, set.id))
      }
    }
    return found.sorted { $0.level < $1.level }
  }

  /// How many villages of a group meet a level in a year.
  public struct Count: Hashable, Sendable {
    /// The level of the hierarchy, `commune`, or `all`.
    public var grouping: String
    /// The group: a district's name, a commune's code.
    public var group: String
    /// The set.
    public var set: String
    /// The level.
    public var level: Level
    /// The year.
    public var year: Int
    /// The villages of the group.
    public var villages: Int
    /// Those that meet it.
    public var met: Int
    /// Those of which it cannot be said.
    public var unknown: Int
    /// The least trustworthy provenance of the group's data of the year.
    public var provenance: Provenance
  }

  /// The counts of every commune, every group above it and the whole, by level and year.
  ///
  /// - Complexity: O(groups × villages × years × levels).
  public func counts() -> [Count] {
    let groupings = level.units.levels.map { column in
      (column.name, column.labels, column.indices)
    }
    var counts: [Count] = []
    for standard in standards {
      for (period, year) in level.panels.years.enumerated() {
        let verdicts = level.units.codes.indices.map {
          state.stands(
            at: standard.level, set: standard.set, unit: $0, period: period, orAbove: true)
        }
        let count = { (grouping: String, group: String, members: [Int]) in
          Count(
            grouping: grouping, group: group, set: standard.set, level: standard.level,
            year: year, villages: members.count, met: members.count { verdicts[$0] == .met },
            unknown: members.count { verdicts[$0] == .notAssessable },
            provenance: members.map { provenance(of: $0, period: period) }.max() ?? .observed)
        }
        counts.append(count("all", "", Array(verdicts.indices)))
        for (name, labels, indices) in groupings {
          for (position, label) in labels.enumerated() {
            counts.append(
              count(name, label, indices.indices.filter { Int(indices[$0]) == position }))
          }
        }
      }
    }
    return counts
  }

  /// The communes' data with the number of their villages and of those that meet each level, where
  /// the data say nothing; a number is missing while a village of the commune is not assessable.
  public func filling(_ communes: PanelSet) -> PanelSet {
    var result = communes
    let own = counts().filter { $0.grouping == "commune" }
    result = result.with(
      filled(result, VillageLevel.total, total: true, own.filter { $0.level == own.first?.level }))
    for standard in standards {
      result = result.with(
        filled(
          result, VillageLevel.measure(of: standard.level), total: false,
          own.filter { $0.level == standard.level }))
    }
    return result
  }

  private func filled(
    _ communes: PanelSet, _ measure: String, total: Bool, _ counts: [Count]
  ) -> Panel {
    var panel =
      communes.panel(measure)
      ?? Panel(
        indicator: Indicator(
          id: measure,
          name: total
            ? LocalizedText("indicator.villages")
            : LocalizedText("indicator.villages-met"),
          kind: .count, unit: "villages"),
        unitCount: communes.units.count, periodCount: communes.years.count)
    for count in counts where total || count.unknown == 0 {
      guard let unit = communes.units.index(ofCode: count.group),
        let period = communes.period(of: count.year)
      else { continue }
      let cell = panel.position(unit: unit, period: period)
      guard panel.values[cell].isNaN else { continue }
      panel.values[cell] = Double(total ? count.villages : count.met)
      panel.provenance.set(
        max(count.provenance, .derived), at: cell, of: panel.values.count)
    }
    return panel
  }

  /// The least trustworthy provenance of a village's data of a year.
  private func provenance(of village: Int, period: Int) -> Provenance {
    level.panels.provenance(
      unit: village, period: period, of: level.panels.panels.map(\.indicator.id))
  }

  /// Where a commune's reported number of villages at a level is not that of its villages.
  public func conflicts(with communes: PanelSet) -> [Problem] {
    counts().filter { $0.grouping == "commune" && $0.unknown == 0 }.compactMap { count in
      guard let unit = communes.units.index(ofCode: count.group),
        let period = communes.period(of: count.year),
        let reported = communes.panel(VillageLevel.measure(of: count.level))?[unit, period],
        !reported.isNaN, reported != Double(count.met)
      else { return nil }
      return Problem(
        .plan(
          .villageCountConflict(
            commune: communes.units.names[unit], year: count.year, reported: Int(reported),
            counted: count.met)))
    }
  }
}

/// How a village stands in a year.
public struct VillageStanding: Sendable {
  /// The code of the village.
  public let village: String
  /// Its name.
  public let name: String
  /// The code of its commune.
  public let commune: String
  /// The set.
  public let set: String
  /// The year.
  public let year: Int
  /// The highest level granted.
  public let level: Level
  /// Whether the lowest level of the set is granted.
  public let verdict: Verdict
  /// The criteria met.
  public let metCount: Int
  /// What it lacks.
  public let standing: CommuneStanding
  /// The least trustworthy provenance of its data of the year.
  public let provenance: Provenance
}

extension VillageState {
  /// Every village under every set, year by year, in the order of the villages' codes.
  public func standings() -> [VillageStanding] {
    let n = level.units.count
    return state.assessments.flatMap { assessment in
      level.units.codes.indices.flatMap { village in
        level.panels.years.indices.map { period in
          let cell = period * n + village
          return VillageStanding(
            village: level.units.codes[village], name: level.units.names[village],
            commune: level.communes[village], set: assessment.set.id,
            year: level.panels.years[period], level: assessment.level(cell: cell),
            verdict: assessment.set.ladder.first.map {
              assessment.grants($0.level, cell: cell)
            } ?? .notAssessable,
            metCount: Int(assessment.metCounts[cell]),
            standing: CommuneStanding(assessment, cell: cell),
            provenance: provenance(of: village, period: period))
        }
      }
    }
  }
}
