import Panels

/// Makes the report of a result, of a place or of a commune from the published tables and from nothing else.
///
/// Sections come in the order in which offices report: the frame, what stands out, last year and now and the
/// plan, communes, criteria, targets, next year, the roadmap, owners, data, and an annex on method.
///
/// What stands in it and where each number comes from: `docs/report.md`.
///
/// ```swift
/// var account = ReportAccount()
/// (account.statusYear, account.years) = (2022, [2021, 2022])
/// let maker = ReportMaker(ResultFolder(path: "results"), account: account, language: .vi)
/// let text = MarkdownRenderer.render(maker.document())
/// ```
public struct ReportMaker {
  let context: ChartContext
  let account: ReportAccount
  let area: ReportArea
  let vocabulary: BookVocabulary
  /// The rows of `levels` in the year reported on, of sets of which anything is known.
  let standings: [ResultTable.Row]
  /// The same of the year before, by what they are about.
  private let formerStandings: [StandingKey: ResultTable.Row]
  /// The sets of these, in the order of the result.
  let usedSets: [String]
  /// The targets of the area, in the order of the plan.
  let allTargets: [ResultTable.Row]
  /// What is expected of the targets in years ahead.
  let targetRows: [ResultTable.Row]
  /// What is expected of targets in the plan's own years; goals for later years are its context.
  let ownTargets: [ResultTable.Row]
  /// What tells communes of one name apart.
  let marks: UnitMarks
  /// How many rows of a table printed formats show.
  static let rowLimit = 60

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - results: The tables.
  ///   - account: What the manifest says.
  ///   - area: What the report is about.
  ///   - language: Its language.
  public init(
    _ results: any ResultSource, account: ReportAccount, area: ReportArea = .whole,
    language: Language
  ) {
    context = ChartContext(
      results, language: language, statusYear: account.statusYear,
      area: (area.level, area.group), units: area.units)
    self.account = account
    self.area = area
    var vocabulary = BookVocabulary(language)
    for row in results.table("indicators")?.rows ?? [] {
      vocabulary.indicators[row["indicator"]] = LocalizedText(
        vi: row["name_vi"], en: row["name_en"])
    }
    self.vocabulary = vocabulary
    let known = { (year: Int, context: ChartContext) -> [ResultTable.Row] in
      let rows = context.unitRows("levels", where: ["year": [String(year)]])
      let sets = Set(
        rows.filter { $0["criteria"] != $0["criteria_not_assessable"] }.map { $0["set"] })
      return rows.filter { sets.contains($0["set"]) }
    }
    let units = results.table("units")
    marks = UnitMarks(
      (units?.rows ?? []).filter { area.units?.contains($0["code"]) ?? true },
      level: units?.levelHeadings.last)
    standings = known(account.statusYear, context)
    formerStandings = Dictionary(
      known(account.statusYear - 1, context).map { (StandingKey($0), $0) },
      uniquingKeysWith: { first, _ in first })
    let used = Set(standings.map { $0["set"] })
    usedSets = (results.table("sets")?.rows ?? []).map { $0["set"] }.filter(used.contains)
    allTargets = (results.table("targets")?.rows ?? []).filter { row in
      area.units?.contains(row["unit"]) ?? true
    }
    targetRows = allTargets.filter { $0["basis"] != "observed" }
    let last = context.aim?.year ?? Int.max
    let own = targetRows.filter { $0.integer("year") ?? last <= last }
    ownTargets = own.isEmpty ? targetRows : own
  }

  /// What the plan is about first.
  var aim: PlanAim? { context.aim }

  /// What a row of `levels` is about in its year: a commune under a set.
  private struct StandingKey: Hashable {
    let unit: String
    let set: String

    init(_ row: ResultTable.Row) { (unit, set) = (row["unit"], row["set"]) }
  }

  /// The row of the year before about the same commune and set.
  func former(_ standing: ResultTable.Row) -> ResultTable.Row? {
    formerStandings[StandingKey(standing)]
  }
  var words: Words { context.words }
  var year: Int { account.statusYear }

