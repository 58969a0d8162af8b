extension UnitChangeProblem {
  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .emptyLink: ProblemText("problem.empty-link")
    case .undatedLink(let unit): ProblemText("problem.undated-link", ["unit": unit])
    case .doubledLink(let old, let new, let firstLine):
      ProblemText("problem.doubled-link", ["old": old, "new": new, "first-line": firstLine])
    case .badWeight(let weight, let base):
      ProblemText(
        "problem.bad-weight", ["base": base, "weight": LocalizedText(number: "\(weight)")])
    case .partialWeights(let unit, let base, let given, let parts):
      ProblemText(
        "problem.partial-weights", ["unit": unit, "given": given, "parts": parts, "base": base])
    case .weightSum(let unit, let base, let sum):
      ProblemText(
        "problem.weight-sum", ["unit": unit, "base": base, "sum": LocalizedText(number: "\(sum)")])
    case .weightsScaled(let unit, let base, let sum):
      ProblemText(
        "problem.weights-scaled",
        ["unit": unit, "base": base, "sum": LocalizedText(number: "\(sum)")])
    case .emptyPart(let old, let new): ProblemText("problem.empty-part", ["old": old, "new": new])
    case .lostAndContinued(let unit): ProblemText("problem.lost-and-continued", ["unit": unit])
    case .gainedAndPreceded(let unit): ProblemText("problem.gained-and-preceded", ["unit": unit])
    case .twoKinds(let unit, let kinds):
      ProblemText("problem.two-kinds", ["unit": unit, "kinds": kinds])
    case .twoVintages(let date, let first, let second):
      ProblemText("problem.two-vintages", ["date": date, "first": first, "second": second])
    case .vintageOrder(let old, _): ProblemText("problem.vintage-order", ["old": old])
    case .datesReversed(let vintage, let made, let used):
      ProblemText("problem.dates-reversed", ["vintage": vintage, "made": made, "used": used])
    case .endedUnit(let unit, let date):
      ProblemText("problem.ended-unit", ["unit": unit, "date": date])
    case .unknownKind(let word, nil): ProblemText("problem.unknown-kind", ["word": word])
    case .unknownKind(let word, let suggestion?):
      ProblemText(
        "problem.unknown-kind.near", ["word": word, "suggestion": suggestion],
        fix: LocalizedText("problem.unknown-kind.fix"))
    case .crosswalkColumn(let name, let available):
      ProblemText("problem.crosswalk-column", ["name": name, "available": available])
    case .columnMapping(let text, let known):
      ProblemText("problem.column-mapping", ["text": text, "known": known])
    case .splitWithoutWeights(let unit, let parts, nil):
      ProblemText(
        "problem.split-without-weights",
        ["unit": unit, "count": LocalizedText(count: parts.count), "parts": parts])
    case .splitWithoutWeights(let unit, let parts, let rule?):
      ProblemText(
        "problem.split-without-weights.by-rule",
        ["unit": unit, "count": LocalizedText(count: parts.count), "parts": parts, "rule": rule],
        fix: LocalizedText("problem.split-without-weights.fix"))
    case .meanWithoutWeights(let indicator, let weight, let cells, nil):
      ProblemText(
        "problem.mean-without-weights",
        [
          "indicator": indicator,
          "weight": quoted(weight),
          "cells": LocalizedText(count: cells),
        ])
    case .meanWithoutWeights(let indicator, let weight, let cells, let rule?):
      ProblemText(
        "problem.mean-without-weights.by-rule",
        [
          "indicator": indicator,
          "weight": quoted(weight),
          "cells": LocalizedText(count: cells), "rule": rule,
        ], fix: LocalizedText("problem.mean-without-weights.fix"))
    case .partsNotInData(let unit, let parts):
      ProblemText(
        "problem.parts-not-in-data", ["unit": unit, "parts": parts, "count": parts.count])
    case .unlistedUnits(let units, let date, nil):
      ProblemText(
        "problem.unlisted-units",
        ["count": LocalizedText(count: units.count), "units": Self.some(units), "date": date])
    case .unlistedUnits(let units, let date, let suggestion?):
      ProblemText(
        "problem.unlisted-units.near",
        [
          "count": LocalizedText(count: units.count), "units": Self.some(units), "date": date,
          "suggestion": suggestion,
        ], fix: LocalizedText("problem.unlisted-units.fix", ["count": units.count]))
    case .codeTaken(let unit, let successor, let date):
      ProblemText("problem.code-taken", ["unit": unit, "date": date, "successor": successor])
    case .codeOutOfVintage(let unit, let years, let vintage, let values):
      ProblemText(
        "problem.code-out-of-vintage",
        ["unit": unit, "vintage": vintage, "values": LocalizedText(count: values), "years": years])
    case .dataAfterTarget(let years, let vintage):
      ProblemText("problem.data-after-target", ["years": years, "vintage": vintage])
    case .noStep(let year, let first):
      ProblemText("problem.no-step", ["year": year, "first": first])
    case .nothingMatches(let seen, let expected):
      ProblemText("problem.nothing-matches", ["seen": seen, "expected": expected])
    case .criteriaDropped(let indicators, let values):
      ProblemText(
        "problem.criteria-dropped",
        ["values": LocalizedText(count: values), "indicators": indicators])
    case .leftRuralSet(let units, let wards):
      ProblemText(
        "problem.left-rural-set",
        [
          "count": LocalizedText(count: units.count), "units": Self.some(units),
          "wards": Self.some(wards),
        ])
    case .lostUnits(let units, let values):
      ProblemText(
        "problem.lost-units",
        [
          "count": LocalizedText(count: units.count), "units": Self.some(units),
          "values": LocalizedText(count: values),
        ])
    case .lostParts(let units):
      ProblemText(
        "problem.lost-parts",
        ["count": LocalizedText(count: units.count), "units": Self.some(units)])
    case .totalsDiffer(let indicator, let year, let before, let difference, let others):
      others == 0
        ? ProblemText(
          "problem.totals-differ",
          [
            "indicator": indicator, "year": year, "before": "\(before)",
            "difference": "\(difference)",
          ])
        : ProblemText(
          "problem.totals-differ.others",
          [
            "indicator": indicator, "year": year, "before": "\(before)",
            "difference": "\(difference)", "others": others,
          ], fix: LocalizedText("problem.totals-differ.fix"))
    case .gainedUnits(let units):
      ProblemText(
        "problem.gained-units",
        ["count": LocalizedText(count: units.count), "units": Self.some(units)])
    case .namesReused(let names):
      ProblemText(
        "problem.names-reused",
        ["count": LocalizedText(count: names.count), "names": Self.some(names, limit: 12)])
    case .codesReused(let units):
      ProblemText(
        "problem.codes-reused",
        ["count": LocalizedText(count: units.count), "units": Self.some(units)])
    case .undecidedPlace(let unit, let column, let labels):
      ProblemText("problem.undecided-place", ["unit": unit, "column": column, "labels": labels])
    case .kindUnknown(let units):
      ProblemText(
        "problem.kind-unknown",
        ["count": LocalizedText(count: units.count), "units": Self.some(units)])
    case .entriesNotCarried(let entry, let units):
      ProblemText("problem.entries-not-carried", ["entry": entry, "units": Self.some(units)])
    case .unitBreaksLifted(let years, let units):
      ProblemText(
        "problem.unit-breaks-lifted",
        ["years": years.map(String.init).joined(separator: ", "), "units": Self.some(units)])
    case .spliceNotCarried(let indicator, let year, let units):
      ProblemText(
        "problem.splice-not-carried",
        ["indicator": indicator, "year": year, "units": Self.some(units)])
    }
  }

  private func quoted(_ weight: String?) -> any TextValue {
    guard let weight else { return LocalizedText("problem.mean-without-weights.none-declared") }
    return "\"\(weight)\""
  }
}
