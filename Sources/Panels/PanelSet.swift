/// The panels of one body of data: the same units and years for every indicator.
///
/// ```swift
/// let units = UnitTable(codes: ["HN-001", "HN-002"])
/// let set = PanelSet(units: units, years: [2021, 2022, 2023], panels: [income])
/// set.panel("income")?[1, 2]  // the value of HN-002 in 2023
/// set.cut(to: 2021...2022).years  // [2021, 2022]: what was known a year before
/// ```
public struct PanelSet: Sendable {
  /// The units.
  public var units: UnitTable
  /// The years, ascending and without gaps.
  public var years: [Int]
  /// One panel an indicator, in a stable order.
  public private(set) var panels: [Panel]
  private var positions: [String: Int]

  /// Makes a set; every panel has `units.count × years.count` cells.
  public init(units: UnitTable, years: [Int], panels: [Panel]) {
    self.units = units
    self.years = years
    self.panels = panels
    positions = [:]
    for (position, panel) in panels.enumerated() {
      precondition(panel.unitCount == units.count && panel.periodCount == years.count)
      precondition(positions[panel.indicator.id] == nil, "two panels of one indicator")
      positions[panel.indicator.id] = position
    }
  }

  /// The panel of an indicator.
  public func panel(_ indicator: String) -> Panel? { positions[indicator].map { panels[$0] } }

  /// The panel of the standard errors of an indicator's values.
  public func standardErrors(of indicator: String) -> Panel? {
    self.panel(indicator)?.indicator.standardError.flatMap(panel)
  }

  /// The indicators that are standard errors of others: they have no course of their own.
  public var standardErrorIDs: Set<String> { Set(panels.compactMap(\.indicator.standardError)) }

  /// The period of a year.
  public func period(of year: Int) -> Int? {
    guard let first = years.first, year >= first, year - first < years.count else { return nil }
    return year - first
  }

  /// The least trustworthy provenance of any value of a unit in a period, over the given indicators.
  public func provenance(
    unit: Int, period: Int, of indicators: some Sequence<String>
  ) -> Provenance {
    var worst = Provenance.observed
    for indicator in indicators {
      guard let position = positions[indicator] else { continue }
      let cell = panels[position].position(unit: unit, period: period)
      if panels[position].values[cell].isNaN { continue }
      worst = max(worst, panels[position].provenance[cell])
    }
    return worst
  }

  /// The provenance of every value, when all share one.
  public var commonProvenance: Provenance? {
    var common: Provenance?
    for panel in panels {
      guard case .uniform(let provenance) = panel.provenance, common ?? provenance == provenance
      else { return nil }
      common = provenance
    }
    return common
  }

  /// The least trustworthy provenance of any value of a unit's year, one a cell.
  public func cellProvenance() -> [Provenance] {
    var worst = Array(repeating: Provenance.observed, count: units.count * years.count)
    for panel in panels {
      for cell in worst.indices where !panel.values[cell].isNaN {
        worst[cell] = max(worst[cell], panel.provenance[cell])
      }
    }
    return worst
  }

  /// The set with one more panel, or with that indicator's panel replaced.
  public func with(_ panel: Panel) -> PanelSet {
    var all = panels
    if let position = positions[panel.indicator.id] {
      all[position] = panel
    } else {
      all.append(panel)
    }
    return PanelSet(units: units, years: years, panels: all)
  }
}
