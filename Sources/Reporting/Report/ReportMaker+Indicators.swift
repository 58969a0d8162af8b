import Panels

extension ReportMaker {
  /// Means of the indicators of the area; of a commune its values, forecasts, bars and chances.
  func addIndicators(to document: inout ReportDocument) {
    if area.isUnit { return addUnitIndicators(to: &document) }
    let kinds = Dictionary(
      rows("indicators").map { ($0["indicator"], $0["kind"]) },
      uniquingKeysWith: { first, _ in first })
    let now = context.areaRows("means", where: ["year": [String(year)]]).filter {
      kinds[$0["indicator"]] != "yesno" && $0.number("value").isFinite
    }
    let table = ReportTable(
      [
        text(.indicator), numeric(String(year - 1)), numeric(String(year)), numeric(.change),
        text(.weight), numeric(.count),
      ],
      cells: now.map { row -> [ReportText] in
        let before = context.areaRows(
          "means", where: ["year": [String(year - 1)], "indicator": [row["indicator"]]]
        ).first
        let weight: ReportText =
          row["statistic"] == "sum"
          ? "Σ"
          : row["weight"].isEmpty ? "–" : ReportText(name: context.indicator(row["weight"]).name)
        return [
          indicatorName(row["indicator"]), before.map { number($0, "value") } ?? "–",
          number(row, "value"), number(row, "change", .change), weight, number(row, "units"),
        ]
      })
    add(words(.means), table, to: &document)
    guard !table.rows.isEmpty else { return }
    addChangeNotes(now, to: &document)
    if let note = withoutWeights(now) { document.note(note) }
  }

  /// Which means are simple ones as the data lack what would weight them.
  private func withoutWeights(_ means: [ResultTable.Row]) -> ReportText? {
    let simple = means.filter {
      $0["weight"].isEmpty && $0["statistic"] == "mean" && $0.number("missing_weight") > 0
    }
    guard !simple.isEmpty else { return nil }
    return say(
      "report.means.without-weights",
      ["names": simple.map { indicatorName($0["indicator"]) }.joined(separator: ", ")])
  }

  /// What the changes of some means on the year before are of.
  func addChangeNotes(_ means: [ResultTable.Row], to document: inout ReportDocument) {
    for note in [ofBothYears(means), acrossBreak(means)].compactMap(\.self) { document.note(note) }
  }

  /// That changes are of the units known in both years, where a mean is of others too.
  private func ofBothYears(_ means: [ResultTable.Row]) -> ReportText? {
    let partial = means.filter {
      $0.number("change").isFinite
        && $0.number("change_units") != $0.number("units") + $0.number("missing")
    }
    guard !partial.isEmpty else { return nil }
    return say(
      "report.means.of-both-years",
      ["names": partial.map { indicatorName($0["indicator"]) }.joined(separator: ", ")])
  }

  /// Which means have no change on the year before as a declared break changes what is measured.
  private func acrossBreak(_ means: [ResultTable.Row]) -> ReportText? {
    let broken = Set(
      rows("breaks", ["year": [String(year)]])
        .filter { SeriesBreak.Kind(rawValue: $0["kind"])?.changesMeasure ?? true }
        .map { $0["indicator"] })
    let own = means.filter { broken.contains($0["indicator"]) && !$0.number("change").isFinite }
    guard !own.isEmpty else { return nil }
    return say(
      "report.means.across-break",
      [
        "names": own.map { indicatorName($0["indicator"]) }.joined(separator: ", "),
        "year": ReportText(String(year)),
      ])
  }

