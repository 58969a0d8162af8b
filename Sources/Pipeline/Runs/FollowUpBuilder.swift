import Analytics
import IO
import Panels
import Planning

/// Holds what a kept run said against the data of a later year.
struct FollowUpBuilder {
  private let run: KeptRun
  private let known: KnownData
  private let state: ProgrammeState
  private let plan: Plan
  /// The year that the new data report on.
  private let reportYear: Int
  private var panels: PanelSet { state.panels }

  init(_ run: KeptRun, state: ProgrammeState, plan: Plan, reportYear: Int) throws(InputError) {
    self.run = run
    self.state = state
    self.plan = plan
    self.reportYear = reportYear
    known = try KnownData(run)
  }

  /// The whole comparison.
  func report() throws(InputError) -> FollowUpReport {
    var report = FollowUpReport(
      run: run.record.id, lastYear: run.record.lastYear,
      newLastYear: panels.years.last ?? run.record.lastYear)
    report.lostUnits = known.units.filter { panels.units.index(ofCode: $0) == nil }.sorted()
    report.forecasts = try forecastScores()
    let criteria = try criteriaScores()
    report.criteria = criteria.counts
    report.targets = try targetOutcomes()
    report.chances =
      try chanceScores() + criteria.chances + Self.chances(of: report.targets)
    (report.moveYears, report.moves) = try moves()
    report.revisions = revisions()
    return report
  }

  // MARK: Numbers

  private func isNew(_ year: Int) -> Bool {
    year > run.record.lastYear && panels.period(of: year) != nil
  }

  private func value(_ unit: String, _ indicator: String, _ year: Int) -> Double {
    guard let place = panels.units.index(ofCode: unit), let period = panels.period(of: year),
      let panel = panels.panel(indicator)
    else { return .nan }
    return panel[place, period]
  }

