import Panels

extension ReportMaker {
  /// What stands out, in a few sentences; each is there only where its number is.
  func addFindings(to document: inout ReportDocument) {
    let sentences =
      isOneUnit
      ? unitSentences
      : averageSentences + levelSentences + moveSentences + criterionSentences + targetSentences
    guard !sentences.isEmpty else {
      document.heading(2, words(.summary))
      document.paragraph(words(rows("levels").isEmpty ? .dataYear(year) : .noCriteria))
      return
    }
    document.heading(2, word("Kết quả nổi bật", "What stands out"))
    document.list(texts: sentences)
  }

  /// Whether there is one commune to report on.
  private var isOneUnit: Bool { area.isUnit || Set(standings.map { $0["unit"] }).count == 1 }

  /// The row of averages of the area, a set and a year.
  func average(_ set: String, _ year: Int) -> ResultTable.Row? {
    context.areaRows("averages", where: ["set": [set], "year": [String(year)]]).first {
      $0.number("average").isFinite
    }
  }

  private var averageSentences: [ReportText] {
    if !usedSets.isEmpty, !usedSets.contains(where: { average($0, year) != nil }) {
      return [ReportText(words(.noCriteria))]
    }
    return usedSets.compactMap { set in
      guard let row = average(set, year) else { return nil }
      let communes = number(row, "communes")
      let value = number(row, "average", .fixed(2))
      return say(
        "Năm \(yearText(row)), \(communes) xã đạt bình quân \(value) tiêu chí/xã theo \(setTitle(set))\(changeText(row)).\(unknownText(row))",
        "In \(yearText(row)), \(communes) communes met \(value) criteria each on average under \(setTitle(set))\(changeText(row)).\(unknownText(row))"
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
      return say(", không đổi so với năm \(last)", ", unchanged from \(last)")
    }
    let amount = ReportText(
      ReportFigure(
        printed(abs(change), .fixed(2)), value: row["change"],
        origin: .field(table: row.tableName, row: row.rowNumber, column: "change")))
    return change > 0
      ? say(
        ", tăng \(amount) tiêu chí/xã so với năm \(last)", ", \(amount) more each than in \(last)")
      : say(
        ", giảm \(amount) tiêu chí/xã so với năm \(last)", ", \(amount) fewer each than in \(last)")
  }

  private func unknownText(_ row: ResultTable.Row) -> ReportText {
    guard row.number("communes_unknown") > 0 else { return "" }
    let unknown = number(row, "communes_unknown")
    return say(
      " \(unknown) xã chưa đếm được đủ tiêu chí, không tính vào bình quân.",
      " Of \(unknown) communes not all criteria are known; they are not in the average.")
  }

  /// Communes at each level, by data and by decision.
  private var levelSentences: [ReportText] {
    let rows = context.areaRows("shares", where: ["year": [String(year)]]).filter {
      $0.number("share").isFinite
    }
    guard !rows.isEmpty else { return [] }
    let parts = rows.map { row -> ReportText in
      let name = context.level(row["standard"]).lowercased()
      let of = "\(number(row, "communes"))/\(number(row, "denominator")) xã" as ReportText
      let english =
        "\(number(row, "communes")) of \(number(row, "denominator")) communes" as ReportText
      let share = number(row, "share", .percent(1))
      let basis =
        row["basis"] == "decision" ? word(" (đã công nhận)", " (recognised)") : ""
      return say("\(name)\(basis) \(of) (\(share))", "\(name)\(basis) \(english) (\(share))")
    }
    return [
      say(
        "Mức của các xã: \(parts.joined(separator: "; ")).",
        "Levels: \(parts.joined(separator: "; ")).")
    ]
  }

  private var moveSentences: [ReportText] {
    var sentences: [ReportText] = []
    let recognised = recognisedNow
    if !recognised.isEmpty {
      let number = count(recognised.map(\.now), of: "levels")
      sentences.append(
        say(
          "\(number) xã mới được công nhận: \(names(recognised.map(\.now))).",
          "\(number) communes newly recognised: \(names(recognised.map(\.now))).")
      )
    }
    let fallen = fallenNow
    if !fallen.isEmpty {
      let number = count(fallen.map(\.now), of: "levels")
      sentences.append(
        say(
          "\(number) xã tụt so với năm trước: \(names(fallen.map(\.now))).",
          "\(number) communes fell behind the year before: \(names(fallen.map(\.now))).")
      )
    }
    return sentences
  }

  /// The names of up to eight units.
  func names(_ rows: [ResultTable.Row]) -> ReportText {
    let shown = rows.prefix(8).map { unitName($0) }.joined(separator: ", ")
    return rows.count > 8 ? shown + "…" : shown
  }

  private var criterionSentences: [ReportText] {
    let hardest = usedSets.compactMap { self.hardest($0).first }
    guard let worst = hardest.max(by: { $0.number("not_met") < $1.number("not_met") }) else {
      return []
    }
    let name = ReportText(name: "\(worst["criterion"]) \(localized(worst).plain)")
    let failing = number(worst, "not_met")
    let all = sum(worst, ["met", "not_met"])
    let share = share(worst, "not_met", of: ["met", "not_met"])
    return [
      say(
        "Tiêu chí nhiều xã chưa đạt nhất: \(name) (\(setTitle(worst["set"]))), \(failing)/\(all) xã (\(share)).",
        "Most communes fail criterion \(name) (\(setTitle(worst["set"]))): \(failing) of \(all) (\(share))."
      )
    ]
  }

  private var targetSentences: [ReportText] {
    let ahead = targetRows.filter { $0.number("probability").isFinite && $0["unit"].isEmpty }
    guard !ahead.isEmpty else { return [] }
    let likely = ahead.filter { $0.number("probability") >= 0.66 }
    let hard = ahead.filter { $0.number("probability") < 0.33 }
    let counts = "\(count(likely, of: "targets"))/\(count(ahead, of: "targets"))" as ReportText
    var text = say(
      "Chỉ tiêu chung có xác suất: \(counts) chỉ tiêu nhiều khả năng đạt (từ 66%), \(count(hard, of: "targets")) chỉ tiêu khó đạt (dưới 33%)",
      "Targets of the whole with a probability: \(counts) are likely (66% or more), \(count(hard, of: "targets")) unlikely (below 33%)"
    )
    if let least = ahead.min(by: { $0.number("probability") < $1.number("probability") }),
      ahead.count > 1, least.number("probability") < 0.33
    {
      text += say(
        "; khó nhất: \(localized(least)), \(chance(least, "probability"))",
        "; least likely: \(localized(least)), \(chance(least, "probability"))")
    }
    return [text + "."]
  }

  /// One commune: criteria met, level, what is missing, the chance ahead.
  private var unitSentences: [ReportText] {
    standings.map { row in
      let met = "\(number(row, "criteria_met"))/\(number(row, "criteria"))" as ReportText
      let level = context.level(row["level"]).lowercased()
      let missing = ids(row, "missing")
      let lacking =
        missing.isEmpty
        ? ReportText("") : say("; chưa đạt tiêu chí \(missing)", "; lacks criteria \(missing)")
      return say(
        "Năm \(yearText(row)), \(unitName(row)) đạt \(met) tiêu chí theo \(setTitle(row["set"])): \(level)\(lacking).",
        "In \(yearText(row)) \(unitName(row)) met \(met) criteria under \(setTitle(row["set"])): \(level)\(lacking)."
      )
    }
      + lastOutlook.map { row in
        say(
          "Khả năng đạt đủ tiêu chí năm \(yearText(row)) theo \(setTitle(row["set"])): \(chance(row, "p_all")).",
          "Chance of all criteria in \(yearText(row)) under \(setTitle(row["set"])): \(chance(row, "p_all"))."
        )
      }
  }

  private var lastOutlook: [ResultTable.Row] {
    context.lastOutlook().filter { $0.number("p_all").isFinite }
  }
}
