import Panels

/// What the first rows of a delimited text show of its columns, before all of them are read.
///
/// ```swift
/// let text = try DelimitedText(path: "panel.csv")
/// let survey = TableSurvey(text, indicators: IndicatorCatalogue(sets: []))
/// let numeric = survey.columns.filter(\.isNumeric).map(\.name)
/// ```
public struct TableSurvey {
  /// A column, or in a table with one value a row an indicator.
  public struct Column {
    /// The heading, or the indicator.
    public let name: String
    /// The first cell that is no number and no word for a missing one.
    public fileprivate(set) var textExample: String?
    /// Whether a number has a percent sign behind it.
    public fileprivate(set) var hasPercentSign = false
    fileprivate var numbers = 0
    fileprivate var texts = 0
    fileprivate var marks: DecimalMarkDetector
    /// The position of the column of the values, from 0.
    fileprivate let position: Int

    /// Whether the cells are numbers, or at least half of those that say something.
    public var isNumeric: Bool { texts <= numbers }
  }

  /// The columns in the order of the file; in a table with one value a row the indicators.
  public private(set) var columns: [Column] = []
  private let file: String
  private let headings: [String]

  private static let rowLimit = 2_000

  /// Looks at the first rows of a text.
  ///
  /// - Parameters:
  ///   - text: The text, whose rows are still to come.
  ///   - long: The columns of the indicator and of the value, in a table with one value a row.
  ///   - indicators: The indicators known; their bounds rule readings of numbers out.
  public init(
    _ text: DelimitedText, long: (indicator: String, value: String)? = nil,
    indicators: IndicatorCatalogue
  ) {
    file = text.path
    headings = text.columns
    if let long {
      surveyLong(text, long, indicators)
    } else {
      columns = headings.enumerated().map {
        Column(name: $1, marks: DecimalMarkDetector(indicator: indicators[$1]), position: $0)
      }
      Self.eachRow(of: text) { tokens in
        for (index, field) in tokens.fields.enumerated() where index < columns.count {
          columns[index].feed(tokens.trimmed(field), line: tokens.line)
        }
      }
    }
    askVocabulary(text, long, indicators)
  }

  private mutating func surveyLong(
    _ text: DelimitedText, _ long: (indicator: String, value: String),
    _ indicators: IndicatorCatalogue
  ) {
    guard let name = headings.firstIndex(of: long.indicator),
      let value = headings.firstIndex(of: long.value)
    else { return }
    var positions: [String: Int] = [:]
    Self.eachRow(of: text) { tokens in
      guard tokens.fields.count == headings.count, let id = tokens.text(tokens.fields[name]) else {
        return
      }
      let index = positions[id] ?? columns.count
      if index == columns.count {
        positions[id] = index
        columns.append(
          Column(
            name: id, marks: DecimalMarkDetector(indicator: indicators[id]), position: value))
      }
      columns[index].feed(tokens.trimmed(tokens.fields[value]), line: tokens.line)
    }
  }

  /// Looks again at columns whose cells prove no mark and that no catalogue knows: the words of headings
  /// may say that they count, so that 1.234 is a thousand.
  private mutating func askVocabulary(
    _ text: DelimitedText, _ long: (indicator: String, value: String)?,
    _ indicators: IndicatorCatalogue
  ) {
    var found: [Int: Indicator] = [:]
    for (index, column) in columns.enumerated()
    where column.isNumeric && indicators[column.name] == nil {
      guard case .unclear = column.marks.finding,
        case .measure(.indicator(let indicator), _) = HeadingMatcher().find(
          [column.name], unit: nil)
      else { continue }
      found[index] = indicator
    }
    guard !found.isEmpty else { return }
    for (index, indicator) in found {
      columns[index].marks = DecimalMarkDetector(indicator: indicator)
    }
    let name = long.flatMap { headings.firstIndex(of: $0.indicator) }
    Self.eachRow(of: text) { tokens in
      for index in found.keys {
        let position = columns[index].position
        guard position < tokens.fields.count else { continue }
        if let name,
          name >= tokens.fields.count
            || tokens.text(tokens.fields[name]) != columns[index].name
        {
          continue
        }
        columns[index].marks.feed(tokens.trimmed(tokens.fields[position]), line: tokens.line)
      }
    }
  }

