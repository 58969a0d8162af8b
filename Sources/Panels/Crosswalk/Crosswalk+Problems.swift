extension Crosswalk {
  /// Everything that is wrong or doubtful about links, each with its place; in the order of the
  /// links.
  ///
  /// Errors: a link without a day or without any unit, a link given twice, a weight outside 0 to 1,
  /// weights of a unit that are given for some of its parts only or do not add to 1, a unit that is
  /// both lost and continued, a code with two kinds in one vintage, a code that an earlier step
  /// ended, vintages that do not follow the days. Cost: O(links) but for the sorting of days.
  public static func problems(in links: [CrosswalkLink], bases: [String] = []) -> [Problem] {
    var check = CrosswalkCheck(bases: bases)
    for (position, link) in links.enumerated() { check.look(at: link, position) }
    return check.finished(links)
  }
}

/// The checks of a crosswalk's links.
private struct CrosswalkCheck {
  let bases: [String]
  private var found: [(position: Int, problem: Problem)] = []
  private var firstLines: [Pair: Int] = [:]
  private var linksOfOld: [Unit: [Int]] = [:]
  private var linksOfNew: [Unit: [Int]] = [:]

  private struct Unit: Hashable {
    var date: CalendarDate
    var code: String
  }

  private struct Pair: Hashable {
    var date: CalendarDate
    var old: String?
    var new: String?
  }

  init(bases: [String]) { self.bases = bases }

  private mutating func add(
    _ problem: UnitChangeProblem, _ link: CrosswalkLink, _ position: Int, column: String? = nil
  ) {
    var place = link.location
    if let column {
      place?.column = nil
      place?.columnName = column
    }
    found.append((position, Problem(.unitChange(problem), at: place)))
  }

  mutating func look(at link: CrosswalkLink, _ position: Int) {
    guard link.old != nil || link.new != nil else {
      add(.emptyLink, link, position)
      return
    }
    guard let date = link.date else {
      add(.undatedLink(unit: (link.old ?? link.new)?.label ?? ""), link, position)
      return
    }
    let pair = Pair(date: date, old: link.old?.code, new: link.new?.code)
    if let first = firstLines[pair] {
      add(
        .doubledLink(
          old: link.old?.label ?? "–", new: link.new?.label ?? "–", firstLine: first),
        link, position)
      return
    }
    firstLines[pair] = link.location?.line ?? position + 1
    if let old = link.old {
      linksOfOld[Unit(date: date, code: old.code), default: []].append(position)
    }
    if let new = link.new {
      linksOfNew[Unit(date: date, code: new.code), default: []].append(position)
    }
    for (base, weight) in named(link) where !weight.isNaN && !(0...1).contains(weight) {
      add(.badWeight(weight, base: base), link, position, column: base)
    }
    let given = named(link).filter { !$0.weight.isNaN }
    if !given.isEmpty, given.allSatisfy({ $0.weight == 0 }), let old = link.old, let new = link.new
    {
      add(.emptyPart(old: old.label, new: new.label), link, position)
    }
  }

  private func named(_ link: CrosswalkLink) -> [(base: String, weight: Double)] {
    zip(bases, link.weights).map { ($0, $1) } + [("share", link.share)]
  }