  /// The whole report.
  ///
  /// - Parameter pictures: The charts; each comes where its matter is told.
  public func document(pictures: [ReportPicture] = []) -> ReportDocument {
    var document = ReportDocument()
    var left = pictures
    addFrame(to: &document)
    addFindings(to: &document)
    addYears(to: &document)
    place(["plan-progress", "count-distribution", "map"], of: &left, in: &document)
    addPlaces(to: &document)
    addBands(to: &document)
    place(["bands", "fan-criteria"], of: &left, in: &document)
    addMoves(to: &document)
    place(["criteria-moves", "criteria-by-commune", "slope"], of: &left, in: &document)
    addCommunes(to: &document)
    addCriteria(to: &document)
    place(["criteria-heat-map", "blocking"], of: &left, in: &document)
    addTargets(to: &document)
    place(["probability"], of: &left, in: &document)
    addNextYear(to: &document)
    addConsistency(to: &document)
    addWorks(to: &document)
    addRoadmap(to: &document)
    place(["roadmap"], of: &left, in: &document)
    addScenarios(to: &document)
    place(["scenario"], of: &left, in: &document)
    addOwners(to: &document)
    addIndicators(to: &document)
    addSeries(to: &document)
    let reliability = left.filter { $0.kind.hasPrefix("reliability") }
    document.pictures(left.filter { !reliability.contains($0) })
    addChances(to: &document)
    addTracking(to: &document)
    addUnitChanges(to: &document)
    addData(to: &document)
    addAnnex(to: &document)
    document.pictures(reliability)
    document.blocks = document.blocks.map { block in
      if case .table(let table) = block {
        .table(table.withEvenDecimals(words.language))
      } else {
        block
      }
    }
    return document
  }

  /// Takes the pictures of some kinds.
  private func place(
    _ kinds: [String], of left: inout [ReportPicture], in document: inout ReportDocument
  ) {
    let isKind = { (picture: ReportPicture) in
      kinds.contains { picture.kind.hasPrefix($0) }
    }
    document.pictures(left.filter(isKind))
    left.removeAll(where: isKind)
  }

  // MARK: Tables

  func rows(_ table: String, _ conditions: [String: Set<String>] = [:]) -> [ResultTable.Row] {
    context.results.table(table, where: conditions)?.rows ?? []
  }

  /// A heading with a table below, where it has rows.
  func add(
    _ heading: String, _ table: ReportTable, level: Int = 2, note: ReportText = "",
    rest: ReportText? = nil, to document: inout ReportDocument
  ) {
    guard !table.rows.isEmpty else { return }
    document.heading(level, heading)
    document.table(limited(table, rest: rest))
    document.note(note)
  }

  /// A table that printed formats end after some rows, with a sentence on where the rest stands.
  func limited(_ table: ReportTable, rest: ReportText? = nil) -> ReportTable {
    var table = table
    let excess = table.rows.count - Self.rowLimit
    if excess > 0 {
      table.cut = ReportTable.Cut(
        rows: Self.rowLimit, note: rest ?? moreRows(excess))
    }
    return table
  }

  /// How many more there are than are shown.
  func moreRows(_ count: Int) -> ReportText {
    ReportText(words.say("report.more-rows", ["count": words.numbers.text(count)]))
  }

  /// A text of the catalogue whose names and numbers stay what they are.
  func say(_ key: String, _ values: KeyValuePairs<String, ReportText> = [:]) -> ReportText {
    ReportText(key, values, in: words.language)
  }

  func text(_ title: String) -> ReportTable.Column { ReportTable.Column(title) }

  func text(_ phrase: Phrase) -> ReportTable.Column { ReportTable.Column(words(phrase)) }

  func numeric(_ title: String) -> ReportTable.Column {
    ReportTable.Column(title, isNumeric: true)
  }

  func numeric(_ phrase: Phrase) -> ReportTable.Column { numeric(words(phrase)) }

  /// A text of a row in the language of the report.
  func localized(_ row: ResultTable.Row, _ stem: String = "name") -> ReportText {
    let text = LocalizedText(vi: row[stem + "_vi"], en: row[stem + "_en"])
    return ReportText(name: text[words.language])
  }

  /// A code of a row in words.
  func coded(_ row: ResultTable.Row, _ column: String, as columnID: String? = nil) -> ReportText {
    ReportText(vocabulary.word(row[column], columnID: columnID ?? column))
  }
}
