import Panels

extension ReportMaker {
  /// The year before, now and the plan beside each other.
  func addYears(to document: inout ReportDocument) {
    guard !area.isUnit else { return }
    let ofCommunes = isOneUnit ? [] : averageYears + levelYears
    let means = meansWithTargets
    let cells = ofCommunes + unitYears + indicatorYears(means)
    let table = ReportTable(
      [
        text(words.say("report.heading.figure")), numeric(String(year - 1)), numeric(String(year)),
        numeric(.change), numeric(.planned), numeric(words.say("follow-up.forecast")),
        text(words.say("report.heading.chance-to-meet")),
      ], cells: cells)
    let hasForecast = cells.contains { !["", "–"].contains($0[5].plain) }
    add(
      words.say("report.figures"), table,
      note: hasForecast ? say("report.figures.how-to-read") : "", to: &document)
    document.note(doubtNote(table))
    if !ofCommunes.isEmpty {
      document.note(retrospective)
      document.note(sharesOfMet)
      document.note(averagesOfBothYears)
    }
    for note in otherUnits(means) { document.note(note) }
    addChangeNotes(means.map(\.row), to: &document)
    if hasForecast, ownTargets.contains(where: { $0["statistic"] == "communes_added" }) {
      document.note(say("report.figures.added-are-new"))
    }
  }

  /// That the year before is judged by sets that came into force later.
  private var retrospective: ReportText {
    let later = context.sets.filter { usedSets.contains($0.id) && $0.years.lowerBound == year }
    guard !later.isEmpty else { return "" }
    return say(
      "report.figures.retrospective",
      [
        "year": ReportText(String(year - 1)), "from": ReportText(String(year)),
        "sets": later.map { setTitle($0.id) }.joined(separator: ", "),
      ])
  }

  /// That levels above the standard are shares of the communes that meet it, and how many there are.
  private var sharesOfMet: ReportText {
    let now = context.areaRows("shares", where: ["year": [String(year)]])
    let above = now.filter {
      (Level(rawValue: $0["standard"]) ?? .none) > .met && $0.number("share").isFinite
    }
    guard let row = above.first else { return "" }
    let levels = above.distinct("standard").map { context.level($0).lowercased() }
    return say(
      "report.figures.shares-of-met",
      [
        "levels": ReportText(levels.joined(separator: ", ")), "year": yearText(row),
        "communes": number(row, "denominator"),
      ])
  }

  /// That changes of averages are of the communes whose criteria are known in both years, where others are counted too.
  private var averagesOfBothYears: ReportText {
    let now = usedSets.compactMap { average($0, year) }.filter { $0.number("change").isFinite }
    guard let row = now.first(where: isOfOthersToo) else { return "" }
    return say("report.averages.of-both-years", ["communes": number(row, "change_communes")])
  }

  /// Whether an average, or that of the year before, is of more communes than its change.
  func isOfOthersToo(_ average: ResultTable.Row) -> Bool {
    let before = self.average(average["set"], (average.integer("year") ?? 0) - 1)
    return [average, before].compactMap(\.self).contains {
      $0["communes"] != average["change_communes"]
    }
  }

  /// A mean or sum of the year with what targets ask of it.
  private typealias TargetedMean = (row: ResultTable.Row, targets: [ResultTable.Row])

  /// The targets for one figure of the whole, the nearest first.
  private func plans(
    _ statistics: Set<String>, subject: String, set: String = ""
  ) -> [ResultTable.Row] {
    let own = ownTargets.filter {
      statistics.contains($0["statistic"]) && $0["subject"] == subject && $0["unit"].isEmpty
        && (set.isEmpty || $0["set"].isEmpty || $0["set"] == set)
    }
    return own.enumerated().sorted {
      ($0.element["year"], $0.offset) < ($1.element["year"], $1.offset)
    }.map(\.element)
  }

