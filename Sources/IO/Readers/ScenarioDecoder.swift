import Panels

/// Turns a document that fits the schema of scenarios into scenarios, and notes what makes no sense.
struct ScenarioDecoder {
  let folder: String
  let names: UnitNames
  let indicators: [Indicator]
  let sets: [CriteriaSet]
  /// The years forecast.
  let years: ClosedRange<Int>
  var log = ProblemLog()
  var crosswalks: [String] = []

  /// What names a change, with the keys that go with it: those it needs, then those it may have.
  private static let forms: [(key: String, needs: [String], may: [String])] = [
    ("drift", [], ["times", "plus", "from", "units"]),
    ("shock", ["year"], ["plus", "percent", "half-life", "units"]),
    (
      "entitlement", ["entitled", "lost"], ["support", "half-life", "recognised", "units"]
    ),
    ("pace", ["criteria"], ["from", "units"]),
    ("work", ["by"], ["criteria", "chance", "units"]),
    ("bar", ["indicator", "from"], ["to", "times", "plus"]),
    ("set", ["becomes", "from"], []),
    ("pass-through", ["to-indicator", "elasticity"], ["units"]),
    ("crosswalk", [], []),
  ]

  mutating func decode(_ document: LocatedValue) -> [Scenario] {
    var ids = Set<String>()
    return (document["scenarios"]?.elements ?? []).map { element in
      if let id = element["id"], !ids.insert(id.text ?? "").inserted {
        log.add(.duplicateID(id.text ?? ""), at: id.location)
      }
      if element.text("id") == Scenario.baselineID {
        note(
          element["id"], LocalizedText("scenario-file.id-is-baseline"))
      }
      let changes = (element["changes"]?.elements ?? []).compactMap { change($0) }
      refuseContradictions(changes)
      refuseRings(changes)
      return Scenario(
        id: element.text("id"), name: element.localized(), changes: changes,
        row: element.text("row"))
    }
  }

  private mutating func change(_ element: LocatedValue) -> ScenarioChange? {
    let named = Self.forms.filter { element[$0.key] != nil }
    guard let form = named.first, named.count == 1 else {
      note(
        element, shown: element.shown,
        LocalizedText(
          "scenario-file.one-form", ["keys": Self.forms.map(\.key).joined(separator: ", ")]
        ))
      return nil
    }
    for member in element.members
    where member.key != form.key && !(form.needs + form.may).contains(member.key) {
      log.add(
        .unknownKey(member.key, allowed: form.needs + form.may, suggestion: nil),
        at: member.location)
    }
    let missing = form.needs.filter { element[$0] == nil }
    for key in missing {
      log.add(
        .missingKey(key, object: LocalizedText(name: "\"\(form.key)\"")), at: element.location)
    }
    guard missing.isEmpty, let effect = effect(form.key, element) else { return nil }
    return ScenarioChange(effect, units: units(element), location: element.location)
  }

  private mutating func effect(
    _ key: String, _ element: LocatedValue
  ) -> ScenarioChange.Effect? {
    switch key {
    case "drift":
      demandOne(of: ["times", "plus"], element)
      return indicator(element[key]).map {
        .drift(
          DriftChange(
            indicator: $0, times: element["times"]?.number ?? 1,
            plus: element["plus"]?.number ?? 0, from: year(element["from"])))
      }
    case "shock":
      demandOne(of: ["plus", "percent"], element)
      return indicator(element[key]).map {
        .shock(
          LevelShock(
            indicator: $0, year: year(element["year"]) ?? 0, plus: element["plus"]?.number ?? 0,
            percent: element["percent"]?.number ?? 0, halfLife: element["half-life"]?.number))
      }
    case "entitlement": return entitlement(element)
    case "pace":
      guard let count = element["criteria"]?.integer else {
        note(element["criteria"], LocalizedText("scenario-file.pace"))
        return nil
      }
      return set(element[key]).map {
        .pace(CriteriaPace(set: $0.id, criteria: count, from: year(element["from"])))
      }
    case "work": return work(element)
    case "bar": return bar(element)
    case "set":
      return set(element[key]).map {
        .set(
          SetChange(
            set: $0.id, becomes: element.text("becomes"), from: year(element["from"]) ?? 0))
      }
    case "pass-through":
      guard let source = indicator(element[key], kind: .positive),
        let target = indicator(element["to-indicator"])
      else { return nil }
      if source == target {
        note(element["to-indicator"], LocalizedText("scenario-file.another-indicator"))
      }
      return .passThrough(
        PassThrough(
          source: source, target: target, elasticity: element["elasticity"]?.number ?? 0))
    default:
      let path = "\(folder)/\(element.text("crosswalk"))"
      crosswalks.append(path)
      return .units(crosswalk: path)
    }
  }

