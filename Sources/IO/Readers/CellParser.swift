import Panels

/// What a cell of a data table says.
enum CellValue {
  case missing
  case value(Double)
  case notApplicable
  case wrong(ProblemKind)
}

/// Reads the cells of data tables: numbers, yes and no, missing, not applicable.
///
/// Plain numbers take the first test only. What people write besides is read too: thousands marks,
/// percent signs of percentages, brackets for negatives, typographic signs. A number that can be
/// read in two ways is refused.
struct CellParser {
  /// The decimal mark; automatic reads only what is plain in itself.
  let mark: DecimalMark
  /// Whether somebody said so; else the point is assumed, and grouping by commas must be certain.
  private let isChosen: Bool
  /// The mark of the first test.
  private let fastMark: UInt8
  /// Whether the first test may take only numbers without a point.
  private let isAutomatic: Bool

  /// Reads numbers with a decimal comma when asked for, else with a point.
  init(decimalComma: Bool) {
    mark = decimalComma ? .comma : .point
    isChosen = decimalComma
    isAutomatic = false
    fastMark = decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }

  /// Reads numbers with the mark chosen.
  init(mark: DecimalMark) {
    self.mark = mark
    isChosen = mark != .automatic
    isAutomatic = mark == .automatic
    fastMark = mark == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }

