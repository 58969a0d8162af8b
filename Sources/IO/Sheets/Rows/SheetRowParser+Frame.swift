import Panels

// What all the values of a row share: the unit, the year, the indicator.

extension SheetRowParser {
  func gather(_ row: SheetRow, into parts: inout RowParts) {
    for cell in row.cells {
      if parts.firstText.isEmpty, case .text(let text) = cell.value { parts.firstText = text }
      guard cell.column < plans.count else {
        parts.columnBeyond = cell.column
        continue
      }
      switch plans[cell.column] {
      case .none: parts.isBesideHeadings = true
      case .ignored: continue
      case .value: parts.filledValues += 1
      case .label(let kind): Self.take(cell.value, kind, into: &parts)
      }
    }
  }

  static func take(
    _ value: SheetValue, _ kind: SheetColumnRole.Kind, into parts: inout RowParts
  ) {
    switch kind {
    case .year, .period: parts.year = value
    case .month: parts.month = value
    case .runningNumber:
      parts.running = (value.headingText ?? "").trimmingSpaces
      if !parts.running.isEmpty {
        parts.isRunningText = !parts.hasArabicNumber && !parts.hasGroupNumber
      }
    case .unitName: parts.name = name(value, &parts)
    case .unitCode: parts.code = code(text(value))
    case .district: parts.district = SheetUnits.tidy(name(value, &parts))
    case .province: parts.province = SheetUnits.tidy(name(value, &parts))
    case .indicator: parts.indicator = text(value)
    case .status: parts.status = text(value)
    case .value, .measureUnit, .note, .source, .total: break
    }
  }

  static func text(_ value: SheetValue) -> String {
    if case .text(let text) = value { return text }
    return value.headingText ?? ""
  }

  /// A name as it stands, kept among those with marks that nobody sees if it has some.
  private static func name(_ value: SheetValue, _ parts: inout RowParts) -> String {
    let name = text(value)
    if !name.unseenMarks.isEmpty { parts.markedNames.append(name) }
    return name
  }

  /// A code without spaces around it, and without marks around it that nobody sees.
  private static func code(_ text: String) -> String {
    let code = text.trimmingSpaces
    guard !code.unseenMarks.isEmpty else { return code }
    let seen = code.withoutUnseenMarks.trimmingSpaces
    return code.contains(seen) ? seen : code
  }

  /// A cell inside a vertical merge holds what its first row holds.
  func fillFromMerge(_ row: SheetRow, _ parts: inout RowParts) {
    for (column, ranges) in merged where column < plans.count {
      guard case .label(let kind) = plans[column],
        ranges.contains(where: { $0.contains(row.number) && $0.lowerBound < row.number })
      else { continue }
      switch kind {
      case .unitName where parts.name.isEmpty:
        parts.name = last.name
        if parts.code.isEmpty { parts.code = last.code }
      case .year, .period: parts.year = parts.year ?? last.year
      case .indicator where parts.indicator.isEmpty: parts.indicator = last.indicator
      default: continue
      }
    }
  }

  mutating func readNameless(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) {
    if hasRowKeys, layout.shape == .unitsDown, !last.name.isEmpty || !last.code.isEmpty {
      var filled = parts
      filled.name = last.name
      filled.code = last.code
      filledDown.add(row.number)
      readData(filled, row, into: &account)
      return
    }
    if refusesExtraFields(parts, row, into: &account) { return }
    refuse(row, .sheet(.namelessRow), column: layout.column(.unitName), into: &account)
  }

  /// Refuses a row; its filled value cells count as refused.
  mutating func refuse(
    _ row: SheetRow, _ problem: ProblemKind, column: Int?, into account: inout SheetAccount
  ) {
    let found = layout.columns.first { $0.column == column }
    refuse(row, problem, at: location(row.number, found), into: &account)
  }

  mutating func refuse(
    _ row: SheetRow, _ problem: ProblemKind?, at place: SourceLocation,
    into account: inout SheetAccount
  ) {
    for cell in row.cells where cell.column < plans.count {
      guard case .value = plans[cell.column] else { continue }
      counts.read += 1
      counts.refused += 1
    }
    if let problem { account.log.add(problem, at: place) }
  }

