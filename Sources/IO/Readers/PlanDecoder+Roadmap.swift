import Panels

extension PlanDecoder {
  /// The communes of the area against those listed, towns left out or counted.
  mutating func checkCommuneCount() {
    guard let value = document["area"]?["communes"], let declared = value.integer else { return }
    let communes = names.units.kinds.count(where: \.isRuralCommune)
    let towns = names.units.kinds.count { $0 == .town }
    if declared != communes, declared != communes + towns {
      log.add(.plan(.communeCount(declared: declared, listed: communes)), at: value.location)
    }
  }

  mutating func roadmap(_ element: LocatedValue, in plan: Plan) -> [RoadmapEntry] {
    guard let set = set(element), let year = element["year"]?.integer else { return [] }
    let level = level(element, of: set)
    let isToldOf = plan.outcomes.contains { $0.year == year && $0.level == level }
    if year < plan.statusYear, !isToldOf {
      log.add(
        .plan(.roadmapBeforeStatus(year: year, status: plan.statusYear)),
        at: element["year"]?.location)
    } else if year > plan.horizonYear {
      log.add(
        .plan(.roadmapAfterHorizon(year: year, horizon: plan.horizonYear)),
        at: element["year"]?.location)
    }
    return unitValues(element).compactMap { value in
      guard let unit = names.resolve(value.text ?? "", at: value.location, into: &log) else {
        return nil
      }
      let entry = RoadmapEntry(
        unit: names.units.codes[unit], level: level, set: set.id, year: year,
        row: element.text("row"))
      let key = "\(entry.unit) \(entry.level) \(entry.set)"
      if let first = roadmapPlaces[key] {
        log.add(
          .plan(
            .inRoadmapTwice(
              unit: names.units.names[unit], level: entry.level.rawValue, firstYear: first.year,
              firstLine: first.line)),
          at: value.location)
        return nil
      }
      roadmapPlaces[key] = (year, value.location.line ?? 0)
      return entry
    }
  }

  mutating func outcome(_ element: LocatedValue) -> RoadmapOutcome {
    RoadmapOutcome(
      year: element["year"]?.integer ?? 0, level: Level(rawValue: element.text("level")) ?? .met,
      recognised: element["recognised"]?.integer ?? 0, decision: element.text("decision"),
      decisionDate: date(element["decision-date"]), source: element.text("source"))
  }

  mutating func work(_ element: LocatedValue) -> BuildUp? {
    guard let set = set(element), let requirement = requirement(element, year: nil),
      let unit = element["unit"],
      let index = names.resolve(unit.text ?? "", at: unit.location, into: &log)
    else { return nil }
    let item = element.text("indicator")
    guard set.rule(item) != nil else {
      unknown(item, in: set, at: element["indicator"]?.location)
      return nil
    }
    let built = element["built"]?.number ?? .nan
    let share = element["share"]?.number ?? .nan
    if built > 0, share == 0 {
      log.add(
        .plan(
          .builtWithoutShare(work: element.text("id"), built: element["built"]?.shown ?? "")),
        at: element["share"]?.location)
    }
    return BuildUp(
      id: element.text("id"), name: element.localized(), unit: names.units.codes[index],
      set: set.id, indicator: item, built: built, share: share,
      planned: element["planned"]?.number ?? .nan,
      requirement: requirement, lengthUnit: element.text("length-unit"), row: element.text("row"),
      shareBy: element["share-by"]?.text, shareStep: element["share-step"]?.number ?? 0.1)
  }
}
