import Panels

extension ReportMaker {
  /// A target, or one commune of it, now and ahead.
  private struct Pair {
    var now: ResultTable.Row?
    var ahead: ResultTable.Row?
    /// What speaks of the target: what is expected, else what is seen.
    var row: ResultTable.Row
  }

  /// The targets with what is seen and what is expected, in the order of the plan.
  private var pairs: [Pair] {
    var order: [String] = []
    var pairs: [String: Pair] = [:]
    for row in allTargets {
      let key = row["target"] + " " + row["unit"]
      if pairs[key] == nil { order.append(key) }
      if row["basis"] == "observed" {
        pairs[key, default: Pair(row: row)].now = row
      } else {
        pairs[key, default: Pair(row: row)].ahead = row
        pairs[key]?.row = row
      }
    }
    return order.compactMap { pairs[$0] }
  }

  /// Every target: what is asked, what is seen, what is expected, how likely it is met.
  func addTargets(to document: inout ReportDocument) {
    let table = targetTable(pairs)
    guard !table.rows.isEmpty else { return }
    document.heading(2, words(.targets))
    document.table(limited(table))
    document.note(doubtNote(table))
    for note in missingChances { document.note(note) }
    for note in otherUnits { document.note(note) }
    if pairs.contains(where: { lowerEnd($0.row) != nil }) {
      document.note(say("report.target.ranges", [:]))
    }
    document.note(chanceScale)
  }

  private var chanceScale: ReportText {
    let scale = ChanceBand.allCases.map { $0.words(words) }.joined(separator: ", ")
    return ReportText(words.say("report.target.scale") + scale + ".")
  }

  private func targetTable(_ pairs: [Pair]) -> ReportTable {
    let names = unitNames
    var cells: [[ReportText]] = []
    var measures: [String] = []
    var gains = Set<String>()
    for pair in pairs {
      let row = pair.row
      if row["statistic"] == "yearly_gain" {
        if gains.insert(row["target"]).inserted {
          cells.append(gainRow(pairs.filter { $0.row["target"] == row["target"] }))
          measures.append(row["measured_in"])
        }
        continue
      }
      let name = names[row["unit"]] ?? row["unit"]
      let isNamed = name.isEmpty || localized(row).plain.contains(name)
      let unit: ReportText = isNamed ? "" : " – \(ReportText(name: name))"
      cells.append([
        "\(localized(row))\(unit)", asked(row), askedYear(row),
        pair.now.map { seen($0) } ?? "–", pair.ahead.map { expected($0) } ?? "–",
        pair.ahead.map { targetChance($0) } ?? "–", targetVerdict(row),
      ])
      measures.append(row["measured_in"])
    }
    var table = ReportTable(
      [
        text(.target), text(.demand), numeric(.year), numeric(.now), numeric(.projected),
        text(words.say("report.heading.chance-to-meet")),
        text(words.say("report.heading.median-against-target")),
      ], cells: cells)
    table.measures = measures
    return table
  }

  /// What a target asks, with its unit of measure.
  func asked(_ row: ResultTable.Row) -> ReportText {
    let unit = words.unit(row["measured_in"])
    return unit == "%" || unit.isEmpty
      ? requirement(row) + ReportText(unit) : "\(requirement(row)) \(unit)"
  }

  /// The year in which a target is to be met; of one without a year that, and the year it is judged in.
  private func askedYear(_ row: ResultTable.Row) -> ReportText {
    guard row.has("asked_year") else { return yearText(row) }
    return row["asked_year"].isEmpty
      ? say("report.target.no-year", ["year": yearText(row)]) : yearText(row, "asked_year")
  }

  /// What is seen of a target; of how many communes it is not known, where that leaves the target open.
  private func seen(_ row: ResultTable.Row) -> ReportText {
    let value = number(row, "value")
    return row["verdict"] == "not_assessable" && row["statistic"] == "communes_lost"
      ? value + notCounted(row, "units_unknown") : value
  }

