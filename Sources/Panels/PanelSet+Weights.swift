extension PanelSet {
  /// By unit the weight of an indicator in means ahead: the last known value of what weights it, NaN where none is
  /// known; 1 where nothing weights it, and in sums. O(units × periods) at worst.
  public func lastWeights(of indicator: Indicator, isTotal: Bool) -> [Double] {
    guard !isTotal, let weight = indicator.weight else {
      return Array(repeating: 1, count: units.count)
    }
    return panel(weight)?.lastValues ?? Array(repeating: .nan, count: units.count)
  }
}