  /// The number in a cell, when it is plain.
  @inline(__always)
  private func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if isAutomatic, bytes.contains(fastMark) { return nil }
    return DecimalText.number(bytes, decimalMark: fastMark)
  }

  /// Reads a cell; a number with a unit behind it is refused.
  @inline(__always)
  func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator) -> CellValue {
    if bytes.isEmpty { return .missing }
    if let number = plainNumber(bytes) {
      if indicator.kind.allows(number), number <= indicator.limit ?? .infinity {
        return .value(number)
      }
      return refusal(of: number, bytes, indicator)
    }
    return parseStrictly(bytes, indicator)
  }

  /// Reads a cell; a number may have the indicator's own unit behind it, which gives a notice.
  ///
  /// - Parameters:
  ///   - bytes: The cell, without spaces around it.
  ///   - indicator: What the cell measures.
  ///   - notices: Where a notice goes.
  func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator, notices: inout [ProblemKind]
  ) -> CellValue {
    if bytes.isEmpty { return .missing }
    if let number = plainNumber(bytes) {
      return indicator.admits(number) ? .value(number) : refusal(of: number, bytes, indicator)
    }
    return parseWords(bytes, indicator, notices: &notices)
  }

  @inline(never)
  private func parseStrictly(
    _ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator
  ) -> CellValue {
    var notices: [ProblemKind] = []
    let value = parseWords(bytes, indicator, notices: &notices)
    if notices.isEmpty { return value }
    return .wrong(
      .notANumber(String(decoding: bytes, as: UTF8.self), looksLikeDecimalComma: false))
  }

  @inline(never)
  private func refusal(
    of number: Double, _ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator
  ) -> CellValue {
    let text = String(decoding: bytes, as: UTF8.self)
    if !number.isFinite { return .wrong(.notFinite(text)) }
    if !isChosen, let written = WrittenNumber(bytes),
      let other = written.value(decimalMark: .comma), other != number, indicator.admits(other)
    {
      return .wrong(ambiguity(text, number, other))
    }
    if let limit = indicator.limit, indicator.kind.allows(number) {
      return .wrong(.aboveLimit(text, indicator: indicator.id, limit: Int(limit)))
    }
    return .wrong(.outOfRange(text, indicator: indicator.id, kind: indicator.kind))
  }

  @inline(never)
  private func parseWords(
    _ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator, notices: inout [ProblemKind]
  ) -> CellValue {
    if isChosen, indicator.kind != .yesno,
      let number = GroupedNumber.value(bytes, decimalMark: fastMark), indicator.admits(number)
    {
      return .value(number)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if indicator.kind != .yesno, CellWord.missing.contains(text) { return .missing }
    let word = CellWord.normal(text)
    if CellWord.notApplicable.contains(word) { return .notApplicable }
    if indicator.kind == .yesno {
      if CellWord.yes.contains(word) { return .value(1) }
      if CellWord.no.contains(word) { return .value(0) }
      // "Không có" may be a no as well as a missing figure.
      if CellWord.missing.contains(word), word != "không có" { return .missing }
      if let value = WrittenNumber(bytes)?.value(decimalMark: .point), value == 0 || value == 1 {
        return .value(value)
      }
      return .wrong(.notYesNo(text))
    }
    if CellWord.missing.contains(word) { return .missing }
    if CellWord.infinite.contains(word) { return .wrong(.notFinite(text)) }
    if CellWord.failedFormulas.contains(word) { return .wrong(.text(.failedFormula(text))) }
    guard let number = WrittenNumber(bytes) else {
      return .wrong(.notANumber(text, looksLikeDecimalComma: false))
    }
    return value(of: number, text, bytes, indicator, notices: &notices)
  }

  private func value(
    of number: WrittenNumber, _ text: String, _ bytes: UnsafeBufferPointer<UInt8>,
    _ indicator: Indicator, notices: inout [ProblemKind]
  ) -> CellValue {
    let isPercentage = indicator.kind == .share || indicator.unit == "percent"
    if number.hasPercentSign, !isPercentage {
      return .wrong(.text(.strayPercent(text, indicator: indicator.id)))
    }
    if let refusal = refusal(of: number, text, indicator) { return .wrong(refusal) }
    let value: Double
    switch reading(of: number, text, indicator) {
    case .success(let found): value = found
    case .failure(let problem): return .wrong(problem.kind)
    }
    if !number.word.isEmpty, indicator.admits(value) {
      notices.append(.text(.unitWordDropped(text, word: number.word, indicator: indicator.id)))
    }
    return indicator.admits(value) ? .value(value) : refusal(of: value, bytes, indicator)
  }

  /// Why the word behind a number cannot stand there; before its digits are looked at, so that no
  /// advice about them leads nowhere.
  private func refusal(
    of number: WrittenNumber, _ text: String, _ indicator: Indicator
  ) -> ProblemKind? {
    if number.word.isEmpty { return nil }
    switch UnitWord.names(number.word, unit: indicator.unit) {
    case true?: return nil
    case nil where number.word.contains(where: \.isNumber):
      return .notANumber(text, looksLikeDecimalComma: false)
    case nil: return .text(.unknownUnitWord(text, word: number.word))
    case false?:
      return .text(
        .otherUnit(text, word: number.word, indicator: indicator.id, unit: indicator.unit))
    }
  }

  /// A reason as an error, for `Result`.
  private struct Refusal: Error {
    var kind: ProblemKind
  }

  private func reading(
    of number: WrittenNumber, _ text: String, _ indicator: Indicator
  ) -> Result<Double, Refusal> {
    if isChosen {
      if let value = number.value(decimalMark: mark) { return .success(value) }
      return .failure(Refusal(kind: otherMark(number, text)))
    }
    let readings = NumberReadings(number, indicator: indicator)
    switch (readings.comma, readings.point) {
    case (let comma?, let point?):
      return comma == point
        ? .success(point) : .failure(Refusal(kind: ambiguity(text, comma, point)))
    case (nil, let point?): return .success(point)
    case (let comma?, nil):
      // Where the point is assumed, a comma is no decimal mark until somebody says so.
      return mark == .automatic
        ? .success(comma) : .failure(Refusal(kind: otherMark(number, text)))
    case (nil, nil): return .failure(Refusal(kind: malformed(number, text)))
    }
  }

  /// The refusal of a number that the mark demanded cannot explain.
  private func otherMark(_ number: WrittenNumber, _ text: String) -> ProblemKind {
    let isComma = mark != .comma
    guard let value = number.value(decimalMark: isComma ? .comma : .point) else {
      return malformed(number, text)
    }
    if isComma, number.separators == [UInt8(ascii: ",")] {
      return .notANumber(text, looksLikeDecimalComma: true)
    }
    let plain = DecimalText.text(value)
    return .text(
      .otherDecimalMark(
        text, plain: isComma ? plain : String(plain.map { $0 == "." ? "," : $0 }), isComma: isComma)
    )
  }

  private func malformed(_ number: WrittenNumber, _ text: String) -> ProblemKind {
    number.hasMark
      ? .text(.malformedGroups(text)) : .notANumber(text, looksLikeDecimalComma: false)
  }

  private func ambiguity(_ text: String, _ one: Double, _ other: Double) -> ProblemKind {
    .text(
      .ambiguousNumber(
        text, decimal: DecimalText.text(abs(one) < abs(other) ? one : other),
        whole: DecimalText.text(abs(one) < abs(other) ? other : one)))
  }

  /// The year in `bytes`, or `nil`.
  @inline(__always)
  static func year(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count == 4 else { return nil }
    var year = 0
    for byte in bytes {
      let digit = byte &- 48
      guard digit < 10 else { return nil }
      year = year * 10 + Int(digit)
    }
    return (1900...2200).contains(year) ? year : nil
  }
}
