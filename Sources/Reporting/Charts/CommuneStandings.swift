import Panels

/// Where the communes of an area stand under one set in one year, read from `levels.csv`.
struct CommuneStandings {
  /// A commune.
  struct Commune {
    var unit: String
    var label: String
    var met: Int
    /// The criteria not met, by id.
    var missing: [String]
    /// The criteria that cannot be assessed.
    var open: [String]
  }

  let set: String
  let year: Int
  /// How many criteria the set has.
  let criteria: Int
  /// The communes of which something is known, most missing first.
  let communes: [Commune]
  /// How many communes nothing is known of.
  let unknown: Int
  let isSimulated: Bool

  /// How many communes there are, known or not.
  var total: Int { communes.count + unknown }

  /// The commune, where there is one alone.
  var only: Commune? { total == 1 ? communes.first : nil }

  /// How many communes there is no verdict of for a criterion or all of them.
  var incomplete: Int { unknown + communes.count { !$0.open.isEmpty } }

  /// The communes that lack a criterion, or of which one is not known.
  var lacking: [Commune] { communes.filter { !$0.missing.isEmpty || !$0.open.isEmpty } }

  /// Reads the set the plan is about, else the first that is in force in the year, else the first of which
  /// something is known.
  init?(_ context: ChartContext, year: Int) {
    let rows = context.unitRows("levels", where: ["year": [String(year)]])
    let own = rows.filter { $0["counted"] != "no" }
    let known = own.filter { $0.integer("criteria_not_assessable") != $0.integer("criteria") }
    let aim = context.aim?.set
    let first = known.first { $0["set"] == aim } ?? known.first { $0["in_force"] == "yes" }
    guard let set = (first ?? known.first)?["set"] else { return nil }
    self.init(set: set, own, year: year)
  }

  /// Reads a set in a year.
  init?(_ context: ChartContext, set: String, year: Int) {
    let rows = context.unitRows("levels", where: ["year": [String(year)]])
    self.init(set: set, rows.filter { $0["counted"] != "no" }, year: year)
  }

  private init?(set: String, _ all: [ResultTable.Row], year: Int) {
    let rows = all.filter { $0["set"] == set }
    let known = rows.filter { $0.integer("criteria_not_assessable") != $0.integer("criteria") }
    guard let first = known.first else { return nil }
    let labels = UnitLabels(rows)
    self.set = set
    self.year = year
    criteria = first.integer("criteria") ?? 0
    unknown = rows.count - known.count
    isSimulated = known.isSimulated
    communes = known.map {
      Commune(
        unit: $0["unit"], label: labels[$0["unit"]], met: $0.integer("criteria_met") ?? 0,
        missing: $0.list("missing"), open: $0.list("not_assessable"))
    }.sorted { ($1.missing.count, $0.met, $0.unit) < ($0.missing.count, $1.met, $1.unit) }
  }

  /// The criteria of the set in order, as `2 Giao thông`.
  func criteriaNames(_ context: ChartContext) -> [(id: String, name: String)] {
    let rows =
      context.results.table("criteria", where: ["set": [set], "year": [String(year)]])?.rows ?? []
    return rows.map { row in
      let name = context.words.language == .vi ? row["name_vi"] : row["name_en"]
      // A name that says the number already, as one that is not known, has no other before it.
      let holdsNumber = name.split(separator: " ").contains { $0 == row["criterion"] }
      return (
        row["criterion"], TextLines.plain(holdsNumber ? name : "\(row["criterion"]) \(name)")
      )
    }
  }

  /// How many communes fail each criterion.
  func failing(_ criteria: [(id: String, name: String)]) -> [(name: String, count: Int)] {
    criteria.map { criterion in
      (name: criterion.name, count: communes.count { $0.missing.contains(criterion.id) })
    }
  }

  /// The criteria that most communes fail, in words: one or two by name, more by their number; `nil`
  /// where none is failed. `share` are the communes that fail them, of those with a verdict or of all, `open` what is
  /// said of those without.
  func worst(_ criteria: [(id: String, name: String)], _ context: ChartContext)
    -> (name: String, share: String, open: String, isTied: Bool)?
  {
    let failing = failing(criteria)
    guard let most = failing.map(\.count).max(), most > 0 else { return nil }
    let names = failing.filter { $0.count == most }.map(\.name)
    let opens = zip(criteria, failing).filter { $0.1.count == most }.map { criterion, _ in
      unknown + communes.count { $0.open.contains(criterion.id) }
    }
    let open = opens.max() ?? 0
    let all = context.words.numbers.text(names.count)
    let name =
      names.count > 2
      ? context.say("chart.criteria-by-commune.criteria", ["all": all])
      : names.joined(separator: context.say("chart.criteria-by-commune.and"))
    return (
      name, context.part(most, of: total - open, open: open),
      context.openNote(Set(opens).count == 1 ? open : nil, of: total), names.count > 1
    )
  }

  /// Whether so many of all are without a verdict that no per cent is said of the others: more than a tenth.
  static func isMuch(_ open: Int, of all: Int) -> Bool { 10 * open > all }

  /// Whether so many are without a verdict of a criterion, by its row of `criteria`.
  static func isMuchOpen(_ criterion: ResultTable.Row) -> Bool {
    let count = { criterion.integer($0) ?? 0 }
    let open = count("not_assessable")
    return isMuch(open, of: count("met") + count("not_met") + open)
  }
}
