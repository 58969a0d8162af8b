import Panels

/// Turns a plan's document, already checked against its schema, into a plan.
struct PlanDecoder {
  let document: LocatedValue
  let sets: [CriteriaSet]
  let names: UnitNames
  var log = ProblemLog()
  var targetIDs: Set<String> = []
  var reportedCycles: Set<String> = []
  /// Where the roadmap first names a unit for a level of a set.
  var roadmapPlaces: [String: (year: Int, line: Int)] = [:]
  /// The indicators of the sets and those the plan declares.
  private(set) var catalogue: IndicatorCatalogue

  init(document: LocatedValue, sets: [CriteriaSet], names: UnitNames) {
    self.document = document
    self.sets = sets
    self.names = names
    catalogue = IndicatorCatalogue(sets: sets, declared: Self.declaredIndicators(document))
  }

  mutating func decode() -> Plan {
    let area = document["area"]
    var plan = Plan(
      id: document.text("id"), title: document.localized("title"),
      area: Area(
        name: area?.text("name") ?? "",
        kind: UnitKind(rawValue: area?.text("kind") ?? "") ?? .district,
        communeCount: area?["communes"]?.integer),
      statusYear: document["years"]?["status"]?.integer ?? 0,
      horizonYear: document["years"]?["horizon"]?.integer ?? 0, sets: sets.map(\.id))
    plan.number = document.text("number")
    plan.date = date(document["date"])
    let bands = (document["bands"]?.elements ?? []).compactMap(\.integer)
    if !bands.isEmpty { plan.bandStarts = bands.sorted(by: >) }
    plan.includesTowns = document.text("towns") == "include"
    plan.legal = elements("legal").map {
      LegalCitation(
        number: $0.text("number"), date: date($0["date"]), title: $0.localized(),
        row: $0.text("row"))
    }
    checkYears()
    checkCommuneCount()
    plan.targets = elements("targets").flatMap { targets($0) }
    plan.registrations = registrations()
    plan.conditions = elements("conditions").compactMap { condition($0) }
    plan.dependencies = dependencies()
    plan.marks = elements("marks").compactMap { mark($0) }
    plan.parts =
      elements("themes").map { part($0, .theme) } + elements("contents").map { part($0, .content) }
    plan.cutOff = date(document["cut-off"])
    plan.outcomes = elements("outcomes").map { outcome($0) }
    plan.roadmap = elements("roadmap").flatMap { roadmap($0, in: plan) }
    plan.works = elements("works").compactMap { work($0) }
    plan.sponsors = elements("sponsors").map { sponsor($0) }
    plan.watchList = elements("watch").map { watch($0) }
    plan.breaks = elements("breaks").map { seriesBreak($0) }
    plan.precedence = document.texts("precedence")
    plan.relations = elements("relations").compactMap { relation($0) }
    plan.notes = elements("notes").map {
      PlanNote(
        row: $0.text("row"), text: $0.localized(), isAmbiguity: $0["ambiguity"]?.bool ?? false)
    }
    plan.crosswalk = crosswalkOptions()
    checkStandardErrors()
    return plan
  }

  /// How the plan's crosswalks are applied.
  private func crosswalkOptions() -> CrosswalkOptions {
    var options = CrosswalkOptions()
    guard let block = document["crosswalk"] else { return options }
    options.missingWeights =
      MissingWeightRule(rawValue: block.text("missing-weights")) ?? options.missingWeights
    options.yesNo = YesNoRule(rawValue: block.text("yesno")) ?? options.yesNo
    options.codes = CrosswalkOptions.CodeReading(rawValue: block.text("codes")) ?? options.codes
    options.minimumCover = block["minimum-cover"]?.number ?? options.minimumCover
    options.target = block["to"]?.integer
    return options
  }

  /// What the columns of the plan's crosswalks are called.
  func crosswalkColumns() throws(InputError) -> CrosswalkColumns {
    let mapping = (document["crosswalk"]?["columns"]?.members ?? []).map {
      "\($0.key)=\($0.value.text ?? "")"
    }
    return try CrosswalkColumns(mapping: mapping)
  }

  /// The day of the links of the plan's crosswalks that have none.
  func crosswalkDate() -> CalendarDate? {
    document["crosswalk"]?["date"]?.text.flatMap { CalendarDate(iso: $0) }
  }

  /// The indicators a plan declares beside those of its sets.
  private static func declaredIndicators(_ document: LocatedValue) -> [Indicator] {
    (document["indicators"]?.elements ?? []).map {
      Indicator(
        id: $0.text("id"), name: $0.localized(),
        kind: IndicatorKind(rawValue: $0.text("kind")) ?? .number, unit: $0.text("unit"),
        weight: $0["weight"]?.text, standardError: $0["standard-error"]?.text)
    }
  }

  /// Standard errors have to be indicators themselves, and others than those they belong to.
  private mutating func checkStandardErrors() {
    for element in elements("indicators") {
      guard let key = element["standard-error"], let id = key.text else { continue }
      if catalogue[id] == nil || id == element.text("id") {
        let others = catalogue.ids.filter { $0 != element.text("id") }
        log.add(
          .unknownIndicator(id, suggestion: Spelling.nearest(to: id, among: others)),
          at: key.location)
      }
    }
  }

  func elements(_ key: String) -> [LocatedValue] { document[key]?.elements ?? [] }

  mutating func date(_ value: LocatedValue?) -> CalendarDate? {
    guard let value, let text = value.text else { return nil }
    guard let date = CalendarDate(iso: text) else {
      log.add(.notADate(text), at: value.location)
      return nil
    }
    return date
  }

