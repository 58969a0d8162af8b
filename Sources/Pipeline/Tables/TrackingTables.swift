import Analytics
import Panels

/// An index of tracking with its unit and its target.
struct TrackingRow {
  let unit: String
  let name: String
  let indicator: String
  let source: String
  let requirement: Requirement
  let targetYear: Int
  let result: TrackingResult
  let standing: String
  /// What is said before the notes of the result: which target is the worst, where values were cut.
  let remarks: [String]
  let provenance: Provenance

  var status: String {
    switch (result.judgement.verdict, result.judgement.score.isNaN) {
    case (.achieved?, _): "met"
    case (nil, _): "undefined"
    case (_?, true): "class_only"
    case (_?, false): "ok"
    }
  }

  var reason: String {
    (remarks + result.judgement.notes.map(\.words)).joined(separator: "; ")
  }

  var window: String {
    result.judgement.window.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
  }
}

extension Table where Row == TrackingRow {
  static let tracking = Table(
    "tracking",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .text("target_source") { $0.source }, .text("target") { $0.requirement.description },
      .integer("target_year") { $0.targetYear },
      .text("direction") { $0.result.isUpward ? "up" : "down" },
      .text("method") { $0.result.method }, .text("concept") { $0.result.concept.rawValue },
      .integer("base_year") { $0.result.base?.year },
      .number("base_value") { $0.result.base?.value ?? .nan },
      .integer("latest_year") { $0.result.latest?.year },
      .number("latest_value") { $0.result.latest?.value ?? .nan },
      .text("window") { $0.window }, .text("parameters") { $0.result.parameters },
      .number("observed") { $0.result.judgement.observed },
      .number("required") { $0.result.judgement.required },
      .number("projected") { $0.result.judgement.projected },
      .number("score") { $0.result.judgement.score },
      .text("class") { $0.result.judgement.verdict?.rawValue ?? "" },
      .text("own_class") { $0.result.ownClass }, .text("status") { $0.status },
      .text("reason") { $0.reason }, .text("standing") { $0.standing },
      .text("provenance") { $0.provenance.label },
    ])
}

/// How far two judges agree on one target.
struct TrackingSensitivityRow {
  let summary: TrackingSummary
  let first: String
  let second: String
  let pair: TrackingAgreement.Pair
  let provenance: Provenance

  static func rows(of summary: TrackingSummary, provenance: Provenance) -> [Self] {
    summary.judges.indices.flatMap { first in
      summary.judges.indices.dropFirst(first + 1).map { second in
        Self(
          summary: summary, first: summary.judges[first], second: summary.judges[second],
          pair: summary.agreement[first, second], provenance: provenance)
      }
    }
  }

  var rule: String {
    second == TrackingOptions.probability
      ? "probability >= \(TrackingOptions.leastProbability) is on track" : ""
  }
}

extension Table where Row == TrackingSensitivityRow {
  static let trackingSensitivity = Table(
    "tracking_sensitivity",
    [
      .text("indicator") { $0.summary.indicator }, .text("target_source") { $0.summary.source },
      .text("target") { $0.summary.requirement?.description ?? "" },
      .integer("target_year") { $0.summary.year }, .text("first") { $0.first },
      .text("second") { $0.second }, .integer("units") { $0.pair.compared },
      .integer("disagree") { $0.pair.disagreements },
      .number("share") {
        $0.pair.compared == 0
          ? .nan : Double($0.pair.disagreements) / Double($0.pair.compared)
      },
      .integer("only_first_on_track") { $0.pair.onlyFirst },
      .integer("only_second_on_track") { $0.pair.onlySecond }, .text("rule") { $0.rule },
      .text("provenance") { $0.provenance.label },
    ])
}

/// A unit on which judges disagree.
struct TrackingDisagreement {
  let unit: String
  let name: String
  let indicator: String
  let source: String
  let requirement: Requirement
  let targetYear: Int
  let judges: [String]
  let verdicts: [Bool?]
  let probability: Double
  let provenance: Provenance

  var isReal: Bool { verdicts.contains(true) && verdicts.contains(false) }

  func names(saying verdict: Bool?) -> String {
    zip(judges, verdicts).filter { $0.1 == verdict }.map(\.0).joined(separator: " ")
  }
}

extension Table where Row == TrackingDisagreement {
  static let trackingDisagreements = Table(
    "tracking_disagreements",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .text("target_source") { $0.source }, .text("target") { $0.requirement.description },
      .integer("target_year") { $0.targetYear }, .text("on_track") { $0.names(saying: true) },
      .text("not_on_track") { $0.names(saying: false) },
      .text("undefined") { $0.names(saying: nil) }, .number("probability") { $0.probability },
      .text("provenance") { $0.provenance.label },
    ])
}