  // MARK: The longer ones

  private mutating func entitlement(_ element: LocatedValue) -> ScenarioChange.Effect? {
    guard let target = indicator(element["entitlement"], kind: .share) else { return nil }
    let entitled: EntitlementChange.Entitled
    if let percent = element["entitled"]?.number {
      entitled = .percent(percent)
    } else {
      guard let share = indicator(element["entitled"], kind: .share) else { return nil }
      entitled = .indicator(share)
    }
    let support = (element["support"]?.elements ?? []).compactMap { step in
      date(step["from"]).map {
        EntitlementChange.Support(from: $0, percent: step["percent"]?.number ?? 0)
      }
    }
    let cause: EntitlementChange.Cause
    if let recognised = element["recognised"] {
      guard let set = set(recognised["set"]) else { return nil }
      let level = Level(rawValue: recognised.text("level")) ?? .met
      if !set.grants(level) {
        note(
          recognised["level"], LocalizedText("scenario-file.level-of-set", ["set": set.id]))
      }
      cause = .recognition(
        level, set: set.id,
        source: EntitlementChange.RecognitionSource(rawValue: recognised.text("by")) ?? .record,
        grace: recognised["grace"]?.integer ?? 0)
    } else {
      if support.isEmpty {
        log.add(
          .missingKey("support", object: LocalizedText(name: "\"entitlement\"")),
          at: element.location)
      }
      cause = .list
    }
    return .entitlement(
      EntitlementChange(
        indicator: target, entitled: entitled, lost: element["lost"]?.number ?? 0,
        support: support, halfLife: element["half-life"]?.number, cause: cause))
  }

  private mutating func work(_ element: LocatedValue) -> ScenarioChange.Effect? {
    guard let set = set(element["work"]) else { return nil }
    let criteria = element["criteria"]?.elements ?? []
    if element["criteria"] != nil, criteria.isEmpty {
      note(element["criteria"], LocalizedText("scenario-file.list-of-criteria"))
    }
    let ids = set.criteria.map(\.id)
    for criterion in criteria where !ids.contains(criterion.text ?? "") {
      log.add(
        .unknownItem(
          criterion.shown, set: set.id,
          suggestion: Spelling.nearest(to: criterion.shown, among: ids)),
        at: criterion.location)
    }
    return .work(
      CriteriaWork(
        set: set.id, criteria: criteria.compactMap(\.text), year: year(element["by"]) ?? 0,
        chance: element["chance"]?.number ?? 1))
  }

  private mutating func bar(_ element: LocatedValue) -> ScenarioChange.Effect? {
    demandOne(of: ["to", "times", "plus"], element)
    guard let set = set(element["bar"]) else { return nil }
    let item = element.text("indicator")
    guard let rule = set.rule(item) else {
      let items = set.criteria.flatMap(\.indicators).filter(\.hasMovableBar).map(\.id)
      log.add(
        .unknownItem(item, set: set.id, suggestion: Spelling.nearest(to: item, among: items)),
        at: element["indicator"]?.location)
      return nil
    }
    guard rule.hasMovableBar else {
      note(
        element["indicator"],
        LocalizedText("scenario-file.indicator-with-bar"))
      return nil
    }
    if let height = element["to"]?.number,
      height < rule.kind.lowerBound || height > rule.kind.upperBound
    {
      let low = LocalizedText(number: DecimalText.text(rule.kind.lowerBound))
      let high = LocalizedText(number: DecimalText.text(rule.kind.upperBound))
      note(
        element["to"],
        LocalizedText("scenario-file.bar-outside-bounds", ["low": low, "high": high])
      )
    }
    let isRelative = rule.thresholds.contains {
      switch $0.level {
      case .timesBar, .timesOwnValue: true
      case .value, .unknown: false
      }
    }
    if isRelative, element["plus"] != nil, element["to"] == nil {
      note(
        element["plus"], LocalizedText("scenario-file.bar-is-multiple"))
    }
    return .bar(
      BarChange(
        set: set.id, indicator: rule.id, from: year(element["from"]) ?? 0,
        to: element["to"]?.number, times: element["times"]?.number ?? 1,
        plus: element["plus"]?.number ?? 0))
  }

