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

  mutating func readPlace(_ parts: RowParts, _ level: SheetUnitsLevel, _ row: SheetRow) {
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

  mutating func readTotal(_ parts: RowParts, _ row: SheetRow, isMean: Bool) {
    let label = SheetUnits.tidy(parts.name.isEmpty ? parts.running : parts.name)
    if checksTotals {
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
}
