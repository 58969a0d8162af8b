extension Panel {
  /// The units with a value, ascending. O(units × periods).
  public var knownUnits: [Int] {
    values.withUnsafeBufferPointer { values in
      (0..<unitCount).filter { unit in
        stride(from: unit, to: values.count, by: unitCount).contains { !values[$0].isNaN }
      }
    }
  }

  /// By unit the last value there is; NaN without one. O(units × periods) at worst.
  public var lastValues: [Double] {
    (0..<unitCount).map(lastValue)
  }

  /// How many values a unit has. O(periods).
  public func valueCount(of unit: Int) -> Int {
    (0..<periodCount).count { !self[unit, $0].isNaN }
  }

  /// The last value that a unit has; NaN without one. O(periods) at worst.
  public func lastValue(of unit: Int) -> Double {
    (0..<periodCount).reversed().lazy.map { self[unit, $0] }.first { !$0.isNaN } ?? .nan
  }
}

extension Panel {
  /// The step between printed values: that of the panel's decimals, or the coarsest of 1, 0.1, … 0.0001 that every
  /// value is a multiple of.
  public var roundingUnit: Double {
    1 / (0..<printedDecimals).reduce(1) { power, _ in power * 10 }
  }

  /// The panel's decimals, or the fewest, up to 4, that show every value.
  public var printedDecimals: Int {
    if let decimals { return decimals }
    var decimals = 0
    var power = 1.0
    for value in values where !value.isNaN {
      while decimals < 4, abs(value * power - (value * power).rounded()) > 1e-6 {
        decimals += 1
        power *= 10
      }
      if decimals == 4 { break }
    }
    return decimals
  }
}
