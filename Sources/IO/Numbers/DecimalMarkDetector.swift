import Panels

/// Finds out from the cells of one column which decimal mark it uses.
///
/// "93,5" and "1.234.567" prove the comma, "0.5" and "1,234.5" the point; "1.234" proves nothing
/// unless only one of its readings is possible for the indicator: no household count is 1.234.
struct DecimalMarkDetector {
  /// What the cells prove.
  enum Finding: Hashable {
    /// No cell has a mark: every reading is the same.
    case indifferent
    /// All cells that prove something prove this mark; the first of them stands as evidence.
    case proven(DecimalMark, evidence: Evidence)
    /// Cells can be read in two ways and none proves a mark.
    case unclear(Evidence)
    /// Some cells prove the comma and others the point.
    case conflict(comma: Evidence, point: Evidence)
  }

  /// Cells of one sort: the first of them, and how many there are.
  struct Evidence: Hashable {
    /// The first cell's text.
    var text: String
    /// The first cell's line.
    var line: Int
    /// How many cells there are.
    var count: Int
  }

  private let indicator: Indicator?
  private var comma: Evidence?
  private var point: Evidence?
  private var ambiguous: Evidence?

  /// Prepares for a column; the bounds of its indicator rule readings out.
  init(indicator: Indicator? = nil) { self.indicator = indicator }

  /// Looks at a cell.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    feed(bytes, line: line, indicator: indicator)
  }

  /// Looks at a cell of a column in which each row has an indicator of its own.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, indicator: Indicator?) {
    if let mark = Self.plainMark(of: bytes) {
      if mark == .comma { note(bytes, line, in: &comma) } else { note(bytes, line, in: &point) }
      return
    }
    guard bytes.contains(where: { $0 == 0x2C || $0 == 0x2E || $0 == 0xEF }),
      let number = WrittenNumber(bytes), number.hasMark
    else { return }
    let readings = NumberReadings(number, indicator: indicator)
    switch (readings.comma, readings.point) {
    case (nil, nil): break
    case (_?, nil): note(bytes, line, in: &comma)
    case (nil, _?): note(bytes, line, in: &point)
    case (let comma?, let point?):
      if comma != point { note(bytes, line, in: &ambiguous) }
    }
  }

  /// The one mark of a number of nothing but digits around it, when it can only be decimal.
  private static func plainMark(of bytes: UnsafeBufferPointer<UInt8>) -> DecimalMark? {
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var position: Int?
    for index in start..<bytes.count where bytes[index] &- 48 > 9 {
      guard position == nil, bytes[index] == 0x2C || bytes[index] == 0x2E else { return nil }
      position = index
    }
    guard let position, position > start, position + 1 < bytes.count else { return nil }
    let isGroup =
      bytes.count - position == 4 && position - start <= 3 && bytes[start] != UInt8(ascii: "0")
    return isGroup ? nil : bytes[position] == 0x2C ? .comma : .point
  }

  /// Looks at a cell.
  mutating func feed(_ text: String, line: Int) {
    var text = text
    text.withUTF8 { feed($0, line: line) }
  }

  private func note(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, in evidence: inout Evidence?
  ) {
    if evidence == nil {
      evidence = Evidence(text: String(decoding: bytes, as: UTF8.self), line: line, count: 0)
    }
    evidence?.count += 1
  }

  /// What the cells fed so far prove.
  var finding: Finding {
    switch (comma, point) {
    case (let comma?, let point?): .conflict(comma: comma, point: point)
    case (let comma?, nil): .proven(.comma, evidence: comma)
    case (nil, let point?): .proven(.point, evidence: point)
    case (nil, nil): ambiguous.map { .unclear($0) } ?? .indifferent
    }
  }

  /// The mark to read the column with: the one proven, else automatic, under which a cell that can
  /// be read in two ways is refused.
  var mark: DecimalMark {
    if case .proven(let mark, _) = finding { return mark }
    return .automatic
  }

  /// What is to be said about the column, with the place of its first doubtful cell.
  func problem(file: String, sheet: String? = nil, column: Int, columnName: String) -> Problem? {
    let place = { (line: Int) in
      SourceLocation(
        file: file, sheet: sheet, line: line, column: column, columnName: columnName)
    }
    switch finding {
    case .indifferent, .proven: return nil
    case .unclear(let example):
      return Problem(
        .text(.unclearDecimalMark(example.text, count: example.count)), at: place(example.line))
    case .conflict(let comma, let point):
      let rarer = comma.count < point.count ? comma : point
      return Problem(
        .text(
          .conflictingDecimalMarks(
            comma: comma.text, commaCount: comma.count, point: point.text, pointCount: point.count)),
        at: place(rarer.line))
    }
  }
}

/// What a number means with each decimal mark, as far as the indicator allows it.
struct NumberReadings {
  /// The value with a decimal comma.
  var comma: Double?
  /// The value with a decimal point.
  var point: Double?

  init(_ number: WrittenNumber, indicator: Indicator?) {
    comma = number.value(decimalMark: .comma)
    point = number.value(decimalMark: .point)
    guard let indicator, let comma, let point, comma != point else { return }
    let isCommaPossible = indicator.admits(comma)
    if isCommaPossible != indicator.admits(point) {
      if isCommaPossible { self.point = nil } else { self.comma = nil }
    }
  }
}

extension Indicator {
  /// Whether a value is within the bounds of the kind and the indicator's own limit.
  func admits(_ value: Double) -> Bool { kind.allows(value) && value <= limit ?? .infinity }
}