  mutating func readData(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) {
    if refusesExtraFields(parts, row, into: &account) { return }
    if parts.columnBeyond > 0 || parts.isBesideHeadings { noteWithoutHeading(row) }
    let names = [parts.name, parts.code, parts.district, parts.province]
    if let name = names.first(where: \.hasControlCharacters) {
      refuse(row, .controlCharacter(name), column: nameColumn?.column, into: &account)
      return
    }
    if !parts.code.unseenMarks.isEmpty {
      refuse(row, .controlCharacter(parts.code), column: layout.column(.unitCode), into: &account)
      return
    }
    for name in parts.markedNames where namesWithMarks.insert(name).inserted {
      account.log.add(
        .text(.unseenMarks(name: SheetUnits.tidy(name), marks: name.unseenMarks)),
        at: location(row.number, nameColumn))
    }
    guard let frame = frame(parts, row, into: &account) else { return }
    if row.isHidden { hidden.add(row.number) }
    if layout.shape == .unitsDown {
      let key = RowKey(
        unit: frame.unit, year: Int32(frame.year ?? -1) &* 16 &+ Int32(frame.month ?? 0),
        indicator: Int32(frame.indicator))
      let values = row.cells.filter { cell in
        guard cell.column < plans.count, case .value = plans[cell.column] else { return false }
        return true
      }.map(\.value).hashValue
      if let first = firstRows[key] {
        refuseAgain(row, frame, first.row, isCopy: values == first.values, into: &account)
        return
      }
      firstRows[key] = (Int32(row.number), values)
    }
    last = parts
    counts.dataRows += 1
    let before = account.observations.count
    readValues(row, frame, into: &account)
    if samples.count < 5 { sample(row, frame, from: before, account) }
  }

  /// Refuses a row of a unit and year that were there before. Where no column names communes it is told once: each row
  /// of a district is one of its communes then.
  private mutating func refuseAgain(
    _ row: SheetRow, _ frame: Frame, _ first: Int32, isCopy: Bool,
    into account: inout SheetAccount
  ) {
    let unit = account.units.units[Int(frame.unit)]
    let heading = nameColumn?.heading.last ?? ""
    guard let role = matcher.role(of: heading)?.role, role == .district || role == .province else {
      let place = [unit.district, unit.province].compactMap { $0 }.joined(separator: ", ")
      let problem = SheetProblem.repeatedUnit(
        unit.name, place: place, year: frame.year, firstRow: Int(first), isCopy: isCopy)
      refuse(row, .sheet(problem), column: nameColumn?.column, into: &account)
      return
    }
    let problem = SheetProblem.placesAsUnits(
      heading: heading, name: unit.name, firstRow: Int(first))
    refuse(
      row, hasToldPlaces ? nil : .sheet(problem), at: location(row.number, nameColumn),
      into: &account)
    hasToldPlaces = true
  }

  /// Refuses a row of a text table with more fields than headings: a comma may have cut a number.
  mutating func refusesExtraFields(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) -> Bool {
    guard isTextTable, parts.columnBeyond > 0 else { return false }
    refuse(
      row, .sheet(.extraFields(filled: parts.columnBeyond, headings: plans.count - 1)),
      at: SourceLocation(file: path, line: row.number, column: parts.columnBeyond),
      into: &account)
    return true
  }

  /// Counts the filled cells of a row in columns without a heading, but not running numbers.
  mutating func noteWithoutHeading(_ row: SheetRow) {
    for cell in row.cells {
      if cell.column < plans.count {
        guard case .none = plans[cell.column] else { continue }
      }
      var parts = RowParts()
      parts.running = cell.value.headingText?.trimmingSpaces ?? ""
      let isRunning = parts.hasArabicNumber || parts.hasGroupNumber
      if parts.running.isEmpty || (isRunning && cell.column < nameColumn?.column ?? 0) { continue }
      let known = withoutHeading[cell.column] ?? (0, row.number)
      withoutHeading[cell.column] = (known.count + 1, known.firstRow)
    }
  }

