import Panels

/// Values that trends and forecasts are made without: one such bends the forecasts of all units, as all learn from all.
///
/// These are values beyond what their unit of measure can hold, see ``ReachCheck``, of units that have others within it,
/// and positive numbers and counts that stand off their unit's own years nearby by a power of ten, see
/// ``PowerOfTenCheck``. Shares move too much for that: of these only fractions among percentages are meant, 0.935 in
/// 92.1, 0.935, 94.0. No value is held against years beyond a declared break, and no more than the unit's own series
/// decides, so that a part of the panel gives the same answer as the whole.
///
/// What was measured stays where it is assessed and shown.
///
/// ```swift
/// let doubtful = DoubtfulValues(in: panels, breaks: breaks)
/// let fitted = SplicedSeries(doubtful.leftOut(of: panels), breaks: breaks)
/// ```
public struct DoubtfulValues: Sendable {
  /// A value of a unit in a period.
  public struct Cell: Hashable, Sendable {
    /// What is measured.
    public let indicator: String
    /// The position of the unit.
    public let unit: Int
    /// The position of the year.
    public let period: Int
    /// What was measured.
    public let value: Double
  }

  /// The values, indicator by indicator, by unit and year.
  public let cells: [Cell]

  /// Shares fall to less in earnest.
  static let leastFraction = 0.1

  /// None.
  public init() { cells = [] }

  /// Finds them.
  ///
  /// - Parameters:
  ///   - panels: The data as measured.
  ///   - breaks: The declared breaks.
  /// - Complexity: O(values), one pass; only series that jump are looked at closely.
  public init(in panels: PanelSet, breaks: [SeriesBreak]) {
    let data = QualityData(panels: panels, breaks: breaks)
    let errors = panels.standardErrorIDs
    cells = panels.panels.filter { !errors.contains($0.indicator.id) }
      .flatMap { Self.cells(of: $0, in: data) }
  }

  /// The panels without these values.
  ///
  /// - Complexity: O(values) of each indicator with such values.
  public func leftOut(of panels: PanelSet) -> PanelSet {
    Dictionary(grouping: cells, by: \.indicator).reduce(into: panels) { result, group in
      guard var panel = result.panel(group.key) else { return }
      // The others are as exact as they were.
      panel.decimals = panel.printedDecimals
      for cell in group.value { panel[cell.unit, cell.period] = .nan }
      result = result.with(panel)
    }
  }

  /// What is told of them: a finding each, and one for all where many units of a block have one in the same year.
  ///
  /// - Parameters:
  ///   - panels: The data they were found in.
  ///   - blockSize: How many units a block holds, so that findings of parts are those of the whole.
  public func findings(in panels: PanelSet, blockSize: Int) -> [QualityFinding] {
    let orders = Dictionary(
      panels.panels.enumerated().map { ($1.indicator.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return Dictionary(grouping: cells) {
      [$0.unit / blockSize, orders[$0.indicator] ?? 0, $0.period]
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    .flatMap { $1.count < PowerOfTenCheck.groupSize ? $1.map { [$0] } : [$1] }
    .map { cells in
      let first = cells[0]
      return QualityFinding(
        .leftOutOfFits(
          indicator: first.indicator, year: panels.years[first.period],
          value: FigureText.text(first.value), units: cells.map { panels.units.names[$0.unit] }),
        indicator: first.indicator, unit: first.unit, period: first.period)
    }
  }

  private static func cells(of panel: Panel, in data: QualityData) -> [Cell] {
    let reach = ReachCheck.reaches[panel.indicator.unit]?.values
    let least: Double
    switch panel.indicator.kind {
    case .number, .yesno: return []
    // A value ten times its neighbours is several times the one before or after, too.
    case .positive, .count: least = 4
    case .share: least = 40
    }
    return jumping(panel, least: least, reach: reach).flatMap { unit -> [Cell] in
      let known = (0..<panel.periodCount).filter { !panel[unit, $0].isNaN }
      let isBeyond = { (period: Int) in reach.map { !$0.contains(panel[unit, period]) } ?? false }
      let isWhollyBeyond = known.allSatisfy(isBeyond)
      return known.filter { period in
        !isWhollyBeyond && isBeyond(period)
          || isOff(data, panel, unit, period)
      }.map {
        Cell(indicator: panel.indicator.id, unit: unit, period: $0, value: panel[unit, $0])
      }
    }
  }

  private static func isOff(
    _ data: QualityData, _ panel: Panel, _ unit: Int, _ period: Int
  ) -> Bool {
    guard let power = PowerOfTenCheck.ownPower(data, panel, unit, period) else { return false }
    return panel.indicator.kind != .share || power == -2 && panel[unit, period] >= leastFraction
  }

  /// The units with a value so many times as large or as small as the one before, or with one out of reach.
  private static func jumping(
    _ panel: Panel, least: Double, reach: ClosedRange<Double>?
  ) -> [Int] {
    let reach = reach ?? -.infinity ... .infinity
    let n = panel.unitCount
    var last = [Double](repeating: .nan, count: n)
    var isOne = [Bool](repeating: false, count: n)
    panel.values.withUnsafeBufferPointer { values in
      for period in 0..<panel.periodCount {
        for unit in 0..<n {
          let value = values[period * n + unit]
          let before = last[unit]
          // Comparisons with what is missing are false.
          if value > least * before || least * value < before || value < reach.lowerBound
            || value > reach.upperBound
          {
            isOne[unit] = true
          }
          last[unit] = value > 0 ? value : before
        }
      }
    }
    return isOne.indices.filter { isOne[$0] }
  }
}
