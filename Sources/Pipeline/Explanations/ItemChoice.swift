import IO
import Panels
import Reporting

/// The set and the item of it that a question is about.
struct ItemChoice {
  let set: CriteriaSet
  let item: ExplainedItem
  /// Sets that have the item as well.
  let others: [CriteriaSet]

  /// Chooses: the set asked for, else the first in force that has the item, else the last before.
  ///
  /// - Parameter log: Where it goes that there is no such set or item.
  init?(_ request: ExplanationRequest, sets: [CriteriaSet], into log: inout ProblemLog) {
    var wanted = sets
    if let id = request.set {
      wanted = sets.filter { $0.id == id || $0.key == id }
      if wanted.isEmpty {
        log.add(
          .unknownSet(
            id, available: sets.map(\.id),
            suggestion: NearestName.find(id, among: sets.map(\.id))))
        return nil
      }
    }
    guard !sets.isEmpty else {
      log.add(
        .badOption(
          LocalizedText(
            "option.criteria-missing"
          )))
      return nil
    }
    let matches = wanted.compactMap { set in
      ItemNames(set).id(of: request.item).map { (set: set, id: $0) }
    }
    let inForce = matches.first { $0.set.years.contains(request.year) }
    let latest = matches.filter { $0.set.years.upperBound < request.year }
      .max { $0.set.years.upperBound < $1.set.years.upperBound }
    guard let chosen = inForce ?? latest ?? matches.first,
      let item = Self.item(chosen.id, in: chosen.set)
    else {
      log.add(
        .unknownItem(
          request.item, set: wanted.map(\.id).joined(separator: ", "),
          suggestion: wanted.lazy.compactMap { ItemNames($0).suggestion(for: request.item) }.first))
      return nil
    }
    set = chosen.set
    self.item = item
    others = matches.map(\.set).filter { $0.id != chosen.set.id }
  }

  private static func item(_ id: String, in set: CriteriaSet) -> ExplainedItem? {
    if let criterion = set.criteria.first(where: { $0.id == id }) {
      return ExplainedItem(
        kind: .criterion, id: id, name: criterion.name, location: criterion.location)
    }
    guard let rule = set.rule(id) else { return nil }
    let criterion = set.criteria.first { $0.indicators.contains { $0.id == id } }
    return ExplainedItem(
      kind: criterion == nil ? .condition : .indicator, id: id, name: rule.name,
      criterion: criterion, location: rule.location)
  }
}
