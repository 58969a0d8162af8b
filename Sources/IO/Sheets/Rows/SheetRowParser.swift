import Panels

/// Streams the rows of a sheet through its layout.
///
/// Memory grows with the values kept, not with the rows read; each text is looked at once.
struct SheetRowParser {
  /// What became of the rows that are no data, for the preview.
  struct Aside {
    var rows = RowNumbers()
    var examples: [String] = []
  }

  private enum Plan {
    case none
    case label(SheetColumnRole.Kind)
    case value(Int)
  }

  /// What a value column adds to its values, and what it has seen.
  private struct ValueColumn {
    var column: SheetColumn
    var values: SheetValues
    var unit: Int32 = -1
    // The series of each year, so that a row looks nothing else up.
    var seriesOfYear: [Int: Int16] = [:]
    var lastKey = Int.min
    var year: Int16 = 0
    var series: Int16 = -1
    var indicator: Indicator
    /// By what a number is multiplied.
    var factor = 1.0
    var marks = 0
    var otherAnswers = 0
    var blanks = 0
    var greatest = -Double.infinity
    var count = 0
    var hasPercent = false

    /// Into the unit of measure, or from fractions to per cent.
    mutating func updateFactor(_ fractions: Set<String>) {
      factor = values.factor
      if indicator.kind == .share, fractions.contains(indicator.id) { factor = 100 }
    }
  }

  /// What the name of an indicator in a row means.
  private struct RowIndicator {
    var measure: SheetMeasure?
    var year: Int?
    var month: Int?
    var status: SheetSeries.Status
  }

  /// The frame of a row: what all its cells share.
  private struct Frame {
    var unit: Int32
    var year: Int?
    var month: Int?
    var status: SheetSeries.Status
    var indicator: Int
  }

  private struct RowKey: Hashable {
    var unit: Int32
    var year: Int32
    var indicator: Int32
  }

  let layout: SheetLayout
  private let outline: SheetOutline
  private let path: String
  private let sheet: Int16
  private let matcher: HeadingMatcher
  private let options: SheetOptions
  private let sets: [CriteriaSet]
  private var plans: [Plan]
  private var values: [ValueColumn] = []
  private var classifier: RowClassifier
  private var cells: SheetCellReader
  private var totals: TotalsCheck
  private let checksTotals: Bool
  private let nameColumn: SheetColumn?
  private let hasIndicatorColumn: Bool
  private let hasYearColumn: Bool
  private let hasRowKeys: Bool
  private(set) var aside: [SheetProblem.RowReason: Aside] = [:]
  private var hidden = RowNumbers()
  private var filledDown = RowNumbers()
  private var firstRows: [RowKey: Int32] = [:]
  private var indicators: [RowIndicator] = []
  private var indicatorNumbers: [String: Int] = [:]
  private var years: [String: (year: Int?, month: Int?)] = [:]
  private var district: String?
  private var province: String?
  /// The number of the district and province; negative when they have changed.
  private var place: Int32 = -1
  private var last = RowParts()
  private var belowSecondTable = 0
  private var secondTableRow: Int?
  private let merged: [Int: [ClosedRange<Int>]]
  private(set) var counts = SheetCounts()
  private(set) var samples: [SheetPreview.Row] = []

