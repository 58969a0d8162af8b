@testable import Forecast

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A series and the textbook recursions on it, one value after another: the slow way.
struct SlowMember {
  var values: [Double]
  var years: [Double]

  /// Less by so little is rounding: the first of equals is kept.
  private static let less = 1 - 1e-12

  private var last: Double { values[values.count - 1] }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The slope and level, in the last year, of the line with weights that fall by `discount` a year.
  func line(_ discount: Double) -> (level: Double, slope: Double) {
    guard values.count > 1 else { return (last, 0) }
    let end = years[years.count - 1]
    var (w, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (year, value) in zip(years, values) {
      let weight = pow(discount, end - year)
      w += weight
      x += weight * (year - end)
      y += weight * value
      xx += weight * (year - end) * (year - end)
      xy += weight * (year - end) * value
    }
    let slope = (w * xy - x * y) / (w * xx - x * x)
    return ((y - slope * x) / w, slope)
  }

  /// The smoothed level, moving by `drift` a year, and the sum of squared one-step errors.
  ///
  /// A year that was not seen is a step without correction; the correction after a gap is what the
  /// steps together would have taken up.
  func smoothed(_ weight: Double, drift: Double) -> (level: Double, error: Double) {
    var level = values[0]
    var error = 0.0
    for position in 1..<max(1, values.count) {
      let elapsed = Int(years[position] - years[position - 1])
      var left = 1.0
      for _ in 0..<elapsed {
        level += drift
        left *= 1 - weight
      }
      let miss = values[position] - level
      error += miss * miss
      level += (1 - left) * miss
    }
    return (level, error)
  }

  func theta(share: Double, lead: Int) -> Double {
    let drift = share * line(1).slope
    var best = (level: values[0], error: Double.infinity)
    for step in 2...20 {
      let tried = smoothed(Double(step) / 20, drift: drift)
      if tried.error < best.error * Self.less {
        best = tried
      }
    }
    return best.level + Double(lead) * drift
  }

  private func damped(_ damping: Double, _ years: Int) -> Double {
    (1...years).reduce(0) { $0 + pow(damping, Double($1)) }
  }

  private typealias HoltState = (level: Double, slope: Double, error: Double)

  private func holt(_ damping: Double, _ weight: Double, _ trend: Double) -> HoltState {
    var changes: [Double] = []
    for position in 1..<max(1, min(6, values.count)) {
      let change: Double = values[position] - values[position - 1]
      changes.append(change / (years[position] - years[position - 1]))
    }
    var state: HoltState = (values[0], changes.isEmpty ? 0 : Self.median(changes), 0)
    for position in 1..<max(1, values.count) {
      let elapsed = Int(years[position] - years[position - 1])
      var left = 1.0
      for _ in 0..<elapsed {
        state.slope *= damping
        state.level += state.slope
        left *= 1 - weight
      }
      let miss: Double = values[position] - state.level
      state.error += miss * miss
      state.level += (1 - left) * miss
      state.slope += weight * trend * miss / Double(elapsed)
    }
    return state
  }

  func holt(damping: Double, lead: Int) -> Double {
    var best: HoltState = (0, 0, Double.infinity)
    for weight in [0.3, 0.5, 0.7, 0.9, 1] {
      for trend in [0.05, 0.1, 0.2, 0.3, 0.5] {
        let tried = holt(damping, weight, trend)
        if tried.error < best.error * Self.less { best = tried }
      }
    }
    return best.level + damped(damping, lead) * best.slope
  }

  func theilSen(lead: Int) -> Double {
    var slopes: [Double] = []
    for i in values.indices {
      for j in 0..<i { slopes.append((values[i] - values[j]) / (years[i] - years[j])) }
    }
    let slope = slopes.isEmpty ? 0 : Self.median(slopes)
    let end = years[years.count - 1]
    return Self.median(zip(years, values).map { $1 - slope * ($0 - end) }) + slope * Double(lead)
  }

  func forecast(_ member: ForecastOperator, lead: Int) -> Double {
    switch member {
    case .lastValue: return last
    case .drift(let share, let damping):
      guard values.count > 1 else { return last }
      let change = (last - values[0]) / (years[years.count - 1] - years[0])
      return last + share * change * damped(damping, lead)
    case .line(let discount):
      let line = line(discount)
      return line.level + line.slope * Double(lead)
    case .smoothing(let level): return smoothed(level, drift: 0).level
    case .theta(let level, let share):
      let drift = share * line(1).slope
      return smoothed(level, drift: drift).level + drift * Double(lead)
    }
  }

  func forecast(_ member: SeriesMember, lead: Int) -> Double {
    switch member {
    case .linear(let own): forecast(own, lead: lead)
    case .theta(let share): theta(share: share, lead: lead)
    case .dampedHolt(let damping): holt(damping: damping, lead: lead)
    case .theilSen: theilSen(lead: lead)
    }
  }
}
