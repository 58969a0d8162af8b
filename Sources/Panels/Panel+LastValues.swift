extension Panel {
  /// By unit the last value there is; NaN without one. O(units × periods) at worst.
  public var lastValues: [Double] {
    (0..<unitCount).map { unit in
      (0..<periodCount).reversed().lazy.map { self[unit, $0] }.first { !$0.isNaN } ?? .nan
    }
  }
}

extension Panel {
  /// The step between printed values: that of the panel's decimals, or the coarsest of 1, 0.1, … 0.0001 that every
  /// value is a multiple of.
  public var roundingUnit: Double {
    var decimals = 0
    var power = 1.0
    if let known = self.decimals {
      power = (0..<known).reduce(1) { value, _ in value * 10 }
    } else {
      for value in values where !value.isNaN {
        while decimals < 4, abs(value * power - (value * power).rounded()) > 1e-6 {
          decimals += 1
          power *= 10
        }
        if decimals == 4 { break }
      }
    }
    return 1 / power
  }
}