  init(
    layout: SheetLayout, sample: [SheetRow], outline: SheetOutline, path: String, sheet: Int,
    matcher: HeadingMatcher, options: SheetOptions, sets: [CriteriaSet]
  ) {
    self.layout = layout
    self.outline = outline
    self.path = path
    self.sheet = Int16(truncatingIfNeeded: sheet)
    self.matcher = matcher
    self.options = options
    self.sets = sets
    var plans = Array(repeating: Plan.none, count: (layout.columns.map(\.column).max() ?? 0) + 1)
    for column in layout.columns {
      switch column.role {
      case .label(let kind): plans[column.column] = .label(kind)
      case .values(let content):
        plans[column.column] = .value(values.count)
        values.append(
          ValueColumn(
            column: column, values: content,
            indicator: content.measure.map(Self.provisional)
              ?? Indicator(id: "", kind: .number)))
          values[values.count - 1].updateFactor(options.fractions)
      case .ignored: break
      }
    }
    self.plans = plans
    classifier = RowClassifier(matcher: matcher, layout: layout, sample: sample)
    cells = SheetCellReader(answers: matcher.vocabulary.answers, style: layout.numbers)
    let kinds = values.map { $0.values.measure?.kind ?? .number }
    totals = TotalsCheck(kinds: kinds)
    let rowKinds: [SheetColumnRole.Kind] = [.year, .period, .indicator]
    hasRowKeys = rowKinds.contains { layout.column($0) != nil }
    checksTotals = !hasRowKeys && layout.shape == .unitsDown
    let nameColumn = layout.column(.unitName) ?? layout.column(.unitCode)
    self.nameColumn = layout.columns.first { $0.column == nameColumn }
    hasIndicatorColumn = layout.column(.indicator) != nil
    hasYearColumn = layout.column(.year) != nil || layout.column(.period) != nil
    let labels = Set(layout.columns.compactMap { column in
      if case .label = column.role { column.column } else { nil }
    })
    var merged: [Int: [ClosedRange<Int>]] = [:]
    for merge in outline.merges where merge.rows.count > 1 {
      let column = merge.columns.lowerBound
      if labels.contains(column) { merged[column, default: []].append(merge.rows) }
    }
    self.merged = merged
    district = layout.district
    province = layout.province
  }

  /// The indicator of a measure before the year is known.
  private static func provisional(_ measure: SheetMeasure) -> Indicator {
    switch measure {
    case .indicator(let indicator): indicator
    case .criterion(let number, let name):
      Indicator(id: "criterion_\(number)", name: name, kind: .yesno)
    }
  }

  // MARK: All rows

  /// Takes in a row.
  mutating func read(_ row: SheetRow, into account: inout SheetAccount) {
    if row.number < layout.firstDataRow { return }
    if secondTableRow != nil {
      belowSecondTable += 1
      return
    }
    var parts = RowParts()
    gather(row, into: &parts)
    if parts.name.isEmpty { fillFromMerge(row, &parts) }
    switch classifier.kind(parts, row) {
    case .data: readData(parts, row, into: &account)
    case .nameless: readNameless(parts, row, into: &account)
    case .place(let level): readPlace(parts, level, row)
    case .total(let isMean): readTotal(parts, row, isMean: isMean)
    case .note: setAside(.notes, row, parts.firstText)
    case .heading:
      classifier.noteHeading()
      setAside(.repeatedHeadings, row, parts.firstText)
    case .numbering: setAside(.repeatedHeadings, row, parts.firstText)
    case .secondTable:
      secondTableRow = row.number
      belowSecondTable = 1
    }
  }

  /// Ends the sheet: what can only be said of all its rows.
  mutating func finish(into account: inout SheetAccount) {
    settleBlanks(in: &account)
    noteFractions(in: &account)
    totals.finish()
    for mismatch in totals.mismatches {
      let column = values[mismatch.value].column
      account.log.add(
        .sheet(
          .totalMismatch(
            label: mismatch.label, indicator: column.title,
            printed: DecimalText.text(mismatch.printed), expected: mismatch.expected)),
        at: location(mismatch.row, column))
    }
    noteRows(in: &account)
    account.counts = account.counts + counts
  }

  private func noteRowsOrder() -> [SheetProblem.RowReason] {
    SheetProblem.RowReason.allCases.filter { aside[$0] != nil }
  }

