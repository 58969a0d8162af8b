import Analytics
import Panels
import Planning

extension ReportWriter {
  /// Every target, now and projected.
  public func targetTable() -> ReportTable {
    var table = ReportTable([
      text(.target), text(.demand), numeric(.year), numeric(.now), numeric(.projected),
      numeric(.margin), .init(say("Xác suất", "Probability"), isNumeric: true), text(.verdict),
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
        if summed.insert(target.id).inserted { table.rows.append(gainRow(target)) }
        continue
      }
      let unit = result.unit.flatMap { report.state.panels.units.index(ofCode: $0) }
        .map { " – " + report.state.panels.units.names[$0] }
      table.rows.append([
        target.name[words.language] + holding(target) + (unit ?? ""),
        words.numbers.text(target.requirement) + " " + words.unit(target.unit),
        target.year.map(String.init) ?? "–", valueText(now[key]), valueText(projected[key]),
        words.numbers.change(result.margin), chanceText(projected[key]?.outlook),
        verdictText(result),
      ])
    }
    return table
  }

  /// A demand on each commune's yearly gain as one row: how many communes keep it.
  private func gainRow(_ target: Target) -> [String] {
    let kept = { (results: [TargetResult]) -> String in
      let own = results.filter { $0.target.id == target.id }
      if own.allSatisfy({ $0.verdict == .notAssessable }) { return "–" }
      return "\(own.count { $0.verdict == .met })/\(own.count)"
    }
    let all = report.targetsProjected + report.targetsNow
    let verdict = all.filter { $0.target.id == target.id }
      .reduce(Verdict.notApplicable) { $0.and($1.verdict) }
    return [
      target.name[words.language],
      words.numbers.text(target.requirement) + " " + words.unit(target.unit),
      target.year.map(String.init) ?? "–", kept(report.targetsNow), kept(report.targetsProjected),
      "–", "–", words.verdict(verdict),
    ]
  }

  private func valueText(_ result: TargetResult?) -> String {
    guard let result else { return "–" }
    let value = words.numbers.short(result.value)
    return result.basis == .carried ? words(.carriedValue(value)) : value
  }

  private func verdictText(_ result: TargetResult) -> String {
    let verdict = words.verdict(result.verdict)
    guard let other = result.otherReading, let otherVerdict = result.otherVerdict else {
      return verdict
    }
    return verdict + "; "
      + words(.otherReading(words.numbers.short(other), verdict: words.verdict(otherVerdict)))
  }

  private func say(_ vi: String, _ en: String) -> String { words.language == .vi ? vi : en }

  /// By what communes hold the level that they may lose.
  private func holding(_ target: Target) -> String {
    guard case .communesLost(_, _, let holding) = target.statistic else { return "" }
    return switch holding {
    case .criteria: say(" (xã đạt theo tiêu chí)", " (of communes that met the criteria)")
    case .recognition: say(" (xã đã được công nhận)", " (of communes recognised)")
    }
  }

  /// A probability in whole per cent; two where what cannot be assessed leaves it open.
  private func chanceText(_ outlook: TargetOutlook?) -> String {
    guard let outlook else { return "–" }
    return outlook.probability.isNaN
      ? "\(percent(outlook.least)) – \(percent(outlook.most))" : percent(outlook.probability)
  }

  private func percent(_ chance: Double) -> String {
    if chance > 0.99, chance < 1 { return "> 99%" }
    if chance > 0, chance < 0.01 { return "< 1%" }
    return words.numbers.percent(100 * chance, decimals: 0)
  }

  /// Why targets in years ahead have no probability, a sentence a reason.
  func missingChanceNotes() -> [String] {
    var reasons: [(reason: MissingChance, targets: [String])] = []
    for result in report.targetsProjected {
      guard let reason = result.missingChance, reason != .open else { continue }
      let name = result.target.name[words.language]
      if let known = reasons.firstIndex(where: { $0.reason == reason }) {
        if !reasons[known].targets.contains(name) { reasons[known].targets.append(name) }
      } else {
        reasons.append((reason, [name]))
      }
    }
    return reasons.map { entry in
      say("Không có xác suất vì ", "No probability because ") + text(entry.reason) + ": "
        + entry.targets.joined(separator: "; ") + "."
    }
  }

  private func text(_ reason: MissingChance) -> String {
    switch reason {
    case .open: say("có tiêu chí chưa đánh giá được", "criteria cannot be assessed")
    case .emptyBase:
      say(
        "có thể không xã nào ở mẫu số, mà tỷ lệ trên không xã nào thì không đạt cũng không trượt",
        "the base may be empty, and a share of nobody is neither met nor failed")
    case .yesNo:
      say("giá trị có/không không dự báo như một số", "a yes/no value is not forecast as a number")
    case .series(.constant):
      say("số liệu chưa từng lệch dự báo", "nothing ever differed from its forecast")
    case .series(.noSpread), .noForecast:
      say(
        "chưa chuỗi nào có hai năm để biết sai số",
        "no series has two years from which an error could be learned")
    case .series: say("không có số liệu dùng được", "there is no usable value")
    case .units:
      say("có xã thiếu dự báo hoặc quyền số", "some communes have no forecast or no weight")
    case .noRecognition:
      say("chưa ghi quyết định công nhận nào", "no recognition is on record")
    case .notAssessed:
      say("chưa đánh giá được tiêu chí nào để đếm", "nothing can be assessed to count from")
    }
  }
}
