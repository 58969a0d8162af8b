import Analytics
import Panels
import Reporting

/// How many units have which chance of passing a bar.
struct ChanceCount {
  let summary: ChanceSummary
  let provenance: Provenance

  /// The counts of the bars that say something.
  static func all(of summaries: [ChanceSummary], panels: PanelSet) -> [Self] {
    summaries.filter(\.isTold).map {
      Self(summary: $0, provenance: panels.worstProvenance(of: $0.indicator))
    }
  }
}

extension Table where Row == ChanceCount {
  static let chances = Table(
    "chances",
    [
      .text("indicator") { $0.summary.indicator }, .text("source") { $0.summary.source },
      .integer("year") { $0.summary.year },
      .text("requirement") { $0.summary.requirement?.description ?? "" },
      .integer("communes_90") { $0.summary.counts[0] },
      .integer("communes_66") { $0.summary.counts[1] },
      .integer("communes_33") { $0.summary.counts[2] },
      .integer("communes_10") { $0.summary.counts[3] },
      .integer("communes_0") { $0.summary.counts[4] },
      .integer("communes_unknown") { $0.summary.unknown },
      .text("provenance") { $0.provenance.label },
    ])
}

extension PanelSet {
  /// The least trustworthy provenance of the values of an indicator.
  fileprivate func worstProvenance(of indicator: String) -> Provenance {
    panel(indicator)?.worstProvenance() ?? .observed
  }
}

/// What one index of tracking says of all units and a target.
struct TrackingCount {
  let summary: TrackingSummary
  let judge: String
  let count: TrackingAgreement.Count
  let provenance: Provenance

  /// The counts of every judge that says something; of a target of which none does all of them.
  static func all(of summaries: [TrackingSummary], panels: PanelSet) -> [Self] {
    summaries.flatMap { summary in
      summary.told.map { judge, count in
        Self(
          summary: summary, judge: judge, count: count,
          provenance: panels.worstProvenance(of: summary.indicator))
      }
    }
  }
}

extension Table where Row == TrackingCount {
  static let trackingCounts = Table(
    "tracking_counts",
    [
      .text("indicator") { $0.summary.indicator }, .text("target_source") { $0.summary.source },
      .text("target") { $0.summary.requirement?.description ?? "" },
      .integer("target_year") { $0.summary.year }, .text("method") { $0.judge },
      .integer("on_track") { $0.count.onTrack }, .integer("not_on_track") { $0.count.notOnTrack },
      .integer("undefined") { $0.count.undefined },
      .text("provenance") { $0.provenance.label },
    ])
}