  /// A figure with its first target; further ones in rows of their own.
  private func rows(
    _ seen: [ReportText], _ plans: [ResultTable.Row], without outlook: ReportText = ""
  ) -> [[ReportText]] {
    guard let first = plans.first else { return [seen + ["", outlook, ""]] }
    return [seen + ahead(first)]
      + plans.dropFirst().map { [localized($0), "", "", ""] + ahead($0) }
  }

  /// What a target asks, what is expected, and the chance.
  private func ahead(_ target: ResultTable.Row) -> [ReportText] {
    // Both speak of the communes added, beside columns that count all of them.
    let added = { (number: ReportText) in
      target["statistic"] == "communes_added" && number.plain != "–"
        ? say("report.figure.added", ["number": number]) : number
    }
    return [
      "\(added(requirement(target))) (\(yearText(target)))", added(expected(target)),
      targetChance(target),
    ]
  }

  private var averageYears: [[ReportText]] {
    usedSets.flatMap { set -> [[ReportText]] in
      guard let now = average(set, year) else { return [] }
      let name: ReportText =
        usedSets.count > 1
        ? "\(words(.averageItem)), \(setTitle(set))" : ReportText(words(.averageItem))
      return rows(
        [
          name, average(set, year - 1).map { number($0, "average", .fixed(2)) } ?? "–",
          number(now, "average", .fixed(2)), number(now, "change", .change),
        ], plans(["average_criteria"], subject: "", set: set),
        without: outlook("average_criteria", "", set: set))
    }
  }

  private var levelYears: [[ReportText]] {
    let now = context.areaRows("shares", where: ["year": [String(year)]])
    let before = context.areaRows("shares", where: ["year": [String(year - 1)]])
    return now.flatMap { row -> [[ReportText]] in
      guard row.number("share").isFinite else { return [] }
      let last = before.first { former in
        ["standard", "set", "basis"].allSatisfy { former[$0] == row[$0] }
      }
      let isDecided = row["basis"] == "decision"
      let name: ReportText =
        "\(words.say("report.figure.communes-at"))\(context.level(row["standard"]).lowercased())\(isDecided ? words.say("report.finding.recognised") : "")\(setNote(row, among: now))"
      let isOpen = [row, last].contains { $0.map(hasUnknown) ?? false }
      let seen: [ReportText] = [
        name, last.map { of($0) } ?? "–", of(row),
        isOpen ? "–" : change(row, since: last, "communes"),
      ]
      if isDecided { return rows(seen, []) }
      let asked = plans(
        ["communes_at_or_above", "communes_at", "communes_added"], subject: row["standard"],
        set: row["set"])
      let ahead = outlook("communes_at_or_above", row["standard"], set: row["set"])
      if asked.isEmpty, let lines = roadmapNext(row) { return [seen + [lines, ahead, ""]] }
      return rows(seen, asked, without: ahead)
    }
  }

  /// How many communes the roadmap of the plan has at a level by its next year; `nil` where it has none.
  private func roadmapNext(_ share: ResultTable.Row) -> ReportText? {
    let isPlanned = rows("roadmap").contains {
      $0["level"] == share["standard"] && $0["set"] == share["set"]
    }
    guard area.isWhole, isPlanned else { return nil }
    let ahead = rows("roadmap-years").filter {
      $0["level"] == share["standard"] && $0.integer("year") ?? 0 > year
    }
    return ahead.min { $0.number("year") < $1.number("year") }.map { row in
      say(
        "report.figure.by-roadmap",
        ["number": number(row, "planned_cumulative"), "year": yearText(row)])
    }
  }

  private func of(_ row: ResultTable.Row) -> ReportText {
    guard !hasUnknown(row) else {
      return say(
        "report.figure.at-least",
        [
          "communes": number(row, "communes"), "all": number(row, "denominator"),
          "unknown": number(row, "communes_unknown"),
        ])
    }
    return
      "\(number(row, "communes"))/\(number(row, "denominator")) (\(number(row, "share", .percent(1))))"
  }

