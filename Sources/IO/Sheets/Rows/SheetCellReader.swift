import Panels

/// Reads the cells of values: numbers as numbers or as text, per cents, answers, and what is none.
struct SheetCellReader {
  /// What a cell gives.
  enum Outcome {
    case value(Double)
    /// A value with something to be said about it.
    case noted(Double, ProblemKind)
    /// A mark that says yes, in a column where a blank may say no.
    case mark
    case missing
    case notApplicable
    case wrong(ProblemKind)

    /// The same, with a value that cannot be told as it is written.
    func quoting(_ text: String) -> Outcome {
      switch self {
      case .wrong(.outOfRange(_, let indicator, let kind)):
        .wrong(.outOfRange(text, indicator: indicator, kind: kind))
      case .wrong(.aboveLimit(_, let indicator, let limit)):
        .wrong(.aboveLimit(text, indicator: indicator, limit: limit))
      default: self
      }
    }
  }

  private let vocabulary: HeadingVocabulary
  private let answers: AnswerWords
  private let style: SheetNumberStyle
  private let commaCells = CellParser(decimalComma: true)
  private let pointCells = CellParser(decimalComma: false)

  init(vocabulary: HeadingVocabulary, style: SheetNumberStyle) {
    self.vocabulary = vocabulary
    answers = vocabulary.answers
    self.style = style
  }

  /// Reads a cell as a value of an indicator.
  ///
  /// - Parameters:
  ///   - value: The cell.
  ///   - indicator: What is measured.
  ///   - factor: By what a number is multiplied: into the unit of measure, or into per cent.
  @inline(__always)
  func read(_ value: SheetValue, _ indicator: Indicator, factor: Double) -> Outcome {
    switch value {
    case .number(let number, .plain):
      return checked(factor == 1 ? number : Self.scaled(number, factor), indicator)
    case .number(let number, .percent): return percent(number, indicator)
    case .text(let text): return read(text, indicator, factor: factor)
    case .boolean(let truth):
      return indicator.kind == .yesno
        ? .value(truth ? 1 : 0)
        : .wrong(.notANumber(truth ? "TRUE" : "FALSE", looksLikeDecimalComma: false))
    case .date(let date): return .wrong(.sheet(Self.date(date)))
    case .error(let text): return .wrong(.sheet(.formulaError(text)))
    }
  }

  @inline(__always)
  private func checked(_ number: Double, _ indicator: Indicator) -> Outcome {
    if indicator.kind.allows(number), number <= indicator.limit ?? .infinity {
      return .value(number)
    }
    return refused(number, indicator)
  }

  @inline(never)
  private func refused(_ number: Double, _ indicator: Indicator) -> Outcome {
    let text = DecimalText.text(number)
    if !number.isFinite { return .wrong(.notFinite("\(number)")) }
    if indicator.kind == .yesno { return .wrong(.notYesNo(text)) }
    if let limit = indicator.limit, indicator.kind.allows(number) {
      return .wrong(.aboveLimit(text, indicator: indicator.id, limit: Int(limit)))
    }
    return .wrong(.outOfRange(text, indicator: indicator.id, kind: indicator.kind))
  }

  /// A number whose format shows it times a hundred.
  private func percent(_ number: Double, _ indicator: Indicator) -> Outcome {
    let shown = Self.scaled(number, 100)
    if indicator.kind == .share { return checked(shown, indicator) }
    return .wrong(
      .sheet(.percentOfNonShare(DecimalText.text(shown) + "%", indicator: indicator.id)))
  }

  /// The product, without the digits that binary fractions add: 0.07 × 100 is 7.
  static func scaled(_ number: Double, _ factor: Double) -> Double {
    let product = number * factor
    let magnitude = abs(product)
    guard magnitude > 1e-6, magnitude < 1e9 else { return product }
    return (product * 1e6).rounded() / 1e6
  }

  /// "The cell holds 2 May": what was typed was most likely 2.5.
  private static func date(_ date: CalendarDate) -> SheetProblem {
    let parts = [date.day, date.month, date.year].compactMap { $0.map { "\($0)" } }
    let likely =
      date.day.flatMap { day in date.month.map { "\(day).\($0)" } } ?? "\(date.year)"
    return .dateForNumber(parts.joined(separator: "/"), likelyNumber: likely)
  }

  private func read(_ text: String, _ indicator: Indicator, factor: Double) -> Outcome {
    if indicator.kind == .yesno {
      switch answers.answer(text) {
      case .mark: return .mark
      case .yes: return .value(1)
      case .no: return .value(0)
      case nil: break
      }
    } else if let first = text.utf8.first, first < 48 || first > 57 || text.utf8.last == 37 {
      if text.allSatisfy(\.isWhitespace) || answers.isMissing(text) { return .missing }
      if text.utf8.last == UInt8(ascii: "%") { return readPercent(text, indicator) }
      if first == UInt8(ascii: "#") { return .wrong(.sheet(.formulaError(text))) }
    }
    return number(text, indicator, factor: factor)
  }

