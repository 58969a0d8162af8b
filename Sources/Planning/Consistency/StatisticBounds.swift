import Panels

extension ProgrammeState {
  /// Between which figures a statistic lies: 0 to 100 for a share, 0 to the criteria of the set for
  /// criteria met, 0 to the communes for a number of them, and what the kind of an indicator allows.
  ///
  /// - Parameter units: The codes of the units it concerns; empty for all that count.
  func bounds(of statistic: TargetStatistic, units: [String]) -> ClosedRange<Double> {
    switch statistic {
    case .shareAtLevel: return 0...100
    case .communesAtLevel, .communesAdded, .communesLost:
      return 0...Double(units.isEmpty ? countedUnits.count : units.count)
    case .averageCriteria(let set), .criteriaMet(let set), .yearlyGain(let set):
      return 0...(assessment(set).map { Double($0.set.criteria.count) } ?? .infinity)
    case .mean(let indicator), .value(let indicator), .total(let indicator):
      guard let kind = panels.panel(indicator)?.indicator.kind else {
        return -.infinity ... .infinity
      }
      if case .total = statistic {
        return (kind.lowerBound < 0 ? -.infinity : 0) ... .infinity
      }
      return kind.lowerBound...kind.upperBound
    }
  }
}
