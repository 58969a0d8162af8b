extension PanelSet {
  /// The same units and some of the years: what was known when the last of them ended.
  ///
  /// - Parameters:
  ///   - span: The years kept; those the set does not have are left out.
  ///   - indicators: The indicators kept; all of them when none are named.
  /// - Complexity: O(units × years kept) for each indicator.
  public func cut(to span: ClosedRange<Int>, indicators: Set<String>? = nil) -> PanelSet {
    let kept = years.indices.filter { span.contains(years[$0]) }
    let periods = (kept.first ?? 0)..<((kept.last ?? -1) + 1)
    return PanelSet(
      units: units, years: Array(years[periods]),
      panels: panels.filter { indicators?.contains($0.indicator.id) ?? true }
        .map { $0.cut(to: periods) })
  }
}

extension Panel {
  /// The panel of some of the periods.
  fileprivate func cut(to periods: Range<Int>) -> Panel {
    let cells = periods.lowerBound * unitCount..<periods.upperBound * unitCount
    var result = Panel(
      indicator: indicator, unitCount: unitCount, periodCount: periods.count,
      values: Array(values[cells]))
    switch provenance {
    case .uniform: result.provenance = provenance
    case .perCell(let all): result.provenance = .perCell(Array(all[cells]))
    }
    result.notApplicable = Set(
      notApplicable.filter(cells.contains).map { $0 - cells.lowerBound })
    result.decimals = decimals
    return result
  }
}
