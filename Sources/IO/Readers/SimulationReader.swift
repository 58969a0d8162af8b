import Foundation
import Panels

/// A simulation with the units it is for.
public struct SimulationReading: Sendable {
  /// How the values are made.
  public var specification: SimulationSpecification
  /// The units.
  public var units: UnitTable
  /// What was found on the way: warnings only.
  public var log: ProblemLog
  /// The files read.
  public var inputs: [String]
}

/// Reads `simulation.yaml`, checked against its JSON Schema, and the unit table it names.
///
/// What the file can say, and how values are drawn by it, is in docs/formats.md.
///
/// ```swift
/// let reading = try SimulationReader.read(path: "simulation.yaml")
/// reading.specification.years  // the years that are simulated
/// ```
public enum SimulationReader {
  static var validator: SchemaValidator { SchemaValidator(schema: Schemas.simulation) }

  /// Reads one file.
  ///
  /// - Throws: ``InputError`` with every place where the file does not fit the schema, or with every
  ///   level, year, unit and ratio in it that makes no sense.
  public static func read(path: String) throws(InputError) -> SimulationReading {
    let document = try LocatedValue(file: path)
    let problems = validator.validate(document)
    if !problems.isEmpty { throw InputError(problems: problems) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
    let table = "\(folder)/\(document.text("units"))"
    let names = try UnitTableReader.read(path: table, levels: [])
    var decoder = SimulationDecoder(document: document, names: names)
    let specification = decoder.decode()
    try decoder.log.throwIfAny()
    return SimulationReading(
      specification: specification, units: names.units, log: decoder.log,
      inputs: [path, table])
  }
}

/// Turns a document that fits the schema into a specification and notes what makes no sense.
private struct SimulationDecoder {
  private let document: LocatedValue
  private let names: UnitNames
  var log = ProblemLog()

  init(document: LocatedValue, names: UnitNames) {
    self.document = document
    self.names = names
  }

  mutating func decode() -> SimulationSpecification {
    let years = range(document["years"], within: nil) ?? 0...0
    if years.count > ObservedMask.limit {
      log.add(
        .tooManyYears(
          first: years.lowerBound, last: years.upperBound, limit: ObservedMask.limit),
        at: document["years"]?.location)
    }
    var indicators: [SimulatedIndicator] = []
    for element in document["indicators"]?.elements ?? [] {
      indicators.append(indicator(element, years: years, earlier: indicators))
    }
    return SimulationSpecification(
      id: document.text("id"), seed: UInt64(document["seed"]?.integer ?? 0), years: years,
      strengthSpread: document["strength"]?["spread"]?.number ?? 0, leads: leads(),
      indicators: indicators)
  }

  private mutating func leads() -> [String: Double] {
    var leads: [String: Double] = [:]
    for member in document["strength"]?["units"]?.members ?? [] {
      guard let unit = names.resolve(member.key, at: member.location, into: &log) else { continue }
      let code = names.units.codes[unit]
      if leads[code] != nil { log.add(.duplicateID(member.key), at: member.location) }
      leads[code] = member.value.number
    }
    return leads
  }

  /// The years `from` to `to` of an object; each end defaults to that of `outer`.
  private mutating func range(
    _ value: LocatedValue?, within outer: ClosedRange<Int>?
  ) -> ClosedRange<Int>? {
    let from = value?["from"]?.integer ?? outer?.lowerBound ?? 0
    let to = value?["to"]?.integer ?? outer?.upperBound ?? 0
    for key in ["from", "to"] {
      guard let end = value?[key], let year = end.integer, let outer else { continue }
      if !outer.contains(year) {
        note(
          end,
          LocalizedText(
            "simulation-file.year-of-file",
            ["first": outer.lowerBound, "last": outer.upperBound]))
      }
    }
    if from <= to { return from...to }
    if let end = value?["to"] ?? value?["from"] {
      note(
        end, LocalizedText("simulation-file.years-end-early", ["from": from, "to": to]))
    }
    return outer
  }

  private mutating func note(_ value: LocatedValue, _ expected: LocalizedText) {
    log.add(
      .wrongForm(value: value.shown, expected: expected), at: value.location)
  }
}

extension SimulationDecoder {
  private mutating func indicator(
    _ element: LocatedValue, years: ClosedRange<Int>, earlier: [SimulatedIndicator]
  ) -> SimulatedIndicator {
    let number = { (key: String) in element[key]?.number ?? 0 }
    let own = range(element, within: years) ?? years
    let indicator = SimulatedIndicator(
      id: element.text("id"), kind: IndicatorKind(rawValue: element.text("kind")) ?? .number,
      years: own, start: number("start"), end: number("end"),
      breaks: (element["breaks"]?.elements ?? []).map(jump), spread: number("spread"),
      driftSpread: number("drift-spread"), yearNoise: number("year-noise"),
      noise: number("noise"), decimals: element["round"]?.integer ?? 0,
      ratioOf: element["ratio-of"]?.text, totals: totals(element, years: own),
      loss: number("loss"), sources: element.texts("source"))
    if let id = element["id"], earlier.contains(where: { $0.id == indicator.id }) {
      log.add(.duplicateID(indicator.id), at: id.location)
    }
    checkKeys(element, indicator)
    checkRatio(element, indicator, earlier: earlier)
    checkLevels(element, indicator)
    checkAnchors(element, indicator)
    return indicator
  }

