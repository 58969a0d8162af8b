import Panels

extension ReportMaker {
  /// What stands out, in a few sentences; each is there only where its number is.
  func addFindings(to document: inout ReportDocument) {
    let sentences =
      isOneUnit
      ? unitSentences
      : averageSentences + levelSentences + moveSentences + criterionSentences + planSentences
        + targetSentences + seriesSentences
    guard !sentences.isEmpty else {
      document.heading(2, words(.summary))
      document.paragraph(
        rows("levels").isEmpty
          ? words.say("report.data-year", ["year": year]) : words(.noCriteria))
      return
    }
    document.heading(2, words.say("report.findings"))
    document.list(texts: suspectSentences + sentences)
    document.note(doubtNote(sentences))
  }

  /// The values that can hardly be true: those that what is forecast of all units rests on too, and those it does not.
  private var suspectSentences: [ReportText] {
    let rows = rows("problems", ["problem": ["implausible", "wrong-unit"]])
    let cells = Dictionary(grouping: rows) { [$0["unit"], $0["year"], $0["indicator"]] }
      .values.map { $0[0] }.sorted { $0.rowNumber < $1.rowNumber }
    // Where many units have one in a year, none is named.
    let leftOut = Set(
      self.rows("problems", ["problem": ["left-out-of-fits"]])
        .map { [$0["unit"], $0["year"], $0["indicator"]] })
    let isLeftOut = { (row: ResultTable.Row) in
      [row["unit"], ""].contains { leftOut.contains([$0, row["year"], row["indicator"]]) }
    }
    let used = suspects(cells.filter { !isLeftOut($0) })
    let unused = suspects(cells.filter(isLeftOut))
    return [
      used.map { say("report.finding.suspect", ["count": $0, "cells": $1]) },
      unused.map { say("report.finding.suspect-left-out", ["count": $0, "cells": $1]) },
    ].compactMap { $0 }
  }

  /// How many values there are, and the first of them; `nil` for none.
  private func suspects(_ cells: [ResultTable.Row]) -> (count: ReportText, cells: ReportText)? {
    guard !cells.isEmpty else { return nil }
    let named = cells.prefix(3).map { row -> ReportText in
      "\(ReportText(name: row["unit"])) \(yearText(row)) (\(indicatorName(row["indicator"])))"
    }
    return (
      count(cells, of: "problems"),
      named.joined(separator: "; ") + (cells.count > named.count ? "; …" : "")
    )
  }

  /// Whether there is one commune to report on.
  var isOneUnit: Bool { area.isUnit || Set(standings.map { $0["unit"] }).count == 1 }

  /// The row of averages of the area, a set and a year.
  func average(_ set: String, _ year: Int) -> ResultTable.Row? {
    context.areaRows("averages", where: ["set": [set], "year": [String(year)]]).first {
      $0.number("average").isFinite
    }
  }

  private var averageSentences: [ReportText] {
    if !usedSets.isEmpty, !usedSets.contains(where: { average($0, year) != nil }) {
      return usedSets.map { say("report.finding.none-counted", ["set": setTitle($0)]) }
    }
    return usedSets.compactMap { set in
      guard let row = average(set, year) else { return nil }
      let communes = number(row, "communes")
      let value = number(row, "average", .fixed(2))
      return say(
        "report.finding.average",
        [
          "year": yearText(row), "communes": communes, "value": value, "set": setTitle(set),
          "change": changeText(row), "unknown": unknownText(row),
        ]
      )
    }
  }

  /// ", tăng 0,4 tiêu chí/xã so với năm 2023"; nothing where it is not known.
  private func changeText(_ row: ResultTable.Row) -> ReportText {
    let change = row.number("change")
    guard change.isFinite, let now = row.integer("year"),
      let before = average(row["set"], now - 1)
    else { return "" }
    let last = yearText(before)
    if printed(change, .fixed(2)) == printed(0, .fixed(2)) {
      return say("report.finding.unchanged", ["last": last])
    }
    let amount = ReportText(
      ReportFigure(
        printed(abs(change), .fixed(2)), value: row["change"],
        origin: .field(table: row.tableName, row: row.rowNumber, column: "change")))
    let both: ReportText =
      isOfOthersToo(row)
      ? say("report.finding.of-both-years", ["communes": number(row, "change_communes")]) : ""
    return
      (change > 0
      ? say("report.finding.more-than", ["amount": amount, "last": last])
      : say("report.finding.fewer-than", ["amount": amount, "last": last])) + both
  }

