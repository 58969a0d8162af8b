import Panels

extension ReportMaker {
  /// Averages of the places below the area.
  func addPlaces(to document: inout ReportDocument) {
    guard !area.isUnit else { return }
    let own = placesBelow
    let rows = self.rows("averages", ["year": [String(year)]]).filter { row in
      row["level"] != "all" && own[row["level"]]?.contains(row["group"]) ?? false
        && usedSets.contains(row["set"])
    }
    let groups = Dictionary(grouping: rows) { $0["level"] }
      .mapValues { Set($0.map { $0["group"] }).count }
    let several = rows.filter { groups[$0["level"], default: 0] > 1 }
    let levels = several.distinct("level")
    let names = levels.map { vocabulary.word($0, columnID: "level") }
    let table = ReportTable(
      [
        text(.place), text(words.say("report.heading.place-level")), text(.set), numeric(.count),
        numeric(.average),
        numeric(.change),
      ],
      cells: several.map { row -> [ReportText] in
        [
          ReportText(name: row["group"]), levels.count > 1 ? coded(row, "level") : "",
          usedSets.count > 1 ? setTitle(row["set"]) : "", number(row, "communes"),
          number(row, "average", .fixed(2)),
          row.number("change").isFinite
            ? ReportText(
              ReportFigure(
                words.numbers.change(row.number("change"), decimals: 2), value: row["change"],
                origin: .field(table: row.tableName, row: row.rowNumber, column: "change"))) : "–",
        ]
      })
    let heading = words.say(
      "report.by-place", ["levels": names.joined(separator: ", ").lowercased()])
    add(heading, table, note: countedInFull, to: &document)
  }

  /// That tables count only the communes whose criteria are all known, where others are not.
  private var countedInFull: ReportText {
    usedSets.compactMap { average($0, year) }.filter { $0.number("communes_unknown") > 0 }.map {
      say(
        "report.counted-in-full",
        [
          "known": number($0, "communes"), "set": setTitle($0["set"]),
          "unknown": number($0, "communes_unknown"),
        ])
    }.joined(separator: " ")
  }

  /// The groups of every level that have a unit in the area.
  private var placesBelow: [String: Set<String>] {
    guard let units = context.results.table("units") else { return [:] }
    var groups: [String: Set<String>] = [:]
    for heading in units.headings {
      for row in units.rows where area.units?.contains(row["code"]) ?? true {
        groups[heading, default: []].insert(row[heading])
      }
    }
    if !area.isWhole { groups[area.level] = nil }
    return groups
  }

  /// The bands of the plan, this year and the last.
  func addBands(to document: inout ReportDocument) {
    guard !isOneUnit else { return }
    let now = context.areaRows("bands", where: ["year": [String(year)]])
      .filter { usedSets.contains($0["set"]) || rows("levels").isEmpty }
    let before = context.areaRows("bands", where: ["year": [String(year - 1)]])
    let table = ReportTable(
      [
        text(.set), text(words.say("report.heading.criteria-met")), numeric(String(year - 1)),
        numeric(String(year)), numeric(.change), numeric(.share),
      ],
      cells: now.map { row -> [ReportText] in
        let last = before.first { $0["set"] == row["set"] && $0["band"] == row["band"] }
        return [
          setName(row["set"]), ReportText(name: Words.span(row["band"])),
          last.map { number($0, "communes") } ?? "–", number(row, "communes"),
          change(row, since: last, "communes"), number(row, "share", .percent(1)),
        ]
      })
    add(words(.byBand), table, note: completeBelowLevel, to: &document)
    if !table.rows.isEmpty { document.note(countedInFull) }
  }

  /// Which communes meet every criterion of a set and not its level, as they lack what it is built on.
  private var completeBelowLevel: ReportText {
    let highest = Dictionary(
      rows("sets").map { ($0["set"], $0["highest_level"]) }, uniquingKeysWith: { first, _ in first }
    )
    let own = standings.filter { row in
      guard let level = highest[row["set"]].flatMap(Level.init(rawValue:)), level > .met else {
        return false
      }
      return row["counted"] != "no" && row["level"] == Level.none.rawValue
        && row.number("criteria") > 0 && row["criteria"] == row["criteria_met"]
    }
    return own.distinct("set").map { set in
      let communes = own.only("set", set)
      return say(
        "report.bands.complete-below-level",
        ["count": count(communes, of: "levels"), "set": setTitle(set), "names": names(communes)])
    }.joined(separator: " ")
  }

  /// A set, or that its counts were reported.
  func setName(_ id: String) -> ReportText {
    rows("sets").contains { $0["set"] == id } ? setTitle(id) : ReportText(words(.reportedSet))
  }
}
