import Panels

extension PlanDecoder {
  /// Which criteria wait for which; a way around is refused.
  mutating func dependencies() -> [CriterionDependency] {
    var result: [CriterionDependency] = []
    for element in elements("dependencies") {
      guard let set = set(element) else { continue }
      let own = element["criterion"].map { [$0] } ?? []
      let named = own + (element["after"]?.elements ?? [])
      for value in named where !set.criteria.contains(where: { $0.id == value.text }) {
        unknown(value.text ?? value.shown, in: set, at: value.location)
      }
      result.append(
        CriterionDependency(
          set: set.id, criterion: element.text("criterion"), after: element.texts("after"),
          row: element.text("row")))
      if reportedCycles.contains(set.id) { continue }
      if let cycle = result.cycle(in: set.id) {
        reportedCycles.insert(set.id)
        log.add(
          .plan(.dependencyCycle(set: set.id, path: cycle)), at: element["after"]?.location)
      }
    }
    return result
  }

  /// How an item is to be reached.
  mutating func mark(_ element: LocatedValue) -> ItemMark? {
    guard let set = set(element), let item = element["item"], let id = item.text else {
      return nil
    }
    guard !set.leaves(of: id).isEmpty else {
      unknown(id, in: set, at: item.location)
      return nil
    }
    return ItemMark(
      set: set.id, item: id, effort: Effort(rawValue: element.text("effort")),
      driver: ItemMark.Driver(rawValue: element.text("driver")), row: element.text("row"))
  }

  /// A thematic programme or a component content with its items.
  mutating func part(_ element: LocatedValue, _ kind: ProgrammePart.Kind) -> ProgrammePart {
    let items = element["items"]?.elements ?? []
    var found: CriteriaSet?
    if element["set"] != nil || !items.isEmpty { found = set(element) }
    if let found {
      for item in items where found.leaves(of: item.text ?? "").isEmpty {
        unknown(item.text ?? item.shown, in: found, at: item.location)
      }
    }
    return ProgrammePart(
      kind: kind, id: element.text("id"), name: element.localized(), set: found?.id ?? "",
      items: items.compactMap(\.text), row: element.text("row"))
  }
}
