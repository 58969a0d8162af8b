import Panels

/// The pages of places and communes that a browser shows on demand: texts as they are read, once each.
public struct UnitPages {
  private let maker: ReportMaker
  private let pool = Pool()

  /// Texts, each once: those of communes are much alike.
  private final class Pool {
    private(set) var texts: [String] = []
    private var places: [String: Int] = [:]

    /// The place of a text, which is added where it is new.
    func place(of text: String) -> Int {
      if let known = places[text] { return known }
      places[text] = texts.count
      texts.append(text)
      return texts.count - 1
    }
  }

  /// Prepares the pages of the area of a report.
  public init(_ maker: ReportMaker) { self.maker = maker }

  /// What the script of the page reads; `nil` where there is nothing to choose from.
  ///
  /// - Complexity: About a kilobyte a commune.
  public var json: JSONValue? {
    let units = maker.rows("units").filter { maker.area.units?.contains($0["code"]) ?? true }
    guard units.count > 1, !maker.rows("levels").isEmpty else { return nil }
    let groups = self.groups(units)
    let places = Dictionary(
      groups.enumerated().map { ($1.level + "\n" + $1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    let levels = self.levels
    var pages = groups.enumerated().map { index, group in page(group, id: index) }
    let history = Dictionary(grouping: maker.context.unitRows("levels")) { $0["unit"] }
    let outlook = Dictionary(grouping: maker.context.unitRows("criteria_outlook")) { $0["unit"] }
    let indicators = maker.indicatorCells
    let lines = Dictionary(grouping: maker.lineCells, by: \.unit)
    let now = Dictionary(grouping: maker.standings) { $0["unit"] }
    for unit in units {
      let code = unit["code"]
      let parents = levels.compactMap { places[$0 + "\n" + unit[$0]] }
      let inside = levels.last.map { TextLines.plain(unit[$0]) } ?? ""
      // A town often bears the name of its district.
      let kind = unit["kind"] == "town" ? maker.words(.town) : ""
      pages.append([
        "id": .integer(pages.count), "kind": "unit", "code": .text(code),
        "name": .text(TextLines.plain(unit["name"])),
        "place": .text([kind, inside].filter { !$0.isEmpty }.joined(separator: ", ")),
        "parents": .array(parents.map { .integer($0) }),
        "tables": [
          .array((history[code] ?? []).filter(isTold).map(past)),
          .array((outlook[code] ?? []).map(ahead)),
          .array((lines[code] ?? []).map { texts(Array($0.cells.dropFirst())) }),
          .array((indicators[code] ?? []).map { texts($0.cells) }),
        ],
        "marks": .array(maker.usedSets.map { marks((now[code] ?? []), set: $0) }),
      ])
    }
    let isSimulated = maker.account.simulated.count > 0
    return [
      "mark": isSimulated ? .text(maker.words(.chartSimulated)) : .null, "pages": .array(pages),
      "texts": .array(pool.texts.map { .text($0) }), "tables": tables,
      "sets": .array(maker.usedSets.map(set)),
      "doubt": [
        "mark": .text(maker.doubtMark.plain),
        "note": .text(maker.words.doubtNote),
      ],
      "below": .text(maker.words.say("report.unit.places")),
      "verdicts": [
        "+": .text("● " + maker.words(.met)), "-": .text("○ " + maker.words(.notMet)),
        "?": .text(maker.words.verdict(.notAssessable)),
      ],
    ]
  }

  private struct Group {
    var level: String
    var name: String
    var parents: [Int]
  }

  private var levels: [String] {
    maker.context.results.table("units")?.levelHeadings ?? []
  }

  /// The places, those of outer levels first.
  private func groups(_ units: [ResultTable.Row]) -> [Group] {
    var groups: [Group] = []
    var known: [String: Int] = [:]
    let levels = self.levels
    for (depth, level) in levels.enumerated() {
      for unit in units where !unit[level].isEmpty && known[level + "\n" + unit[level]] == nil {
        known[level + "\n" + unit[level]] = groups.count
        let parents = levels.prefix(depth).compactMap { known[$0 + "\n" + unit[$0]] }
        groups.append(Group(level: level, name: unit[level], parents: parents))
      }
    }
    return groups
  }

  private func page(_ group: Group, id: Int) -> JSONValue {
    let rows = maker.rows("averages", ["level": [group.level], "group": [group.name]])
      .filter { maker.usedSets.contains($0["set"]) && $0.number("average").isFinite }
    return [
      "id": .integer(id), "kind": "group", "code": "",
      "name": .text(TextLines.plain(group.name)),
      "place": .text(maker.vocabulary.word(group.level, columnID: "level").lowercased()),
      "parents": .array(group.parents.map { .integer($0) }),
      "tables": [
        .array(
          rows.map { row in
            texts([
              maker.yearText(row), maker.setTitle(row["set"]), maker.number(row, "communes"),
              maker.number(row, "average", .fixed(2)), maker.number(row, "change", .change),
            ])
          })
      ],
    ]
  }

  /// Whether a row of `levels` is of a set that was in force then, or of the year reported on.
  private func isTold(_ row: ResultTable.Row) -> Bool {
    maker.usedSets.contains(row["set"])
      && (row["in_force"] != "no" || row.integer("year") == maker.year)
  }

  private func past(_ row: ResultTable.Row) -> JSONValue {
    texts([
      maker.yearText(row), maker.setTitle(row["set"]),
      "\(maker.number(row, "criteria_met"))/\(maker.number(row, "criteria"))",
      maker.number(row, "criteria_not_assessable"),
      maker.levelText(row), maker.recognisedLevel(row),
    ])
  }

  private func ahead(_ row: ResultTable.Row) -> JSONValue {
    texts([
      maker.yearText(row), maker.setTitle(row["set"]), expected(row),
      "\(maker.number(row, "q05"))–\(maker.number(row, "q95"))", maker.chance(row, "p_all"),
    ])
  }

  /// The number of criteria expected, with how many it is of where some have no outlook.
  private func expected(_ row: ResultTable.Row) -> ReportText {
    let expected = maker.number(row, "expected", .fixed(1))
    guard row.number("not_assessable") > 0, row.number("expected").isFinite else { return expected }
    let known = row.number("criteria") - row.number("not_assessable")
    return maker.say(
      "report.unit.expected-of",
      [
        "expected": expected, "known": ReportText(maker.words.numbers.short(known)),
        "all": maker.number(row, "criteria"),
      ])
  }

  private func texts(_ texts: [ReportText]) -> JSONValue {
    .array(texts.map { .integer(pool.place(of: $0.plain)) })
  }

  /// A mark for every criterion of a set: met, not met, open.
  private func marks(_ rows: [ResultTable.Row], set: String) -> JSONValue {
    guard let row = rows.first(where: { $0["set"] == set }) else { return .null }
    let missing = Set(row.list("missing"))
    let open = Set(row.list("not_assessable"))
    return .text(
      criteria(set).map { criterion in
        let id = criterion["criterion"]
        return open.contains(id) ? "?" : missing.contains(id) ? "-" : "+"
      }.joined())
  }

  private func criteria(_ set: String) -> [ResultTable.Row] {
    maker.rows("criteria", ["set": [set], "year": [String(maker.year)]])
  }

  private func set(_ id: String) -> JSONValue {
    [
      "title": .text(
        maker.words.say("report.unit.criteria") + maker.setTitle(id).plain + ", \(maker.year)"),
      "heads": [.text(maker.words(.criterion)), .text(maker.words(.verdict))],
      "criteria": .array(
        criteria(id).map { .text("\($0["criterion"]). \(maker.localized($0).plain)") }),
    ]
  }

  private var tables: JSONValue {
    let table = { (title: String, columns: [ReportTable.Column]) -> JSONValue in
      [
        "title": .text(title), "heads": .array(columns.map { .text($0.title) }),
        "numeric": .array(columns.map { .bool($0.isNumeric) }),
      ]
    }
    return [
      "group": [
        table(
          maker.words.say("report.unit.over-years"),
          [
            maker.numeric(.year), maker.text(.set), maker.numeric(.count), maker.numeric(.average),
            maker.numeric(.change),
          ])
      ],
      "unit": [
        table(
          maker.words.say("report.unit.over-years"),
          [
            maker.numeric(.year), maker.text(.set), maker.numeric(.criteriaMet),
            maker.numeric(.openCriteria), maker.text(.level), maker.text(.recognised),
          ]),
        table(
          maker.words.say("report.unit.ahead"),
          [
            maker.numeric(.year), maker.text(.set),
            maker.numeric(maker.words.say("roadmap.expected")),
            maker.numeric(maker.words.say("report.heading.range-90")),
            maker.text(maker.words.say("report.heading.chance-of-all")),
          ]),
        table(maker.words(.roadmap), Array(maker.lineColumns.dropFirst())),
        table(maker.words.say("report.indicators"), maker.indicatorColumns),
      ],
    ]
  }
}
