import Analytics
import Foundation
import Panels

/// An explanation as one JSON document; names and words of files are the same in both languages.
public struct ExplanationDocument {
  private let explanation: VerdictExplanation

  /// Prepares the document of an explanation.
  public init(_ explanation: VerdictExplanation) { self.explanation = explanation }

  /// The document, indented, with a line break at the end.
  public var text: String { value.text }

  private var value: JSONValue {
    let item = explanation.item
    return .object([
      "unit": unit, "year": .integer(explanation.year),
      "last_year": .integer(explanation.lastYear), "set": set,
      "item": .object([
        "kind": .text(item.kind.rawValue), "id": .text(item.id), "name_vi": .text(item.name.vi),
        "name_en": .text(item.name.en), "criterion": .optional(item.criterion?.id),
        "place": place(item.location),
      ]),
      "verdict": .optional(explanation.verdict?.label),
      "indicators_met": .optional(explanation.counts?.met),
      "indicators_applicable": .optional(explanation.counts?.applicable),
      "indicators_unknown": .optional(explanation.counts?.unknown),
      "indicators_required": .optional(explanation.required),
      "reported": explanation.reported.map(reported) ?? .null,
      "indicators": .array(explanation.indicators.map(indicator)),
      "levels": .array(explanation.rungs.map(rung)),
      "asked_by": .array(
        explanation.demands.map {
          .object([
            "set": .text($0.set.id), "asker": .text($0.asker), "level": .text($0.level.rawValue),
          ])
        }),
      "recognitions": .array(explanation.recognitions.map(recognition)),
      "outlook": .array(explanation.outlook.map(outlook)),
    ])
  }

  private var unit: JSONValue {
    let unit = explanation.unit
    return .object([
      "code": .text(unit.code), "name": .text(unit.name), "kind": .text(unit.kind.rawValue),
      "zone": .optional(unit.zone), "zone_used": .optional(unit.usedZone),
      "places": .array(
        unit.places.map { .object(["level": .text($0.level), "name": .text($0.name)]) }),
    ])
  }

  private var set: JSONValue {
    let set = explanation.set
    return .object([
      "id": .text(set.id), "number": .text(set.legalNumber),
      "issued": .optional(set.issued?.description), "title_vi": .text(set.title.vi),
      "title_en": .text(set.title.en), "from": .integer(set.years.lowerBound),
      "to": set.years.upperBound >= 9999 ? .null : .integer(set.years.upperBound),
      "in_force": .bool(explanation.isInForce), "file": .optional(set.location?.file),
      "other_sets": .array(explanation.otherSets.map { .text($0.id) }),
    ])
  }

  private func reported(_ reported: ReportedVerdict) -> JSONValue {
    .object([
      "decides": .bool(reported.decides), "contradicted": .bool(reported.isContradicted),
      "value": value(reported.value),
    ])
  }

  private func indicator(_ indicator: IndicatorExplanation) -> JSONValue {
    let rule = indicator.rule
    return .object([
      "id": .text(rule.id), "name_vi": .text(rule.name.vi), "name_en": .text(rule.name.en),
      "measure": .text(rule.measure), "kind": .text(rule.kind.rawValue),
      "unit_of_measurement": .text(rule.unit),
      "verdict": .optional(indicator.outcome?.verdict.label),
      "outcome": .optional(indicator.outcome?.label),
      "requirement": .optional(indicator.requirement?.description),
      "margin": .figure(indicator.margin), "value": value(indicator.value),
      "bar": indicator.bar.map(bar) ?? .null,
      "required_level": rule.requiredLevel.map {
        .object(["set": .text($0.set), "level": .text($0.level.rawValue)])
      } ?? .null,
    ])
  }

  private func bar(_ bar: BarExplanation) -> JSONValue {
    .object([
      "height": .figure(bar.height ?? .nan), "trail": trail(bar.trail),
      "own_year": .optional(bar.own?.year), "own_value": bar.own.map { value($0.value) } ?? .null,
      "course": .array(
        bar.course.map { .object(["year": .integer($0.year), "height": .figure($0.height)]) }),
    ])
  }

  private func trail(_ trail: BarTrail) -> JSONValue {
    .object([
      "threshold": trail.threshold.map(threshold) ?? .null,
      "outranked": .array(trail.outranked.map(threshold)),
      "base": .array(
        trail.base.map {
          .object([
            "set": .text($0.set.id), "indicator": .text($0.rule.id), "trail": self.trail($0.trail),
          ])
        }),
    ])
  }

  private func threshold(_ threshold: Threshold) -> JSONValue {
    let scope: (kind: String, name: String?) =
      switch threshold.scope {
      case .national: ("national", nil)
      case .zone(let code): ("zone", code)
      case .province(let name): ("province", name)
      case .unit(let code): ("unit", code)
      }
    let height = if case .value(let height) = threshold.level { height } else { Double.nan }
    let factor: Double =
      switch threshold.level {
      case .timesBar(_, _, let factor), .timesOwnValue(_, let factor): factor
      default: .nan
      }
    return .object([
      "scope": .text(scope.kind), "scope_name": .optional(scope.name),
      "from": .optional(threshold.years?.lowerBound),
      "to": .optional(threshold.years.flatMap { $0.upperBound >= 9999 ? nil : $0.upperBound }),
      "height": .figure(height), "factor": .figure(factor), "verified": .bool(threshold.verified),
      "own": .bool(threshold.isOverlay), "sources": .array(threshold.sources.map { .text($0) }),
      "place": place(threshold.location),
    ])
  }

