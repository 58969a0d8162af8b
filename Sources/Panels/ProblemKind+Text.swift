extension ProblemKind {
  /// The message in Vietnamese.
  public var vietnamese: ProblemMessage { message(in: .vi) }

  /// The message in English.
  public var english: ProblemMessage { message(in: .en) }

  /// What is the matter and what to do about it, in a language.
  public func message(in language: Language) -> ProblemMessage { wording.message(in: language) }

  /// What is the matter and what to do about it.
  var wording: ProblemText {
    switch self {
    case .missingFile: ProblemText("problem.missing-file")
    case .isFolder: ProblemText("problem.is-folder")
    case .notAResult: ProblemText("problem.not-a-result")
    case .unreadable(let reason): ProblemText("problem.unreadable", ["reason": reason])
    case .cannotWrite(let reason): ProblemText("problem.cannot-write", ["reason": reason])
    case .writeFailed(let reason): ProblemText("problem.write-failed", ["reason": reason])
    case .outputIsInput(let input): ProblemText("problem.output-is-input", ["input": input])
    case .outputCutShort(let reason): ProblemText("problem.output-cut-short", ["reason": reason])
    case .standardOutputFailed(let reason):
      ProblemText("problem.standard-output-failed", ["reason": reason])
    case .commitFailed(let reason): ProblemText("problem.commit-failed", ["reason": reason])
    case .oldResultsRemoved(let files):
      ProblemText(
        "problem.old-results-removed", ["count": LocalizedText(count: files.count), "files": files])
    case .oldResultsKept(let files):
      ProblemText(
        "problem.old-results-kept", ["count": LocalizedText(count: files.count), "files": files])
    case .stagingLeft(let folder, let reason):
      ProblemText("problem.staging-left", ["folder": folder, "reason": reason])
    case .emptyFile: ProblemText("problem.empty-file")
    case .headerOnly: ProblemText("problem.header-only")
    case .notUTF8: ProblemText("problem.not-utf8")
    case .missingColumn(let name, let available, let suggestion):
      ProblemText(
        "problem.missing-column", ["name": name, "available": list(available)],
        suggestion: suggestion)
    case .duplicateColumn(let name): ProblemText("problem.duplicate-column", ["name": name])
    case .raggedRow(let expected, let found):
      ProblemText(
        "problem.ragged-row",
        [
          "found": LocalizedText(vi: String(found), en: Language.en.grouped(found)),
          "expected": expected,
        ],
        fix: found > expected
          ? LocalizedText("problem.ragged-row.too-many")
          : LocalizedText("problem.ragged-row.too-few"))
    case .unclosedQuote: ProblemText("problem.unclosed-quote")
    case .textAfterQuote: ProblemText("problem.text-after-quote")
    case .controlCharacter(let text):
      ProblemText("problem.control-character", ["text": text.withMarksTold])
    case .notANumber(let text, let comma):
      ProblemText(
        "problem.not-a-number", ["text": text],
        fix: comma
          ? LocalizedText("problem.not-a-number.comma", ["number": text.replacing(",", with: ".")])
          : LocalizedText("problem.not-a-number.no-number"))
    case .notFinite(let text): ProblemText("problem.not-finite", ["text": text])
    case .notAYear(let text): ProblemText("problem.not-a-year", ["text": text])
    case .notYesNo(let text): ProblemText("problem.not-yes-no", ["text": text])
    case .notADate(let text): ProblemText("problem.not-a-date", ["text": text])
    case .notAllowed(let text, let allowed, let suggestion):
      ProblemText(
        "problem.not-allowed", ["text": text, "allowed": list(allowed)], suggestion: suggestion)
    case .outOfRange(let text, let indicator, let kind):
      ProblemText(
        "problem.out-of-range",
        ["text": text, "indicator": indicator, "demand": kind.demandInWords])
    case .aboveLimit(let text, let indicator, let limit):
      ProblemText("problem.above-limit", ["text": text, "indicator": indicator, "limit": limit])
    case .emptyField: ProblemText("problem.empty-field")
    case .duplicateCell(let unit, let year, let indicator, let firstLine):
      ProblemText(
        "problem.duplicate-cell",
        [
          "unit": unit, "year": year, "indicator": indicator.isEmpty ? "" : ", " + indicator,
          "first-line": firstLine,
        ])
    case .duplicateCode(let code, let firstLine):
      ProblemText("problem.duplicate-code", ["code": code, "first-line": firstLine])
    case .sourceConflict(
      let unit, let year, let indicator, let kept, let keptSource, let other, let otherSource):
      ProblemText(
        "problem.source-conflict",
        [
          "indicator": indicator, "unit": unit, "year": year, "kept": LocalizedText(number: kept),
          "kept-source": source(keptSource), "other": LocalizedText(number: other),
          "other-source": source(otherSource),
        ])
    case .tooManyYears(let first, let last, let limit):
      ProblemText("problem.too-many-years", ["first": first, "last": last, "limit": limit])
    case .partYearSetApart(let count):
      ProblemText("problem.part-year-set-apart", ["count": LocalizedText(count: count)])
    case .plannedSetApart(let count):
      ProblemText("problem.planned-set-apart", ["count": LocalizedText(count: count)])
    case .rowsSetAside(let count):
      ProblemText("problem.rows-set-aside", ["count": LocalizedText(count: count)])
    case .canSetAside(let count):
      ProblemText("problem.can-set-aside", ["count": LocalizedText(count: count)])
    case .unknownUnit(let text, let suggestion):
      ProblemText("problem.unknown-unit", ["text": text], suggestion: suggestion)
    case .tolerantMatch(let text, let name, let code):
      ProblemText("problem.tolerant-match", ["text": text, "name": name, "code": code])
    case .ambiguousUnit(let text, let candidates):
      ProblemText("problem.ambiguous-unit", ["text": text, "candidates": list(candidates)])
    case .unknownIndicator(let text, let suggestion):
      ProblemText("problem.unknown-indicator", ["text": text], suggestion: suggestion)
    case .unknownItem(let text, let set, let suggestion):
      ProblemText("problem.unknown-item", ["set": set, "text": text], suggestion: suggestion)
    case .unknownSet(let id, let available, let suggestion):
      ProblemText(
        "problem.unknown-set", ["id": id, "available": list(available)], suggestion: suggestion)
    case .missingKey(let key, let object):
      ProblemText("problem.missing-key", ["object": object, "key": key])
    case .unknownKey(let key, let allowed, let suggestion):
      ProblemText(
        "problem.unknown-key", ["key": key, "allowed": list(allowed)], suggestion: suggestion)
    case .wrongType(let found, let value, let expected):
      ProblemText("problem.wrong-type", ["value": value, "found": found, "expected": expected])
    case .wrongForm(let value, let expected):
      ProblemText("problem.wrong-form", ["value": value, "expected": expected])
    case .duplicateKey(let key): ProblemText("problem.duplicate-key", ["key": key])
    case .duplicateID(let id): ProblemText("problem.duplicate-id", ["id": id])
    case .unverifiedNumber(let value):
      ProblemText("problem.unverified-number", ["value": LocalizedText(number: value)])
    case .missingBar(let set, let indicator, let name, let zones, let years):
      ProblemText(
        "problem.missing-bar",
        ["set": set, "indicator": indicator, "name": name, "zones": zones, "years": years])
    case .missingZone(let unit, let set):
      ProblemText("problem.missing-zone", ["unit": unit, "set": set])
    case .missingData(let set, let items):
      ProblemText(
        "problem.missing-data",
        ["set": set, "count": LocalizedText(count: items.count), "items": items])
    case .verdictConflict(let criterion, let years, let reportedMet, let units):
      reportedMet
        ? ProblemText(
          "problem.verdict-conflict.met",
          [
            "criterion": criterion, "count": LocalizedText(count: units.count), "years": years,
            "units": units.some,
          ])
        : ProblemText(
          "problem.verdict-conflict.not-met",
          [
            "criterion": criterion, "count": LocalizedText(count: units.count), "years": years,
            "units": units.some,
          ])
    case .countConflict(let unit, let year, let reported, let computed):
      ProblemText(
        "problem.count-conflict",
        [
          "unit": unit, "year": year, "reported": LocalizedText(count: reported),
          "computed": computed,
        ])
    case .unassigned(let set, let items):
      ProblemText("problem.unassigned", ["set": set, "items": items])
    case .ambiguity(let row, let text):
      row.isEmpty
        ? ProblemText(text) : ProblemText("problem.ambiguity", ["row": row, "text": text])
    case .publishedMismatch(let place, let item, let printed, let recomputed):
      ProblemText(
        "problem.published-mismatch",
        [
          "place": place, "item": item, "printed": LocalizedText(number: printed),
          "recomputed": LocalizedText(number: recomputed),
        ])
    case .countAgainstShare(let place, let item, let from, let to):
      ProblemText(
        "problem.count-against-share",
        [
          "place": place, "item": item, "from": LocalizedText(number: from),
          "to": LocalizedText(number: to),
        ])
    case .simulated(let count, let total):
      ProblemText(
        "problem.simulated",
        ["count": LocalizedText(count: count), "total": LocalizedText(count: total)])
    case .missingWeight(let indicator, let weight, let units, let all):
      units == all
        ? ProblemText(
          "problem.missing-weight.everywhere", ["indicator": indicator, "weight": weight],
          fix: LocalizedText("problem.missing-weight.fix", ["weight": weight]))
        : ProblemText(
          "problem.missing-weight",
          [
            "indicator": indicator, "units": LocalizedText(count: units),
            "all": LocalizedText(count: all), "weight": weight,
          ])
    case .noRenderer(let reason): ProblemText("problem.no-renderer", ["reason": reason])
    case .renderFailed(let reason): ProblemText("problem.render-failed", ["reason": reason])
    case .noPandoc: ProblemText("problem.no-pandoc")
    case .pandocFailed(let reason): ProblemText("problem.pandoc-failed", ["reason": reason])
    case .badOption(let text): ProblemText(text)
    case .badMap(let reason): ProblemText("problem.bad-map", ["reason": reason])
    case .mapFeaturesLeftOut(let names):
      ProblemText(
        "problem.map-features-left-out",
        ["count": LocalizedText(count: names.count), "names": names.some])
    case .text(let problem): problem.wording
    case .workbook(let problem): problem.wording
    case .database(let problem): problem.wording
    case .sheet(let problem): problem.wording
    case .unitChange(let problem): problem.wording
    case .series(let problem): problem.wording
    case .plan(let problem): problem.wording
    case .forecast(let problem): problem.wording
    case .yaml(let problem): problem.wording
    case .shards(let problem): problem.wording
    case .runs(let problem): problem.wording
    }
  }

  private func list(_ words: [String]) -> any TextValue {
    words.isEmpty ? LocalizedText("problem.none") : words.quoted
  }

  /// A source of a value; the plan itself is named `plan`.
  private func source(_ id: String) -> any TextValue {
    id == "plan" ? LocalizedText("report.source.plan") : id
  }
}

extension IndicatorKind {
  /// What a value must be.
  fileprivate var demandInWords: LocalizedText {
    switch self {
    case .share: LocalizedText("problem.demand.share")
    case .positive: LocalizedText("problem.demand.positive")
    case .number: LocalizedText("problem.demand.number")
    case .count: LocalizedText("problem.demand.count")
    case .yesno: LocalizedText("problem.demand.yesno")
    }
  }
}
