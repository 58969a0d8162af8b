import Panels

/// The complete observations of a panel regression, by the effect they belong to.
struct PanelSample {
  /// The unit of each effect, ascending.
  private(set) var units: [Int] = []
  /// The periods of each effect, ascending; two or more.
  private(set) var periods: [ArraySlice<Int>] = []
  private(set) var size = PanelSampleSize()
  /// The periods with an observation, ascending.
  let usedPeriods: [Int]

  /// Collects the observations.
  ///
  /// - Parameters:
  ///   - response: The indicator to explain.
  ///   - regressors: What explains it; an observation needs a value of each.
  ///   - starts: For a unit the periods, ascending, at which it takes a new effect.
  /// - Complexity: O(units × periods × regressors).
  init(_ response: Panel, _ regressors: [Panel], starts: (Int) -> [Int]) {
    var isUsed = Array(repeating: false, count: response.periodCount)
    for unit in 0..<response.unitCount {
      var first = 0
      var hasUnit = false
      for next in starts(unit) + [response.periodCount] where next > first {
        let known = (first..<next).filter { !response[unit, $0].isNaN }
        first = next
        let complete = known.filter { period in
          regressors.allSatisfy { !$0[unit, period].isNaN }
        }
        size.incomplete += known.count - complete.count
        guard complete.count > 1 else {
          size.singletons += complete.count
          continue
        }
        units.append(unit)
        periods.append(complete[...])
        size.observations += complete.count
        hasUnit = true
        for period in complete { isUsed[period] = true }
      }
      if hasUnit { size.units += 1 }
    }
    usedPeriods = isUsed.indices.filter { isUsed[$0] }
    size.effects = units.count
    size.years = usedPeriods.count
  }
}
