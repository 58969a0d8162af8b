import Analytics
import IO
import Panels
import Planning

extension Engine {
  /// Looks through the data: contradictions, patterns, undeclared jumps, published figures, the
  /// account; notes the problems and writes the tables beside them.
  func examine() throws(InputError) {
    problems += series.problems + doubtfulProblems
    problems += RuleCheck.invertedDirections(in: dataset.sets).map { Problem(.series($0)) }
    problems += RuleCheck.plannedTwice(in: dataset.plan.roadmap, units: panels.units)
      .map { Problem(.series($0)) }
    notePublished()
    let data = QualityData(
      panels: panels, relations: dataset.plan.relations, breaks: dataset.plan.breaks,
      bars: qualityBars(), stated: dataset.statedMeasures)
    problems += QualityChecks.findings(in: data).map { finding in
      Problem(
        .series(finding.problem), at: place(finding.indicator, finding.unit, finding.period))
    }
    try sink.write(.jumps, noteJumps())
    if !dataset.conflicts.isEmpty { try sink.write(.sources, dataset.conflicts.map(named)) }
    if !dataset.partYears.isEmpty { try sink.write(.partYears, dataset.partYears.map(named)) }
    noteAccounts()
    try sink.write(.accounts, dataset.accounts)
  }

  /// The values that trends and forecasts are made without.
  var doubtfulProblems: [Problem] {
    doubtful.findings(in: panels, blockSize: Self.blockSize).map {
      Problem(.series($0.problem), at: place($0.indicator, $0.unit, $0.period))
    }
  }

  /// What published figures say against themselves.
  private func notePublished() {
    problems += ReportedFinding.all(of: ReportedTable.tables(of: dataset.reported)).map {
      Problem($0.problem, at: $0.location)
    }
  }

  private func place(_ indicator: String?, _ unit: Int?, _ period: Int?) -> SourceLocation? {
    guard let indicator, let unit, let period else { return nil }
    return dataset.origins.location(
      of: indicator, unit: panels.units.codes[unit], year: panels.years[period])
  }

  /// The bars of the criteria sets in force, by indicator and year.
  private func qualityBars() -> [QualityBar] {
    let lookup = BarLookup(dataset, assessor: assessor, years: panels.years)
    return panels.panels.flatMap { panel -> [QualityBar] in
      lookup.sources(of: panel.indicator.id).filter { $0.name.contains("/") }.flatMap { source in
        panels.years.indices.filter { source.isInForce[$0] }.compactMap { period in
          let heights = (0..<unitCount).map {
            source.requirement(unit: $0, step: period)?.bar ?? .nan
          }
          guard heights.contains(where: { !$0.isNaN }) else { return nil }
          return QualityBar(
            indicator: panel.indicator.id, period: period, comparison: source.comparison,
            heights: heights)
        }
      }
    }
  }

  private func noteJumps() -> [NamedJump] {
    let test = JumpTest(panels: panels, breaks: dataset.plan.breaks)
    var rows: [NamedJump] = []
    var short: [String] = []
    for indicator in seriesIndicators where !indicator.id.contains("/") {
      if test.hasTooFewYears(indicator.id) { short.append(indicator.id) }
      for jump in test.rows(of: indicator.id) {
        let line = suggestion(for: jump)
        rows.append(
          NamedJump(
            jump: jump, unit: jump.unit.map { panels.units.codes[$0] } ?? "",
            name: jump.unit.map { panels.units.names[$0] } ?? "",
            suggestion: jump.isJump && !jump.returns ? line : "",
            provenance: panels.panel(jump.indicator)?
              .worstProvenance(of: jump.unit.map { [$0] } ?? []) ?? .observed))
        if jump.isJump { note(jump, suggestion: line) }
      }
    }
    if !short.isEmpty {
      problems.append(
        Problem(.series(.jumpsNotTested(indicators: short, needed: JumpTest.leastYears))))
    }
    return rows
  }

  /// The line to paste: for the plan, or for the command.
  private func suggestion(for jump: JumpRow) -> String {
    let line = SeriesBreak(
      indicator: jump.indicator, year: jump.year,
      kind: SeriesBreak.likelyKind(of: jump.indicator), treatment: .levelShift,
      units: jump.unit.map { [panels.units.codes[$0]] } ?? [])
    return dataset.hasPlan ? line.planLine : line.commandOption
  }

  private func note(_ jump: JumpRow, suggestion: String) {
    let kind = panels.panel(jump.indicator)?.indicator.kind ?? .number
    let text = { (value: Double) in
      (value > 0 ? "+" : "") + Self.short(value)
        + (kind == .positive || kind == .count ? " %" : "")
    }
    let scatter = { (value: Double) in
      "±" + Self.short(value) + (kind == .positive || kind == .count ? " %" : "")
    }
    switch jump.scope {
    case .all:
      problems.append(
        Problem(
          .series(
            .commonJump(
              indicator: jump.indicator, year: jump.year, size: text(jump.naturalChange),
              usual: text(jump.naturalUsual), score: Self.short(abs(jump.score)),
              units: jump.units, years: jump.years, suggestion: suggestion))))
    case .scatter:
      problems.append(
        Problem(
          .series(
            .scatterChange(
              indicator: jump.indicator, year: jump.year, before: scatter(jump.naturalUsual),
              after: scatter(jump.naturalChange), years: jump.years, suggestion: suggestion))))
    case .unit:
      guard let unit = jump.unit, let period = panels.period(of: jump.year),
        let panel = panels.panel(jump.indicator)
      else { return }
      problems.append(
        Problem(
          .series(
            .unitJump(
              unit: panels.units.names[unit], indicator: jump.indicator, year: jump.year,
              from: Self.short(panel[unit, period - 1]), to: Self.short(panel[unit, period]),
              score: Self.short(abs(jump.score)), returns: jump.returns,
              suggestion: suggestion)),
          at: place(jump.indicator, unit, period)))
    }
  }

  /// A number with at most four figures that count.
  private static func short(_ value: Double) -> String {
    if value.isNaN { return "–" }
    let size = abs(value)
    let decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2
    let power = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let rounded = (value * power).rounded() / power
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : "\(rounded)"
  }

  private func noteAccounts() {
    for account in dataset.accounts where !account.counts.isBalanced {
      problems.append(
        Problem(
          .series(
            .unbalancedAccount(
              file: account.file, read: account.counts.read,
              accounted: account.counts.accounted)),
          at: SourceLocation(file: account.file)))
    }
  }

  private func name(ofCode code: String) -> String {
    panels.units.index(ofCode: code).map { panels.units.names[$0] } ?? ""
  }

  private func named(_ conflict: SourceConflict) -> NamedRow<SourceConflict> {
    NamedRow(name: name(ofCode: conflict.unit), row: conflict)
  }

  private func named(_ value: PartYearValue) -> NamedRow<PartYearValue> {
    NamedRow(name: name(ofCode: value.unit), row: value)
  }
}