  private mutating func noteRows(in account: inout SheetAccount) {
    let sheetPlace = SourceLocation(file: path, sheet: outline.name)
    if let secondTableRow {
      account.log.add(
        .sheet(.secondTable(rowsBelow: belowSecondTable)), at: location(secondTableRow, nil))
    }
    for reason in noteRowsOrder() {
      guard let rows = aside[reason]?.rows else { continue }
      account.log.add(
        .sheet(.setAside(reason, count: rows.count, rows: rows.text)), at: sheetPlace)
    }
    if hidden.count > 0 {
      account.log.add(
        .sheet(.hiddenRows(count: hidden.count, rows: hidden.text)), at: sheetPlace)
    }
    if filledDown.count > 0 {
      account.log.add(
        .sheet(.filledDown(count: filledDown.count, rows: filledDown.text)), at: sheetPlace)
    }
  }

  private func location(_ row: Int, _ column: SheetColumn?) -> SourceLocation {
    SourceLocation(
      file: path, sheet: outline.name, line: row, column: column?.column,
      columnName: column?.title)
  }

  // MARK: The parts of a row

  private func gather(_ row: SheetRow, into parts: inout RowParts) {
    for cell in row.cells {
      if parts.firstText.isEmpty, case .text(let text) = cell.value { parts.firstText = text }
      guard cell.column < plans.count else { continue }
      switch plans[cell.column] {
      case .none: continue
      case .value: parts.filledValues += 1
      case .label(let kind): Self.take(cell.value, kind, into: &parts)
      }
    }
  }

