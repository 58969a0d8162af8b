import Panels

extension PlanDecoder {
  /// A target, or one for each year where its bars are given by year.
  mutating func targets(_ element: LocatedValue) -> [Target] {
    guard let statistic = statistic(element) else { return [] }
    let id = element.text("id")
    let years = barYears(element)
    var made = Target(
      id: id, name: element.localized(), statistic: statistic, requirement: .atLeast(.nan),
      unit: element.text("unit"), year: nil, units: units(element), row: element.text("row"),
      location: element.location)
    made.reference = reference(element["reference"])
    checkUnit(made, at: element["unit"]?.location)
    noteUse(of: id, at: element["id"]?.location)
    if years.isEmpty {
      guard let requirement = requirement(element, year: nil) else { return [] }
      guard let year = element["year"] else {
        log.add(.plan(.targetWithoutYear(id)), at: element.location)
        return []
      }
      made.requirement = requirement
      made.year = year.integer
      checkForce(statistic, year.integer, at: year.location)
      return [made]
    }
    if let year = element["year"] { log.add(.plan(.yearAndTable(id)), at: year.location) }
    return years.compactMap { year in
      guard let requirement = requirement(element, year: year) else { return nil }
      var target = made
      target.id = "\(id)-\(year)"
      target.requirement = requirement
      target.year = year
      noteUse(of: target.id, at: element["id"]?.location)
      return target
    }
  }

  /// A set that has lapsed by the year of a target says nothing of it.
  private mutating func checkForce(
    _ statistic: TargetStatistic, _ year: Int?, at location: SourceLocation
  ) {
    guard let year, let id = statistic.set, let set = sets.first(where: { $0.id == id }),
      !set.years.contains(year)
    else { return }
    log.add(
      .plan(
        .setNotInForce(
          set: id, years: "\(set.years.lowerBound)–\(set.years.upperBound)", year: year)),
      at: location)
  }

  /// A bar is in the unit of its indicator: nothing converts it.
  private mutating func checkUnit(_ target: Target, at location: SourceLocation?) {
    guard let id = target.statistic.indicator, let own = catalogue[id]?.unit, !own.isEmpty,
      target.unit != own
    else { return }
    log.add(
      .plan(.targetUnitDiffers(target: target.id, unit: target.unit, indicator: id, own: own)),
      at: location)
  }

  private mutating func noteUse(of id: String, at location: SourceLocation?) {
    if !targetIDs.insert(id).inserted { log.add(.duplicateID(id), at: location) }
  }

  /// The years for which an entry gives bars, ascending; none where its bar is a single number.
  private mutating func barYears(_ element: LocatedValue) -> [Int] {
    var years: Set<Int> = []
    for key in Comparison.allCases.map(\.rawValue) + ["from", "to"] {
      for member in element[key]?.members ?? [] {
        if let year = Int(member.key), (1900...2200).contains(year) {
          years.insert(year)
        } else {
          log.add(.notAYear(member.key), at: member.location)
        }
      }
    }
    return years.sorted()
  }

  /// The requirement of an entry, or that of one of its years.
  mutating func requirement(_ element: LocatedValue, year: Int?) -> Requirement? {
    let bar = { (key: String) -> LocatedValue? in
      guard let value = element[key] else { return nil }
      return year.flatMap { value["\($0)"] } ?? (value.number == nil ? nil : value)
    }
    let bounds = Comparison.allCases.map(\.rawValue) + ["from"]
    let given = bounds.filter { element[$0] != nil }
    if given.count > 1 {
      log.add(
        .wrongForm(
          value: given.joined(separator: ", "),
          expected: LocalizedText(
            vi: "một mức cho mỗi mục tiêu; hãy tách thành hai mục tiêu",
            en: "one bar a target; make two targets of it")),
        at: element[given[1]]?.location ?? element.location)
      return nil
    }
    for comparison in Comparison.allCases {
      guard let value = bar(comparison.rawValue), let number = value.number else { continue }
      check(value, number, in: element)
      return comparison.requirement(number)
    }
    guard let low = bar("from"), let high = bar("to"), let from = low.number, let to = high.number
    else {
      log.add(
        .plan(
          .barMissing(
            object: LocalizedText(name: "\"\(element.text("id"))\""),
            isUpward: element["built"] != nil)),
        at: element.location)
      return nil
    }
    guard from <= to else {
      log.add(.plan(.reversedRange(from: low.shown, to: high.shown)), at: low.location)
      return nil
    }
    check(low, from, in: element)
    check(high, to, in: element)
    return .within(from, to)
  }

