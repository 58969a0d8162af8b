import Analytics
import Panels

extension Engine {
  /// The lower ends of the bands of a set.
  ///
  /// A plan's bands are of the sets with as many criteria as the first band begins at, and where there is none of
  /// every set with more; the usual ones are of sets of 19 criteria. Other sets have two bands: all, and fewer.
  func bandStarts(of set: CriteriaSet) -> [Int] {
    let plan = dataset.plan
    let all = set.criteria.count
    guard let first = plan.bandStarts.first else { return [all] }
    let hasExact = dataset.sets.contains { $0.criteria.count == first }
    let holds = first == all || (plan.hasOwnBands && !hasExact && first < all)
    return holds ? plan.bandStarts : [all]
  }

  /// The plan's own bands, where no set has criteria enough.
  var unusedBands: [Problem] {
    let most = dataset.sets.map(\.criteria.count).max() ?? 0
    guard dataset.plan.hasOwnBands, let first = dataset.plan.bandStarts.first, most > 0,
      first > most
    else { return [] }
    return [Problem(.plan(.bandsBeyond(start: first, count: most)))]
  }
}
