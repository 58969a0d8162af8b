import Panels
import Planning
import Reporting

/// The rows of the roadmap's tables.
struct RoadmapRows {
  private let report: RoadmapReport
  private let provenance: [String: Provenance]

  init(_ report: RoadmapReport, provenance: [String: Provenance]) {
    self.report = report
    self.provenance = provenance
  }

  private func place(_ code: String) -> RoadmapPlace {
    RoadmapPlace(
      unit: code, name: report.names[code] ?? code, set: report.set.id, level: report.level,
      provenance: provenance[code] ?? .observed)
  }

  var score: [RoadmapScoreRow] {
    report.given.lines.map { RoadmapScoreRow(place: place($0.commune), line: $0) }
  }

  var proposed: [RoadmapProposedRow] {
    let communes = Dictionary(
      report.model.communes.map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
    return report.proposed.entries.map {
      RoadmapProposedRow(
        place: place($0.commune), entry: $0, leftOut: nil, commune: communes[$0.commune])
    }
      + report.proposed.leftOut.map {
        RoadmapProposedRow(
          place: place($0.commune), entry: nil, leftOut: $0, commune: communes[$0.commune])
      }
  }

  var comparison: [RoadmapComparisonRow] {
    report.comparison.lines.map {
      RoadmapComparisonRow(
        place: place($0.commune), line: $0, recognised: report.recognised[$0.commune])
    }
  }

  var work: [RoadmapWorkRow] {
    report.proposed.entries.flatMap { entry in
      entry.work.map { RoadmapWorkRow(place: place(entry.commune), year: entry.year, work: $0) }
    }
  }

  var capacity: [RoadmapCapacityRow] {
    report.uses.map { RoadmapCapacityRow(use: $0) }
  }
}

/// The unit that a row speaks of.
struct RoadmapPlace {
  let unit: String
  let name: String
  let set: String
  let level: Level
  let provenance: Provenance
}

struct RoadmapScoreRow {
  let place: RoadmapPlace
  let line: RoadmapScore.Line
}

extension Table where Row == RoadmapScoreRow {
  static let roadmapScore = Table(
    "roadmap_score",
    [
      .text("unit") { $0.place.unit }, .text("name") { $0.place.name },
      .text("set") { $0.place.set }, .text("level") { $0.place.level.rawValue },
      .integer("year") { $0.line.year }, .number("chance") { $0.line.chance },
      .number("chance_without_work") { $0.line.unaided },
      .number("chance_at_pace") { $0.line.chanceAtPace },
      .integer("earliest_year") { $0.line.earliest }, .integer("slack_years") { $0.line.slack },
      .integer("criteria_lacking") { $0.line.earliest == nil ? nil : $0.line.lacks.count },
      .number("effort") { $0.line.earliest == nil ? .nan : $0.line.effort },
      .text("lacks") { $0.line.lacks.map(\.criterion).joined(separator: " ") },
      .text("will_fail") { $0.line.failing.text },
      .text("not_assessable") { $0.line.open.joined(separator: " ") },
      .integer("data_years") { $0.line.knownYears },
      .text("provenance") { $0.place.provenance.label },
    ])
}

struct RoadmapProposedRow {
  let place: RoadmapPlace
  let entry: ProposedRoadmap.Entry?
  let leftOut: ProposedRoadmap.LeftOut?
  let commune: RoadmapCommune?

  /// The criteria met today that will probably be failed by the year proposed, or by any where none is.
  var failing: [FailingCriterion] {
    (commune?.failing ?? []).filter { $0.year <= entry?.year ?? .max }
  }
}

extension [FailingCriterion] {
  /// `1980/10:2020 1980/11:2019`.
  fileprivate var text: String {
    map { "\($0.criterion):\($0.year)" }.joined(separator: " ")
  }
}

extension Table where Row == RoadmapProposedRow {
  static let roadmapProposed = Table(
    "roadmap_proposed",
    [
      .text("unit") { $0.place.unit }, .text("name") { $0.place.name },
      .text("set") { $0.place.set }, .text("level") { $0.place.level.rawValue },
      .integer("year") { $0.entry?.year },
      .number("chance") { $0.entry?.chance ?? $0.leftOut?.chance ?? .nan },
      .text("left_out") { $0.leftOut?.reason.rawValue ?? "" },
      .integer("criteria") { $0.entry?.work.count },
      .number("effort") { $0.entry.map { $0.work.reduce(0) { $0 + $1.effort } } ?? .nan },
      .text("will_fail") { $0.failing.text }, .integer("data_years") { $0.commune?.knownYears },
      .text("provenance") { $0.place.provenance.label },
    ])
}

struct RoadmapComparisonRow {
  let place: RoadmapPlace
  let line: RoadmapComparison.Line
  let recognised: Int?
}

extension Table where Row == RoadmapComparisonRow {
  static let roadmapComparison = Table(
    "roadmap_comparison",
    [
      .text("unit") { $0.place.unit }, .text("name") { $0.place.name },
      .text("set") { $0.place.set }, .text("level") { $0.place.level.rawValue },
      .integer("given_year") { $0.line.given }, .integer("proposed_year") { $0.line.proposed },
      .text("change") { $0.line.change.rawValue }, .number("given_chance") { $0.line.givenChance },
      .number("proposed_chance") { $0.line.proposedChance },
      .text("left_out") { $0.line.reason?.rawValue ?? "" },
      .integer("met_year") { $0.recognised },
      .text("provenance") { $0.place.provenance.label },
    ])
}

struct RoadmapWorkRow {
  let place: RoadmapPlace
  let year: Int
  let work: ProposedRoadmap.Work
}

extension Table where Row == RoadmapWorkRow {
  static let roadmapWork = Table(
    "roadmap_work",
    [
      .text("unit") { $0.place.unit }, .text("name") { $0.place.name },
      .integer("year") { $0.work.year }, .text("criterion") { $0.work.criterion },
      .integer("missing_indicators") { $0.work.missingIndicators },
      .number("effort") { $0.work.effort }, .integer("recognised_year") { $0.year },
      .text("provenance") { $0.place.provenance.label },
    ])
}

struct RoadmapCapacityRow {
  let use: ProposedRoadmap.CapacityUse
}

extension Table where Row == RoadmapCapacityRow {
  static let roadmapCapacity = Table(
    "roadmap_capacity",
    [
      .integer("year") { $0.use.year },
      .text("of") { $0.use.isEffort ? "effort" : "communes" }, .text("where") { $0.use.name },
      .number("used") { $0.use.used },
      .number("capacity") { $0.use.most.isFinite ? $0.use.most : .nan },
      .number("marginal_value") { $0.use.marginal }, .number("gain_of_one_more") { $0.use.gain },
    ])
}
