import Panels

extension PlanDecoder {
  /// The registrations, each unit once a level and set.
  mutating func registrations() -> [Registration] {
    var result: [Registration] = []
    var firstLines: [String: Int] = [:]
    for element in elements("registrations") {
      guard let set = set(element), let year = element["year"]?.integer else { continue }
      let day = date(element["date"])
      let level = level(element, of: set)
      for value in element["units"]?.elements ?? [] {
        guard let index = names.resolve(value.text ?? "", at: value.location, into: &log) else {
          continue
        }
        let code = names.units.codes[index]
        let key = "\(code) \(level) \(set.id)"
        if let line = firstLines[key] {
          log.add(
            .plan(
              .registeredTwice(
                unit: names.units.names[index], level: level.rawValue, firstLine: line)),
            at: value.location)
          continue
        }
        firstLines[key] = value.location.line ?? 0
        result.append(
          Registration(
            unit: code, level: level, set: set.id, year: year, date: day,
            row: element.text("row")))
      }
    }
    return result
  }

  /// A condition of a set with its owner and what was found.
  mutating func condition(_ element: LocatedValue) -> PlanCondition? {
    guard let set = set(element), let named = element["condition"], let id = named.text else {
      return nil
    }
    guard let rule = set.conditions.first(where: { $0.id == id }) else {
      log.add(
        .plan(.unknownCondition(id, set: set.id, known: set.conditions.map(\.id))),
        at: named.location)
      return nil
    }
    return PlanCondition(
      set: set.id, condition: id, owner: element.text("owner"),
      findings: (element["findings"]?.elements ?? []).compactMap { finding($0, of: rule) },
      row: element.text("row"))
  }

  private mutating func finding(
    _ element: LocatedValue, of rule: IndicatorRule
  ) -> PlanCondition.Finding? {
    guard let unit = element["unit"], let value = element["value"],
      let index = names.resolve(unit.text ?? "", at: unit.location, into: &log),
      let date = date(element["date"]), let number = number(value, of: rule)
    else { return nil }
    return PlanCondition.Finding(
      unit: names.units.codes[index], value: number, date: date, source: element.text("source"))
  }

  /// A value of a condition: yes or no, or a number within the bounds of its kind.
  private mutating func number(_ value: LocatedValue, of rule: IndicatorRule) -> Double? {
    if rule.kind == .yesno {
      switch value.text {
      case "yes": return 1
      case "no": return 0
      default: log.add(.notYesNo(value.shown), at: value.location)
      }
      return nil
    }
    guard let number = value.number else {
      log.add(.notANumber(value.shown, looksLikeDecimalComma: false), at: value.location)
      return nil
    }
    if rule.kind == .share, !(0...100).contains(number) {
      log.add(.plan(.percentBeyond(value.shown)), at: value.location)
      return nil
    }
    return number
  }
}
