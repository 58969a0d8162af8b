import Panels

// What is made of a first look at a column, once all columns have been looked at.

extension HeadingColumns {
  mutating func decide(
    _ draft: Draft, _ column: Int, _ heading: [String]
  ) -> SheetColumnRole {
    switch draft {
    case .role(let role):
      if role == .ignored(.unknown) {
        remark(.unknownHeading(heading.joined(separator: " / ")), column, heading)
      }
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
  func holdsAnswers(_ column: Int) -> Bool {
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
  mutating func converted(
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
      remark(
        .unitOfMeasure(unit, indicator: indicator.name, expected: indicator.unit), column, heading)
      return .ignored(.unitOfMeasure)
    }
    if result.factor != 1 {
      remark(
        .converted(unit, indicator: indicator.name, expected: indicator.unit), column, heading)
    }
    return .values(result)
  }

  /// The unit of measure in the heading, or in the line above the table.
  func measureUnit(_ heading: [String]) -> String? {
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

  mutating func remark(_ problem: SheetProblem, _ column: Int, _ heading: [String]) {
    let isSame = remarks.contains { $0.problem == problem && $0.column == column }
    if !isSame {
      remarks.append(
        Remark(problem: problem, column: column, heading: heading.joined(separator: " / ")))
    }
  }

  /// Each part of a row from one column: the unit from the narrowest, the others from the first.
  mutating func settleLabels(_ columns: inout [SheetColumn]) {
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
  mutating func demoteLongColumns(_ columns: inout [SheetColumn]) {
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

  static func isCommune(_ heading: String) -> Bool {
    PlainWords.fold(heading).split(separator: " ").contains { $0 == "xa" || $0 == "commune" }
  }
}
