import Panels

/// Decides what each column below a block of headings holds.
struct HeadingColumns {
  let grid: HeadingGrid
  let block: HeadingBlock
  let matcher: HeadingMatcher
  let outline: SheetOutline

  /// Something to be said about a column.
  private struct Remark {
    var problem: SheetProblem
    var column: Int
    var heading: String
  }

  private var remarks: [Remark] = []
  private var isCriteriaSheet = false

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

  // MARK: Headings

  /// The texts above a column, from the top; merged cells once.
  ///
  /// - Parameter filled: Whether an empty cell takes the text to its left, as a merged cell shows it
  ///   whose merge is not known.
  private func stack(_ column: Int, filled: Bool) -> [String] {
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
  private func textToTheLeft(_ index: Int, _ column: Int) -> String? {
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
  private func columnNumbers() -> [Int] {
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

  private func isHidden(_ column: Int) -> Bool {
    outline.hiddenColumns.contains { $0.contains(column) }
  }

  // MARK: Units down

  /// What a first look at a column gives.
  private enum Draft {
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

  private mutating func draft(
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
  private func measureless(_ heading: [String], _ titleMeasure: SheetMeasure?) -> SheetValues? {
    let parts = heading.map { HeadingParts($0, matcher.vocabulary) }
    guard parts.allSatisfy({ $0.rest.isEmpty || isNeutral($0.rest) }),
      parts.contains(where: { $0.year != nil || $0.status != nil || $0.month != nil }),
      !parts.contains(where: { $0.isSeveralYears || $0.isComparison })
    else { return nil }
    return values(titleMeasure, parts)
  }

  /// Words above years that say nothing: "Các năm", "Chia ra", "Năm".
  private func isNeutral(_ rest: String) -> Bool {
    ["nam", "cac nam", "chia ra", "trong do", "theo nam", "chia theo nam", "gia tri", "so lieu"]
      .contains(PlainWords.fold(rest))
  }

  private mutating func draft(of heading: [String], column: Int) -> Draft? {
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

  private func alias(_ heading: [String]) -> HeadingAlias? {
    matcher.alias(of: heading.joined(separator: " / ")) ?? matcher.alias(
      of: heading.joined(separator: " ")) ?? heading.last.flatMap { matcher.alias(of: $0) }
      ?? (heading.count > 1 ? heading.first.flatMap { matcher.alias(of: $0) } : nil)
  }

  private mutating func draft(of alias: HeadingAlias, _ heading: [String]) -> Draft {
    if let role = SheetColumnRole.Kind(rawValue: alias.meaning) { return .role(.label(role)) }
    if alias.meaning == "ignore" { return .role(.ignored(.byRequest)) }
    let parts = heading.map { HeadingParts($0, matcher.vocabulary) }
    guard let indicator = matcher.indicator(alias.meaning, kind: alias.kind) else {
      return .ambiguous([alias.meaning])
    }
    return .values(values(.indicator(indicator), parts))
  }

  private mutating func role(
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
  private func criterionNumber(_ parts: [HeadingParts]) -> Int? {
    guard let last = parts.last, let number = Int(last.rest), (1...19).contains(number),
      parts.dropLast().contains(where: { Self.speaksOfCriteria($0.rest) })
    else { return nil }
    return number
  }

  private static func speaksOfCriteria(_ text: String) -> Bool {
    let plain = " " + PlainWords.fold(text) + " "
    return plain.contains(" tieu chi ") || plain.contains(" tc ") || plain.contains(" criteria ")
  }

  private func values(_ measure: SheetMeasure?, _ parts: [HeadingParts]) -> SheetValues {
    let month = parts.last { $0.month != nil }?.month
    return SheetValues(
      measure: measure, year: parts.last { $0.year != nil }?.year, month: month == 12 ? nil : month,
      status: parts.last { $0.status != nil }?.status ?? .actual)
  }

  private mutating func decide(
    _ draft: Draft, _ column: Int, _ heading: [String]
  ) -> SheetColumnRole {
    switch draft {
    case .role(let role):
      if role == .ignored(.unknown) { remark(.unknownHeading(heading.joined(separator: " / ")), column, heading) }
      return role
    case .values(let values): return converted(values, column, heading)
    case .ambiguous(let names):
      remark(
        .ambiguousHeading(heading.joined(separator: " / "), candidates: names), column, heading)
      return .ignored(.ambiguous)
    case .either(var values, let measure, let criterion, let candidates):
      if isCriteriaSheet || holdsAnswers(column) {
        values.measure = criterion
      } else if let measure {
        values.measure = measure
      } else {
        remark(
          .ambiguousHeading(heading.joined(separator: " / "), candidates: candidates), column,
          heading)
        return .ignored(.ambiguous)
      }
      return converted(values, column, heading)
    }
  }

  /// Whether the first values below are words such as "đạt": then a criterion is meant.
  private func holdsAnswers(_ column: Int) -> Bool {
    var answers = 0
    for index in grid.rows.indices.dropFirst(block.firstData).prefix(60) {
      switch grid.value(index, column) {
      case .text(let text):
        if SheetNumberStyle.Marks(text) != nil { return false }
        if matcher.vocabulary.answers.answer(text) != nil { answers += 1 }
      case .boolean: answers += 1
      case .number, .date: return false
      case .error, nil: continue
      }
    }
    return answers > 0
  }

  /// The description with the factor of its unit of measure; refused where the unit does not fit.
  private mutating func converted(
    _ values: SheetValues, _ column: Int, _ heading: [String]
  ) -> SheetColumnRole {
    guard case .indicator(let indicator) = values.measure,
      indicator.unit == "million_vnd_per_person_per_year",
      let unit = measureUnit(heading)
    else { return .values(values) }
    var result = values
    switch unit {
    case indicator.unit: break
    case "thousand_vnd": result.factor = 1e-3
    case "vnd": result.factor = 1e-6
    default:
      remark(.unitOfMeasure(unit, indicator: indicator.name, expected: indicator.unit), column, heading)
      return .ignored(.unitOfMeasure)
    }
    if result.factor != 1 {
      remark(
        .converted(unit, indicator: indicator.name, expected: indicator.unit), column, heading)
    }
    return .values(result)
  }

  /// The unit of measure in the heading, or in the line above the table.
  private func measureUnit(_ heading: [String]) -> String? {
    let parts = heading.map { HeadingParts($0, matcher.vocabulary) }
    if let unit = parts.last(where: { $0.measureUnit != nil })?.measureUnit { return unit }
    for row in grid.rows[..<block.rows.lowerBound] {
      for cell in row.cells {
        guard let text = cell.value.headingText else { continue }
        let plain = PlainWords.fold(text)
        guard plain.hasPrefix("dvt") || plain.hasPrefix("don vi tinh") else { continue }
        let tail = text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        if let unit = matcher.vocabulary.measureUnits.first(tail) { return unit }
      }
    }
    return nil
  }

  private mutating func remark(_ problem: SheetProblem, _ column: Int, _ heading: [String]) {
    let isSame = remarks.contains { $0.problem == problem && $0.column == column }
    if !isSame {
      remarks.append(
        Remark(problem: problem, column: column, heading: heading.joined(separator: " / ")))
    }
  }

  /// Each part of a row from one column: the unit from the narrowest, the others from the first.
  private mutating func settleLabels(_ columns: inout [SheetColumn]) {
    var seen: [SheetColumnRole.Kind: Int] = [:]
    for index in columns.indices {
      guard case .label(let kind) = columns[index].role else { continue }
      guard let first = seen[kind] else {
        seen[kind] = index
        continue
      }
      let isNarrower =
        kind == .unitName && Self.isCommune(columns[index].title)
        && !Self.isCommune(columns[first].title)
      columns[isNarrower ? first : index].role = .ignored(.repeated)
      if isNarrower { seen[kind] = index }
    }
    if seen[.unitName] == nil, seen[.unitCode] == nil {
      // A table of districts or provinces: they are the units then.
      for kind in [SheetColumnRole.Kind.district, .province] {
        guard let index = seen[kind] else { continue }
        columns[index].role = .label(.unitName)
        break
      }
    }
    if seen[.unitName] == nil,
      let index = columns.firstIndex(where: { $0.column == block.labelColumn }),
      columns[index].role == .ignored(.unknown)
    {
      columns[index].role = .label(.unitName)
      remarks.removeAll { $0.column == block.labelColumn }
    }
    demoteLongColumns(&columns)
  }

  /// "Thực hiện" or "Kết quả" holds values only where the row names the indicator, or the title.
  private mutating func demoteLongColumns(_ columns: inout [SheetColumn]) {
    let hasIndicator = columns.contains { $0.role == .label(.indicator) }
    for index in columns.indices where columns[index].role == .label(.value) {
      let parts = columns[index].heading.map { HeadingParts($0, matcher.vocabulary) }
      if hasIndicator {
        columns[index].role = .values(values(nil, parts))
      } else {
        columns[index].role = .ignored(.unknown)
        remark(.unknownHeading(columns[index].title), columns[index].column, columns[index].heading)
      }
    }
  }

  private static func isCommune(_ heading: String) -> Bool {
    PlainWords.fold(heading).split(separator: " ").contains { $0 == "xa" || $0 == "commune" }
  }

  // MARK: Units across

  /// The columns of a sheet whose columns are units.
  mutating func recogniseAcross(titleMeasure: SheetMeasure?) -> [SheetColumn] {
    var columns: [SheetColumn] = []
    var hasIndicator = false
    for column in columnNumbers() {
      let heading = stack(column, filled: true)
      guard let leaf = heading.last else { continue }
      var role = SheetColumnRole.ignored(.unknown)
      if heading.count == 1, let found = matcher.role(of: leaf)?.role {
        role = found == .total ? .ignored(.total) : .label(found)
        hasIndicator = hasIndicator || found == .indicator
      } else if column > block.labelColumn {
        role = across(heading, hasIndicator: hasIndicator, titleMeasure)
      }
      columns.append(
        SheetColumn(column: column, heading: heading, role: role, isHidden: isHidden(column)))
    }
    return columns
  }

  private func across(
    _ heading: [String], hasIndicator: Bool, _ titleMeasure: SheetMeasure?
  ) -> SheetColumnRole {
    guard let name = heading.last else { return .ignored(.unknown) }
    let parts = heading.dropLast().map { HeadingParts($0, matcher.vocabulary) }
    let label = matcher.vocabulary.rowWords.label(of: name)
    if case .total = label { return .ignored(.total) }
    var measure = hasIndicator ? nil : titleMeasure
    let unit = parts.last { $0.measureUnit != nil }?.measureUnit
    if case .measure(let found, _) = matcher.find(parts.map(\.rest), unit: unit) { measure = found }
    var result = values(measure, parts)
    result.unit = name
    return .values(result)
  }
}