  mutating func frame(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) -> Frame? {
    var frame = Frame(unit: -1, status: .actual, indicator: -1)
    if hasIndicatorColumn {
      guard let number = rowIndicator(parts, row, into: &account) else { return nil }
      frame.indicator = number
      frame.month = indicators[number].month
      frame.year = indicators[number].year
      frame.status = indicators[number].status
    }
    if hasYearColumn, let value = parts.year ?? last.year {
      if parts.year == nil { filledDown.add(row.number) }
      guard let (year, month) = year(value) else {
        refuse(
          row, .notAYear(value.headingText ?? "?"),
          column: layout.column(.year) ?? layout.column(.period), into: &account)
        return nil
      }
      frame.year = year
      frame.month = frame.month ?? month
    }
    if let month = parts.month?.headingText, let number = Int(month), (1...11).contains(number) {
      frame.month = number
    }
    if !parts.status.isEmpty {
      frame.status = matcher.vocabulary.statuses.first(parts.status) ?? frame.status
    }
    if layout.shape == .unitsDown { frame.unit = unit(parts, row, into: &account) }
    return frame
  }

  mutating func unit(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) -> Int32 {
    var isSamePlace = place >= 0
    if !parts.district.isEmpty, parts.district != district {
      district = parts.district
      isSamePlace = false
    }
    if !parts.province.isEmpty, parts.province != province {
      province = parts.province
      isSamePlace = false
    }
    if !isSamePlace {
      place = account.units.place(SheetUnits.Place(district: district, province: province))
    }
    return account.units.unit(
      name: parts.name.isEmpty ? parts.code : parts.name, code: parts.code, place: place,
      at: location(row.number, nameColumn))
  }

  mutating func year(_ value: SheetValue) -> (Int, Int?)? {
    switch value {
    case .number(let number, _):
      guard let year = Int(exactly: number), (1900...2200).contains(year) else { return nil }
      return (year, nil)
    case .date(let date): return (date.year, date.month == 12 ? nil : date.month)
    case .text(let text):
      let known = years[text]
      let found: (year: Int?, month: Int?)
      if let known {
        found = known
      } else {
        let parts = HeadingParts(text, matcher.vocabulary)
        found = (parts.rest.isEmpty ? parts.year : nil, parts.month == 12 ? nil : parts.month)
        years[text] = found
      }
      return found.year.map { ($0, found.month) }
    case .boolean, .error: return nil
    }
  }

  mutating func rowIndicator(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) -> Int? {
    if let known = indicatorNumbers[parts.indicator] {
      if known >= 0 { return known }
      setAside(.notes, row, parts.indicator)
      return nil
    }
    let heading = HeadingParts(parts.indicator, matcher.vocabulary)
    var found: SheetMeasure?
    var problem: SheetProblem?
    if let declared = declared(parts.indicator) {
      found = .indicator(declared)
    } else {
      switch matcher.find([heading.rest], unit: heading.measureUnit) {
      case .measure(let measure, let tolerantName):
        found = measure
        if let tolerantName { problem = .tolerantHeading(parts.indicator, name: tolerantName) }
      case .either(let measure, _, let candidates, let tolerantName):
        found = measure
        if let tolerantName { problem = .tolerantHeading(parts.indicator, name: tolerantName) }
        if measure == nil {
          problem = .ambiguousHeading(parts.indicator, candidates: candidates)
        }
      case .ambiguous(let names):
        problem = .ambiguousHeading(parts.indicator, candidates: names)
      case .none:
        if parts.filledValues > 0 { problem = .unknownHeading(parts.indicator) }
      }
    }
    if let problem {
      let column = layout.columns.first { $0.role == .label(.indicator) }
      account.log.add(.sheet(problem), at: location(row.number, column))
    }
    guard let found else {
      indicatorNumbers[parts.indicator] = -1
      setAside(.notes, row, parts.indicator)
      return nil
    }
    indicatorNumbers[parts.indicator] = indicators.count
    indicators.append(
      RowIndicator(
        measure: found, year: heading.year, month: heading.month == 12 ? nil : heading.month,
        status: heading.status ?? .actual))
    return indicators.count - 1
  }

  func declared(_ text: String) -> Indicator? {
    if let alias = matcher.alias(of: text) {
      return matcher.indicator(alias.meaning, kind: alias.kind)
    }
    return matcher.declared(text)
  }
}