  private func unknownText(_ row: ResultTable.Row) -> ReportText {
    guard row.number("communes_unknown") > 0 else { return "" }
    let unknown = number(row, "communes_unknown")
    return say(
      "report.finding.not-all-known", ["unknown": unknown])
  }

  /// Communes at each level, by data and by decision.
  private var levelSentences: [ReportText] {
    let rows = context.areaRows("shares", where: ["year": [String(year)]]).filter {
      $0.number("share").isFinite
    }
    guard !rows.isEmpty else { return [] }
    let parts = rows.map { row -> ReportText in
      let name = context.level(row["standard"]).lowercased()
      let basis = row["basis"] == "decision" ? words.say("report.finding.recognised") : ""
      let level: ReportText = "\(name)\(basis)\(setNote(row, among: rows))"
      guard !hasUnknown(row) else {
        return say(
          "report.finding.level-at-least",
          [
            "level": level, "communes": number(row, "communes"),
            "all": number(row, "denominator"), "unknown": number(row, "communes_unknown"),
          ])
      }
      return say(
        "report.finding.level",
        [
          "level": level, "communes": number(row, "communes"),
          "all": number(row, "denominator"), "share": number(row, "share", .percent(1)),
        ])
    }
    return [
      say(
        "report.finding.levels", ["levels": parts.joined(separator: "; ")])
    ]
  }

  /// Whether the level of some communes is not known, so that those counted are the least there are.
  func hasUnknown(_ share: ResultTable.Row) -> Bool {
    share["basis"] != "decision" && share.number("communes_unknown") > 0
  }

  /// The set of a share behind its level, where another set grants the same level on the same basis.
  func setNote(_ share: ResultTable.Row, among shares: [ResultTable.Row]) -> ReportText {
    let sets = shares.filter {
      $0["standard"] == share["standard"] && $0["basis"] == share["basis"]
    }.distinct("set")
    return sets.count > 1 && !share["set"].isEmpty ? ", \(setTitle(share["set"]))" : ""
  }

  private var moveSentences: [ReportText] {
    var sentences: [ReportText] = []
    let recognised = recognisedNow
    if !recognised.isEmpty {
      let number = count(recognised.map(\.now), of: "levels")
      sentences.append(
        say(
          "report.finding.newly-recognised",
          ["number": number, "names": names(recognised.map(\.now))])
      )
    }
    let fallen = fallenNow
    for set in usedSets {
      let own = fallen.filter { $0.now["set"] == set }
      guard let first = own.first else { continue }
      sentences.append(
        say(
          "report.finding.fallen",
          [
            "number": count(own.map(\.now), of: "levels"), "set": setTitle(set),
            "last": yearText(first.before), "year": yearText(first.now),
            "names": names(own.map(\.now)),
          ]))
    }
    return sentences
  }

  /// The names of up to eight units.
  func names(_ rows: [ResultTable.Row]) -> ReportText {
    let shown = rows.prefix(8).map { unitName($0) }.joined(separator: ", ")
    return andOthers(shown, Array(rows.dropFirst(8)), of: "levels")
  }

  /// A list of names with the number of those left out.
  private func andOthers(
    _ names: ReportText, _ rest: [ResultTable.Row], of table: String
  ) -> ReportText {
    rest.isEmpty
      ? names
      : say("report.finding.and-others", ["names": names, "count": count(rest, of: table)])
  }

  /// The criterion that most communes fail, of every set whose communes can be counted.
  private var criterionSentences: [ReportText] {
    let counted = usedSets.filter { average($0, year) != nil }
    return (counted.isEmpty ? usedSets : counted).compactMap { set in
      guard let worst = hardest(set).first else { return nil }
      let tied = hardest(set).filter { $0["not_met"] == worst["not_met"] }
      let names = tied.prefix(4).map { row in
        let name = localized(row).plain
        let holdsNumber = name.split(separator: " ").contains { $0 == row["criterion"] }
        return holdsNumber ? name : "\(row["criterion"]) \(name)"
      }
      let name =
        andOthers(
          ReportText(name: names.joined(separator: "; ")), Array(tied.dropFirst(names.count)),
          of: "criteria") + (tied.count > 1 ? say("report.finding.each") : "")
      if CommuneStandings.isMuchOpen(worst) {
        return say(
          "report.finding.most-failed-of-all",
          [
            "name": name, "set": setTitle(set), "failing": number(worst, "not_met"),
            "all": sum(worst, ["met", "not_met", "not_assessable"]),
            "open": number(worst, "not_assessable"),
          ])
      }
      return say(
        "report.finding.most-failed",
        [
          "name": name, "set": setTitle(set), "failing": number(worst, "not_met"),
          "all": sum(worst, ["met", "not_met"]),
          "share": share(worst, "not_met", of: ["met", "not_met"]),
        ])
    }
  }

