extension Panel {
  /// By unit the last value there is; NaN without one. O(units × periods) at worst.
  public var lastValues: [Double] {
    (0..<unitCount).map { unit in
      (0..<periodCount).reversed().lazy.map { self[unit, $0] }.first { !$0.isNaN } ?? .nan
    }
  }
}
