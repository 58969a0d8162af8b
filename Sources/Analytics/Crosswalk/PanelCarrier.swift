import Panels

/// Carries one panel over to the new units.
///
/// Totals are sums of parts; rates are means weighted by the base of the same year; yes/no values
/// follow a rule. Cost: O(links × years) for each panel.
struct PanelCarrier {
  /// How values of parts are joined.
  enum Method {
    /// The sum of the values times the parts of each unit.
    case total(slot: Int)
    /// The weighted mean.
    case mean(declared: Weighting?, substitute: Weighting?)
    /// The rule for yes/no values.
    case yesNo(YesNoRule, declared: Weighting?, substitute: Weighting?)
    /// Not at all: criteria are assessed anew.
    case reassess
  }

  /// For each period the links of its vintage.
  let links: [FlatLinks]
  let method: Method
  let minimumCover: Double

  /// What became of a cell.
  struct Cell {
    var value = Double.nan
    var provenance = Provenance.observed
    var outcome = CrosswalkOutcome.nothing
  }

  /// A panel carried over.
  struct Result {
    var panel: Panel
    var outcomes: [CrosswalkOutcome]
    var totals: [CrosswalkTotal]
    /// The cells of the old units with a value that is in no value of a new unit.
    var unused: [Int]
  }

  /// Carries `panel`; `years` name the periods in the account of totals.
  func carry(_ panel: Panel, targetCount: Int, years: [Int]) -> Result {
    var carried = Panel(
      indicator: panel.indicator, unitCount: targetCount, periodCount: panel.periodCount)
    var outcomes = Array(repeating: CrosswalkOutcome.nothing, count: carried.values.count)
    var provenance = Array(repeating: Provenance.observed, count: carried.values.count)
    var totals: [CrosswalkTotal] = []
    for period in 0..<panel.periodCount {
      let first = period * targetCount
      for target in 0..<targetCount {
        let cell = cell(of: panel, target: target, period: period)
        carried.values[first + target] = cell.value
        outcomes[first + target] = cell.outcome
        provenance[first + target] = cell.provenance
        if cell.outcome == .notApplicable { carried.notApplicable.insert(first + target) }
      }
      if case .total(let slot) = method {
        totals.append(
          total(
            of: panel, carried, outcomes, period: period, year: years[period], slot: slot))
      }
    }
    carried.provenance = Self.compact(provenance, carried.values, like: panel.provenance)
    return Result(
      panel: carried, outcomes: outcomes, totals: totals, unused: unused(of: panel, carried))
  }

  /// The cells with a value that is in no value of a new unit.
  private func unused(of panel: Panel, _ carried: Panel) -> [Int] {
    var isUsed = Array(repeating: false, count: panel.values.count)
    for (period, links) in links.enumerated() {
      for target in links.parts.indices where !carried[target, period].isNaN {
        for part in links.parts[target] where links.sources[part] >= 0 {
          isUsed[panel.position(unit: links.sources[part], period: period)] = true
        }
      }
    }
    return panel.values.indices.filter { !isUsed[$0] && !panel.values[$0].isNaN }
  }

  /// One provenance for all where every value has that of the panel it comes from.
  private static func compact(
    _ cells: [Provenance], _ values: [Double], like map: ProvenanceMap
  ) -> ProvenanceMap {
    guard case .uniform(let common) = map,
      cells.indices.allSatisfy({ values[$0].isNaN || cells[$0] == common })
    else { return .perCell(cells) }
    return map
  }

  private func cell(of panel: Panel, target: Int, period: Int) -> Cell {
    let links = links[period]
    let parts = links.parts[target]
    if links.isCopy(target) {
      let source = links.sources[parts.lowerBound]
      guard source >= 0 else { return Cell() }
      let position = panel.position(unit: source, period: period)
      var cell = Cell(value: panel.values[position], provenance: panel.provenance[position])
      if !cell.value.isNaN {
        cell.outcome = .copied
      } else if panel.notApplicable.contains(position) {
        cell.outcome = .notApplicable
      }
      return cell
    }
    let view = PartsView(panel, links, parts, period: period)
    if view.valued.isEmpty {
      return Cell(outcome: view.isNotApplicable ? .notApplicable : .nothing)
    }
    switch method {
    case .total(let slot): return view.total(slot: slot)
    case .reassess: return Cell(outcome: .toBeReassessed)
    case .mean(let declared, let substitute):
      if parts.count == 1 { return view.only() }
      return view.mean(declared, orBy: substitute, minimumCover: minimumCover)
    case .yesNo(let rule, let declared, let substitute):
      if parts.count == 1 { return view.only() }
      return view.verdict(rule, declared, orBy: substitute)
    }
  }

  /// The account of a year: every old value is in a new total or set aside with a reason.
  private func total(
    of panel: Panel, _ carried: Panel, _ outcomes: [CrosswalkOutcome], period: Int, year: Int,
    slot: Int
  ) -> CrosswalkTotal {
    let links = links[period]
    let n = panel.unitCount
    var total = CrosswalkTotal(indicator: panel.indicator.id, year: year)
    var routed = Array(repeating: 0.0, count: n)
    var reasons = [CrosswalkOutcome?](repeating: nil, count: n)
    var hasLink = Array(repeating: false, count: n)
    for target in links.parts.indices {
      let cell = carried.position(unit: target, period: period)
      let outcome = outcomes[cell]
      if !carried.values[cell].isNaN {
        total.after += carried.values[cell]
        total.unitsAfter += 1
      }
      for part in links.parts[target] where links.sources[part] >= 0 {
        let source = links.sources[part]
        hasLink[source] = true
        let value = panel[source, period]
        if value.isNaN { continue }
        let weight = links.weights[part * links.slotCount + slot]
        if outcome.isRefusal {
          if reasons[source] == nil || weight.isNaN {
            reasons[source] = weight.isNaN ? .weightMissing : .partMissing
          }
        } else {
          routed[source] += links.isCopy(target) ? value : value * weight
        }
      }
    }
    for unit in 0..<n {
      let value = panel[unit, period]
      if value.isNaN { continue }
      total.before += value
      total.unitsBefore += 1
      guard hasLink[unit] else {
        total.lost += value
        continue
      }
      let part = links.lost[unit * links.slotCount + slot]
      let lost = part.isNaN ? 0 : value * part
      total.lost += lost
      switch reasons[unit] ?? (part.isNaN ? .weightMissing : nil) {
      case .weightMissing: total.unweighted += value - routed[unit] - lost
      case .some: total.incomplete += value - routed[unit] - lost
      case nil: break
      }
    }
    return total
  }
}
