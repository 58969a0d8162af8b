extension SeriesProblem {
  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .spliceWithoutOverlap(let indicator, let year, let units):
      ProblemText(
        "problem.splice-without-overlap",
        ["indicator": indicator, "year": year, "units": list(units)])
    case .spliceImpossible(let indicator, let year, let unit, let before, let after):
      ProblemText(
        "problem.splice-impossible",
        [
          "unit": unit, "indicator": indicator, "year": year,
          "before": LocalizedText(number: before), "after": LocalizedText(number: after),
        ])
    case .regimeUnclear(let unit, let year, let indicator, let regimes):
      ProblemText(
        "problem.regime-unclear",
        [
          "unit": unit, "year": year, "indicator": indicator,
          "regimes": LocalizedText(regimes, joinedBy: LocalizedText("problem.regime-unclear.and")),
        ])
    case .undeclaredRegime(let indicator, let year, let from, let to, let units, let suggestion):
      ProblemText(
        "problem.undeclared-regime",
        [
          "indicator": indicator, "from": from, "to": to, "year": year, "units": list(units),
          "suggestion": suggestion,
        ])
    case .commonJump(
      let indicator, let year, let size, let usual, let score, let units, let count, let suggestion):
      units == 1
        ? ProblemText(
          "problem.common-jump.one-unit",
          [
            "indicator": indicator, "year": year, "size": LocalizedText(number: size),
            "usual": LocalizedText(number: usual), "score": LocalizedText(number: score),
            "count": LocalizedText(count: count),
          ], fix: LocalizedText("problem.common-jump.fix", ["suggestion": suggestion]))
        : ProblemText(
          "problem.common-jump",
          [
            "indicator": indicator, "year": year, "units": LocalizedText(count: units),
            "size": LocalizedText(number: size), "usual": LocalizedText(number: usual),
            "score": LocalizedText(number: score), "count": LocalizedText(count: count),
            "suggestion": suggestion,
          ])
    case .scatterChange(let indicator, let year, let before, let after, let count, let suggestion):
      ProblemText(
        "problem.scatter-change",
        [
          "year": year, "indicator": indicator, "after": LocalizedText(number: after),
          "before": LocalizedText(number: before), "count": LocalizedText(count: count),
          "suggestion": suggestion,
        ])
    case .unitJump(
      let unit, let indicator, let year, let from, let to, let score, let returns, let suggestion):
      returns
        ? ProblemText(
          "problem.unit-jump.and-back",
          [
            "unit": unit, "indicator": indicator, "from": LocalizedText(number: from),
            "to": LocalizedText(number: to), "year": year, "score": LocalizedText(number: score),
          ])
        : ProblemText(
          "problem.unit-jump",
          [
            "unit": unit, "indicator": indicator, "from": LocalizedText(number: from),
            "to": LocalizedText(number: to), "year": year, "score": LocalizedText(number: score),
            "suggestion": suggestion,
          ])
    case .jumpsNotTested(let indicators, let needed):
      ProblemText(
        "problem.jumps-not-tested",
        ["needed": LocalizedText(count: needed), "indicators": list(indicators)])
    case .breakDeclaredTwice(let indicator, let year, let units, let treatment):
      units.isEmpty
        ? ProblemText(
          "problem.break-declared-twice",
          ["indicator": indicator, "year": year, "treatment": treatment])
        : ProblemText(
          "problem.break-declared-twice.of-units",
          ["indicator": indicator, "year": year, "treatment": treatment, "units": list(units)],
          fix: LocalizedText("problem.break-declared-twice.fix"))
    case .breakOutside(let indicator, let year, let first, let last):
      ProblemText(
        "problem.break-outside",
        ["indicator": indicator, "year": year, "first": first, "last": last],
        fix: first < last
          ? LocalizedText("problem.break-outside.year", ["second": first + 1, "last": last])
          : LocalizedText("problem.break-outside.single-year"))
    case .breaksContradict(let indicator, let year, let units, let first, let line, let second):
      units.isEmpty
        ? ProblemText(
          "problem.breaks-contradict",
          [
            "indicator": indicator, "year": year,
            "first": declared(first, on: line), "second": second,
          ])
        : ProblemText(
          "problem.breaks-contradict.of-units",
          [
            "indicator": indicator, "year": year, "units": list(units),
            "first": declared(first, on: line), "second": second,
          ], fix: LocalizedText("problem.breaks-contradict.fix"))
    case .strayYear(let year, let first, let last, let limit):
      ProblemText(
        "problem.stray-year", ["year": year, "first": first, "last": last, "limit": limit])
    case .yearAhead(let year, let last, let count):
      count == 1
        ? ProblemText(
          "problem.year-ahead.one", ["year": year, "last": last],
          fix: LocalizedText("problem.year-ahead.fix"))
        : ProblemText(
          "problem.year-ahead", ["count": LocalizedText(count: count), "year": year, "last": last])
    case .lastYearStray(let year, let units, let all, let whole):
      ProblemText(
        "problem.last-year-stray", ["units": units, "all": all, "year": year, "whole": whole])
    case .lastYearPartial(let year, let units, let all, let whole):
      ProblemText(
        "problem.last-year-partial", ["year": year, "units": units, "all": all, "whole": whole])
    case .periodUnclear(let word): ProblemText("problem.period-unclear", ["word": word])
    case .partYearsUsed(let count):
      ProblemText("problem.part-years-used", ["count": LocalizedText(count: count)])
    case .partYearsNotUsed(let count):
      ProblemText("problem.part-years-not-used", ["count": LocalizedText(count: count)])
    case .constant(let indicator, let count, let units):
      ProblemText(
        "problem.constant",
        ["indicator": indicator, "count": LocalizedText(count: count), "units": list(units)])
    case .missingYears(let indicator, let missing, let units, true):
      ProblemText(
        "problem.missing-years", ["indicator": indicator, "missing": missing, "units": list(units)])
    case .missingYears(let indicator, let missing, let units, false):
      ProblemText(
        "problem.missing-years-of-some",
        ["indicator": indicator, "missing": missing, "units": list(units)])
    case .noData(let units): ProblemText("problem.no-data", ["units": list(units)])
    case .indicatorAbsent(let indicator, let units):
      ProblemText("problem.indicator-absent", ["units": list(units), "indicator": indicator])
    case .implausible(let unit, let year, let indicator, let value, let reach):
      ProblemText(
        "problem.implausible",
        [
          "unit": unit, "year": year, "value": LocalizedText(number: value), "indicator": indicator,
          "reach": LocalizedText(number: reach),
        ])
    case .steepChange(let unit, let indicator, let from, let to, let before, let after):
      ProblemText(
        "problem.steep-change",
        [
          "unit": unit, "indicator": indicator, "before": LocalizedText(number: before),
          "from": from, "after": LocalizedText(number: after), "to": to,
        ])
    case .wrongUnit(
      let unit, let year, let indicator, let value, let expected, let factor, let isTooLarge):
      isTooLarge
        ? ProblemText(
          "problem.wrong-unit.too-large",
          [
            "unit": unit, "year": year, "indicator": indicator,
            "value": LocalizedText(number: value), "factor": factor,
            "expected": LocalizedText(number: expected),
          ], fix: LocalizedText("problem.wrong-unit.fix"))
        : ProblemText(
          "problem.wrong-unit.too-small",
          [
            "unit": unit, "year": year, "indicator": indicator,
            "value": LocalizedText(number: value), "factor": factor,
            "expected": LocalizedText(number: expected),
          ], fix: LocalizedText("problem.wrong-unit.fix"))
    case .leftOutOfFits(let indicator, let year, let value, let units):
      units.count == 1
        ? ProblemText(
          "problem.left-out-of-fits.one",
          [
            "unit": units[0], "year": year, "indicator": indicator,
            "value": LocalizedText(number: value),
          ], fix: LocalizedText("problem.left-out-of-fits.fix"))
        : ProblemText(
          "problem.left-out-of-fits.many",
          [
            "year": year, "indicator": indicator, "count": LocalizedText(count: units.count),
            "units": list(units),
          ], fix: LocalizedText("problem.left-out-of-fits.fix"))
    case .partAboveWhole(let unit, let year, let part, let value, let whole, let wholeValue):
      ProblemText(
        "problem.part-above-whole",
        [
          "unit": unit, "year": year, "part": part, "value": LocalizedText(number: value),
          "whole": whole, "whole-value": LocalizedText(number: wholeValue),
        ])
    case .sumMismatch(let unit, let year, let total, let printed, let sum, let parts, let hint):
      ProblemText(
        "problem.sum-mismatch",
        [
          "unit": unit, "year": year, "parts": parts.joined(separator: " + "),
          "sum": LocalizedText(number: sum), "total": total,
          "printed": LocalizedText(number: printed),
        ], fix: Self.partOrTotal(hint))
    case .ratioMismatch(let unit, let year, let indicator, let printed, let recomputed, let formula):
      ProblemText(
        "problem.ratio-mismatch",
        [
          "unit": unit, "year": year, "indicator": indicator,
          "printed": LocalizedText(number: printed), "formula": formula,
          "recomputed": LocalizedText(number: recomputed),
        ])
    case .ratioTruncated(
      let unit, let year, let indicator, let printed, let recomputed, let formula):
      ProblemText(
        "problem.ratio-truncated",
        [
          "unit": unit, "year": year, "indicator": indicator,
          "printed": LocalizedText(number: printed), "formula": formula,
          "recomputed": LocalizedText(number: recomputed),
        ])
    case .countAgainstItsShare(
      let unit, let count, let share, let from, let to, let counts, let shares):
      ProblemText(
        "problem.count-against-its-share",
        [
          "unit": unit, "from": from, "to": to, "count": count,
          "counts": LocalizedText(number: counts), "share": share,
          "shares": LocalizedText(number: shares),
        ])
    case .impliedBase(
      let unit, let count, let share, let from, let to, let counts, let shares, let base, let growth
    ):
      ProblemText(
        "problem.implied-base",
        [
          "unit": unit, "from": from, "to": to, "count": count, "counts": counts, "share": share,
          "shares": shares, "base": base, "growth": growth,
        ])
    case .partsAboveTotal(let unit, let year, let total, let printed, let sum, let parts):
      ProblemText(
        "problem.parts-above-total",
        [
          "unit": unit, "year": year, "parts": parts.joined(separator: " + "),
          "sum": LocalizedText(number: sum), "total": total,
          "printed": LocalizedText(number: printed),
        ])
    case .placesAgainstTotal(
      let place, let year, let indicator, let printed, let sum, let places, let hint):
      ProblemText(
        "problem.places-against-total",
        [
          "place": place, "year": year, "indicator": indicator,
          "printed": LocalizedText(number: printed),
          "places": LocalizedText(vi: String(places), en: Language.en.grouped(places)),
          "sum": LocalizedText(number: sum),
        ], fix: Self.partOrTotal(hint))
    case .heaping(
      let indicator, let year, let bar, let exactly, let beyond, let short, let total, _):
      ProblemText(
        "problem.heaping",
        [
          "indicator": indicator, "year": year,
          "exactly": LocalizedText(vi: Language.vi.grouped(exactly), en: String(exactly)),
          "total": LocalizedText(count: total), "bar": LocalizedText(number: bar),
          "beyond": LocalizedText(vi: Language.vi.grouped(beyond), en: String(beyond)),
          "short": LocalizedText(vi: Language.vi.grouped(short), en: String(short)),
        ])
    case .copiedUnits(let year, let units, let indicators):
      ProblemText(
        "problem.copied-units",
        [
          "units": list(units),
          "indicators": LocalizedText(vi: String(indicators), en: Language.en.grouped(indicators)),
          "year": year,
        ])
    case .copiedYear(let from, let to, let indicators, let units):
      indicators == 1
        ? ProblemText(
          "problem.copied-year.one", ["to": to, "from": from, "units": list(units)],
          fix: LocalizedText("problem.copied-year.fix"))
        : ProblemText(
          "problem.copied-year",
          ["indicators": indicators, "to": to, "from": from, "units": list(units)])
    case .digitPreference(let indicator, let digits, let share, let count):
      ProblemText(
        "problem.digit-preference",
        [
          "share": LocalizedText(number: share), "count": LocalizedText(count: count),
          "indicator": indicator, "digits": digits,
        ])
    case .invertedDirection(let set, let item, let measure, let comparison):
      ProblemText(
        "problem.inverted-direction",
        ["set": set, "item": item, "measure": measure, "comparison": comparison])
    case .plannedTwice(let unit, let level, let set, let years):
      ProblemText(
        "problem.planned-twice",
        [
          "unit": unit, "level": level, "set": set,
          "years": LocalizedText(
            years.map(String.init), joinedBy: LocalizedText("problem.planned-twice.and")),
        ])
    case .printedTruncated(let place, let item, let printed, let recomputed):
      ProblemText(
        "problem.printed-truncated",
        [
          "place": place, "item": item, "printed": LocalizedText(number: printed),
          "recomputed": LocalizedText(number: recomputed),
        ])
    case .otherFormula(let place, let item, let printed, let recomputed, let formula, let other):
      ProblemText(
        "problem.other-formula",
        [
          "place": place, "item": item, "printed": LocalizedText(number: printed), "other": other,
          "formula": formula, "recomputed": LocalizedText(number: recomputed),
        ])
    case .changeFromItself(let place, let item, let year):
      ProblemText("problem.change-from-itself", ["place": place, "item": item, "year": year])
    case .reportedConflict(
      let place, let date, let item, let first, let firstSource, let second, let secondSource):
      ProblemText(
        "problem.reported-conflict",
        [
          "place": place, "date": date, "item": item, "first-source": firstSource,
          "first": LocalizedText(number: first), "second-source": secondSource,
          "second": LocalizedText(number: second),
        ])
    case .fractionalCount(let place, let item, let printed):
      ProblemText(
        "problem.fractional-count",
        ["place": place, "item": item, "printed": LocalizedText(number: printed)])
    case .unbalancedAccount(let file, let read, let accounted):
      ProblemText(
        "problem.unbalanced-account",
        [
          "file": file, "read": LocalizedText(vi: String(read), en: Language.en.grouped(read)),
          "accounted": accounted,
        ])
    }
  }

  /// The first units of a list, and how many more there are.
  private func list(_ units: [String]) -> any TextValue {
    let shown = 5
    let first = units.prefix(shown).joined(separator: ", ")
    return units.count > shown
      ? LocalizedText("problem.and-more", ["units": first, "count": units.count - shown]) : first
  }

  /// How a break is treated, and where that is said.
  private func declared(_ treatment: String, on line: Int?) -> any TextValue {
    guard let line else { return treatment }
    return LocalizedText(
      "problem.breaks-contradict.first", ["treatment": treatment, "line": line])
  }

  /// What to do about parts that do not add up; `hint` is a change that would make them.
  private static func partOrTotal(_ hint: String) -> LocalizedText {
    hint.isEmpty
      ? LocalizedText("problem.part-or-total")
      : LocalizedText("problem.part-or-total.hint", ["hint": hint])
  }
}
