import Panels

// The cells of values, and the series they belong to.

extension SheetRowParser {
  mutating func readValues(
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

  mutating func readValue(
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
      if values[index].indicator.kind == .share {
        noteMagnitude(value, cell.value, index, row.number)
      }
    case .noted(let value, let notice):
      account.log.add(notice, at: location(row.number, values[index].column))
      keep(value, index, row.number, frame, into: &account)
      if values[index].indicator.kind == .share { values[index].hasPercent = true }
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
  mutating func refuse(
    _ problem: ProblemKind, _ index: Int, _ row: Int, into account: inout SheetAccount
  ) {
    counts.refused += 1
    if checksTotals { totals.skip(column: index) }
    account.log.add(problem, at: location(row, values[index].column))
  }

  mutating func keep(
    _ value: Double, _ index: Int, _ row: Int, _ frame: Frame, into account: inout SheetAccount
  ) {
    counts.values += 1
    if checksTotals { totals.add(value, column: index) }
    append(value, index, row, frame, into: &account)
  }

  mutating func append(
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
  func unitAcross(_ index: Int, into account: inout SheetAccount) -> Int32 {
    let place = account.units.place(SheetUnits.Place(district: district, province: province))
    let location = location(layout.headingRows.upperBound, values[index].column)
    return account.units.unit(
      name: values[index].values.unit ?? "", code: "", place: place, at: location)
  }

  /// How many small values of a column are kept to be doubted.
  private static let smallLimit = 100

  mutating func noteMagnitude(_ value: Double, _ cell: SheetValue, _ index: Int, _ row: Int) {
    values[index].count += 1
    if value > values[index].greatest { values[index].greatest = value }
    if value > 1, value < values[index].leastAboveOne { values[index].leastAboveOne = value }
    switch cell {
    case .number(_, .percent): values[index].hasPercent = true
    case .text(let text) where text.utf8.last == UInt8(ascii: "%"):
      values[index].hasPercent = true
    default:
      if value > 0, value <= 1, values[index].small.count < Self.smallLimit {
        values[index].small.append((row, value))
      }
    }
  }

  /// An empty cell: missing, unless the user says that it means no.
  mutating func noteBlank(
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
  mutating func findSeries(
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

  static func number(of status: SheetSeries.Status) -> Int {
    switch status {
    case .actual: 0
    case .estimate: 1
    case .plan: 2
    }
  }

  @inline(never)
  func makeSeries(
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
  static func indicator(
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
}

extension CriteriaSet {
  /// Whether a year is assessed under the set.
  fileprivate func isInForce(_ year: Int) -> Bool { years.contains(year) }
}