  /// What is expected of a target, and of how many units it is not known.
  func expected(_ row: ResultTable.Row) -> ReportText {
    if row["basis"] == "carried" {
      guard row.number("value").isFinite else { return "–" }
      return "\(number(row, "value")) (\(words.say("report.target.carried-on")))"
    }
    let isShare = ["communes_at_or_above", "communes_at"].contains(row["statistic"])
    let isOfCommunes =
      isShare || ["communes_added", "communes_lost"].contains(row["statistic"])
    // Bounds that exclude nothing: the number of those that can be assessed answers another question.
    if isOfCommunes, row.number("units_unknown") > 0, row.number("probability_least").isFinite,
      !row.number("probability").isFinite, !isChanceBounded(row)
    {
      return "–" + notCounted(row, "units_unknown")
    }
    let figure = range(
      row, "value", "q05", "q95", of: isShare ? "units" : nil,
      isCount: Words.counts(row["measured_in"]))
    if isOfCommunes { return figure + notCounted(row, "units_unknown") }
    return marked(figure, ifDoubtful: forecastIndicator(row))
  }

  private func targetVerdict(_ row: ResultTable.Row) -> ReportText {
    guard row.number("other_reading").isFinite else { return verdict(row) }
    return say(
      "report.target.read-otherwise",
      [
        "verdict": verdict(row), "reading": number(row, "other_reading"),
        "other-verdict": verdict(row, "other_verdict"),
      ]
    )
  }

  /// A demand on each commune's yearly gain as one row: how many communes keep it.
  private func gainRow(_ pairs: [Pair]) -> [ReportText] {
    let kept = { (rows: [ResultTable.Row]) -> ReportText in
      if rows.isEmpty || rows.allSatisfy({ $0["verdict"] == "not_assessable" }) { return "–" }
      let met = rows.filter { $0["verdict"] == "met" }
      return say(
        "report.target.kept",
        ["kept": count(met, of: "targets"), "all": count(rows, of: "targets")])
    }
    let row = pairs[0].row
    // The demand is on each commune: it is as the worst of them.
    let worst = ["not_met", "not_assessable", "met"].lazy
      .compactMap { verdict in pairs.map(\.row).first { $0["verdict"] == verdict } }.first
    return [
      localized(row), asked(row), askedYear(row), kept(pairs.compactMap(\.now)),
      kept(pairs.compactMap(\.ahead)), "–", verdict(worst ?? row),
    ]
  }

  /// Why targets in years ahead have no probability or only its bounds, a sentence a reason.
  private var missingChances: [ReportText] {
    let open = targetRows.filter {
      !$0["reason"].isEmpty && !$0.number("probability").isFinite
    }
    return open.distinct("reason").flatMap { reason -> [ReportText] in
      let own = open.only("reason", reason)
      let bounded = own.filter { $0.number("probability_least").isFinite && isChanceBounded($0) }
      let unknown = own.filter { !$0.number("probability_least").isFinite || !isChanceBounded($0) }
      let why = ReportText(vocabulary.word(reason, columnID: "reason"))
      var sentences: [ReportText] = []
      if !bounded.isEmpty {
        sentences.append(
          say("report.target.only-bounds", ["reason": why, "targets": targetTitles(bounded)]))
      }
      if !unknown.isEmpty {
        sentences.append(
          say("report.target.no-probability", ["reason": why, "targets": targetTitles(unknown)]))
      }
      return sentences
    }
  }

  /// Which targets for a level are of other units than the charts count, as a plan that names a town, and how many of
  /// each can be told.
  private var otherUnits: [ReportText] {
    guard area.isWhole else { return [] }
    let ahead = context.areaRows("level_outlook")
    return targetRows.filter {
      $0["unit"].isEmpty && ["communes_at_or_above", "communes_at"].contains($0["statistic"])
    }.compactMap { row in
      let units = row.number("units") + row.number("units_unknown")
      let counted = ahead.first {
        $0["set"] == row["set"] && $0["standard"] == row["subject"] && $0["year"] == row["year"]
      }
      guard let counted, units.isFinite, counted.number("communes") > 0,
        units != counted.number("communes") + counted.number("communes_not_assessable")
      else { return nil }
      return say(
        "report.target.other-units",
        [
          "target": localized(row), "units": sum(row, ["units", "units_unknown"]),
          "known": number(row, "units"),
          "communes": sum(counted, ["communes", "communes_not_assessable"]),
          "known-communes": number(counted, "communes"),
        ])
    }
  }

  private func targetTitles(_ rows: [ResultTable.Row]) -> ReportText {
    ReportText(
      name: rows.distinct(words.language == .vi ? "name_vi" : "name_en").joined(separator: "; "))
  }

  var unitNames: [String: String] {
    Dictionary(
      rows("units").map { ($0["code"], $0["name"]) }, uniquingKeysWith: { first, _ in first })
  }
}
