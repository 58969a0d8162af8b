extension PanelSet {
  /// The same years and some of the units.
  ///
  /// - Complexity: O(units kept × years) for each indicator.
  public func part(_ range: Range<Int>) -> PanelSet {
    if range == 0..<units.count { return self }
    return PanelSet(
      units: units.part(range), years: years, panels: panels.map { $0.part(range) })
  }

  /// The same values among more years; those it has none for are missing.
  ///
  /// - Parameter span: The years, among them all of the set.
  /// - Complexity: O(units × years) for each indicator.
  public func spanning(_ span: ClosedRange<Int>) -> PanelSet {
    guard let first = years.first, let last = years.last, span != first...last else { return self }
    precondition(span.contains(first) && span.contains(last))
    return PanelSet(
      units: units, years: Array(span),
      panels: panels.map { $0.moved(by: first - span.lowerBound, among: span.count) })
  }
}

extension UnitTable {
  fileprivate func part(_ range: Range<Int>) -> UnitTable {
    UnitTable(
      codes: Array(codes[range]), names: Array(names[range]), kinds: Array(kinds[range]),
      zones: zones.part(range), specialAreas: Array(specialAreas[range]),
      levels: levels.map { $0.part(range) })
  }
}

extension CategoryColumn {
  fileprivate func part(_ range: Range<Int>) -> CategoryColumn {
    CategoryColumn(name: name, labels: labels, indices: Array(indices[range]))
  }
}

extension Panel {
  fileprivate func part(_ range: Range<Int>) -> Panel {
    copy(unitCount: range.count, periodCount: periodCount) { period in
      (position(unit: range.lowerBound, period: period), period * range.count, range.count)
    }
  }

  fileprivate func moved(by periods: Int, among count: Int) -> Panel {
    copy(unitCount: unitCount, periodCount: count) { period in
      (period * unitCount, (period + periods) * unitCount, unitCount)
    }
  }

  /// A panel of another size with the cells of every period copied to their places; the rest is missing.
  private func copy(
    unitCount: Int, periodCount: Int, _ place: (Int) -> (from: Int, to: Int, count: Int)
  ) -> Panel {
    var result = Panel(indicator: indicator, unitCount: unitCount, periodCount: periodCount)
    result.decimals = decimals
    var marks = Array(repeating: Provenance.observed, count: result.values.count)
    for period in 0..<self.periodCount {
      let (from, to, count) = place(period)
      for cell in 0..<count {
        result.values[to + cell] = values[from + cell]
        marks[to + cell] = provenance[from + cell]
        if !notApplicable.isEmpty, notApplicable.contains(from + cell) {
          result.notApplicable.insert(to + cell)
        }
      }
    }
    switch provenance {
    case .uniform: result.provenance = provenance
    case .perCell: result.provenance = .perCell(marks)
    }
    return result
  }
}
