import Panels

/// Decides what each column below a block of headings holds.
struct HeadingColumns {
  let grid: HeadingGrid
  let block: HeadingBlock
  let matcher: HeadingMatcher
  let outline: SheetOutline

  /// Something to be said about a column.
  struct Remark {
    var problem: SheetProblem
    var column: Int
    var heading: String
  }

  var remarks: [Remark] = []
  var isCriteriaSheet = false

  init(
    grid: HeadingGrid, block: HeadingBlock, matcher: HeadingMatcher, outline: SheetOutline
  ) {
    self.grid = grid
    self.block = block
    self.matcher = matcher
    self.outline = outline
  }

  /// What was found, at the columns' headings.
  func problems(path: String, sheet: String?) -> ProblemLog {
    var log = ProblemLog()
    for remark in remarks {
      log.add(
        .sheet(remark.problem),
        at: SourceLocation(
          file: path, sheet: sheet, line: grid.rows[block.rows.upperBound].number,
          column: remark.column, columnName: remark.heading))
    }
    return log
  }

  /// The texts above a column, from the top; merged cells once.
  ///
  /// - Parameter filled: Whether an empty cell takes the text to its left, as a merged cell shows it
  ///   whose merge is not known.
  func stack(_ column: Int, filled: Bool) -> [String] {
    var texts: [String] = []
    var lastMerge: CellRange?
    for index in block.rows {
      var text = grid.text(index, column)
      if let merge = grid.merge(row: grid.rows[index].number, column: column) {
        if merge == lastMerge { continue }
        lastMerge = merge
        text = grid.index(ofRow: merge.rows.lowerBound).flatMap {
          grid.text($0, merge.columns.lowerBound)
        }
      } else if text == nil, filled, index < block.rows.upperBound {
        text = textToTheLeft(index, column)
      }
      if let text = text?.trimmingSpaces, texts.last != text { texts.append(text) }
    }
    return texts
  }

  /// The nearest text to the left in a row, unless it heads a column of its own.
  func textToTheLeft(_ index: Int, _ column: Int) -> String? {
    let hasBelow = (index + 1...block.rows.upperBound).contains { grid.text($0, column) != nil }
    guard hasBelow else { return nil }
    for left in stride(from: column - 1, to: block.labelColumn, by: -1) {
      guard let text = grid.text(index, left) else { continue }
      let headsBelow = (index + 1...block.rows.upperBound).contains { grid.text($0, left) != nil }
      return headsBelow && matcher.role(of: text).map { $0.role != .note } ?? true ? text : nil
    }
    return nil
  }

  /// The columns with a heading or, below, with anything.
  func columnNumbers() -> [Int] {
    var found = Set<Int>()
    for index in block.rows {
      for cell in grid.rows[index].cells { found.insert(cell.column) }
    }
    for index in block.rows {
      for column in 1...max(1, grid.lastColumn)
      where grid.merge(row: grid.rows[index].number, column: column) != nil {
        found.insert(column)
      }
    }
    return found.sorted()
  }

  func isHidden(_ column: Int) -> Bool {
    outline.hiddenColumns.contains { $0.contains(column) }
  }

  /// What a first look at a column gives.
  enum Draft {
    case role(SheetColumnRole)
    case values(SheetValues)
    case either(SheetValues, measure: SheetMeasure?, criterion: SheetMeasure, [String])
    case ambiguous([String])
  }

  /// The columns of a sheet whose rows are units.
  mutating func recognise(titleMeasure: SheetMeasure?) -> [SheetColumn] {
    var drafts: [(column: Int, heading: [String], draft: Draft)] = []
    for column in columnNumbers() {
      let strict = stack(column, filled: false)
      if let (heading, draft) = draft(column, strict, titleMeasure) {
        drafts.append((column, heading, draft))
      }
    }
    let criteria = drafts.count { draft in
      if case .values(let values) = draft.draft, case .criterion = values.measure { return true }
      return false
    }
    isCriteriaSheet = criteria >= 5
    var columns = drafts.map { column, heading, draft in
      SheetColumn(
        column: column, heading: heading, role: decide(draft, column, heading),
        isHidden: isHidden(column))
    }
    settleLabels(&columns)
    return columns
  }

  mutating func draft(
    _ column: Int, _ strict: [String], _ titleMeasure: SheetMeasure?
  ) -> ([String], Draft)? {
    let filled = stack(column, filled: true)
    guard !filled.isEmpty else { return nil }
    // Words for how much, and years, need the heading above them, merged or not.
    let leaf = HeadingParts(strict.last ?? "", matcher.vocabulary)
    let order =
      filled != strict && matcher.isQuantityOnly(leaf.rest) ? [filled, strict] : [strict, filled]
    for heading in order {
      if let draft = draft(of: heading, column: column) { return (heading, draft) }
    }
    if let values = measureless(filled, titleMeasure) { return (filled, .values(values)) }
    return (strict.isEmpty ? filled : strict, .role(.ignored(.unknown)))
  }

