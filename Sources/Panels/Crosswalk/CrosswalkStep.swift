/// All changes of one day: how the units of one vintage become those of the next.
///
/// A unit that no link names stays what it is.
///
/// ```swift
/// let step = crosswalk.steps[0]
/// let lost = step.linksOfOld.keys.filter { step.successorCount($0) == 0 }
/// let split = step.linksOfOld.keys.filter { step.successorCount($0) > 1 }
/// ```
public struct CrosswalkStep: Hashable, Sendable {
  /// The first day of the new units.
  public var date: CalendarDate
  /// The name of the vintage before: as the source calls it, else `before` and the day.
  public var oldVintage: String
  /// The name of the vintage after: as the source calls it, else the day.
  public var newVintage: String
  /// The links, by old code, then by new code.
  public var links: [CrosswalkLink]
  /// For each old code the positions of its links.
  public let linksOfOld: [String: Range<Int>]
  /// The new units by code: the first link that names one decides on its name and kind.
  public let newUnits: [String: CrosswalkUnit]

  /// Makes a step; the order of the links does not matter.
  init(date: CalendarDate, oldVintage: String, newVintage: String, links: [CrosswalkLink]) {
    self.date = date
    self.oldVintage = oldVintage
    self.newVintage = newVintage
    let links = links.sorted(by: CrosswalkLink.comesBefore)
    self.links = links
    var ranges: [String: Range<Int>] = [:]
    var start = 0
    while start < links.count {
      var end = start + 1
      while end < links.count, links[end].old?.code == links[start].old?.code { end += 1 }
      if let old = links[start].old { ranges[old.code] = start..<end }
      start = end
    }
    linksOfOld = ranges
    var units: [String: CrosswalkUnit] = [:]
    for link in links {
      guard let new = link.new else { continue }
      units[new.code] = units[new.code]?.completed(by: new) ?? new
    }
    newUnits = units
  }

  /// The old unit of a code.
  public func oldUnit(_ code: String) -> CrosswalkUnit? {
    guard let range = linksOfOld[code] else { return nil }
    return links[range].dropFirst().reduce(links[range.lowerBound].old) { known, link in
      link.old.map { known?.completed(by: $0) ?? $0 } ?? known
    }
  }

  /// How many new units an old one became; 0 for a unit that is lost.
  public func successorCount(_ code: String) -> Int {
    linksOfOld[code].map { range in links[range].count { $0.new != nil } } ?? 1
  }
}

extension CrosswalkLink {
  /// By old code, then by new code: the order of links does not depend on that of the rows.
  static func comesBefore(_ left: Self, _ right: Self) -> Bool {
    (left.old?.code ?? "", left.new?.code ?? "") < (right.old?.code ?? "", right.new?.code ?? "")
  }
}

extension CrosswalkUnit {
  /// The unit with what another mention of it adds.
  public func completed(by other: CrosswalkUnit) -> CrosswalkUnit {
    var unit = self
    if unit.name == unit.code { unit.name = other.name }
    unit.kind = unit.kind ?? other.kind
    for place in other.places where unit.place(place.level) == nil { unit.places.append(place) }
    return unit
  }
}