  mutating func set(_ element: LocatedValue) -> CriteriaSet? {
    guard let value = element["set"], value.text != nil else {
      log.add(
        .missingKey("set", object: LocalizedText("common.this-entry")),
        at: element.location)
      return nil
    }
    return sets.named(value, into: &log)
  }

  /// The units an entry names, by code, each once.
  mutating func units(_ element: LocatedValue) -> [String] {
    var firstLines: [Int: Int] = [:]
    return unitValues(element).compactMap { value in
      guard let unit = names.resolve(value.text ?? "", at: value.location, into: &log) else {
        return nil
      }
      if let line = firstLines[unit] {
        log.add(
          .plan(.unitNamedTwice(unit: names.units.names[unit], firstLine: line)),
          at: value.location)
        return nil
      }
      firstLines[unit] = value.location.line ?? 0
      return names.units.codes[unit]
    }
  }

  /// The units an entry names, as they are written; a list without any is noted.
  mutating func unitValues(_ element: LocatedValue) -> [LocatedValue] {
    let values = element["units"].map { $0.text == nil ? $0.elements : [$0] } ?? []
    if let list = element["units"], values.isEmpty {
      log.add(
        .wrongForm(
          value: "[]",
          expected: LocalizedText(
            "plan-file.no-units")), at: list.location)
    }
    return values
  }

  /// The level an entry names, which its set has to grant.
  mutating func level(_ element: LocatedValue, of set: CriteriaSet) -> Level {
    let level = Level(rawValue: element.text("level")) ?? .met
    log.checkLevel(level, of: set, at: element["level"]?.location ?? element.location)
    return level
  }

  private mutating func checkYears() {
    guard let status = document["years"]?["status"]?.integer,
      let horizon = document["years"]?["horizon"], let last = horizon.integer, last < status
    else { return }
    log.add(.plan(.yearsReversed(status: status, horizon: last)), at: horizon.location)
  }

  private mutating func sponsor(_ element: LocatedValue) -> Sponsor {
    Sponsor(
      body: element.localized(), role: element.text("role"), units: units(element),
      cadence: Cadence(element.text("cadence")) ?? .adHoc, row: element.text("row"))
  }

  private mutating func watch(_ element: LocatedValue) -> WatchItem {
    let set = set(element)
    let criterion = element.text("criterion")
    if let set, !set.criteria.contains(where: { $0.id == criterion }) {
      unknown(criterion, in: set, at: element["criterion"]?.location)
    }
    return WatchItem(
      words: element.text("words"), set: set?.id ?? "", criterion: criterion,
      isApproximate: element["approximate"]?.bool ?? false)
  }

  private mutating func seriesBreak(_ element: LocatedValue) -> SeriesBreak {
    var result = SeriesBreak(
      indicator: element.text("indicator"), year: element["year"]?.integer ?? 0,
      kind: SeriesBreak.Kind(rawValue: element.text("kind")) ?? .method,
      treatment: SeriesBreak.Treatment(rawValue: element.text("treatment")) ?? .newSegment,
      units: units(element), note: element.localized(), location: element.location)
    guard let overlap = element["overlap"] else { return result }
    result.overlapYear = overlap["year"]?.integer
    switch (overlap["before"]?.number, overlap["after"]?.number) {
    case (let before?, let after?):
      result.overlap = SeriesBreak.Overlap(
        year: result.overlapYear ?? result.year, before: before, after: after,
        source: overlap.text("source"))
    case (nil, nil): break
    case (let before, _): missing(before == nil ? "before" : "after", of: "overlap", overlap)
    }
    switch (overlap["from"]?.text, overlap["to"]?.text) {
    case (let before?, let after?):
      result.regimes = SeriesBreak.Regimes(before: before, after: after)
    case (nil, nil): break
    case (let before, _): missing(before == nil ? "from" : "to", of: "overlap", overlap)
    }
    return result
  }

  mutating func missing(_ key: String, of object: String, _ element: LocatedValue) {
    log.add(
      .missingKey(key, object: LocalizedText(name: "\"\(object)\"")), at: element.location)
  }

  mutating func unknown(_ item: String, in set: CriteriaSet, at location: SourceLocation?) {
    // A number one digit away is no better a guess than any other number.
    let suggestion =
      item.allSatisfy(\.isNumber)
      ? nil : Spelling.nearest(to: item, among: set.criteria.map(\.id) + set.leafIDs)
    log.add(.unknownItem(item, set: set.id, suggestion: suggestion), at: location)
  }

  private mutating func relation(_ element: LocatedValue) -> IndicatorRelation? {
    let name = { (key: String) in element[key]?.text }
    let parts = element.texts("parts")
    let form: IndicatorRelation.Form
    if let whole = name("whole"), let part = name("part") {
      form = .part(of: whole, part: part)
    } else if let share = name("share"), let numerator = name("numerator"),
      let denominator = name("denominator")
    {
      form = .share(share, numerator: numerator, denominator: denominator)
    } else if let mean = name("mean"), let total = name("total"), let count = name("count") {
      form = .mean(mean, total: total, count: count)
    } else if let total = name("total"), parts.count > 1 {
      form = .sum(parts: parts, total: total)
    } else {
      log.add(
        .wrongForm(
          value: element.shown,
          expected: LocalizedText(
            "plan-file.relation-form"
          )),
        at: element.location)
      return nil
    }
    let relation = IndicatorRelation(form)
    for id in relation.indicators where catalogue[id] == nil {
      log.add(
        .unknownIndicator(id, suggestion: Spelling.nearest(to: id, among: catalogue.ids)),
        at: element.location)
    }
    return relation
  }
}
