import Panels

/// What charts are drawn from and for whom: the tables of a result, the language, the area.
public struct ChartContext {
  /// The tables.
  public let results: any ResultSource
  /// The words of the language.
  public let words: Words
  /// The level of grouping of the area, `all` for everything, and the group.
  public let area: (level: String, group: String)
  /// The codes of the units of the area; `nil` for all.
  public let units: Set<String>?
  /// The last year with data.
  public let statusYear: Int
  /// The files that the data were read from, as `account` lists them.
  let dataFiles: [String]
  /// What tells the result that a table is of from others; empty where nothing does.
  private let run: (_ table: String) -> String
  /// What the plan is about first; `nil` for a bare table or a plan that says nothing of communes.
  let aim: PlanAim?

  /// Prepares the drawing of charts.
  ///
  /// - Parameters:
  ///   - results: The tables of a result.
  ///   - language: The language.
  ///   - statusYear: The last year with data.
  ///   - area: The level of grouping and the group, both `all` for everything.
  ///   - units: The codes of the area's units; `nil` for all that the results hold.
  ///   - run: What tells the result that a table is of from others, for the foot of charts.
  public init(
    _ results: any ResultSource, language: Language, statusYear: Int,
    area: (level: String, group: String) = ("all", "all"), units: Set<String>? = nil,
    run: @escaping (_ table: String) -> String = { _ in "" }
  ) {
    self.results = results
    self.run = run
    words = Words(language)
    self.statusYear = statusYear
    self.area = area
    self.units = units
    dataFiles = (results.table("account")?.rows ?? []).map { row in
      TextLines.shorten(row["file"].split(separator: "/").last.map(String.init) ?? "", to: 40)
    }
    aim = PlanAim(
      targets: results.table("targets", where: ["statistic": PlanAim.statistics])?.rows ?? [],
      roadmap: results.table("roadmap")?.rows ?? [])
  }

  /// What tells the results that some tables are of from others, in the order of the tables.
  func runs(of tables: [String]) -> String {
    tables.map(run).filter { !$0.isEmpty }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
  }

  /// A text of the catalogue.
  func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  /// What stands for a verdict that is not known, hatched.
  var notAssessable: String { "? " + say("chart.heat-map.not-assessable") }

  /// How many there are, with marks between thousands.
  func count(_ number: Int) -> String { words.numbers.text(number) }

  /// A method of forecasting as people name it.
  func method(_ id: String) -> String {
    BookVocabulary(words.language).word(id, columnID: "method")
  }

  /// "16/18 communes"; where more than a tenth of all are not known, the known are no whole to be a part of: "20 of
  /// 60 communes".
  func part(_ count: Int, of known: Int, open: Int) -> String {
    CommuneStandings.isMuch(open, of: known + open)
      ? say(
        "chart.part-of-all", ["count": self.count(count), "all": self.count(known + open)])
      : say("chart.part-of-known", ["count": self.count(count), "known": self.count(known)])
  }

  /// How many are not assessable where they are more than a tenth; else nothing.
  func openNote(_ open: Int?, of all: Int) -> String {
    guard let open, CommuneStandings.isMuch(open, of: all) else { return "" }
    return say("chart.part-open", ["open": count(open)])
  }

  /// The method of chances of levels: which forecasts they rest on.
  var chanceMethod: String {
    let methods = (results.table("methods")?.rows ?? []).distinct("method").map(method)
    return methods.isEmpty
      ? say("chart.method-of-chances")
      : say("chart.method-of-chances-from", ["methods": methods.joined(separator: ", ")])
  }

  /// The method of what counts verdicts.
  var verdictMethod: String { say("chart.method-of-verdicts") }

  /// A number with as many decimals as it needs, at most two.
  func short(_ value: Double) -> String { words.numbers.short(value) }

  /// A unit of measure behind a number: the sign of per cent is glued to it.
  func measure(_ unit: String) -> String { unit.isEmpty || unit == "%" ? unit : " " + unit }

  /// A table of units, those of the area only.
  func unitRows(_ name: String, where conditions: [String: Set<String>] = [:]) -> [ResultTable.Row]
  {
    var conditions = conditions
    if let units { conditions["unit"] = units }
    return results.table(name, where: conditions)?.rows ?? []
  }

  /// The kind of the area's units, communes where no table says more; `nil` where they are of several ranks.
  var unitKind: UnitKind? {
    let kinds = Set(
      (results.table("units")?.rows ?? []).filter { units?.contains($0["code"]) ?? true }
        .map { row in
          UnitKind(rawValue: row["kind"]).map { Self.communeKinds.contains($0) ? .commune : $0 }
            ?? .commune
        })
    return kinds.count > 1 ? nil : kinds.first ?? .commune
  }

  private static let communeKinds: Set<UnitKind> = [.commune, .town, .ward, .specialZone]

  /// What several of the area's units are called: communes, or as they are.
  var unitsWord: String {
    switch unitKind {
    case .commune: say("chart.communes")
    case .district: say("chart.districts")
    case .province: say("chart.provinces")
    default: say("chart.units")
    }
  }

