import Distributions

/// Compound growth, computed as differences on the log scale.
enum CompoundGrowth {
  private static let scale = WorkingScale(.log)

  /// `ln(last / first) / years`; both of one sign, not zero.
  static func logRate(from first: Double, to last: Double, years: Double) -> Double {
    scale.working(last / first) / years
  }

  /// `(last / first)^(1 / years) − 1`; `last / first` is not negative.
  static func rate(from first: Double, to last: Double, years: Double) -> Double {
    scale.natural(logRate(from: first, to: last, years: years)) - 1
  }

  /// `value · (1 + rate)^years`; the rate is −1 or more.
  static func grown(_ value: Double, rate: Double, years: Double) -> Double {
    years == 0 ? value : value * scale.natural(years * scale.working(1 + rate))
  }

  /// `e^slope − 1`: the growth rate that a slope of logarithms means.
  static func rate(ofLogSlope slope: Double) -> Double { scale.natural(slope) - 1 }

  /// The natural logarithm.
  static func logarithm(_ value: Double) -> Double { scale.working(value) }
}
