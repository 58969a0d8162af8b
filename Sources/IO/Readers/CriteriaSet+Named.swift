import Panels

extension [CriteriaSet] {
  /// The set that a value names by id or key; one that is not there is noted with the nearest name.
  func named(_ value: LocatedValue, into log: inout ProblemLog) -> CriteriaSet? {
    guard let id = value.text else { return nil }
    if let set = first(where: { $0.id == id || $0.key == id }) { return set }
    let ids = map(\.id)
    log.add(
      .unknownSet(id, available: ids, suggestion: Spelling.nearest(to: id, among: ids)),
      at: value.location)
    return nil
  }
}
