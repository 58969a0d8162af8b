import Panels

extension PlanDecoder {
  /// The years for which an entry gives bars, ascending; none where its bar is a single number.
  mutating func barYears(_ element: LocatedValue) -> [Int] {
    var years: Set<Int> = []
    for key in Self.barKeys {
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

  private static let barKeys = Comparison.allCases.map(\.rawValue) + ["from", "to"]

  /// Where an entry gives its bar of a year.
  func barKey(of year: Int, in element: LocatedValue) -> SourceLocation {
    let members = Self.barKeys.flatMap { element[$0]?.members ?? [] }
    return members.first { $0.key == "\(year)" }?.location ?? element.location
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
      check(value, number, in: element, comparison)
      return comparison.requirement(number)
    }
    guard let low = bar("from"), let high = bar("to"), let from = low.number, let to = high.number
    else {
      if element["from"] != nil || element["to"] != nil {
        missing(bar("from") == nil ? "from" : "to", of: element.text("id"), element)
      } else {
        log.add(
          .plan(
            .barMissing(
              object: LocalizedText(name: "\"\(element.text("id"))\""),
              isUpward: element["built"] != nil)),
          at: element.location)
      }
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

  /// A bar of a share lies between 0 and 100, one of criteria between 0 and those of the set, and a bar
  /// that must be passed leaves room beyond it.
  mutating func check(
    _ value: LocatedValue, _ number: Double, in element: LocatedValue,
    _ comparison: Comparison? = nil
  ) {
    let most: Double
    if isShare(element) {
      most = 100
      if !(0...most).contains(number) {
        log.add(.plan(.percentBeyond(value.shown)), at: value.location)
      }
    } else if let set = countedSet(element) {
      most = Double(set.criteria.count)
      if !(0...most).contains(number) {
        log.add(
          .plan(.criteriaBeyond(value.shown, set: set.id, count: set.criteria.count)),
          at: value.location)
      }
    } else {
      return
    }
    if (comparison == .above && number == most) || (comparison == .below && number == 0) {
      log.add(
        .plan(.nothingBeyond(key: comparison == .above ? "above" : "below", bar: value.shown)),
        at: value.location)
    }
  }

  private func isShare(_ element: LocatedValue) -> Bool {
    if element["built"] != nil {
      let set = sets.first { [$0.id, $0.key].contains(element.text("set")) }
      return set?.rule(element.text("indicator"))?.kind == .share
    }
    let kind = element["indicator"]?.text.flatMap { catalogue[$0]?.kind }
    let statistic = element.text("statistic")
    return element.text("unit") == "percent" || statistic == "communes-share"
      || (kind == .share && statistic != "total")
  }

  /// The set whose criteria a target counts for each commune.
  private func countedSet(_ element: LocatedValue) -> CriteriaSet? {
    guard ["average-criteria", "criteria-met", "yearly-gain"].contains(element.text("statistic"))
    else { return nil }
    return sets.first { [$0.id, $0.key].contains(element.text("set")) }
  }
}