  mutating func finished(_ links: [CrosswalkLink]) -> [Problem] {
    for positions in linksOfOld.values { checkOld(positions, links) }
    for positions in linksOfNew.values { checkNew(positions, links) }
    checkVintages(links)
    checkEnded(links)
    return found.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }.map(\.element.problem)
  }

  /// The links of one old unit: their weights, their kinds.
  private mutating func checkOld(_ positions: [Int], _ links: [CrosswalkLink]) {
    let first = links[positions[0]]
    guard let old = first.old else { return }
    checkKinds(positions.compactMap { links[$0].old }, first, positions[0])
    if positions.count > 1, let lost = positions.first(where: { links[$0].new == nil }) {
      add(.lostAndContinued(unit: old.label), links[lost], lost)
    }
    for base in 0...bases.count {
      let weights = positions.map { named(links[$0])[base].weight }
      let name = base < bases.count ? bases[base] : "share"
      let given = weights.count { !$0.isNaN }
      if given == 0 { continue }
      guard given == weights.count else {
        // The line that lacks it is where it is to be written.
        let position = positions[weights.firstIndex { $0.isNaN } ?? 0]
        add(
          .partialWeights(unit: old.label, base: name, given: given, parts: weights.count),
          links[position], position, column: name)
        continue
      }
      guard weights.allSatisfy({ (0...1).contains($0) }) else { continue }
      let sum = weights.reduce(0, +)
      if abs(sum - 1) <= 1e-9 { continue }
      let last = positions[positions.count - 1]
      if Crosswalk.isNearlyOne(sum) {
        add(
          .weightsScaled(unit: old.label, base: name, sum: sum), links[last], last, column: name)
      } else {
        add(.weightSum(unit: old.label, base: name, sum: sum), links[last], last, column: name)
      }
    }
  }

  private mutating func checkNew(_ positions: [Int], _ links: [CrosswalkLink]) {
    let first = links[positions[0]]
    guard let new = first.new else { return }
    checkKinds(positions.compactMap { links[$0].new }, first, positions[0])
    if positions.count > 1, let gained = positions.first(where: { links[$0].old == nil }) {
      add(.gainedAndPreceded(unit: new.label), links[gained], gained)
    }
  }

  private mutating func checkKinds(_ units: [CrosswalkUnit], _ link: CrosswalkLink, _ position: Int)
  {
    var kinds: [UnitKind] = []
    for kind in units.compactMap(\.kind) where !kinds.contains(kind) { kinds.append(kind) }
    guard kinds.count > 1, let unit = units.first else { return }
    add(.twoKinds(unit: unit.label, kinds: kinds.map(\.rawValue)), link, position)
  }

  /// Each day has one vintage before it and one after, and the one after is the next one's before.
  private mutating func checkVintages(_ links: [CrosswalkLink]) {
    var before: [CalendarDate: String] = [:]
    var after: [CalendarDate: String] = [:]
    for (position, link) in links.enumerated() {
      guard let date = link.date else { continue }
      if !link.oldVintage.isEmpty, link.oldVintage == link.newVintage {
        add(.vintageOrder(old: link.oldVintage, new: link.newVintage), link, position)
      }
      for isOld in [true, false] {
        let name = isOld ? link.oldVintage : link.newVintage
        if name.isEmpty { continue }
        let known = isOld ? before[date] : after[date]
        if let known, known != name {
          add(.twoVintages(date: "\(date)", first: known, second: name), link, position)
        }
        if isOld { before[date] = known ?? name } else { after[date] = known ?? name }
      }
    }
    let dates = Set(before.keys).union(after.keys).sorted()
    for (index, date) in dates.enumerated() {
      guard let old = before[date] else { continue }
      // A list that only a later day makes cannot be the one before this day.
      guard let later = dates[index...].first(where: { after[$0] == old }) else { continue }
      guard let position = links.firstIndex(where: { $0.date == date && $0.oldVintage == old })
      else { continue }
      if later == date, links[position].newVintage == old { continue }
      add(
        .datesReversed(vintage: old, made: "\(later)", used: "\(date)"), links[position], position)
    }
  }

  /// A unit that an earlier day ended cannot change on a later one.
  private mutating func checkEnded(_ links: [CrosswalkLink]) {
    var olds: [CalendarDate: [String: Int]] = [:]
    var news: [CalendarDate: Set<String>] = [:]
    for (position, link) in links.enumerated() {
      guard let date = link.date else { continue }
      if let old = link.old?.code, olds[date]?[old] == nil {
        olds[date, default: [:]][old] = position
      }
      if let new = link.new?.code { news[date, default: []].insert(new) }
    }
    var ended: [String: CalendarDate] = [:]
    for date in Set(olds.keys).union(news.keys).sorted() {
      for (code, position) in olds[date] ?? [:] {
        guard let day = ended[code], let old = links[position].old else { continue }
        add(.endedUnit(unit: old.label, date: "\(day)"), links[position], position)
      }
      for code in (olds[date] ?? [:]).keys { ended[code] = date }
      for code in news[date] ?? [] { ended[code] = nil }
    }
  }
}

extension CrosswalkUnit {
  /// The name with the code behind it, for messages.
  public var label: String { name == code ? code : "\(name) (\(code))" }
}
