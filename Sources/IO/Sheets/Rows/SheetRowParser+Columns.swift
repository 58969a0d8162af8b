import Panels

// What only a whole column of values tells.

extension SheetRowParser {
  /// A column of marks and blanks: refused, unless the user says that a blank means no.
  mutating func settleBlanks(in account: inout SheetAccount) {
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
    account.observations.removeAll { observation in
      guard observation.sheet == sheet else { return false }
      if observation.value == -.infinity { return true }
      // What does not apply is said beyond doubt.
      guard refused.contains(observation.column), !observation.value.isNaN else { return false }
      counts.values -= 1
      counts.refused += 1
      return true
    }
  }

  /// Shares of which none exceeds one, in the sheet or beside others that do by far.
  func noteFractions(in account: inout SheetAccount) {
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

  /// Shares that are about a hundred times smaller than all the others of their column.
  func noteMixedScales(in account: inout SheetAccount) {
    for column in values where column.greatest > 1 {
      // Other small values show that the column has them.
      guard column.small.allSatisfy({ column.isHundredfoldBelow($0.value) }) else { continue }
      for (row, value) in column.small {
        account.log.add(
          .sheet(
            .mixedScales(
              DecimalText.text(value), indicator: column.indicator.id,
              likely: DecimalText.text(SheetCellReader.scaled(value, 100)))),
          at: location(row, column.column))
      }
    }
  }

  mutating func sample(
    _ row: SheetRow, _ frame: Frame, from start: Int, _ account: SheetAccount
  ) {
    samples.append(
      SheetPreview.Row(
        row: row.number,
        unit: frame.unit < 0 ? nil : Int(frame.unit),
        observations: Array(account.observations[start...])))
  }
}

extension SheetRowParser.ValueColumn {
  /// Whether a value would stand among those above one if it were a hundred times as great.
  fileprivate func isHundredfoldBelow(_ value: Double) -> Bool {
    let likely = value * 100
    return leastAboveOne > 20 * value && likely >= leastAboveOne * 0.7
      && likely <= min(100, greatest * 1.3)
  }
}
