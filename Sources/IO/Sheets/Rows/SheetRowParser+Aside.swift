import Panels

// Rows that hold no datum of a unit.

extension SheetRowParser {
  mutating func setAside(
    _ reason: SheetProblem.RowReason, _ row: SheetRow, _ example: String
  ) {
    var entry = aside.removeValue(forKey: reason) ?? Aside()
    entry.rows.add(row.number)
    if entry.examples.count < 3, !example.isEmpty {
      entry.examples.append(SheetUnits.tidy(example))
    }
    aside[reason] = entry
    for cell in row.cells where cell.column < plans.count {
      guard case .value = plans[cell.column] else { continue }
      counts.read += 1
      counts.setAside += 1
    }
  }

  /// Sets the headings aside that have come again.
  mutating func setHeadingsAside() {
    for row in headingsAgain {
      setAside(.repeatedHeadings, row, row.cells.first?.value.headingText ?? "")
    }
    headingsAgain = []
  }

  /// Sets rows of a second table aside.
  mutating func takeSecondTable(_ rows: [SheetRow]) {
    for row in rows {
      setAside(.belowSecondTable, row, row.cells.first?.value.headingText ?? "")
      guard let first = row.cells.first, let last = row.cells.last else { continue }
      let known =
        secondTable
        ?? CellRange(
          rows: row.number...row.number, columns: first.column...last.column)
      secondTable = CellRange(
        rows: known.rows.lowerBound...row.number,
        columns: min(
          known.columns.lowerBound, first.column)...max(
            known.columns.upperBound, last.column))
    }
  }

  /// The heading of a group of units: nothing is said of the place.
  mutating func readGroup(_ parts: RowParts, _ row: SheetRow) {
    setAside(parts.filledValues > 0 ? .subtotals : .placeHeadings, row, parts.name)
    if checksTotals {
      let total = TotalsCheck.Total(
        row: row.number, label: parts.name, isMean: false, values: numbers(row))
      totals.startGroup(subtotal: parts.filledValues > 0 ? total : nil)
    }
  }

  mutating func readPlace(_ parts: RowParts, _ level: SheetUnitsLevel, _ row: SheetRow) {
    let text = SheetUnits.tidy(
      RowClassifier.withoutNumber(parts.name.isEmpty ? parts.running : parts.name).name)
    let name = PlaceNames.capitalised(text.withVisibleControls)
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

  mutating func readTotal(_ parts: RowParts, _ row: SheetRow, isMean: Bool) {
    let label = SheetUnits.tidy(parts.name.isEmpty ? parts.running : parts.name)
    if checksTotals, !(isTextTable && parts.columnBeyond > 0) {
      totals.check(
        TotalsCheck.Total(row: row.number, label: label, isMean: isMean, values: numbers(row)))
    }
    setAside(.totals, row, label)
  }

  /// The numbers of a row by value column; `NaN` where there is none that can be read.
  func numbers(_ row: SheetRow) -> [Double] {
    var numbers = Array(repeating: Double.nan, count: values.count)
    for cell in row.cells where cell.column < plans.count {
      guard case .value(let index) = plans[cell.column] else { continue }
      var indicator = values[index].indicator
      if indicator.kind != .share { indicator.kind = .number }
      indicator.limit = nil
      switch cells.read(cell.value, indicator, factor: values[index].factor) {
      case .value(let number), .noted(let number, _): numbers[index] = number
      default: continue
      }
    }
    return numbers
  }
}