  /// A table of groups, the row of the area only.
  func areaRows(_ name: String, where conditions: [String: Set<String>] = [:]) -> [ResultTable.Row]
  {
    var conditions = conditions
    conditions["level"] = [area.level]
    conditions["group"] = [area.group]
    return results.table(name, where: conditions)?.rows ?? []
  }

  /// The units that count in figures per commune; `nil` where the result does not say.
  var counted: Set<String>? {
    let rows = unitRows("levels", where: ["year": [String(statusYear)]])
    return rows.isEmpty ? nil : Set(rows.filter { $0["counted"] != "no" }.map { $0["unit"] })
  }

  /// The outlook of the area's communes in the year of the plan, of a set that ends before in its last year.
  func outlook() -> [ResultTable.Row] {
    let year = aim?.year
    return sets.flatMap { lastOutlook(set: $0.id, in: year) }
  }

  /// The outlook of the area's communes under a set in its last year, or in the one named, which the groups tell
  /// without reading the rest.
  func lastOutlook(set: String, in wanted: Int? = nil) -> [ResultTable.Row] {
    var conditions: [String: Set<String>] = ["set": [set]]
    let groups = results.table("level_outlook", where: conditions)?.rows ?? []
    let years = Set(groups.compactMap { $0.integer("year") })
    if let year = wanted.flatMap({ years.contains($0) ? $0 : nil }) ?? years.max() {
      conditions["year"] = [String(year)]
    }
    let rows = unitRows("criteria_outlook", where: conditions)
    let last = rows.compactMap { $0.integer("year") }.max()
    return rows.filter { $0.integer("year") == last }
  }

  /// What is said of the area in a title.
  var place: String {
    if area.level == "all" { return "" }
    let unit = area.level == "unit" ? results.table("units", where: ["code": [area.group]]) : nil
    let name = unit?.rows.first?["name"] ?? area.group
    return " – " + TextLines.shorten(TextLines.plain(name.isEmpty ? area.group : name), to: 40)
  }

  /// The set the plan is about, then the others in the order of the result.
  var setsByAim: [String] {
    let ids = sets.map(\.id)
    guard let first = aim?.set, ids.contains(first) else { return ids }
    return [first] + ids.filter { $0 != first }
  }

  /// The sets in the order of the result, with the number of their decision.
  var sets: [(id: String, legal: String, highest: String, years: ClosedRange<Int>)] {
    (results.table("sets")?.rows ?? []).map { row in
      let from = row.integer("from") ?? 0
      return (
        row["set"], row["legal_number"], row["highest_level"],
        from...max(from, row.integer("to") ?? from)
      )
    }
  }

  /// That years from a first one on are judged by a set that came into force later; nothing where they are not.
  func retrospective(_ set: String, since first: Int?) -> String {
    guard let first, let from = sets.first(where: { $0.id == set })?.years.lowerBound, first < from
    else { return "" }
    return say("chart.retrospective", ["year": from])
  }

  /// A set as people name it: by its number, with the level it grants when that is above the standard.
  func setTitle(_ id: String) -> String {
    guard let set = sets.first(where: { $0.id == id }) else { return id }
    return words.set(set.legal.isEmpty ? id : set.legal, highest: Level(rawValue: set.highest))
  }

  /// An indicator as people name it, with its unit of measure.
  func indicator(_ id: String) -> (name: String, unit: String) {
    guard let row = results.table("indicators", where: ["indicator": [id]])?.rows.first else {
      return (id, "")
    }
    let name = words.language == .vi ? row["name_vi"] : row["name_en"]
    return (name.isEmpty ? id : name, words.unit(row["unit_of_measure"]))
  }

  /// " – 318/QĐ-TTg (nâng cao)" behind the title of a chart of a set above the standard, whose criteria are counted as
  /// those of the standard are; nothing of the standard.
  func ofSetAboveStandard(_ id: String) -> String {
    let highest = sets.first { $0.id == id }.flatMap { Level(rawValue: $0.highest) }
    guard let highest, highest > .met else { return "" }
    return " – " + setTitle(id)
  }

  /// The kind of an indicator, as in `indicators.csv`; empty where it is not known.
  func kind(_ id: String) -> String {
    results.table("indicators", where: ["indicator": [id]])?.rows.first?["kind"] ?? ""
  }

  /// A level by its id.
  func level(_ id: String) -> String { words.level(id: id) }
}

extension Sequence where Element == ResultTable.Row {
  /// Whether one of the rows rests on simulated values.
  var isSimulated: Bool { contains { $0["provenance"] == "simulated" } }
}

/// Units by code with names that differ: where two share one, the code stands behind.
struct UnitLabels {
  private let labels: [String: String]

  /// Takes the units of rows with `unit` and `name`.
  init(_ rows: some Sequence<ResultTable.Row>) {
    var names: [String: String] = [:]
    for row in rows where names[row["unit"]] == nil {
      names[row["unit"]] = TextLines.plain(row["name"])
    }
    let counts = Dictionary(grouping: names.values, by: { $0 }).mapValues(\.count)
    labels = names.reduce(into: [:]) { labels, unit in
      let isAlone = counts[unit.value] == 1 && !unit.value.isEmpty
      labels[unit.key] = isAlone ? unit.value : "\(unit.value) (\(unit.key))"
    }
  }

  /// The label of a unit.
  subscript(code: String) -> String { labels[code] ?? code }
}