  /// A bar of a share lies between 0 and 100.
  private mutating func check(_ value: LocatedValue, _ number: Double, in element: LocatedValue) {
    let kind = element["indicator"]?.text.flatMap { catalogue[$0]?.kind }
    let isShare =
      element.text("unit") == "percent" || element.text("statistic") == "communes-share"
      || (kind == .share && element.text("statistic") != "total")
    if isShare, !(0...100).contains(number) {
      log.add(.plan(.percentBeyond(value.shown)), at: value.location)
    }
  }

  private func reference(_ value: LocatedValue?) -> Target.Reference? {
    guard let value, let year = value["year"]?.integer, let figure = value["value"]?.number else {
      return nil
    }
    return Target.Reference(
      place: value.text("place"), year: year, value: figure, source: value.text("source"))
  }

  private mutating func statistic(_ element: LocatedValue) -> TargetStatistic? {
    switch element.text("statistic") {
    case "mean": indicator(element).map { .mean(indicator: $0) }
    case "total": indicator(element).map { .total(indicator: $0) }
    case "value": indicator(element).map { .value(indicator: $0) }
    case "villages-at-level":
      requiredLevel(element).map { .total(indicator: VillageLevel.measure(of: $0)) }
    case let name: set(element).flatMap { count(name, of: element, set: $0.id) }
    }
  }

  private mutating func count(
    _ name: String, of element: LocatedValue, set: String
  ) -> TargetStatistic? {
    let orAbove = element["or-above"]?.bool ?? false
    switch name {
    case "communes-at-level":
      return requiredLevel(element).map { .communesAtLevel($0, set: set, orAbove: orAbove) }
    case "communes-share":
      guard let level = requiredLevel(element) else { return nil }
      var base: RequiredLevel?
      if let of = element["of"] {
        guard let other = self.set(of) else { return nil }
        base = RequiredLevel(set: other.id, level: self.level(of))
      }
      return .shareAtLevel(level, set: set, orAbove: orAbove, of: base)
    case "communes-added": return requiredLevel(element).map { .communesAdded($0, set: set) }
    case "communes-lost":
      let holding = element["held-by"]?.text.flatMap(Holding.init) ?? .criteria
      return requiredLevel(element).map { .communesLost($0, set: set, heldBy: holding) }
    case "average-criteria": return .averageCriteria(set: set)
    case "yearly-gain": return .yearlyGain(set: set)
    default: return .criteriaMet(set: set)
    }
  }

  /// The level that a target counts: which one it is cannot be guessed.
  private mutating func requiredLevel(_ element: LocatedValue) -> Level? {
    if element["level"] != nil { return level(element) }
    missing("level", of: element.text("id"), element)
    return nil
  }

  /// The data column of a target, which the sets or the plan declare.
  private mutating func indicator(_ element: LocatedValue) -> String? {
    guard let value = element["indicator"], let indicator = value.text else {
      missing("indicator", of: element.text("id"), element)
      return nil
    }
    if catalogue[indicator] != nil { return indicator }
    log.add(
      .unknownIndicator(
        indicator, suggestion: Spelling.nearest(to: indicator, among: catalogue.ids)),
      at: value.location)
    return nil
  }
}