  private func forecastScores() throws(InputError) -> [ForecastScore] {
    let table = KeptFields(
      try run.texts(
        "forecast",
        ["unit", "indicator", "year", "horizon", "q025", "q10", "q50", "q90", "q975"]))
    var scores: [ForecastScore] = []
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let indicator = table.text("indicator", row)
      let median = table.number("q50", row)
      guard let year = table.integer("year", row), isNew(year), !median.isNaN,
        panels.panel(indicator) != nil
      else { continue }
      let key = "\(indicator) \(year)"
      let place = places[key] ?? scores.count
      if place == scores.count {
        places[key] = place
        scores.append(
          ForecastScore(
            indicator: indicator, year: year, horizon: table.integer("horizon", row) ?? 0))
      }
      let unit = table.text("unit", row)
      let actual = value(unit, indicator, year)
      guard !actual.isNaN else {
        scores[place].addMissing()
        continue
      }
      scores[place].add(
        ForecastScore.Pair(
          actual: actual, median: median,
          inner: (table.number("q10", row), table.number("q90", row)),
          outer: (table.number("q025", row), table.number("q975", row)),
          last: known.last(unit, indicator)))
    }
    return scores
  }

  private func chanceScores() throws(InputError) -> [ChanceScore] {
    let table = KeptFields(
      try run.texts(
        "probability",
        ["unit", "indicator", "event", "source", "year", "requirement", "probability"]))
    var tally = ChanceTally()
    for row in 0..<table.rowCount where table.text("event", row) == "met_in_year" {
      let chance = table.number("probability", row)
      let unit = table.text("unit", row)
      let indicator = table.text("indicator", row)
      guard let year = table.integer("year", row), isNew(year), !chance.isNaN,
        let requirement = Requirement(table.text("requirement", row))
      else { continue }
      let actual = value(unit, indicator, year)
      let last = known.last(unit, indicator)
      guard !actual.isNaN else { continue }
      tally.add(
        .bar, indicator, table.text("source", row), year, chance,
        isMet: requirement.isMet(by: actual), wasMet: requirement.isMet(by: last))
    }
    return tally.scores
  }

  // MARK: Criteria and levels

  private func criteriaScores() throws(InputError) -> (
    counts: [CriteriaScore], chances: [ChanceScore]
  ) {
    let table = KeptFields(try run.texts("criteria_outlook"))
    let before = try KnownVerdicts(run)
    var counts: [CriteriaScore] = []
    var tally = ChanceTally()
    for row in 0..<table.rowCount where table.text("not_assessable", row) == "0" {
      let set = table.text("set", row)
      let unit = table.text("unit", row)
      guard let year = table.integer("year", row), isNew(year),
        let period = panels.period(of: year), let assessment = state.assessment(set),
        let place = panels.units.index(ofCode: unit)
      else { continue }
      let cell = period * panels.units.count + place
      for level in Level.allCases where level != .none {
        let chance = table.number("p_\(level.rawValue)", row)
        let verdict = assessment.grants(level, cell: cell)
        guard !chance.isNaN, verdict != .notAssessable else { continue }
        tally.add(
          .level, set, level.rawValue, year, chance, isMet: verdict == .met,
          wasMet: before.level(unit, set).map { $0 >= level } ?? false)
      }
      guard let actual = assessment.knownCount(cell: cell) else { continue }
      if counts.last.map({ $0.set != set || $0.year != year }) ?? true,
        !counts.contains(where: { $0.set == set && $0.year == year })
      {
        counts.append(CriteriaScore(set: set, year: year))
      }
      let position = counts.firstIndex { $0.set == set && $0.year == year } ?? 0
      counts[position].add(
        expected: table.number("expected", row), low: table.number("q05", row),
        high: table.number("q95", row), actual: actual)
      let all = table.number("p_all", row)
      if !all.isNaN {
        tally.add(
          .allCriteria, set, "all", year, all, isMet: actual == assessment.set.criteria.count,
          wasMet: before.count(unit, set) == assessment.set.criteria.count)
      }
    }
    return (counts.sorted { ($0.set, $0.year) < ($1.set, $1.year) }, tally.scores)
  }

  // MARK: Targets

  private func targetOutcomes() throws(InputError) -> [TargetOutcome] {
    let table = KeptFields(try run.texts("targets"))
    let evaluator = TargetEvaluator(
      state: state, statusYear: run.record.statusYear, basis: .observed)
    var judged: [String: [TargetResult]] = [:]
    var outcomes: [TargetOutcome] = []
    for row in 0..<table.rowCount where table.text("basis", row) != "observed" {
      guard let year = table.integer("year", row), isNew(year),
        let target = plan.targets.first(where: {
          $0.id == table.text("target", row)
            && $0.requirement.description == table.text("requirement", row)
        })
      else { continue }
      let key = "\(target.id) \(year)"
      let results = judged[key] ?? evaluator.results(of: target, year: year)
      judged[key] = results
      guard let result = results.first(where: { ($0.unit ?? "") == table.text("unit", row) }),
        result.verdict != .notAssessable
      else { continue }
      outcomes.append(
        TargetOutcome(
          result: result, forecast: table.number("value", row), low: table.number("q05", row),
          high: table.number("q95", row), probability: table.number("probability", row)))
    }
    return outcomes
  }

  private static func chances(of outcomes: [TargetOutcome]) -> [ChanceScore] {
    var tally = ChanceTally()
    for outcome in outcomes where !outcome.probability.isNaN {
      tally.add(
        .target, outcome.result.target.id, outcome.result.target.requirement.description,
        outcome.result.year, outcome.probability, isMet: outcome.result.verdict == .met,
        wasMet: false)
    }
    return tally.scores
  }

  // MARK: Who moved

  private func moves() throws(InputError) -> ((from: Int, to: Int)?, [UnitMove]) {
    let before = try KnownVerdicts(run)
    let last = panels.years.last ?? reportYear
    guard let from = before.year else { return (nil, []) }
    let to = reportYear > from ? reportYear : last
    guard to > from, let period = panels.period(of: to) else { return (nil, []) }
    let chances = try MoveChances(run, year: to)
    let keys = Dictionary(
      state.assessments.map { ($0.set.id, $0.set.key) }, uniquingKeysWith: { first, _ in first })
    var moves: [UnitMove] = []
    for row in KnownVerdictRow.all(state, period: period) {
      guard let was = before.verdict(row), was != row.verdict,
        let isGain = Self.isGain(row.kind, from: was, to: row.verdict)
      else { continue }
      let name = panels.units.index(ofCode: row.unit).map { panels.units.names[$0] } ?? row.unit
      let chance: Double =
        switch row.kind {
        case .level:
          chances.level(
            row.unit, row.set, (isGain ? Level(rawValue: row.verdict) : Level(rawValue: was)))
        case .indicator: chances.indicator(row.unit, "\(keys[row.set] ?? "")/\(row.item)")
        case .criterion, .condition: .nan
        }
      moves.append(
        UnitMove(
          unit: row.unit, name: name, set: row.set, kind: row.kind, item: row.item, before: was,
          after: row.verdict, isGain: isGain, chance: isGain ? chance : 1 - chance))
    }
    return ((from, to), moves)
  }

  /// Whether a change is a gain or a loss; `nil` where it is neither, as from not applicable to met.
  private static func isGain(_ kind: UnitMove.Kind, from old: String, to new: String) -> Bool? {
    if kind == .level {
      guard let before = Level(rawValue: old), let after = Level(rawValue: new) else { return nil }
      return after > before
    }
    switch (old, new) {
    case ("not_met", "met"): return true
    case ("met", "not_met"): return false
    default: return nil
    }
  }

  // MARK: Revisions

  /// Values of years that the run knew, of its units and indicators, that read otherwise now.
  private func revisions() -> [DataRevision] {
    var found: [DataRevision] = []
    for panel in panels.panels where known.indicators.contains(panel.indicator.id) {
      for (unit, code) in panels.units.codes.enumerated() where known.units.contains(code) {
        let old = known.values[
          KnownData.Series(unit: code, indicator: panel.indicator.id)]
        for (period, year) in panels.years.enumerated() where year <= run.record.lastYear {
          let revision = DataRevision(
            unit: code, indicator: panel.indicator.id, year: year, before: old?[year] ?? .nan,
            after: panel[unit, period])
          found += [revision].compactMap(\.self)
        }
      }
    }
    return found
  }
}

/// Scores of probabilities by event and year, in the order first met.
private struct ChanceTally {
  private(set) var scores: [ChanceScore] = []
  private var places: [String: Int] = [:]

  mutating func add(
    _ subject: ChanceScore.Subject, _ name: String, _ event: String, _ year: Int,
    _ probability: Double, isMet: Bool, wasMet: Bool
  ) {
    let key = "\(subject.rawValue) \(name) \(event) \(year)"
    let place = places[key] ?? scores.count
    if place == scores.count {
      places[key] = place
      scores.append(ChanceScore(subject: subject, name: name, event: event, year: year))
    }
    scores[place].add(probability, isMet: isMet, wasMet: wasMet)
  }
}
