import Analytics
import Panels
import Planning

extension ReportWriter {
  /// Every target, now and projected.
  public func targetTable() -> ReportTable {
    var table = ReportTable([
      text(.target), text(.demand), numeric(.year), numeric(.now), numeric(.projected),
      numeric(.margin), .init(say("common.probability-heading"), isNumeric: true), text(.verdict),
    ])
    let keys = { (result: TargetResult) in result.target.id + "|" + (result.unit ?? "") }
    var order: [String] = []
    var now: [String: TargetResult] = [:]
    var projected: [String: TargetResult] = [:]
    for result in report.targetsNow {
      now[keys(result)] = result
      if !order.contains(keys(result)) { order.append(keys(result)) }
    }
    for result in report.targetsProjected {
      projected[keys(result)] = result
      if !order.contains(keys(result)) { order.append(keys(result)) }
    }
    var summed = Set<String>()
    for key in order {
      guard let result = projected[key] ?? now[key] else { continue }
      let target = result.target
      if case .yearlyGain = target.statistic {
        if summed.insert(target.id).inserted { add(gainRow(target), of: target, to: &table) }
        continue
      }
      let unit = result.unit.flatMap { report.state.panels.units.index(ofCode: $0) }
        .map { " – " + report.state.panels.units.names[$0] }
      add(
        [
          target.name[words.language] + holding(target) + (unit ?? ""),
          words.numbers.text(target.requirement) + " " + words.unit(target.unit),
          year(of: result), valueText(now[key]), projectedText(projected[key]),
          marginText(result), chanceText(projected[key]?.outlook, of: target.requirement),
          verdictText(result),
        ], of: target, to: &table)
    }
    return table
  }

  /// The year in which a target is to be met; of one without a year that, and the year it is judged in.
  private func year(of result: TargetResult) -> String {
    result.target.year.map(String.init)
      ?? say("report.target.no-year", ["year": result.year])
  }

  private func add(_ row: [String], of target: Target, to table: inout ReportTable) {
    table.append(row)
    table.measures.append(target.unit)
  }

  /// A demand on each commune's yearly gain as one row: how many communes keep it.
  private func gainRow(_ target: Target) -> [String] {
    let kept = { (results: [TargetResult]) -> String in
      let own = results.filter { $0.target.id == target.id }
      if own.allSatisfy({ $0.verdict == .notAssessable }) { return "–" }
      return "\(own.count { $0.verdict == .met })/\(own.count)"
    }
    let own =
      [report.targetsProjected, report.targetsNow].lazy
      .map { $0.filter { $0.target.id == target.id } }.first { !$0.isEmpty } ?? []
    let verdict = own.reduce(Verdict.notApplicable) { $0.and($1.verdict) }
    return [
      target.name[words.language],
      words.numbers.text(target.requirement) + " " + words.unit(target.unit),
      target.year.map(String.init) ?? "–", kept(report.targetsNow), kept(report.targetsProjected),
      "–", "–", words.verdict(verdict),
    ]
  }

  private func valueText(_ result: TargetResult?) -> String {
    guard let result else { return "–" }
    if isOpen(result) {
      return say("report.target.none-assessable", ["number": words.numbers.text(result.unknown)])
    }
    let value =
      Words.counts(result.target.unit)
      ? words.numbers.text(result.value, decimals: 0) : words.numbers.short(result.value)
    return result.basis == .carried ? words.say("report.carried-value", ["value": value]) : value
  }

  /// What is forecast, with a mark where that indicator is forecast badly.
  private func projectedText(_ result: TargetResult?) -> String {
    let isForecast = result?.basis != .carried
    return marked(
      valueText(result), ifDoubtful: isForecast ? result?.target.statistic.indicator : nil)
  }

  /// Whether those that cannot be assessed leave everything open: the number of the others answers another question.
  private func isOpen(_ result: TargetResult) -> Bool {
    guard result.unknown > 0, result.target.statistic.countsCommunes else { return false }
    return result.outlook.map { !$0.chance.isBounded } ?? false
  }

  private func marginText(_ result: TargetResult) -> String {
    if isOpen(result) { return "–" }
    return Words.counts(result.target.unit)
      ? words.numbers.change(result.margin, decimals: 0) : words.numbers.change(result.margin)
  }

  private func verdictText(_ result: TargetResult) -> String {
    let verdict = words.verdict(result.verdict)
    guard let other = result.otherReading, let otherVerdict = result.otherVerdict else {
      return verdict
    }
    return verdict + "; "
      + words.say(
        "report.other-reading",
        ["value": words.numbers.short(other), "verdict": words.verdict(otherVerdict)])
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  /// By what communes hold the level that they may lose.
  private func holding(_ target: Target) -> String {
    guard case .communesLost(_, _, let holding) = target.statistic else { return "" }
    return switch holding {
    case .criteria: say("report.target.of-communes-by-criteria")
    case .recognition: say("report.target.of-communes-recognised")
    }
  }

  /// A probability in whole per cent; two where what cannot be assessed leaves it open.
  private func chanceText(_ outlook: TargetOutlook?, of requirement: Requirement) -> String {
    guard let outlook else { return "–" }
    let met = chanceText(outlook.chance)
    guard case .within(let low, _) = requirement, let enough = outlook.enough else { return met }
    return say(
      "report.target.enough",
      ["chance": met, "bar": words.numbers.short(low), "enough": chanceText(enough)])
  }

  private func chanceText(_ chance: TargetOutlook.Chance) -> String {
    if !chance.isBounded { return say("common.not-known") }
    return chance.probability.isNaN
      ? [chance.least, chance.most].map { ChanceBand.percent($0, words) }.joined(separator: " – ")
      : ChanceBand.percent(chance.probability, words)
  }
}