  /// Every series of a table without criteria, a table an indicator: the last value, the forecast, what is asked and how
  /// likely it is met. Where it is too long to be printed whole, the units that are least likely to meet it come first.
  func addSeries(to document: inout ReportDocument) {
    // What is too long to be shown is not worked out.
    guard rows("levels").isEmpty, !area.isUnit,
      area.units?.count ?? rows("units").count <= Self.seriesLimit
    else { return }
    let cells = indicatorCells
    guard cells.values.reduce(0, { $0 + $1.count }) <= Self.seriesLimit else { return }
    let units = rows("units").filter { cells[$0["code"]] != nil }
    let tables = rows("indicators").compactMap { row in
      seriesTable(row["indicator"], units, cells).map { (indicatorName(row["indicator"]), $0) }
    }
    guard !tables.isEmpty else { return }
    document.heading(
      2, context.unitKind == .commune ? words(.byCommune) : words.say("report.by-unit"))
    for (name, table) in tables {
      document.heading(3, text: name)
      document.table(table)
    }
    document.note(doubtNote(tables.flatMap { $0.1.rows.joined() }))
  }

  /// The series of an indicator; `nil` where no unit has one.
  private func seriesTable(
    _ indicator: String, _ units: [ResultTable.Row], _ cells: [String: [IndicatorLine]]
  ) -> ReportTable? {
    var lines = units.flatMap { unit in
      (cells[unit["code"]] ?? []).filter { $0.indicator == indicator }.map {
        (unit: unit, line: $0)
      }
    }
    guard !lines.isEmpty else { return nil }
    let hasChances = lines.contains { !$0.line.chance.isNaN }
    if lines.count > Self.rowLimit, hasChances {
      // A unit without a chance comes last, those of one chance in the order of units.
      let ranks = lines.map { $0.line.chance.isNaN ? 2 : $0.line.chance }
      lines = lines.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { lines[$0] }
    }
    let table = ReportTable(
      [text(unitTitle)] + indicatorColumns.dropFirst(),
      cells: lines.map { unit, line in
        [unitName(unit["name"], code: unit["code"])] + line.cells.dropFirst()
      })
    return limited(table, rest: restOfSeries(lines.count, isOrdered: hasChances))
  }

  /// How many rows are left out where the table is printed, which, and where all stand.
  private func restOfSeries(_ count: Int, isOrdered: Bool) -> ReportText {
    say(
      "report.series.rest",
      [
        "count": ReportText(words.numbers.text(count - Self.rowLimit)),
        "sheet": ReportText(words.say("sheet.attainment.name")),
      ]) + (isOrdered ? say("report.series.least-likely-first") : "")
  }

  /// What the column of units is called.
  private var unitTitle: String {
    let kind = context.unitKind.flatMap {
      [.commune, .district, .province].contains($0) ? $0 : nil
    }
    return vocabulary.word(kind?.rawValue ?? "unit", columnID: "level")
  }

  /// More series than this are for the tables only.
  private static let seriesLimit = 5_000

  private func addUnitIndicators(to document: inout ReportDocument) {
    let table = ReportTable(
      indicatorColumns, cells: (indicatorCells[area.group] ?? []).map(\.cells))
    add(words.say("report.indicators"), table, note: doubtNote(table), to: &document)
  }

  /// How many communes have which chance of passing a bar.
  func addChances(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let table = ReportTable(
      [
        text(.indicator), text(.demand), numeric(.year),
      ] + ChanceBand.headings.map { numeric($0) } + [numeric(.unknown)],
      cells: rows("chances").map { row -> [ReportText] in
        [
          ReportText(name: context.indicator(row["indicator"]).name),
          "\(requirement(row)) (\(barSource(row["source"])))", yearText(row),
        ] + ChanceBand.falling.map { number(row, $0.column) }
          + [number(row, "communes_unknown")]
      })
    add(
      words(.probabilities), table,
      note: say(
        "report.indicators.how-to-read"
      ), to: &document)
  }

  private func barSource(_ source: String) -> ReportText {
    ReportText(name: words.source(ofBar: source))
  }