  private static func take(
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
    case .unitName: parts.name = text(value)
    case .unitCode: parts.code = text(value).trimmingSpaces
    case .district: parts.district = SheetUnits.tidy(text(value))
    case .province: parts.province = SheetUnits.tidy(text(value))
    case .indicator: parts.indicator = text(value)
    case .status: parts.status = text(value)
    case .value, .measureUnit, .note, .source, .total: break
    }
  }

  private static func text(_ value: SheetValue) -> String {
    if case .text(let text) = value { return text }
    return value.headingText ?? ""
  }

  /// A cell inside a vertical merge holds what its first row holds.
  private func fillFromMerge(_ row: SheetRow, _ parts: inout RowParts) {
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

  // MARK: Rows that are no data

  private mutating func setAside(
    _ reason: SheetProblem.RowReason, _ row: SheetRow, _ example: String
  ) {
    var entry = aside.removeValue(forKey: reason) ?? Aside()
    entry.rows.add(row.number)
    if entry.examples.count < 3, !example.isEmpty { entry.examples.append(SheetUnits.tidy(example)) }
    aside[reason] = entry
    for cell in row.cells where cell.column < plans.count {
      guard case .value = plans[cell.column] else { continue }
      counts.read += 1
      counts.setAside += 1
    }
  }

  private mutating func readPlace(_ parts: RowParts, _ level: SheetUnitsLevel, _ row: SheetRow) {
    let text = SheetUnits.tidy(
      RowClassifier.withoutNumber(parts.name.isEmpty ? parts.running : parts.name).name)
    let name = PlaceNames.capitalised(text)
    switch level {
    case .district: district = name
    case .province:
      province = name
      district = layout.district
    }
    place = -1
    let total = TotalsCheck.Total(
      row: row.number, label: text, isMean: false, values: numbers(row))
    if checksTotals { totals.startGroup(subtotal: parts.filledValues > 0 ? total : nil) }
    setAside(parts.filledValues > 0 ? .subtotals : .placeHeadings, row, text)
  }

  private mutating func readTotal(_ parts: RowParts, _ row: SheetRow, isMean: Bool) {
    let label = SheetUnits.tidy(parts.name.isEmpty ? parts.running : parts.name)
    if checksTotals {
      totals.check(
        TotalsCheck.Total(row: row.number, label: label, isMean: isMean, values: numbers(row)))
    }
    setAside(.totals, row, label)
  }

  /// The numbers of a row by value column; `NaN` where there is none that can be read.
  private func numbers(_ row: SheetRow) -> [Double] {
    var numbers = Array(repeating: Double.nan, count: values.count)
    for cell in row.cells where cell.column < plans.count {
      guard case .value(let index) = plans[cell.column] else { continue }
      let kind = values[index].indicator.kind
      var indicator = Indicator(id: "", kind: kind == .yesno ? .number : kind)
      if kind == .positive { indicator.kind = .number }
      if kind == .count { indicator.kind = .number }
      if case .value(let number) = cells.read(
        cell.value, indicator, factor: values[index].factor)
      {
        numbers[index] = number
      }
    }
    return numbers
  }

  // MARK: Rows of data

  private mutating func readNameless(
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
    refuse(row, .sheet(.namelessRow), column: layout.column(.unitName), into: &account)
  }

  /// Refuses a row; its filled value cells count as refused.
  private mutating func refuse(
    _ row: SheetRow, _ problem: ProblemKind, column: Int?, into account: inout SheetAccount
  ) {
    for cell in row.cells where cell.column < plans.count {
      guard case .value = plans[cell.column] else { continue }
      counts.read += 1
      counts.refused += 1
    }
    let found = layout.columns.first { $0.column == column }
    account.log.add(problem, at: location(row.number, found))
  }

  private mutating func readData(
    _ parts: RowParts, _ row: SheetRow, into account: inout SheetAccount
  ) {
    guard let frame = frame(parts, row, into: &account) else { return }
    if row.isHidden { hidden.add(row.number) }
    if layout.shape == .unitsDown {
      let key = RowKey(
        unit: frame.unit, year: Int32(frame.year ?? -1) &* 16 &+ Int32(frame.month ?? 0),
        indicator: Int32(frame.indicator))
      if let first = firstRows.updateValue(Int32(row.number), forKey: key) {
        firstRows[key] = first
        let unit = account.units.units[Int(frame.unit)]
        let place = [unit.district, unit.province].compactMap { $0 }.joined(separator: ", ")
        refuse(
          row, .sheet(.repeatedUnit(unit.name, place: place, firstRow: Int(first))),
          column: layout.column(.unitName), into: &account)
        return
      }
    }
    last = parts
    counts.dataRows += 1
    let before = account.observations.count
    readValues(row, frame, into: &account)
    if samples.count < 5 { sample(row, frame, from: before, account) }
  }

  private mutating func frame(
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

  private mutating func unit(
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

  private mutating func year(_ value: SheetValue) -> (Int, Int?)? {
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

  private mutating func rowIndicator(
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

  private func declared(_ text: String) -> Indicator? {
    if let alias = matcher.alias(of: text) {
      return matcher.indicator(alias.meaning, kind: alias.kind)
    }
    return matcher.declared(text)
  }

  // MARK: Values

  private mutating func readValues(
    _ row: SheetRow, _ frame: Frame, into account: inout SheetAccount
  ) {
    counts.read += values.count
    var next = 0
    for cell in row.cells where cell.column < plans.count {
      guard case .value(let index) = plans[cell.column] else { continue }
      while next < index {
        noteBlank(next, row, frame, into: &account)
        next += 1
      }
      readValue(cell, index, row, frame, into: &account)
      next = index + 1
    }
    while next < values.count {
      noteBlank(next, row, frame, into: &account)
      next += 1
    }
  }

  private mutating func readValue(
    _ cell: SheetCell, _ index: Int, _ row: SheetRow, _ frame: Frame,
    into account: inout SheetAccount
  ) {
    guard findSeries(index, frame, into: &account) else {
      counts.refused += 1
      return
    }
    let isYesNo = values[index].indicator.kind == .yesno
    switch cells.read(cell.value, values[index].indicator, factor: values[index].factor) {
    case .value(let value):
      if isYesNo { values[index].otherAnswers += 1 }
      keep(value, index, row.number, frame, into: &account)
      if values[index].indicator.kind == .share { noteMagnitude(value, cell.value, index) }
    case .mark:
      values[index].marks += 1
      keep(1, index, row.number, frame, into: &account)
    case .missing:
      counts.missing += 1
      if isYesNo { values[index].otherAnswers += 1 }
    case .notApplicable:
      counts.notApplicable += 1
      append(.nan, index, row.number, frame, into: &account)
    case .wrong(let problem): refuse(problem, index, row.number, into: &account)
    }
  }

  @inline(never)
  private mutating func refuse(
    _ problem: ProblemKind, _ index: Int, _ row: Int, into account: inout SheetAccount
  ) {
    counts.refused += 1
    if checksTotals { totals.skip(column: index) }
    account.log.add(problem, at: location(row, values[index].column))
  }

  private mutating func keep(
    _ value: Double, _ index: Int, _ row: Int, _ frame: Frame, into account: inout SheetAccount
  ) {
    counts.values += 1
    if checksTotals { totals.add(value, column: index) }
    append(value, index, row, frame, into: &account)
  }

  private mutating func append(
    _ value: Double, _ index: Int, _ row: Int, _ frame: Frame, into account: inout SheetAccount
  ) {
    var unit = frame.unit
    if unit < 0 {
      if values[index].unit < 0 { values[index].unit = unitAcross(index, into: &account) }
      unit = values[index].unit
    }
    account.observations.append(
      SheetObservation(
        unit: unit, series: values[index].series, year: values[index].year, row: Int32(row),
        column: Int16(truncatingIfNeeded: values[index].column.column), sheet: sheet,
        value: value))
  }

  /// The unit of a column, where units stand across.
  @inline(never)
  private func unitAcross(_ index: Int, into account: inout SheetAccount) -> Int32 {
    let place = account.units.place(SheetUnits.Place(district: district, province: province))
    let location = location(layout.headingRows.upperBound, values[index].column)
    return account.units.unit(
      name: values[index].values.unit ?? "", code: "", place: place, at: location)
  }

  private mutating func noteMagnitude(_ value: Double, _ cell: SheetValue, _ index: Int) {
    values[index].count += 1
    if value > values[index].greatest { values[index].greatest = value }
    switch cell {
    case .number(_, .percent): values[index].hasPercent = true
    case .text(let text) where text.utf8.last == UInt8(ascii: "%"):
      values[index].hasPercent = true
    default: break
    }
  }

  /// An empty cell: missing, unless the user says that it means no.
  private mutating func noteBlank(
    _ index: Int, _ row: SheetRow, _ frame: Frame, into account: inout SheetAccount
  ) {
    counts.missing += 1
    guard values[index].indicator.kind == .yesno, findSeries(index, frame, into: &account) else {
      return
    }
    values[index].blanks += 1
    if options.blankIsNo { append(-.infinity, index, row.number, frame, into: &account) }
  }

  /// Finds the series of a cell: the column's measure or the row's, in the criteria set of its year.
  private mutating func findSeries(
    _ index: Int, _ frame: Frame, into account: inout SheetAccount
  ) -> Bool {
    let year = values[index].values.year ?? frame.year ?? layout.year ?? -1
    let key =
      ((year * 16 + (frame.month ?? 0)) * 4 + Self.number(of: frame.status)) * 65_536
      + frame.indicator + 1
    if values[index].lastKey == key { return values[index].series >= 0 }
    values[index].lastKey = key
    values[index].year = Int16(truncatingIfNeeded: year)
    if let known = values[index].seriesOfYear[key] {
      values[index].series = known
    } else {
      values[index].series = year < 0 ? -1 : makeSeries(index, frame, year, into: &account)
      values[index].seriesOfYear[key] = values[index].series
    }
    if values[index].series >= 0 {
      values[index].indicator = account.series[Int(values[index].series)].indicator
      values[index].updateFactor(options.fractions)
    }
    return values[index].series >= 0
  }

  private static func number(of status: SheetSeries.Status) -> Int {
    switch status {
    case .actual: 0
    case .estimate: 1
    case .plan: 2
    }
  }

  @inline(never)
  private func makeSeries(
    _ index: Int, _ frame: Frame, _ year: Int, into account: inout SheetAccount
  ) -> Int16 {
    let column = values[index].values
    let row = frame.indicator >= 0 ? indicators[frame.indicator] : nil
    guard let measure = column.measure ?? row?.measure else { return -1 }
    let isSheetYear = column.year == nil && frame.year == nil
    return account.number(
      of: SheetSeries(
        indicator: Self.indicator(of: measure, year: year, sets: sets),
        month: column.month ?? frame.month ?? (isSheetYear ? layout.month : nil),
        status: column.status != .actual ? column.status : frame.status))
  }

  /// The indicator of a measure in a year: a criterion is that of the set in force.
  private static func indicator(
    of measure: SheetMeasure, year: Int, sets: [CriteriaSet]
  ) -> Indicator {
    guard case .criterion(let number, _) = measure else { return provisional(measure) }
    let holders = sets.filter { set in set.criteria.contains { $0.id == number } }
    let inForce = holders.first { $0.isInForce(year) } ?? holders.first
    guard let set = inForce, let criterion = set.criteria.first(where: { $0.id == number }) else {
      return provisional(measure)
    }
    return Indicator(id: set.reportedID(criterion), name: criterion.name, kind: .yesno)
  }

  // MARK: What only the whole column tells

  /// A column of marks and blanks: refused, unless the user says that a blank means no.
  private mutating func settleBlanks(in account: inout SheetAccount) {
    let hasMarks = values.contains { $0.marks > 0 && $0.otherAnswers == 0 }
    var refused = Set<Int16>()
    var answered = Set<Int16>()
    for column in values where column.indicator.kind == .yesno && column.otherAnswers == 0 {
      guard column.blanks > 0 else { continue }
      let number = Int16(truncatingIfNeeded: column.column.column)
      if options.blankIsNo, hasMarks {
        answered.insert(number)
      } else if column.marks > 0 {
        refused.insert(number)
        counts.values -= column.marks
        counts.refused += column.marks
        account.log.add(
          .sheet(.blankOrNo(marks: column.marks, blanks: column.blanks)),
          at: location(layout.headingRows.upperBound, column.column))
      }
    }
    guard options.blankIsNo || !refused.isEmpty else { return }
    for index in account.observations.indices where account.observations[index].sheet == sheet {
      guard account.observations[index].value == -.infinity,
        answered.contains(account.observations[index].column)
      else { continue }
      account.observations[index].value = 0
      counts.missing -= 1
      counts.values += 1
    }
    account.observations.removeAll {
      $0.sheet == sheet && ($0.value == -.infinity || refused.contains($0.column))
    }
  }

  /// Shares of which none exceeds one, in the sheet or beside others that do by far.
  private func noteFractions(in account: inout SheetAccount) {
    for column in values where column.count > 1 && !column.hasPercent && column.greatest > 0 {
      guard column.greatest <= 1 else { continue }
      let others = values.filter { $0.indicator.id == column.indicator.id && $0.count > 0 }
      let greatest = others.map(\.greatest).max() ?? 0
      guard greatest <= 1 || greatest > 50 * column.greatest else { continue }
      account.log.add(
        .sheet(
          .fractions(
            indicator: column.indicator.id, greatest: DecimalText.text(column.greatest))),
        at: location(layout.headingRows.upperBound, column.column))
    }
  }

  private mutating func sample(
    _ row: SheetRow, _ frame: Frame, from start: Int, _ account: SheetAccount
  ) {
    samples.append(
      SheetPreview.Row(
        row: row.number,
        unit: frame.unit < 0 ? nil : Int(frame.unit),
        observations: Array(account.observations[start...])))
  }
}

extension CriteriaSet {
  /// Whether a year is assessed under the set.
  fileprivate func isInForce(_ year: Int) -> Bool { years.contains(year) }
}

/// Names of places as they are written.
enum PlaceNames {
  /// A name in capitals as names are written: HUYỆN NAM TRỰC is Huyện Nam Trực; others stay.
  static func capitalised(_ text: String) -> String {
    guard text == text.uppercased(), text != text.lowercased() else { return text }
    return text.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
      .joined(separator: " ")
  }
}
