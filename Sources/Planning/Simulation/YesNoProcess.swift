import Distributions
import Panels

/// Items that units meet or not, gained and lost from year to year.
///
/// In the first year unit `u` meets the item with probability `logistic(c + s(u))`, `s` its
/// strength. Later a met item is lost with the given chance, and another one is gained with
/// probability `logistic(c(y) + s(u))`. Each `c` is such that the expected share of the area lies on
/// the straight line from `start` to `end`, given the strengths. Where the given loss leaves no way
/// to stay on the line, the loss nearest to it that does is taken.
struct YesNoProcess: Sendable {
  let strengths: [Double]
  let codes: [String]
  let generator: CounterGenerator

  /// 1, 0 or missing for each unit and year, units contiguous within a year.
  func states(of indicator: SimulatedIndicator, years: ClosedRange<Int>) -> [Double] {
    let count = codes.count
    let series = codes.map { CounterGenerator.Series(unit: $0, indicator: indicator.id) }
    var values = Array(repeating: Double.nan, count: count * years.count)
    // Before the first year nothing is met, so that every chance is one of gain.
    var chances = Array(repeating: 0.0, count: count)
    var isMet = Array(repeating: false, count: count)
    var previous = 0.0
    for year in indicator.years {
      let target = Self.target(of: indicator, in: year)
      let loss = Self.loss(indicator.loss, from: previous, to: target)
      let kept = chances.map { $0 * (1 - loss) }
      let intercept = intercept(open: chances.map { 1 - $0 }, kept: kept, target: target)
      for unit in 0..<count {
        let gain = Self.logistic(intercept + strengths[unit])
        let draw = generator.uniform(series[unit], .state, year: year)
        isMet[unit] = isMet[unit] ? draw >= loss : draw < gain
        chances[unit] = kept[unit] + (1 - chances[unit]) * gain
        values[(year - years.lowerBound) * count + unit] = isMet[unit] ? 1 : 0
      }
      previous = target
    }
    return values
  }

  /// The expected share of a year.
  private static func target(of indicator: SimulatedIndicator, in year: Int) -> Double {
    let years = indicator.years
    if year == years.lowerBound { return indicator.start }
    let part = Double(year - years.lowerBound) / Double(years.count - 1)
    return indicator.start + part * (indicator.end - indicator.start)
  }

  /// The loss nearest to `given` that lets the share go from `previous` to `target`.
  private static func loss(_ given: Double, from previous: Double, to target: Double) -> Double {
    if previous == 0 { return given }
    let least = max(0, 1 - target / previous)
    let most = min(1, (1 - target) / previous)
    return max(least, min(most, given))
  }

  /// The `c` at which the expected share is `target`, by bisection; the share grows with `c`.
  private func intercept(open: [Double], kept: [Double], target: Double) -> Double {
    let wanted = target * Double(codes.count) - kept.reduce(0, +)
    var low = -60.0
    var high = 60.0
    for _ in 0..<64 {
      let middle = (low + high) / 2
      var gained = 0.0
      for unit in open.indices {
        gained += open[unit] * Self.logistic(middle + strengths[unit])
      }
      if gained < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static let percent = WorkingScale(.logit, epsilon: 0)

  private static func logistic(_ x: Double) -> Double { percent.natural(x) / 100 }
}