  /// The criteria that communes met, with what the plan asks of them by name: of one commune in any case, of many
  /// those that the plan names.
  private var unitYears: [[ReportText]] {
    let asked = Dictionary(grouping: ownTargets.only("statistic", "criteria_met")) { $0["unit"] }
    return standings.flatMap { now -> [[ReportText]] in
      let target = asked[now["unit"]]?.first { $0["set"].isEmpty || $0["set"] == now["set"] }
      guard isOneUnit || target != nil else { return [] }
      let before = former(now)
      return rows(
        [
          say("report.figure.criteria-of", ["unit": unitName(now), "set": setTitle(now["set"])]),
          before.map { number($0, "criteria_met") } ?? "–", number(now, "criteria_met"),
          before.map { criteriaChange(Move(before: $0, now: now)) } ?? "–",
        ], target.map { [$0] } ?? [])
    }
  }

  private func indicatorYears(_ means: [TargetedMean]) -> [[ReportText]] {
    means.flatMap { row, targets -> [[ReportText]] in
      let before = context.areaRows(
        "means", where: ["year": [String(year - 1)], "indicator": [row["indicator"]]]
      ).first
      let seen = [
        indicatorName(row["indicator"]), before.map { number($0, "value") } ?? "–",
        number(row, "value"), number(row, "change", .change),
      ]
      let ahead = targets.filter { $0["basis"] != "observed" }
      if ahead.isEmpty, let asked = targets.first {
        return [seen + [requirement(asked), "–", "–"]]
      }
      return rows(seen, ahead)
    }
  }

  /// The means and sums of the year that targets speak of, with these: those ahead, else what is seen of them.
  private var meansWithTargets: [TargetedMean] {
    let asked = allTargets.filter {
      ["mean", "total"].contains($0["statistic"]) && $0["unit"].isEmpty
    }
    let subjects = Set(asked.map { $0["subject"] })
    let means = context.areaRows("means", where: ["year": [String(year)], "indicator": subjects])
    return means.filter { $0.number("value").isFinite }.map { row in
      let ahead = plans(["mean", "total"], subject: row["indicator"])
      return (row, ahead.isEmpty ? asked.filter { $0["subject"] == row["indicator"] } : ahead)
    }
  }

  /// Where a target counts other units than the mean beside it, as a town that is no commune.
  private func otherUnits(_ means: [TargetedMean]) -> [ReportText] {
    means.compactMap { row, targets in
      // Of no units at all: the target is not judged.
      guard let target = targets.first, target.number("units") > 0,
        row.number("units") != target.number("units")
      else { return nil }
      return say(
        "report.figures.other-units",
        [
          "name": indicatorName(row["indicator"]), "units": number(row, "units"),
          "target-units": number(target, "units"),
        ])
    }
  }

  func indicatorName(_ id: String) -> ReportText {
    let indicator = context.indicator(id)
    return ReportText(
      name: indicator.unit.isEmpty || indicator.name.hasSuffix("(\(indicator.unit))")
        ? indicator.name : "\(indicator.name) (\(indicator.unit))")
  }

  /// What is expected next year of a figure that the plan asks nothing of.
  private func outlook(_ statistic: String, _ standard: String, set: String) -> ReportText {
    let rows = context.areaRows(
      "level_outlook", where: ["statistic": [statistic], "set": [set], "standard": [standard]])
    let known = rows.filter { $0.number("q50").isFinite }
    guard let next = known.min(by: { $0.number("year") < $1.number("year") }) else { return "" }
    let of = standard.isEmpty ? nil : "communes"
    let rest = notCounted(next, "communes_not_assessable")
    return "\(range(next, "q50", "q05", "q95", of: of)), \(yearText(next))\(rest)"
  }

  /// ", 3 xã chưa tính được"; nothing where all are known.
  func notCounted(_ row: ResultTable.Row, _ column: String) -> ReportText {
    row.number(column) > 0
      ? say("report.figure.not-counted", ["number": number(row, column)]) : ""
  }
}