  /// A heading that names a year or how firm a value is, and no indicator: the row or title has it.
  func measureless(_ heading: [String], _ titleMeasure: SheetMeasure?) -> SheetValues? {
    let parts = heading.map { HeadingParts($0, matcher.vocabulary) }
    guard parts.allSatisfy({ $0.rest.isEmpty || isNeutral($0.rest) }),
      parts.contains(where: { $0.year != nil || $0.status != nil || $0.month != nil }),
      !parts.contains(where: { $0.isSeveralYears || $0.isComparison })
    else { return nil }
    return values(titleMeasure, parts)
  }

  /// Words above years that say nothing: "Các năm", "Chia ra", "Năm".
  func isNeutral(_ rest: String) -> Bool {
    ["nam", "cac nam", "chia ra", "trong do", "theo nam", "chia theo nam", "gia tri", "so lieu"]
      .contains(PlainWords.fold(rest))
  }

  mutating func draft(of heading: [String], column: Int) -> Draft? {
    guard let leaf = heading.last else { return nil }
    if let alias = alias(heading) { return draft(of: alias, heading) }
    let parts = heading.map { HeadingParts($0, matcher.vocabulary) }
    if let role = role(of: heading, parts, column) { return .role(role) }
    if let declared = matcher.declared(leaf) ?? matcher.declared(heading.joined(separator: " ")) {
      return .values(values(.indicator(declared), parts))
    }
    if let last = parts.last, last.isComparison { return .role(.ignored(.comparison)) }
    if parts.contains(where: \.isSeveralYears) { return .role(.ignored(.severalYears)) }
    if let number = criterionNumber(parts) {
      guard case .measure(let measure, _) = matcher.criterion(number) else { return nil }
      return .values(values(measure, parts))
    }
    let unit = parts.last { $0.measureUnit != nil }?.measureUnit
    switch matcher.find(parts.map(\.rest), unit: unit) {
    case .none: return nil
    case .ambiguous(let names): return .ambiguous(names)
    case .measure(let measure, let tolerantName):
      if let tolerantName { remark(.tolerantHeading(leaf, name: tolerantName), column, heading) }
      return .values(values(measure, parts))
    case .either(let measure, let criterion, let candidates, let tolerantName):
      if let tolerantName { remark(.tolerantHeading(leaf, name: tolerantName), column, heading) }
      if parts.dropLast().contains(where: { Self.speaksOfCriteria($0.rest) }) {
        return .values(values(criterion, parts))
      }
      return .either(values(measure, parts), measure: measure, criterion: criterion, candidates)
    }
  }

  func alias(_ heading: [String]) -> HeadingAlias? {
    matcher.alias(of: heading.joined(separator: " / ")) ?? matcher.alias(
      of: heading.joined(separator: " ")) ?? heading.last.flatMap { matcher.alias(of: $0) }
      ?? (heading.count > 1 ? heading.first.flatMap { matcher.alias(of: $0) } : nil)
  }

  mutating func draft(of alias: HeadingAlias, _ heading: [String]) -> Draft {
    if let role = SheetColumnRole.Kind(rawValue: alias.meaning) { return .role(.label(role)) }
    if alias.meaning == "ignore" { return .role(.ignored(.byRequest)) }
    let parts = heading.map { HeadingParts($0, matcher.vocabulary) }
    guard let indicator = matcher.indicator(alias.meaning, kind: alias.kind) else {
      return .ambiguous([alias.meaning])
    }
    return .values(values(.indicator(indicator), parts))
  }

  mutating func role(
    of heading: [String], _ parts: [HeadingParts], _ column: Int
  ) -> SheetColumnRole? {
    guard let leaf = heading.last, let found = matcher.role(of: leaf) else { return nil }
    let isWhole = heading.count == 1
    switch found.role {
    case .unitName, .unitCode, .district, .province, .runningNumber, .note, .measureUnit, .source:
      break
    case .total, .year, .period, .month, .status, .indicator, .value:
      if !isWhole { return nil }
    }
    if found.role == .total { return .ignored(.total) }
    if let name = found.tolerantName {
      remark(.tolerantHeading(leaf, name: name), column, heading)
    }
    return .label(found.role)
  }

  /// The number of a criterion below "Tiêu chí": 1 to 19.
  func criterionNumber(_ parts: [HeadingParts]) -> Int? {
    guard let last = parts.last, let number = Int(last.rest), (1...19).contains(number),
      parts.dropLast().contains(where: { Self.speaksOfCriteria($0.rest) })
    else { return nil }
    return number
  }

  static func speaksOfCriteria(_ text: String) -> Bool {
    let plain = " " + PlainWords.fold(text) + " "
    return plain.contains(" tieu chi ") || plain.contains(" tc ") || plain.contains(" criteria ")
  }

  func values(_ measure: SheetMeasure?, _ parts: [HeadingParts]) -> SheetValues {
    let month = parts.last { $0.month != nil }?.month
    return SheetValues(
      measure: measure, year: parts.last { $0.year != nil }?.year, month: month == 12 ? nil : month,
      status: parts.last { $0.status != nil }?.status ?? .actual)
  }
}