  /// "93,5%", "93.5 %".
  private func readPercent(_ text: String, _ indicator: Indicator) -> Outcome {
    guard indicator.kind == .share else {
      return .wrong(.sheet(.percentOfNonShare(text, indicator: indicator.id)))
    }
    return number(String(text.dropLast()).trimmingSpaces, indicator, factor: 1)
  }

  /// A text as a number, by the style of the sheet, its own marks, or the kind of the indicator.
  private func number(_ text: String, _ indicator: Indicator, factor: Double) -> Outcome {
    let style: SheetNumberStyle
    let written = UnitWord.split(text)
    let figure = written?.number ?? text
    // "1.234 hộ": things that are counted have no decimals.
    let counts = written.map { UnitWord.names($0.word, unit: "count") == true } ?? false
    var digits = figure
    if let marks = SheetNumberStyle.Marks(figure) {
      if marks.commas.isEmpty, marks.points.isEmpty {
        style = .decimalPoint
      } else {
        switch decided(marks, figure, counts ? .count : indicator.kind) {
        case .success(let found): style = found
        case .failure(let refusal): return .wrong(refusal.kind)
        }
      }
      digits = Self.withoutThousands(figure, style)
    } else {
      style = self.style
    }
    if let written { return worded(text, written.word, digits, style, indicator, factor: factor) }
    return number(digits, in: style, indicator, factor: factor).quoting(text)
  }

  /// Digits with at most a decimal mark.
  private func number(
    _ text: String, in style: SheetNumberStyle, _ indicator: Indicator, factor: Double
  ) -> Outcome {
    var digits = text
    let cells = style == .decimalComma ? commaCells : pointCells
    let parsed = digits.withUTF8 { bytes in
      cells.parse(UnsafeBufferPointer(rebasing: bytes[...]), scaledIndicator(indicator, factor))
    }
    switch parsed {
    case .value(let value):
      return factor == 1 ? .value(value) : checked(Self.scaled(value, factor), indicator)
    case .missing: return .missing
    case .notApplicable: return .notApplicable
    case .wrong(let kind): return .wrong(kind)
    }
  }

  /// A number with its unit behind it: in the indicator's unit, or in that of the column.
  private func worded(
    _ text: String, _ word: String, _ digits: String, _ style: SheetNumberStyle,
    _ indicator: Indicator, factor: Double
  ) -> Outcome {
    var indicator = indicator
    if indicator.unit.isEmpty { indicator.unit = vocabulary.indicator(indicator.id)?.unit ?? "" }
    let applied: Double
    if UnitWord.suits(word, indicator) {
      applied = 1
    } else if let unit = Self.unitsOfFactors[factor], UnitWord.names(word, unit: unit) == true {
      applied = factor
    } else if indicator.unit.isEmpty {
      return .wrong(.text(.unknownUnitWord(text, word: word)))
    } else {
      return .wrong(
        .text(.otherUnit(text, word: word, indicator: indicator.id, unit: indicator.unit)))
    }
    switch number(digits, in: style, indicator, factor: applied) {
    case .value(let value):
      return .noted(
        value, .text(.unitWordDropped(text, word: word, indicator: indicator.id)))
    case let outcome: return outcome
    }
  }

  /// What the numbers of a column are in that is read with a factor.
  private static let unitsOfFactors = [1e-3: "thousand_vnd", 1e-6: "vnd"]

  /// Before the factor, only that it is a number can be checked.
  private func scaledIndicator(_ indicator: Indicator, _ factor: Double) -> Indicator {
    factor == 1 ? indicator : Indicator(id: indicator.id, kind: .number)
  }

  private struct Refusal: Error { var kind: ProblemKind }

  private func decided(
    _ marks: SheetNumberStyle.Marks, _ text: String, _ kind: IndicatorKind
  ) -> Result<SheetNumberStyle, Refusal> {
    if marks.style != .undecided {
      // 1,234.5 in a sheet of decimal commas is refused as a number by the parser below.
      return .success(
        style == .undecided ? marks.style : marks.style == style ? style : marks.style)
    }
    if style != .undecided { return .success(style) }
    let thousands = text.filter(\.isNumber)
    let usesComma = marks.points.isEmpty
    let asDecimal: SheetNumberStyle = usesComma ? .decimalComma : .decimalPoint
    let asThousands: SheetNumberStyle = usesComma ? .decimalPoint : .decimalComma
    // A count has no decimals, and a share is at most 100.
    if kind == .count { return .success(asThousands) }
    if kind == .share { return .success(asDecimal) }
    return .failure(
      Refusal(
        kind: .sheet(
          .ambiguousCell(
            text, asThousands: thousands,
            asDecimal: usesComma ? text.replacing(",", with: ".") : text))))
  }

  /// The text without the marks between thousands, and without spaces.
  private static func withoutThousands(_ text: String, _ style: SheetNumberStyle) -> String {
    let byte = style == .decimalComma ? UInt8(ascii: ".") : UInt8(ascii: ",")
    if !text.utf8.contains(where: { $0 == byte || $0 <= 32 || $0 >= 128 }) { return text }
    let mark: Character = style == .decimalComma ? "." : ","
    var result = text
    result.removeAll { $0 == mark || $0.isWhitespace }
    return result
  }
}
