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
    made.reference = reference(element["reference"], of: element)
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
      checkYear(of: made, at: year.location)
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
      checkYear(of: target, at: barKey(of: year, in: element))
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

  /// A target lies ahead, within the years of the plan.
  private mutating func checkYear(of target: Target, at location: SourceLocation) {
    guard let year = target.year, let status = document["years"]?["status"]?.integer,
      let horizon = document["years"]?["horizon"]?.integer
    else { return }
    if year < status {
      log.add(
        .plan(.targetBeforeStatus(target: target.id, year: year, status: status)), at: location)
    } else if year > horizon, horizon >= status {
      log.add(
        .plan(.targetAfterHorizon(target: target.id, year: year, horizon: horizon)), at: location)
    }
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

  private mutating func reference(
    _ value: LocatedValue?, of element: LocatedValue
  ) -> Target.Reference? {
    guard let value, let year = value["year"]?.integer, let written = value["value"],
      let figure = written.number
    else { return nil }
    check(written, figure, in: element)
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
    case let name: set(element).flatMap { count(name, of: element, $0) }
    }
  }

  private mutating func count(
    _ name: String, of element: LocatedValue, _ rules: CriteriaSet
  ) -> TargetStatistic? {
    let set = rules.id
    let orAbove = element["or-above"]?.bool ?? false
    switch name {
    case "communes-at-level":
      return requiredLevel(element, of: rules).map {
        .communesAtLevel($0, set: set, orAbove: orAbove)
      }
    case "communes-share":
      guard let level = requiredLevel(element, of: rules) else { return nil }
      var base: RequiredLevel?
      if let of = element["of"] {
        guard let other = self.set(of) else { return nil }
        base = RequiredLevel(set: other.id, level: self.level(of, of: other))
      }
      return .shareAtLevel(level, set: set, orAbove: orAbove, of: base)
    case "communes-added":
      return requiredLevel(element, of: rules).map { .communesAdded($0, set: set) }
    case "communes-lost":
      let holding = element["held-by"]?.text.flatMap(Holding.init) ?? .criteria
      return requiredLevel(element, of: rules).map { .communesLost($0, set: set, heldBy: holding) }
    case "average-criteria": return .averageCriteria(set: set)
    case "yearly-gain": return .yearlyGain(set: set)
    default: return .criteriaMet(set: set)
    }
  }

  /// The level that a target counts: which one it is cannot be guessed.
  private mutating func requiredLevel(
    _ element: LocatedValue, of set: CriteriaSet? = nil
  ) -> Level? {
    if element["level"] != nil {
      return set.map { level(element, of: $0) } ?? Level(rawValue: element.text("level"))
    }
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