  // MARK: Names and years

  private mutating func indicator(
    _ value: LocatedValue?, kind: IndicatorKind? = nil
  ) -> String? {
    guard let value, let id = value.text else { return nil }
    let usable = indicators.filter { $0.kind != .yesno && (kind == nil || $0.kind == kind) }
    if usable.contains(where: { $0.id == id }) { return id }
    if let other = indicators.first(where: { $0.id == id }) {
      note(
        value, shown: "\(id) (\(other.kind.rawValue))",
        LocalizedText(
          "scenario-file.indicator-of-kind",
          [
            "kind": kind.map { LocalizedText(name: $0.rawValue) }
              ?? LocalizedText("scenario-file.kind-number")
          ]))
      return nil
    }
    let ids = usable.map(\.id)
    log.add(
      .unknownIndicator(id, suggestion: Spelling.nearest(to: id, among: ids)), at: value.location)
    return nil
  }

  private mutating func set(_ value: LocatedValue?) -> CriteriaSet? {
    value.flatMap { sets.named($0, into: &log) }
  }

  private mutating func units(_ element: LocatedValue) -> [String] {
    (element["units"]?.elements ?? []).compactMap { value in
      names.resolve(value.text ?? "", at: value.location, into: &log).map { names.units.codes[$0] }
    }
  }

  private mutating func date(_ value: LocatedValue?) -> CalendarDate? {
    guard let value, let text = value.text else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    log.add(.notADate(text), at: value.location)
    return nil
  }

  /// A year that a forecast can still change.
  private mutating func year(_ value: LocatedValue?) -> Int? {
    guard let value, let year = value.integer else { return nil }
    if !years.contains(year) {
      note(
        value,
        LocalizedText(
          "scenario-file.year-of-forecast",
          ["first": years.lowerBound, "last": years.upperBound]))
    }
    return year
  }

  private mutating func demandOne(of keys: [String], _ element: LocatedValue) {
    if keys.contains(where: { element[$0] != nil }) { return }
    note(
      element,
      LocalizedText("scenario-file.one-key-beside", ["keys": keys.joined(separator: ", ")]))
  }

  private mutating func note(
    _ value: LocatedValue?, shown: String? = nil, _ expected: LocalizedText
  ) {
    log.add(
      .wrongForm(value: shown ?? value?.shown ?? "", expected: expected),
      at: value?.location)
  }

  // MARK: Changes that would depend on their order

  /// Two changes of which each says what a thing becomes cannot both hold.
  private mutating func refuseContradictions(_ changes: [ScenarioChange]) {
    var seen: [String: SourceLocation?] = [:]
    for change in changes {
      let key: String
      switch change.effect {
      case .set(let set): key = "set \(set.set)"
      case .bar(let bar) where bar.to != nil: key = "bar \(bar.set)/\(bar.indicator) \(bar.from)"
      case .units: key = "crosswalk"
      case .passThrough(let link): key = "pass-through → \(link.target)"
      default: continue
      }
      if seen.updateValue(change.location, forKey: key) != nil {
        note(
          LocatedValue(content: .null, location: change.location ?? SourceLocation(file: "")),
          shown: key,
          LocalizedText("scenario-file.once-only"))
      }
    }
  }

  /// Links that lead back to where they start have no first one.
  private mutating func refuseRings(_ changes: [ScenarioChange]) {
    var links: [(link: PassThrough, location: SourceLocation?)] = []
    for change in changes {
      if case .passThrough(let link) = change.effect { links.append((link, change.location)) }
    }
    var told = Set<String>()
    for (first, location) in links {
      // What draws an indicator along is one, so that the way back is one too.
      var path = [first.target, first.source]
      while path[path.count - 1] != first.target, path.count <= links.count + 1,
        let before = links.first(where: { $0.link.target == path[path.count - 1] })
      { path.append(before.link.source) }
      guard first.source != first.target, path[path.count - 1] == first.target,
        told.isDisjoint(with: path)
      else { continue }
      told.formUnion(path)
      note(
        LocatedValue(content: .null, location: location ?? SourceLocation(file: "")),
        shown: path.reversed().joined(separator: " → "),
        LocalizedText("scenario-file.ring-of-links"))
    }
  }
}

extension IndicatorRule {
  /// Whether a scenario can move its bar: not where it asks for yes, or for a level of another set.
  fileprivate var hasMovableBar: Bool { kind != .yesno && requiredLevel == nil }
}
