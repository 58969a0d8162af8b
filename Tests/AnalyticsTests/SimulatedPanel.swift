import Foundation
import Panels

/// How the steps of a simulated random walk are drawn.
enum StepLaw: Sendable, CaseIterable {
  case normal
  case student5
  case student3

  func draw(using generator: inout SplitMix64) -> Double {
    let normal = { (generator: inout SplitMix64) -> Double in
      let radius =
        (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator)))
        .squareRoot()
      return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
    }
    let freedom: Int
    switch self {
    case .normal: return normal(&generator)
    case .student5: freedom = 5
    case .student3: freedom = 3
    }
    var square = 0.0
    for _ in 0..<freedom {
      let value = normal(&generator)
      square += value * value
    }
    return normal(&generator) / (square / Double(freedom)).squareRoot()
  }
}

/// A panel of random walks with drift: `step` of each unit and year, `shock` shared by all in a year,
/// on the logarithm of a positive number near 40.
struct SimulatedWalks {
  var units = 30
  var years = 12
  var step = 0.03
  var shock = 0.01
  var drift = 0.06
  var law = StepLaw.normal
  /// Decimals printed.
  var decimals = 2

  func panel(seed: UInt64, id: String = "income") -> Panel {
    var generator = SplitMix64(seed: seed)
    var panel = Panel(
      indicator: Indicator(id: id, kind: .positive), unitCount: units, periodCount: years)
    var levels = (0..<units).map { _ in log(40) + 0.2 * StepLaw.normal.draw(using: &generator) }
    let power = pow(10, Double(decimals))
    for period in 0..<years {
      let common = drift + shock * law.draw(using: &generator)
      for unit in 0..<units {
        if period > 0 { levels[unit] += common + step * law.draw(using: &generator) }
        panel[unit, period] = (exp(levels[unit]) * power).rounded() / power
      }
    }
    return panel
  }

  func set(_ panels: [Panel]) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: (0..<units).map { "u\(1_000 + $0)" }),
      years: (0..<years).map { 2010 + $0 }, panels: panels)
  }

  func set(seed: UInt64) -> PanelSet { set([panel(seed: seed)]) }
}