  /// How many communes are on track to each target, of those that can be judged, by each index.
  func addTracking(to document: inout ReportDocument) {
    guard area.isWhole else { return }
    let keys = ["indicator", "target_source", "target", "target_year"]
    var groups: [(key: [String], rows: [ResultTable.Row])] = []
    for row in rows("tracking_counts") {
      let key = keys.map { row[$0] }
      if groups.last?.key == key {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append((key, [row]))
      }
    }
    let table = ReportTable(
      [text(.indicator), text(.demand), numeric(.year), text(.onTrack)],
      cells: groups.map { _, rows -> [ReportText] in
        [
          ReportText(name: context.indicator(rows[0]["indicator"]).name),
          "\(requirement(rows[0], "target")) (\(barSource(rows[0]["target_source"])))",
          yearText(rows[0], "target_year"),
          byIndex(rows),
        ]
      })
    add(words(.onTrackByIndex), table, to: &document)
  }

  /// What each index says of a target: what many of them say alike is said once.
  private func byIndex(_ rows: [ResultTable.Row]) -> ReportText {
    let counts = rows.map { row -> ReportText in
      hasOnlyMet(row)
        ? say(
          "report.tracking.only-met",
          ["met": number(row, "on_track"), "undefined": number(row, "undefined")])
        : "\(number(row, "on_track"))/\(sum(row, ["on_track", "not_on_track"]))\(leftOut(row))"
    }
    if counts.count >= Words.manyIndices, Set(counts.map(\.plain)).count == 1 {
      return say(
        "report.tracking.alike", ["count": ReportText(String(counts.count)), "said": counts[0]])
    }
    return zip(rows, counts).map { "\(coded($0, "method")) \($1)" as ReportText }
      .joined(separator: ", ")
  }

  /// Whether an index has computed nothing: what is on track is so as it has met the target.
  private func hasOnlyMet(_ row: ResultTable.Row) -> Bool {
    guard row.number("not_on_track") == 0, row.number("undefined") > 0 else { return false }
    let keys = ["indicator", "target_source", "target_year", "method"]
    var conditions = Dictionary(uniqueKeysWithValues: keys.map { ($0, Set([row[$0]])) })
    conditions["class"] = ["on_track"]
    return row.number("on_track") == 0
      || row["method"] != "probability" && self.rows("tracking", conditions).isEmpty
  }

  /// " + 3?": of how many units an index says nothing; nothing where it speaks of all.
  private func leftOut(_ row: ResultTable.Row) -> ReportText {
    row.number("undefined") > 0
      ? say("report.tracking.left-out", ["number": number(row, "undefined")]) : ""
  }

  /// Each new unit with the old ones it is made of, and what happened.
  func addUnitChanges(to document: inout ReportDocument) {
    var order: [String] = []
    var groups: [String: [ResultTable.Row]] = [:]
    for row in rows("crosswalk_report") where row["change"] != "unchanged" {
      if let units = area.units, !units.contains(row["new_code"]) { continue }
      let key = row["new_code"].isEmpty ? "-" + row["old_code"] : "+" + row["new_code"]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    let table = ReportTable(
      [text(.oldUnits), text(.newUnit), text(.whatHappened)],
      cells: order.compactMap { groups[$0] }.map { rows -> [ReportText] in
        var remarks: [String] = []
        for row in rows {
          let remark = [
            vocabulary.word(row["change"], columnID: "unit_change"),
            row["rural"] == "left" ? words(.leftRural) : "",
            row["rural"] == "entered" ? words(.enteredRural) : "",
          ]
          remarks += remark.filter { !$0.isEmpty && !remarks.contains($0) }
        }
        let old = rows.map { $0["old_name"] }.filter { !$0.isEmpty }
        return [
          ReportText(name: old.joined(separator: " + ")),
          rows[0]["new_name"].isEmpty ? "–" : ReportText(name: rows[0]["new_name"]),
          ReportText(remarks.joined(separator: "; ")),
        ]
      })
    add(words(.unitChanges), table, to: &document)
  }
}
