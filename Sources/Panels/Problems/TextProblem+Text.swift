extension TextProblem {
  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .damagedCompression(let format, let offset):
      ProblemText("problem.damaged-compression", ["format": format, "offset": offset])
    case .compressionCutOff(let format, let offset):
      ProblemText("problem.compression-cut-off", ["format": format, "offset": offset])
    case .bytesAfterCompression(let format, let offset):
      ProblemText("problem.bytes-after-compression", ["format": format, "offset": offset])
    case .compressionTooLarge(let format):
      ProblemText("problem.compression-too-large", ["format": format])
    case .tooLongExpanded(let limit):
      ProblemText("problem.too-long-expanded", ["megabytes": limit >> 20])
    case .notText(let format): ProblemText("problem.not-text", ["format": format])
    case .standardInputTaken: ProblemText("problem.standard-input-taken")
    case .convertedEncoding(let name, let letters):
      ProblemText(
        "problem.converted-encoding", ["name": name, "letters": LocalizedText(count: letters)])
    case .convertedColumn(let name, let cells):
      ProblemText("problem.converted-column", ["name": name, "cells": LocalizedText(count: cells)])
    case .composedLetters(let count):
      ProblemText("problem.composed-letters", ["count": LocalizedText(count: count)])
    case .unclearEncoding(let candidates):
      candidates.isEmpty
        ? ProblemText("problem.unclear-encoding.unknown")
        : ProblemText(
          "problem.unclear-encoding", ["candidates": candidates.quoted, "example": candidates[0]])
    case .noSuchCharacter(let bytes, let encoding):
      ProblemText("problem.no-such-character", ["bytes": bytes, "encoding": encoding])
    case .nulByte: ProblemText("problem.nul-byte")
    case .ambiguousNumber(let text, let decimal, let whole):
      ProblemText("problem.ambiguous-number", ["text": text, "decimal": decimal, "whole": whole])
    case .unclearDecimalMark(let text, let count):
      ProblemText(
        "problem.unclear-decimal-mark", ["count": LocalizedText(count: count), "text": text])
    case .conflictingDecimalMarks(let comma, let commaCount, let point, let pointCount):
      ProblemText(
        "problem.conflicting-decimal-marks",
        [
          "comma-count": LocalizedText(count: commaCount), "comma": comma,
          "point-count": LocalizedText(count: pointCount), "point": point,
        ])
    case .otherDecimalMark(let text, let plain, let isComma):
      isComma
        ? ProblemText("problem.other-decimal-mark.comma", ["text": text, "plain": plain])
        : ProblemText("problem.other-decimal-mark.point", ["text": text, "plain": plain])
    case .malformedGroups(let text): ProblemText("problem.malformed-groups", ["text": text])
    case .strayPercent(let text, let indicator):
      ProblemText("problem.stray-percent", ["text": text, "indicator": indicator])
    case .unknownUnitWord(let text, let word):
      ProblemText("problem.unknown-unit-word", ["text": text, "word": word])
    case .otherUnit(let text, let word, let indicator, let unit):
      unit.isEmpty
        ? ProblemText(
          "problem.other-unit.undeclared", ["text": text, "word": word, "indicator": indicator],
          fix: LocalizedText("problem.other-unit.fix"))
        : ProblemText(
          "problem.other-unit", ["text": text, "word": word, "indicator": indicator, "unit": unit])
    case .unitWordDropped(let text, let word, let indicator):
      ProblemText(
        "problem.unit-word-dropped", ["text": text, "word": word, "indicator": indicator])
    case .failedFormula(let text): ProblemText("problem.failed-formula", ["text": text])
    case .recordTooLong(let limit):
      ProblemText("problem.record-too-long", ["megabytes": limit >> 20])
    case .decimalCommaFound(let text, let plain):
      ProblemText(
        "problem.decimal-comma-found",
        ["text": text, "plain": LocalizedText(vi: plain.replacing(".", with: ","), en: plain)])
    case .differentDecimalMarks(let comma, let commaColumn, let point, let pointColumn):
      ProblemText(
        "problem.different-decimal-marks",
        ["comma": comma, "comma-column": commaColumn, "point": point, "point-column": pointColumn])
    case .noNumericColumn(let columns):
      columns.isEmpty
        ? ProblemText(
          "problem.no-numeric-column.none", fix: LocalizedText("problem.no-numeric-column.fix"))
        : ProblemText("problem.no-numeric-column", ["columns": columns])
    case .qualifyingColumn(let name): ProblemText("problem.qualifying-column", ["name": name])
    case .letterSlip(let text, let name, let code):
      ProblemText("problem.letter-slip", ["text": text, "name": name, "code": code])
    case .otherKindWord(let text, let name, let code):
      ProblemText("problem.other-kind-word", ["text": text, "name": name, "code": code])
    case .notInParent(let text, let parent, let candidates):
      ProblemText(
        "problem.not-in-parent", ["text": text, "parent": parent, "candidates": candidates.quoted])
    case .unknownParent(let parent, let suggestion):
      ProblemText("problem.unknown-parent", ["parent": parent], suggestion: suggestion)
    case .twinLabels(let column, let label, let units, let usual, let usualUnits):
      ProblemText(
        "problem.twin-labels",
        [
          "column": column, "label": label, "units": units, "usual": usual,
          "usual-units": usualUnits,
        ])
    case .unseenMarks(let name, let marks):
      ProblemText("problem.unseen-marks", ["name": name.withoutUnseenMarks, "marks": marks])
    }
  }
}