  private func value(_ value: ValueExplanation) -> JSONValue {
    .object([
      "measure": .text(value.measure), "year": .integer(value.year), "value": .figure(value.value),
      "not_applicable": .bool(value.isNotApplicable), "origin": .text(value.origin.rawValue),
      "provenance": .optional(value.provenance?.label), "place": place(value.location),
      "written": .optional(value.written), "source": .optional(value.source),
      "note": .optional(value.note), "others": .array(value.others.map(other)),
      "parts": .array(value.parts.map(part)), "restated": value.restated.map(restated) ?? .null,
      "breaks": .array(
        value.breaks.map {
          .object([
            "year": .integer($0.year), "kind": .text($0.kind.rawValue),
            "treatment": .text($0.treatment.rawValue), "place": place($0.location),
          ])
        }),
      "last_known": value.lastKnown.map {
        .object([
          "year": .integer($0.year), "value": .figure($0.value), "place": place($0.location),
        ])
      } ?? .null,
    ])
  }

  private func other(_ other: OtherValue) -> JSONValue {
    let reason: String
    var part: JSONValue = .null
    var isUsed = false
    switch other.reason {
    case .otherSource: reason = "other_source"
    case .otherStandard: reason = "other_standard"
    case .partOfYear(let name, let used):
      reason = "part_of_year"
      part = .text(name)
      isUsed = used
    }
    return .object([
      "reason": .text(reason), "part": part, "used": .bool(isUsed), "text": .text(other.text),
      "source": .text(other.source), "place": place(other.location),
    ])
  }

  private func part(_ part: PartValue) -> JSONValue {
    .object([
      "code": .text(part.code), "name": .text(part.name), "change": .text(part.kind.rawValue),
      "value": .figure(part.value), "place": place(part.location),
      "weight": .optional(part.weight?.measure),
      "weight_value": .figure(part.weight?.value ?? .nan),
      "weights": .object(
        Dictionary(part.weights.map { ($0.base, .figure($0.part)) }, uniquingKeysWith: { $1 })),
    ])
  }

  private func restated(_ restated: RestatedValue) -> JSONValue {
    .object([
      "value": .figure(restated.value),
      "links": .array(
        restated.links.map { year, link in
          .object([
            "break_year": .integer(year), "overlap_year": .integer(link.overlapYear),
            "before": .figure(link.before), "after": .figure(link.after),
            "source": .text(link.source),
          ])
        }),
    ])
  }

  private func rung(_ rung: RungExplanation) -> JSONValue {
    .object([
      "level": .text(rung.level.rawValue), "verdict": .text(rung.verdict.label),
      "needed": .integer(rung.needed), "met": .integer(rung.met),
      "unknown": .integer(rung.unknown), "criteria": .integer(rung.total),
      "decisive": .bool(rung.isDecisive),
      "requires": .array(
        rung.demands.map { demand, verdict in
          .object([
            "set": .text(demand.set), "level": .text(demand.level.rawValue),
            "verdict": .text(verdict.label),
          ])
        }),
    ])
  }

  private func recognition(_ recognition: Recognition) -> JSONValue {
    .object([
      "level": .text(recognition.level.rawValue), "met_year": .integer(recognition.metYear),
      "decision": .text(recognition.decision),
      "decision_date": .optional(recognition.decisionDate?.description),
      "source": .text(recognition.source),
    ])
  }

  private func outlook(_ outlook: OutlookExplanation) -> JSONValue {
    .object([
      "year": .integer(outlook.year), "in_force": .bool(outlook.isInForce),
      "chance": .figure(outlook.chance), "from_moves": .bool(outlook.isFromMoves),
      "forecasts": .array(
        outlook.forecasts.map {
          .object([
            "id": .text($0.id), "requirement": .optional($0.requirement?.description),
            "chance": .figure($0.chance), "median": .figure($0.median), "q10": .figure($0.low),
            "q90": .figure($0.high),
          ])
        }),
    ])
  }

  private func place(_ location: SourceLocation?) -> JSONValue {
    guard let location else { return .null }
    return .object([
      "file": .text(location.file), "sheet": .optional(location.sheet),
      "line": .optional(location.line), "column": .optional(location.column),
      "cell": .optional(location.cell), "column_name": .optional(location.columnName),
    ])
  }
}

extension JSONValue {
  /// A number with the ten significant digits of tables: those beyond differ between processors.
  fileprivate static func figure(_ value: Double) -> JSONValue {
    .number(Double(String(format: "%.10g", value)) ?? value)
  }

  fileprivate static func optional(_ text: String?) -> JSONValue {
    text.map(JSONValue.text) ?? .null
  }

  fileprivate static func optional(_ number: Int?) -> JSONValue {
    number.map(JSONValue.integer) ?? .null
  }
}
