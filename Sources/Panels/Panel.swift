/// One indicator over all units and years: `values[period * unitCount + unit]`, missing is `NaN`.
///
/// ```swift
/// let indicator = Indicator(id: "income", kind: .positive)
/// var income = Panel(indicator: indicator, unitCount: 2, periodCount: 3)
/// income[1, 2] = 46.5  // the second unit in the third year: values[2 * 2 + 1]
/// income.values.count { $0.isNaN }  // 5: the others are missing
/// ```
public struct Panel: Sendable {
  /// What is measured.
  public var indicator: Indicator
  /// The number of units.
  public let unitCount: Int
  /// The number of years.
  public let periodCount: Int
  /// The values, units contiguous within a year; every number is finite, missing is `NaN`.
  public var values: [Double]
  /// How each value came to be.
  public var provenance: ProvenanceMap
  /// Cells to which the indicator does not apply, as positions in `values`.
  public var notApplicable: Set<Int>
  /// The decimals at which the values were printed; `nil` where the values themselves show it. Values
  /// restated by a splice carry more, which nobody measured.
  public var decimals: Int?

  /// Makes a panel; `values` has `unitCount × periodCount` entries and starts all missing.
  public init(
    indicator: Indicator, unitCount: Int, periodCount: Int, values: [Double]? = nil,
    provenance: ProvenanceMap = .uniform(.observed)
  ) {
    self.indicator = indicator
    self.unitCount = unitCount
    self.periodCount = periodCount
    self.values = values ?? Array(repeating: .nan, count: unitCount * periodCount)
    self.provenance = provenance
    notApplicable = []
    precondition(self.values.count == unitCount * periodCount)
  }

  /// The value of a unit in a period, `NaN` when missing.
  @inlinable public subscript(unit: Int, period: Int) -> Double {
    get { values[period * unitCount + unit] }
    set { values[period * unitCount + unit] = newValue }
  }

  /// The position of a cell in `values`.
  @inlinable public func position(unit: Int, period: Int) -> Int { period * unitCount + unit }
}

/// The provenance of a panel's cells: one for all, or one a cell.
///
/// ```swift
/// var map = ProvenanceMap.uniform(.observed)
/// map.set(.estimated, at: 2, of: 6)
/// map[2]  // .estimated; the five others stay .observed
/// ```
public enum ProvenanceMap: Hashable, Sendable {
  /// All cells alike.
  case uniform(Provenance)
  /// One a cell, in the order of the values.
  case perCell([Provenance])

  /// The provenance of the cell at `position`.
  public subscript(position: Int) -> Provenance {
    switch self {
    case .uniform(let provenance): provenance
    case .perCell(let cells): cells[position]
    }
  }

  /// Sets the provenance of the cell at `position` of `count` cells.
  public mutating func set(_ provenance: Provenance, at position: Int, of count: Int) {
    switch self {
    case .uniform(let common):
      if common == provenance { return }
      var cells = Array(repeating: common, count: count)
      cells[position] = provenance
      self = .perCell(cells)
    case .perCell(var cells):
      // The map lets go of its cells first, so that they are changed in place.
      self = .uniform(.observed)
      cells[position] = provenance
      self = .perCell(cells)
    }
  }
}

extension Panel {
  /// How many values there are of each provenance. O(cells).
  public var provenanceCounts: [Provenance: Int] {
    if case .uniform(let common) = provenance {
      let count = values.count { !$0.isNaN }
      return count > 0 ? [common: count] : [:]
    }
    var counts: [Provenance: Int] = [:]
    for cell in values.indices where !values[cell].isNaN {
      counts[provenance[cell], default: 0] += 1
    }
    return counts
  }
}
