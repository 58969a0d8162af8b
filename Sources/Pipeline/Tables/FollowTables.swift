import Panels
import Planning

extension Table where Row == ForecastScore {
  static let followForecasts = Table(
    "follow_forecasts",
    [
      .text("indicator") { $0.indicator }, .integer("year") { $0.year },
      .integer("horizon") { $0.horizon }, .integer("n") { $0.count },
      .integer("missing") { $0.missing }, .number("coverage_80") { $0.coverage80 },
      .number("coverage_95") { $0.coverage95 }, .number("mae") { $0.meanAbsoluteError },
      .number("mae_last_value") { $0.meanAbsoluteErrorOfLastValue },
      .number("skill") { $0.skill }, .number("bias") { $0.bias },
    ])
}

extension Table where Row == ChanceScore {
  static let followProbabilities = Table(
    "follow_probabilities",
    [
      .text("subject") { $0.subject.rawValue }, .text("name") { $0.name },
      .text("event") { $0.event }, .integer("year") { $0.year },
      .integer("n") { $0.sums.count }, .number("expected") { $0.expected },
      .integer("occurred") { $0.occurred }, .number("allowance") { $0.allowance },
      .number("brier") { $0.sums.brier },
      .number("brier_last_value") {
        $0.subject == .target ? .nan : $0.sums.brierOfLastValue
      },
      .number("log_score") { $0.sums.meanLogLoss }, .text("reading") { $0.reading.rawValue },
    ])
}

extension Table where Row == CriteriaScore {
  static let followCriteria = Table(
    "follow_criteria",
    [
      .text("set") { $0.set }, .integer("year") { $0.year },
      .integer("communes") { $0.communes }, .number("expected") { $0.expected },
      .number("met") { $0.actual }, .number("mae") { $0.meanAbsoluteError },
      .number("coverage_90") { $0.coverage90 },
    ])
}

extension Table where Row == TargetOutcome {
  static let followTargets = Table(
    "follow_targets",
    [
      .text("target") { $0.result.target.id }, .text("row") { $0.result.target.row },
      .text("unit") { $0.result.unit ?? "" }, .integer("year") { $0.result.year },
      .text("requirement") { $0.result.target.requirement.description },
      .number("forecast") { $0.forecast }, .number("q05") { $0.low },
      .number("q95") { $0.high }, .number("probability") { $0.probability },
      .number("value") { $0.result.value }, .text("verdict") { $0.result.verdict.label },
      .text("provenance") { $0.result.provenance.label },
    ])
}

extension Table where Row == UnitMove {
  static let followMoves = Table(
    "follow_moves",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("set") { $0.set },
      .text("kind") { $0.kind.rawValue }, .text("item") { $0.item },
      .text("before") { $0.before }, .text("after") { $0.after },
      .text("move") { $0.isGain ? "gained" : "lost" }, .number("probability") { $0.chance },
    ])
}

extension Table where Row == DataRevision {
  static let followRevisions = Table(
    "follow_revisions",
    [
      .text("unit") { $0.unit }, .text("indicator") { $0.indicator },
      .integer("year") { $0.year }, .text("change") { $0.change.rawValue },
      .number("before") { $0.before }, .number("after") { $0.after },
      .number("difference") { $0.after - $0.before },
    ])
}
