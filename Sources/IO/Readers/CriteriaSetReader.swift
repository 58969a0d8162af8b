import Panels

/// Reads criteria sets, checked against their JSON Schema.
///
/// The form of the file is in docs/formats.md.
///
/// ```swift
/// let set = try CriteriaSetReader.read(path: "datasets/criteria/qd-1980-2016.yaml")
/// set.legalNumber  // "1980/QĐ-TTg"
/// ```
public enum CriteriaSetReader {
  static var validator: SchemaValidator { SchemaValidator(schema: Schemas.criteriaSet) }

  /// Reads one file.
  ///
  /// - Throws: ``InputError`` with every place where the file does not fit the schema, holds an id
  ///   twice, names an unknown zone, or gives a number that is not verified.
  public static func read(path: String) throws(InputError) -> CriteriaSet {
    let document = try LocatedValue(file: path)
    let unverified = unverifiedNumbers(in: document)
    let problems =
      unverified.map { Problem(.unverifiedNumber($0.value.shown), at: $0.value.location) }
      + validator.validate(document).filter { problem in
        !unverified.contains { $0.mark.location == problem.location }
      }
    if !problems.isEmpty { throw InputError(problems: problems) }
    var decoder = CriteriaSetDecoder(document)
    let set = decoder.decode()
    try decoder.log.throwIfAny()
    return set
  }

  /// The numbers of thresholds that are marked as not verified, with the mark: the schema refuses
  /// them too, but cannot say what to do.
  private static func unverifiedNumbers(
    in document: LocatedValue
  ) -> [(value: LocatedValue, mark: LocatedValue)] {
    let rules =
      (document["criteria"]?.elements ?? []).flatMap { $0["indicators"]?.elements ?? [] }
      + (document["conditions"]?.elements ?? [])
    return rules.flatMap { $0["thresholds"]?.elements ?? [] }.compactMap { threshold in
      guard let value = threshold["value"], value.number != nil, let mark = threshold["verified"],
        mark.bool == false
      else { return nil }
      return (value, mark)
    }
  }
}

private struct CriteriaSetDecoder {
  private let document: LocatedValue
  private let key: String
  private let zones: [Zone]
  var log = ProblemLog()

  init(_ document: LocatedValue) {
    self.document = document
    key = document.text("key")
    zones = (document["zones"]?.elements ?? []).map {
      Zone(code: $0.text("code"), name: $0.localized())
    }
  }

  mutating func decode() -> CriteriaSet {
    var ids = Set<String>()
    var leafIDs = Set<String>()
    var criteria: [Criterion] = []
    for element in document["criteria"]?.elements ?? [] {
      note(element, isNewIn: &ids)
      var indicators: [IndicatorRule] = []
      for indicator in element["indicators"]?.elements ?? [] {
        note(indicator, isNewIn: &leafIDs)
        indicators.append(rule(indicator))
      }
      var criterion = Criterion(
        id: element.text("id"), name: element.localized(), aliases: element.texts("aliases"),
        required: element["rule"]?["at-least"]?.integer, indicators: indicators)
      criterion.location = element.location
      criteria.append(criterion)
    }
    for condition in document["conditions"]?.elements ?? [] { note(condition, isNewIn: &leafIDs) }
    let years = document["years"]
    var set = CriteriaSet(
      id: document.text("id"), key: key, title: document.localized("title"),
      legalNumber: document["legal"]?.text("number") ?? "",
      years: (years?["from"]?.integer ?? 0)...max(
        years?["from"]?.integer ?? 0, years?["to"]?.integer ?? 9999),
      zones: zones, specialAreaZone: document["special-area"]?.text("zone"), criteria: criteria,
      ladder: (document["ladder"]?.elements ?? []).map(rung),
      conditions: (document["conditions"]?.elements ?? []).map { rule($0) },
      sources: Dictionary(
        (document["sources"]?.members ?? []).map { ($0.key, $0.value.text ?? "") },
        uniquingKeysWith: { first, _ in first }))
    set.issued = document["legal"].flatMap { CalendarDate(iso: $0.text("issued")) }
    for weight in document["weights"]?.elements ?? [] {
      set.weightNames[weight.text("id")] = weight.localized()
    }
    set.location = document.location
    set.unitKind = UnitKind(rawValue: document.text("unit-level")) ?? .commune
    return set
  }

  private mutating func note(_ element: LocatedValue, isNewIn ids: inout Set<String>) {
    guard let id = element["id"], let text = id.text else { return }
    if !ids.insert(text).inserted { log.add(.duplicateID(text), at: id.location) }
  }

  private mutating func rule(_ element: LocatedValue) -> IndicatorRule {
    let id = element.text("id")
    let kind = IndicatorKind(rawValue: element.text("kind")) ?? .yesno
    var rule = IndicatorRule(
      id: id, name: element.localized(), measure: element["measure"]?.text ?? "\(key)/\(id)",
      kind: kind, unit: element.text("unit"),
      comparison: Comparison(rawValue: element.text("comparison")) ?? .atLeast,
      weight: element["weight"]?.text, owner: element["owner"]?.text,
      effort: Effort(rawValue: element.text("effort")),
      thresholds: (element["thresholds"]?.elements ?? []).compactMap { threshold($0) },
      isSetByProvince: element.text("set-by") == "province",
      requiredLevel: element["requires"].map(requirement), sources: element.texts("source"))
    rule.location = element.location
    return rule
  }

  private mutating func threshold(_ element: LocatedValue) -> Threshold? {
    let verified = element["verified"]?.bool ?? false
    let level: ThresholdLevel
    if let times = element["times-bar"] {
      level = .timesBar(
        set: times.text("set"), indicator: times.text("indicator"),
        factor: times["factor"]?.number ?? 1)
    } else if let times = element["times-own-value"] {
      level = .timesOwnValue(
        atLevel: Level(rawValue: times.text("at-level")) ?? .met,
        factor: times["factor"]?.number ?? 1)
    } else if let value = element["value"]?.number {
      level = .value(value)
    } else {
      level = .unknown
    }
    var scope = ThresholdScope.national
    if let zone = element["zone"], let code = zone.text {
      if !zones.contains(where: { $0.code == code }) {
        let codes = zones.map(\.code)
        log.add(
          .notAllowed(code, allowed: codes, suggestion: Spelling.nearest(to: code, among: codes)),
          at: zone.location)
      }
      scope = .zone(code)
    } else if let province = element["province"]?.text {
      scope = .province(province)
    } else if let unit = element["unit"]?.text {
      scope = .unit(unit)
    }
    return Threshold(
      scope: scope, years: years(element), level: level, verified: verified,
      sources: element.texts("source"), location: element.location)
  }

  private func years(_ element: LocatedValue) -> ClosedRange<Int>? {
    let from = element["from"]?.integer
    let to = element["to"]?.integer
    if from == nil, to == nil { return nil }
    return (from ?? 0)...max(from ?? 0, to ?? 9999)
  }

  private func rung(_ element: LocatedValue) -> LadderRung {
    LadderRung(
      level: Level(rawValue: element.text("level")) ?? .met,
      minimumMet: element["minimum-met"]?.integer,
      requires: (element["requires"]?.elements ?? []).map(requirement))
  }

  private func requirement(_ element: LocatedValue) -> RequiredLevel {
    RequiredLevel(
      set: element.text("set"), level: Level(rawValue: element.text("level")) ?? .met)
  }
}
