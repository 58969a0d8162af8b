import Analytics
import Panels

/// A line of a roadmap against what came of it: planned, met, recognised.
public struct RoadmapSlippage: Sendable {
  /// What is known of a line.
  public enum Status: String, Sendable, CaseIterable {
    /// Recognised for the year planned or before.
    case inTime = "in_time"
    /// Recognised for a later year.
    case late
    /// Not recognised for the year planned: all that were recognised for the years up to it are named.
    case notInTime = "not_in_time"
    /// The year planned is past and nothing tells whether the unit was recognised.
    case unknown
    /// The year planned is after everything known.
    case notDue = "not_due"
  }

  /// The line.
  public let entry: RoadmapEntry
  /// The name of the unit.
  public let name: String
  /// The earliest recognition at the level or above.
  public let recognition: Recognition?
  /// The first year in which the criteria grant the level, when the data show one.
  public let metYear: Int?
  /// What is known of it.
  public let status: Status
  /// The least trustworthy provenance of the unit's values in the year met, else of any year.
  public let provenance: Provenance

  /// The year for which it was recognised less the year planned; `nil` without a recognition.
  public var years: Int? { recognition.map { $0.metYear - entry.year } }
}

/// The lines of one level and planned year, counted.
public struct SlippageCount: Hashable, Sendable {
  /// The level.
  public let level: Level
  /// The year planned.
  public let year: Int
  /// The lines.
  public let planned: Int
  /// By status.
  public let counts: [RoadmapSlippage.Status: Int]
  /// How many were recognised for that year, as published; it may count others than those planned.
  public let published: Int?
  /// The mean of the years between planned and recognised, of the lines recognised; NaN without one.
  public let meanYears: Double
}

extension RoadmapReview {
  /// Planned against met and recognised, line by line, in the order of the roadmap.
  public func slippage(on state: ProgrammeState) -> [RoadmapSlippage] {
    plan.roadmap.map { entry in
      let unit = state.panels.units.index(ofCode: entry.unit)
      let metPeriod = unit.flatMap { firstPeriod(of: entry, unit: $0, on: state) }
      let recognition = recognition(of: entry)
      return RoadmapSlippage(
        entry: entry, name: unit.map { state.panels.units.names[$0] } ?? entry.unit,
        recognition: recognition, metYear: metPeriod.map { state.panels.years[$0] },
        status: status(of: entry, recognition),
        provenance: unit.map { provenance(unit: $0, period: metPeriod, on: state) } ?? .observed)
    }
  }

  /// The lines counted by level and year planned.
  public func slippageCounts(_ lines: [RoadmapSlippage]) -> [SlippageCount] {
    Level.allCases.flatMap { level in
      Set(lines.filter { $0.entry.level == level }.map(\.entry.year)).sorted().map { year in
        let own = lines.filter { $0.entry.level == level && $0.entry.year == year }
        let slips = own.compactMap(\.years)
        return SlippageCount(
          level: level, year: year, planned: own.count,
          counts: Dictionary(own.map { ($0.status, 1) }, uniquingKeysWith: +),
          published: plan.outcomes.first { $0.level == level && $0.year == year }?.recognised,
          meanYears: slips.isEmpty
            ? .nan : Double(slips.reduce(0, +)) / Double(slips.count))
      }
    }
  }

  /// The earliest recognition of a line's unit at its level or above.
  func recognition(of entry: RoadmapEntry) -> Recognition? {
    plan.recognitions.filter { $0.unit == entry.unit && $0.level >= entry.level }
      .min { $0.metYear < $1.metYear }
  }

  private func status(
    of entry: RoadmapEntry, _ recognition: Recognition?
  ) -> RoadmapSlippage.Status {
    if let recognition { return recognition.metYear <= entry.year ? .inTime : .late }
    let outcomes = plan.outcomes.filter { $0.level == entry.level && $0.year <= entry.year }
    let named = outcomes.allSatisfy { outcome in
      plan.recognitions.count { $0.level == outcome.level && $0.metYear == outcome.year }
        >= outcome.recognised
    }
    if named, outcomes.contains(where: { $0.year == entry.year }) { return .notInTime }
    let last = max(
      plan.statusYear, plan.outcomes.map(\.year).max() ?? .min,
      plan.recognitions.map(\.metYear).max() ?? .min)
    return entry.year > last ? .notDue : .unknown
  }

  private func firstPeriod(
    of entry: RoadmapEntry, unit: Int, on state: ProgrammeState
  ) -> Int? {
    guard let assessment = state.assessment(entry.set) else { return nil }
    let n = state.panels.units.count
    return state.panels.years.indices.first {
      assessment.grants(entry.level, cell: $0 * n + unit) == .met
    }
  }

  private func provenance(unit: Int, period: Int?, on state: ProgrammeState) -> Provenance {
    let indicators = state.panels.panels.map(\.indicator.id)
    let periods = period.map { $0..<$0 + 1 } ?? state.panels.years.indices
    return periods.map { state.panels.provenance(unit: unit, period: $0, of: indicators) }.max()
      ?? .observed
  }
}