  private func jump(_ element: LocatedValue) -> SimulatedIndicator.Break {
    SimulatedIndicator.Break(
      year: element["year"]?.integer ?? 0, before: element["before"]?.number ?? 0,
      after: element["after"]?.number ?? 0)
  }

  private mutating func totals(
    _ element: LocatedValue, years: ClosedRange<Int>
  ) -> [Int: Int] {
    var totals: [Int: Int] = [:]
    for member in element["totals"]?.members ?? [] {
      guard let year = Int(member.key), years.contains(year) else {
        let expected = LocalizedText(
          "simulation-file.year-between",
          ["first": years.lowerBound, "last": years.upperBound])
        log.add(.wrongForm(value: member.key, expected: expected), at: member.location)
        continue
      }
      totals[year] = member.value.integer
    }
    return totals
  }

  /// Refuses keys that mean nothing for the kind, and asks for the number of decimals.
  private mutating func checkKeys(_ element: LocatedValue, _ indicator: SimulatedIndicator) {
    let common = ["id", "kind", "from", "to", "start", "end", "source"]
    let numeric = ["breaks", "spread", "drift-spread", "year-noise", "noise", "round", "ratio-of"]
    let allowed =
      switch indicator.kind {
      case .yesno: common + ["loss"]
      case .count: common + numeric + ["totals"]
      case .share, .positive, .number: common + numeric
      }
    for member in element.members where !allowed.contains(member.key) {
      log.add(
        .unknownKey(
          member.key, allowed: allowed,
          suggestion: Spelling.nearest(to: member.key, among: allowed)),
        at: member.location)
    }
    switch indicator.kind {
    case .yesno: break
    case .count:
      if let round = element["round"], indicator.decimals != 0 {
        note(
          round, LocalizedText("simulation-file.count-is-whole"))
      }
    case .share, .positive, .number:
      if element["round"] == nil {
        log.add(
          .missingKey("round", object: LocalizedText(name: "\"\(indicator.id)\"")),
          at: element.location)
      }
    }
  }

  private mutating func checkRatio(
    _ element: LocatedValue, _ indicator: SimulatedIndicator, earlier: [SimulatedIndicator]
  ) {
    guard let value = element["ratio-of"], let id = indicator.ratioOf else { return }
    let candidates = earlier.filter { $0.kind != .yesno }
    guard let base = candidates.first(where: { $0.id == id }) else {
      let allowed = candidates.map(\.id)
      log.add(
        .notAllowed(id, allowed: allowed, suggestion: Spelling.nearest(to: id, among: allowed)),
        at: value.location)
      return
    }
    if !base.years.contains(indicator.years.lowerBound)
      || !base.years.contains(indicator.years.upperBound)
    {
      note(
        value,
        LocalizedText(
          "simulation-file.base-has-fewer-years",
          ["indicator": id, "first": base.years.lowerBound, "last": base.years.upperBound]))
    }
  }

  /// Holds every level against the bounds of its kind.
  private mutating func checkLevels(_ element: LocatedValue, _ indicator: SimulatedIndicator) {
    let levels =
      [element["start"], element["end"]]
      + (element["breaks"]?.elements ?? []).flatMap { [$0["before"], $0["after"]] }
    for case .some(let level) in levels {
      guard let number = level.number else { continue }
      switch indicator.kind {
      case _ where indicator.ratioOf != nil:
        if number <= 0 { note(level, LocalizedText("simulation-file.ratio-positive")) }
      case .positive, .count:
        if number <= 0 { note(level, LocalizedText("simulation-file.median-positive")) }
      case .share:
        if number <= 0 || number >= 100 {
          note(
            level, LocalizedText("simulation-file.median-of-share"))
        }
      case .yesno:
        if !(0...1).contains(number) {
          note(
            level, LocalizedText("simulation-file.share-of-units"))
        }
      case .number: break
      }
    }
  }

  /// Breaks lie between the years in order, and no year gets two levels.
  private mutating func checkAnchors(_ element: LocatedValue, _ indicator: SimulatedIndicator) {
    let years = indicator.years
    var earliest = years.lowerBound + 1
    for jump in element["breaks"]?.elements ?? [] {
      guard let value = jump["year"], let year = value.integer else { continue }
      if year < earliest || year > years.upperBound {
        note(
          value,
          LocalizedText(
            "simulation-file.breaks-in-order",
            ["first": earliest, "last": years.upperBound]))
        return
      }
      earliest = year + 1
    }
    let anchors = indicator.anchors
    for (first, second) in zip(anchors, anchors.dropFirst())
    where first.year == second.year && first.level != second.level {
      note(
        element["breaks"]?.elements.first ?? element["end"] ?? element,
        LocalizedText(
          "simulation-file.year-with-two-levels",
          [
            "year": first.year,
            "first": LocalizedText(number: DecimalText.text(first.level)),
            "second": LocalizedText(number: DecimalText.text(second.level)),
          ]))
    }
  }
}
