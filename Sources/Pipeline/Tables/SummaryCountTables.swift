import Analytics
import Panels
import Reporting

extension Table where Row == ChanceSummary {
  static let chances = Table(
    "chances",
    [
      .text("indicator") { $0.indicator }, .text("source") { $0.source },
      .integer("year") { $0.year }, .text("requirement") { $0.requirement?.description ?? "" },
      .integer("communes_90") { $0.counts[0] }, .integer("communes_60") { $0.counts[1] },
      .integer("communes_40") { $0.counts[2] }, .integer("communes_0") { $0.counts[3] },
      .integer("communes_unknown") { $0.unknown },
    ])
}

/// What one index of tracking says of all units and a target.
struct TrackingCount {
  let summary: TrackingSummary
  let judge: String
  let count: TrackingAgreement.Count

  /// The counts of every judge that says something.
  static func all(of summaries: [TrackingSummary]) -> [Self] {
    summaries.filter(\.saysAnything).flatMap { summary in
      zip(summary.judges, summary.agreement.counts).compactMap { judge, count in
        count.onTrack + count.notOnTrack > 0
          ? Self(summary: summary, judge: judge, count: count) : nil
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
    ])
}
