extension SheetProblem {
  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .noHeading: ProblemText("problem.no-heading")
    case .noValues(let headings):
      headings.isEmpty
        ? ProblemText("problem.no-values")
        : ProblemText(
          "problem.no-values.headings", ["headings": headings.quoted],
          fix: LocalizedText("problem.no-values.fix"))
    case .noIndicator: ProblemText("problem.no-indicator")
    case .noYear(let sheet, let candidates):
      noYear(sheet, candidates)
    case .yearConflict(let name, let title):
      ProblemText("problem.year-conflict", ["name": name, "title": title])
    case .ambiguousHeading(let heading, let candidates):
      ProblemText(
        "problem.ambiguous-heading",
        [
          "heading": heading, "candidates": candidates.alternatives,
          "name": candidates.first.map { LocalizedText(name: $0) }
            ?? LocalizedText("problem.ambiguous-heading.name"),
        ])
    case .unknownHeading(let heading): ProblemText("problem.unknown-heading", ["heading": heading])
    case .tolerantHeading(let heading, let name):
      ProblemText("problem.tolerant-heading", ["heading": heading, "name": name])
    case .unitOfMeasure(let unit, let indicator, let expected):
      ProblemText(
        "problem.unit-of-measure",
        ["indicator": indicator, "unit": Self.unit(unit), "expected": Self.unit(expected)])
    case .converted(let unit, let indicator, let expected):
      ProblemText(
        "problem.converted",
        ["indicator": indicator, "unit": Self.unit(unit), "expected": Self.unit(expected)])
    case .columnSetAside(let reason): ProblemText("problem.column-set-aside", ["reason": reason])
    case .columnsNotNamed(let names):
      ProblemText(
        "problem.columns-not-named",
        ["count": LocalizedText(count: names.count), "names": names.quoted])
    case .noSuchSheet(let name, let available):
      ProblemText("problem.no-such-sheet", ["name": name, "available": available.quoted])
    case .sheetNotRead(let name): ProblemText("problem.sheet-not-read", ["name": name])
    case .hiddenSheet(let name): ProblemText("problem.hidden-sheet", ["name": name])
    case .hiddenRows(let count, let rows):
      ProblemText("problem.hidden-rows", ["count": LocalizedText(count: count), "rows": rows])
    case .hiddenColumns(let letters): ProblemText("problem.hidden-columns", ["letters": letters])
    case .setAside(let reason, let count, let rows):
      ProblemText(
        "problem.set-aside",
        ["count": LocalizedText(count: count), "reason": reason.name, "rows": rows])
    case .filledDown(let count, let rows):
      ProblemText("problem.filled-down", ["count": LocalizedText(count: count), "rows": rows])
    case .repeatedUnit(let name, let place, let year, let row, true):
      ProblemText(
        "problem.repeated-unit.copy",
        [
          "name": name, "place": place.isEmpty ? "" : " (\(place))", "year": ofYear(year),
          "row": row,
        ])
    case .repeatedUnit(let name, let place, let year, let row, false):
      ProblemText(
        "problem.repeated-unit.other",
        [
          "name": name, "place": place.isEmpty ? "" : " (\(place))", "year": ofYear(year),
          "row": row,
        ])
    case .placesAsUnits(let heading, let name, let row):
      ProblemText("problem.places-as-units", ["heading": heading, "name": name, "row": row])
    case .tolerantUnit(let name, let other):
      ProblemText("problem.tolerant-unit", ["name": name, "other": other])
    case .namelessRow: ProblemText("problem.nameless-row")
    case .dateForNumber(let date, let number):
      ProblemText("problem.date-for-number", ["date": date, "number": number])
    case .formulaError(let text): ProblemText("problem.formula-error", ["text": text])
    case .percentOfNonShare(let text, let indicator):
      ProblemText(
        "problem.percent-of-non-share",
        ["text": LocalizedText(number: text), "indicator": indicator])
    case .ambiguousCell(let text, let thousands, let decimal):
      ProblemText(
        "problem.ambiguous-cell", ["text": text, "thousands": thousands, "decimal": decimal])
    case .mixedNumberStyles: ProblemText("problem.mixed-number-styles")
    case .blankOrNo(let marks, let blanks):
      ProblemText("problem.blank-or-no", ["marks": marks, "blanks": blanks])
    case .fractions(let indicator, let greatest):
      ProblemText(
        "problem.fractions", ["indicator": indicator, "greatest": LocalizedText(number: greatest)])
    case .totalMismatch(let label, let indicator, let printed, let expected):
      ProblemText(
        "problem.total-mismatch",
        [
          "label": label, "printed": LocalizedText(number: printed), "indicator": indicator,
          "expected": LocalizedText(number: expected),
        ])
    case .secondTable(let rows, let range):
      ProblemText("problem.second-table", ["rows": LocalizedText(count: rows), "range": range])
    case .extraFields(let filled, let headings):
      ProblemText("problem.extra-fields", ["filled": filled, "headings": headings])
    case .cellsWithoutHeading(let count, let row):
      ProblemText(
        "problem.cells-without-heading", ["count": LocalizedText(count: count), "row": row])
    case .noUnitColumn(let headings):
      ProblemText(
        "problem.no-unit-column",
        [
          "headings": headings.quoted,
          "heading": headings.first.map { LocalizedText(name: $0) }
            ?? LocalizedText("problem.no-unit-column.heading"),
        ])
    case .mixedScales(let text, let indicator, let likely):
      ProblemText(
        "problem.mixed-scales",
        [
          "text": LocalizedText(number: text), "indicator": indicator,
          "likely": LocalizedText(number: likely),
        ])
    }
  }

  private func ofYear(_ year: Int?) -> any TextValue {
    year.map { LocalizedText("problem.repeated-unit.year", ["year": $0]) } ?? ""
  }

  private func noYear(_ sheet: String?, _ candidates: [Int]) -> ProblemText {
    let year = candidates.max().map(String.init) ?? "2021"
    let value = sheet.map { "\"\($0)=\(year)\"" } ?? year
    return candidates.isEmpty
      ? ProblemText("problem.no-year", ["value": value])
      : ProblemText(
        "problem.no-year.seen", ["years": candidates.map(String.init)],
        fix: LocalizedText("problem.no-year.fix", ["value": value]))
  }

  /// A unit of measure by its code; a code that is not known stands as it is.
  private static func unit(_ code: String) -> any TextValue {
    switch code {
    case "million_vnd_per_person_per_year": LocalizedText("problem.measure.million-a-year")
    case "million_vnd_per_person_per_month": LocalizedText("problem.measure.money-a-month")
    case "thousand_vnd": LocalizedText("problem.measure.thousand")
    case "vnd": LocalizedText("measure.dong")
    case "percent": LocalizedText("problem.measure.percent")
    case "households": LocalizedText("problem.measure.households")
    case "people": LocalizedText("problem.measure.people")
    case "criteria": LocalizedText("problem.measure.criteria")
    case "kilometres": LocalizedText("problem.measure.kilometres")
    default: code
    }
  }
}

extension SheetProblem.RowReason {
  /// What people call the rows.
  public var name: LocalizedText {
    switch self {
    case .totals: LocalizedText("problem.set-aside.totals")
    case .subtotals: LocalizedText("problem.set-aside.subtotals")
    case .notes: LocalizedText("problem.set-aside.notes")
    case .repeatedHeadings: LocalizedText("problem.set-aside.repeated-headings")
    case .placeHeadings: LocalizedText("problem.set-aside.place-headings")
    case .belowSecondTable: LocalizedText("problem.set-aside.below-second-table")
    }
  }
}

extension [String] {
  /// a, b or c
  fileprivate var alternatives: any TextValue {
    guard count > 1, let last else { return first ?? "?" }
    return LocalizedText(
      "problem.alternatives", ["others": [String](dropLast()), "last": last])
  }
}