  private static func eachRow(of text: DelimitedText, _ body: (CSVTokenizer) -> Void) {
    text.withFirstRows { tokens in
      var rows = 0
      while rows < rowLimit, tokens.next(), text.holds(tokens) {
        rows += 1
        body(tokens)
      }
    }
  }

  // MARK: The decimal mark

  /// Which decimal mark the numbers of some columns have.
  public enum Mark {
    /// Nothing speaks against the point.
    case point
    /// The numbers can only be read with a comma; a cell that shows it.
    case comma(example: String, plain: String, SourceLocation)
    /// The mark is not clear.
    case refused(Problem)
  }

  /// The decimal mark of the columns that are to be read, which is one for a table.
  ///
  /// - Parameters:
  ///   - names: The columns.
  ///   - areGuessed: Whether nobody said what they hold: then "1.234" alone is doubted, and so are columns
  ///     with different marks, which cells of a declared kind show themselves.
  public func mark(of names: Set<String>, areGuessed: Bool) -> Mark {
    var comma: (column: Column, evidence: DecimalMarkDetector.Evidence)?
    var point: (column: Column, evidence: DecimalMarkDetector.Evidence)?
    var unclear: (column: Column, evidence: DecimalMarkDetector.Evidence)?
    for column in columns where names.contains(column.name) && column.isNumeric {
      switch column.marks.finding {
      case .indifferent: break
      case .proven(.comma, let evidence): comma = comma ?? (column, evidence)
      case .proven(_, let evidence): point = point ?? (column, evidence)
      case .unclear(let evidence): unclear = unclear ?? (column, evidence)
      case .conflict(let commaEvidence, let pointEvidence):
        comma = comma ?? (column, commaEvidence)
        point = point ?? (column, pointEvidence)
      }
    }
    switch (comma, point) {
    case (let comma?, nil):
      let value = Array(comma.evidence.text.utf8).withUnsafeBufferPointer {
        WrittenNumber($0)?.value(decimalMark: .comma)
      }
      return .comma(
        example: comma.evidence.text, plain: DecimalText.text(value ?? .nan), place(comma))
    case (let comma?, let point?) where areGuessed:
      return .refused(
        Problem(
          .text(
            .differentDecimalMarks(
              comma: comma.evidence.text, commaColumn: comma.column.name,
              point: point.evidence.text, pointColumn: point.column.name)),
          at: place(comma)))
    case (nil, nil):
      // Cells with a comma are refused one by one.
      guard areGuessed, let unclear, !unclear.evidence.text.contains(",") else { return .point }
      return .refused(
        Problem(
          .text(.unclearDecimalMark(unclear.evidence.text, count: unclear.evidence.count)),
          at: place(unclear)))
    default: return .point
    }
  }

  private func place(
    _ found: (column: Column, evidence: DecimalMarkDetector.Evidence)
  ) -> SourceLocation {
    SourceLocation(
      file: file, line: found.evidence.line, column: found.column.position + 1,
      columnName: headings[found.column.position])
  }
}

extension TableSurvey.Column {
  fileprivate mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    if bytes.isEmpty { return }
    if Self.isPlainNumber(bytes) {
      numbers += 1
      marks.feed(bytes, line: line)
      return
    }
    if let number = WrittenNumber(bytes), Self.isNumber(number) {
      numbers += 1
      if number.hasPercentSign { hasPercentSign = true }
      marks.feed(bytes, line: line)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let word = CellWord.normal(text)
    let isKnown =
      CellWord.missing.contains(word) || CellWord.notApplicable.contains(word)
      || CellWord.failedFormulas.contains(word) || CellWord.infinite.contains(word)
    if isKnown { return }
    texts += 1
    textExample = textExample ?? text
  }

  /// Whether a text is digits with at most one point between them, as most numbers are.
  private static func isPlainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var points = 0
    for (index, byte) in bytes.enumerated() where byte &- 48 > 9 {
      guard byte == UInt8(ascii: "."), index > 0, index + 1 < bytes.count else { return false }
      points += 1
    }
    return points <= 1
  }

  /// Whether a text is a number with some decimal mark; a unit may follow, another word may not.
  private static func isNumber(_ number: WrittenNumber) -> Bool {
    let hasValue =
      number.value(decimalMark: .point) != nil || number.value(decimalMark: .comma) != nil
    return hasValue && (number.word.isEmpty || UnitWord.names(number.word, unit: "") != nil)
  }
}