  /// What the plan asks of communes against what is expected.
  private var planSentences: [ReportText] {
    let unit = isOneUnit ? standings.first?["unit"] ?? "" : ""
    return ownTargets.filter {
      PlanAim.statistics.contains($0["statistic"]) && ["", unit].contains($0["unit"])
    }.map { row in
      say(
        "report.finding.plan",
        [
          "year": yearText(row), "target": localized(row), "demand": asked(row),
          "expected": orNotKnown(expected(row)), "chance": orNotKnown(targetChance(row)),
        ])
    }
  }

  private func orNotKnown(_ text: ReportText) -> ReportText {
    text.plain == "–" ? ReportText(words.say("common.not-known")) : text
  }

  /// Two sources that differ on how many criteria the commune meets.
  private var sourceSentences: [ReportText] {
    let shown = Set(standings.map { $0["unit"] })
    return rows("sources", ["indicator": ["criteria_met"]]).filter {
      shown.contains($0["unit"]) && $0.integer("year") == year
    }.map { row in
      let source = { (column: String) in
        ReportText(name: words.language.source(row[column]))
      }
      return say(
        "report.finding.two-sources",
        [
          "year": yearText(row), "kept": number(row, "kept"), "kept-source": source("kept_source"),
          "other": number(row, "other"), "other-source": source("other_source"),
        ])
    }
  }

  private var targetSentences: [ReportText] {
    let ahead = ownTargets.filter { $0.number("probability").isFinite && $0["unit"].isEmpty }
    guard !ahead.isEmpty else { return [] }
    let likely = ahead.filter { $0.number("probability") >= ChanceBand.likely }
    let hard = ahead.filter { $0.number("probability") < ChanceBand.unlikely }
    let counts = "\(count(likely, of: "targets"))/\(count(ahead, of: "targets"))" as ReportText
    let years = ahead.reduce(into: [String]()) { years, row in
      if !years.contains(row["year"]) { years.append(row["year"]) }
    }
    var text = say(
      "report.finding.targets",
      [
        "years": ReportText(years.sorted().joined(separator: ", ")), "likely": counts,
        "unlikely": count(hard, of: "targets"),
      ])
    if let least = ahead.min(by: { $0.number("probability") < $1.number("probability") }),
      ahead.count > 1, least.number("probability") < ChanceBand.unlikely
    {
      text += say(
        "report.finding.least-likely",
        [
          "target": localized(least),
          "chance": marked(
            chance(least, "probability"), ifDoubtful: forecastIndicator(least)),
        ])
    }
    return [text + openTargets + "."]
  }

  /// How many targets ahead have no probability, for each kind of answer there is instead.
  private var openTargets: ReportText {
    let open = ownTargets.filter {
      $0["basis"] != "observed" && $0["unit"].isEmpty && !$0.number("probability").isFinite
    }
    let isBounded = { (row: ResultTable.Row) in
      row.number("probability_least").isFinite && self.isChanceBounded(row)
    }
    let bounded = open.filter(isBounded)
    let unknown = open.filter { !isBounded($0) }
    var text: ReportText = ""
    if !bounded.isEmpty {
      text += say("report.finding.targets-bounded", ["number": count(bounded, of: "targets")])
    }
    if !unknown.isEmpty {
      text += say("report.finding.targets-unknown", ["number": count(unknown, of: "targets")])
    }
    return text
  }

  /// One commune: criteria met, level, what is missing, the chance ahead.
  private var unitSentences: [ReportText] {
    standings.map { row in
      let met = "\(number(row, "criteria_met"))/\(number(row, "criteria"))" as ReportText
      let level = levelText(row).plain.lowercased()
      let missing = ids(row, "missing")
      let lacking =
        missing.isEmpty
        ? ReportText("") : say("report.unit.lacks", ["missing": missing])
      return say(
        "report.unit.met",
        [
          "year": yearText(row), "unit": unitName(row), "met": met, "set": setTitle(row["set"]),
          "level": "\(level)", "lacking": lacking,
        ]
      )
    }
      + sourceSentences + planSentences
      + context.outlook().filter { $0.number("p_all").isFinite }.map { row in
        say(
          "report.unit.chance-of-all",
          ["year": yearText(row), "set": setTitle(row["set"]), "chance": chance(row, "p_all")]
        )
      }
  }
}
