import Analytics
import Forecast
import Panels

/// How many criteria communes will meet, and how many communes will stand at each level.
///
/// Yes/no items are gained and lost with pooled chances (`TwoStateFit`). Indicators that are numbers
/// get their chances from outside; where there is none, from how their verdicts moved. An item that is a level of
/// another set has the chance of that level, where all its criteria can be told. Items of a
/// commune go together (`CriteriaCorrelation`), and all communes share the shocks of a year
/// (`YearVariance`). What cannot be assessed stays open.
///
/// The model and its sources: `docs/decisions/0012-joint-probabilities.md`.
public struct CriteriaOutlook: Sendable {
  /// The indicators whose chances are asked for.
  public let indicators: [OutlookIndicator]
  /// The levels that can be granted.
  public let levels: [LevelDemand]
  /// How much years shake all communes together.
  public let yearVariance: YearVariance
  /// How items of a commune go together.
  public let correlation: CriteriaCorrelation
  /// The level of the unit table within which chances are pooled first; `nil` for the whole.
  public let pooledBy: String?

  let state: ProgrammeState
  let items: [OutlookItem]
  /// The levels that shares take among those at another.
  let pairs: [LevelPair]
  let criteria: [[CriterionItems]]
  let levelItems: LevelItems
  let fits: [TwoStateFit]
  let groups: [Int]
  private let cuts: [@Sendable (Int) -> [Int]]

  /// Fits the moves of every item.
  ///
  /// - Parameters:
  ///   - state: The data, assessed.
  ///   - breaks: Declared breaks: no move of a yes/no item is read across one.
  ///   - targets: The targets that will be asked for.
  /// - Complexity: O(items² × units × years / 64 + items × units × years).
  public init(state: ProgrammeState, breaks: [SeriesBreak] = [], targets: [Target] = []) {
    let catalogue = OutlookCatalogue(state)
    let n = state.panels.units.count
    let t = state.panels.years.count
    let counted = state.countedUnits
    let pool = Self.pool(state.panels.units, counted)
    let tables = state.panels.units.levels
    let items = catalogue.items
    let breakPeriods = items.map { Self.breakPeriods($0, state.panels, breaks) }
    let counts = items.indices.map { index in
      var counts = TransitionCounts(groupCount: pool.count, periodCount: max(1, t))
      for unit in counted {
        counts.add(
          (0..<t).lazy.map { items[index].states[$0 * n + unit] }, group: pool.groups[unit],
          cuts: breakPeriods[index](unit))
      }
      return counts
    }
    let prior = TwoStatePrior(pooling: counts.map { TwoStateFit($0) })
    fits = counts.map { TwoStateFit($0, prior: prior) }
    // Bars that move make verdicts on numbers jump together: yes/no items show the years alone.
    let columns = fits.indices.filter { if case .column = items[$0].source { true } else { false } }
    yearVariance = YearVariance(columns.isEmpty ? fits : columns.map { [fits] in fits[$0] })
    let isCounted = Set(counted)
    correlation = CriteriaCorrelation(
      CoMovementCounts(
        items: items.map(\.states), unitCount: n, periodCount: t,
        isCounted: isCounted.contains))
    pooledBy = pool.level.map { tables[$0].name }
    groups = pool.groups
    cuts = breakPeriods
    levels = LevelDemand.all(of: state.assessments)
    pairs = LevelPair.all(of: targets, levels, state)
    indicators = catalogue.indicators
    criteria = catalogue.criteria
    levelItems = LevelItems(
      items, criteria, levels: levels, sets: state.assessments.map(\.set.id))
    self.items = items
    self.state = state
  }

  /// What a unit's series of an item says.
  func history(of item: Int, unit: Int) -> StateHistory {
    let n = state.panels.units.count
    return StateHistory(
      (0..<state.panels.years.count).lazy.map { items[item].states[$0 * n + unit] },
      cuts: cuts[item](unit))
  }

  /// The years in which the data say something of a unit's items.
  func knownYears(of unit: Int) -> Int {
    let n = state.panels.units.count
    return state.panels.years.indices.count { period in
      items.contains { !$0.states[period * n + unit].isNaN }
    }
  }

  /// The forecast of a unit's item from its moves.
  func moves(of item: Int, unit: Int) -> TwoStateForecast? {
    fits[item].forecast(
      of: history(of: item, unit: unit), group: groups[unit],
      from: state.panels.years.count - 1)
  }

  /// The least units that a group holds on average, to have chances of its own.
  private static let leastUnits = 5

  /// The innermost level with two groups or more of some size; units without a group share one.
  private static func pool(
    _ units: UnitTable, _ counted: [Int]
  ) -> (groups: [Int], count: Int, level: Int?) {
    for index in units.levels.indices.reversed() {
      let column = units.levels[index]
      let labels = Set(counted.map { column.indices[$0] }).filter { $0 >= 0 }
      guard labels.count > 1, counted.count >= leastUnits * labels.count else { continue }
      let count = column.labels.count
      return (column.indices.map { $0 < 0 ? count : Int($0) }, count + 1, index)
    }
    return (Array(repeating: 0, count: units.count), 1, nil)
  }

  private static func breakPeriods(
    _ item: OutlookItem, _ panels: PanelSet, _ breaks: [SeriesBreak]
  ) -> @Sendable (Int) -> [Int] {
    guard case .column(let id) = item.source, breaks.contains(where: { $0.indicator == id }) else {
      return { _ in [] }
    }
    let cuts = panels.cuts(of: id, breaks: breaks)
    let all = (0..<panels.units.count).map(cuts)
    return { all[$0] }
  }
}
