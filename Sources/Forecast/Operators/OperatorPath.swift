import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The recursions of the bank over the observed years of a series, on weights in place of values.
struct OperatorPath {
  let years: [Double]

  var zero: LinearCombination {
    LinearCombination(weights: Array(repeating: 0, count: years.count))
  }

  /// The value observed at a position.
  func value(_ position: Int) -> LinearCombination {
    var result = zero
    result.weights[position] = 1
    return result
  }

  /// The mean yearly change over the first `count` values; none over one value.
  func meanChange(of count: Int) -> LinearCombination {
    guard count > 1 else { return zero }
    return (1 / (years[count - 1] - years[0])) * (value(count - 1) - value(0))
  }

  /// A weighted least-squares line: its level at the weighted mean year, how many years that lies before
  /// the last observed, and its slope; the slope of one value is 0.
  func line(
    discount: Double
  ) -> (level: LinearCombination, years: Double, slope: LinearCombination) {
    let last = years[years.count - 1]
    let weights = years.map { pow(discount, last - $0) }
    let total = weights.reduce(0, +)
    let center = zip(weights, years).reduce(0) { $0 + $1.0 * $1.1 } / total
    let squares = zip(weights, years).reduce(0) { sum, pair in
      sum + pair.0 * (pair.1 - center) * (pair.1 - center)
    }
    let level = LinearCombination(weights: weights.map { $0 / total })
    let slope =
      squares == 0
      ? zero
      : LinearCombination(weights: zip(weights, years).map { $0 * ($1 - center) / squares })
    return (level, last - center, slope)
  }

  /// The level after the last value of a smoothing that moves by `drift` a year in between.
  func smoothed(_ level: Double, around drift: LinearCombination) -> LinearCombination {
    var state = value(0)
    for position in 1..<max(years.count, 1) {
      let elapsed = years[position] - years[position - 1]
      let gain = 1 - Self.left(1 - level, after: elapsed)
      let expected = state + elapsed * drift
      state = expected + gain * (value(position) - expected)
    }
    return state
  }

  /// `damping + damping² + … + damping^count`, continued to any real count.
  static func steps(_ count: Double, _ damping: Double) -> Double {
    if count == 1 { return damping }
    return damping == 1 ? count : damping * (1 - pow(damping, count)) / (1 - damping)
  }

  /// What is left of a number after some years, most often one.
  @inline(__always)
  static func left(_ yearly: Double, after years: Double) -> Double {
    years == 1 ? yearly : pow(yearly, years)
  }

  func flat(_ level: LinearCombination, _ ahead: [Double]) -> Matrix {
    matrix(ahead.map { _ in level })
  }

  func going(
    on level: LinearCombination, by slope: LinearCombination, _ ahead: [Double], _ damping: Double
  ) -> Matrix {
    matrix(ahead.map { level + Self.steps($0, damping) * slope })
  }

  func matrix(_ rows: [LinearCombination]) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: years.count)
    for (row, combination) in rows.enumerated() {
      for (column, weight) in combination.weights.enumerated() { result[row, column] = weight }
    }
    return result
  }
}
