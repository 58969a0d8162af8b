import Analytics
import Foundation
import Panels

extension LocalizedText {
  /// A text that is the same in both languages.
  init(_ text: String) { self.init(vi: text, en: text) }
}

extension PanelSet {
  /// A set of panels from rows of values, one row a unit; `nil` is missing.
  init(units: UnitTable, years: [Int], _ series: [(Indicator, [[Double?]])]) {
    self.init(
      units: units, years: years,
      panels: series.map { indicator, rows in
        var panel = Panel(
          indicator: indicator, unitCount: units.count, periodCount: years.count)
        for (unit, row) in rows.enumerated() {
          for (period, value) in row.enumerated() { panel[unit, period] = value ?? .nan }
        }
        return panel
      })
  }
}

extension CriteriaSet {
  /// A small set for a test.
  init(
    _ id: String, criteria: [Criterion], ladder: [LadderRung] = [LadderRung(level: .met)],
    conditions: [IndicatorRule] = [], zones: [String] = [], specialAreaZone: String? = nil
  ) {
    self.init(
      id: id, key: id, title: LocalizedText(id), legalNumber: id, years: 2000...2100,
      zones: zones.map { Zone(code: $0, name: LocalizedText($0)) },
      specialAreaZone: specialAreaZone, criteria: criteria, ladder: ladder,
      conditions: conditions)
  }
}

extension IndicatorRule {
  /// A rule that reads the measure of its own id.
  init(
    _ id: String, _ kind: IndicatorKind = .share, _ comparison: Comparison = .atLeast,
    _ thresholds: [Threshold] = [], requires: RequiredLevel? = nil
  ) {
    self.init(
      id: id, name: LocalizedText(id), measure: id, kind: kind, comparison: comparison,
      thresholds: thresholds, requiredLevel: requires)
  }
}

extension Criterion {
  init(_ id: String, _ indicators: [IndicatorRule], required: Int? = nil) {
    self.init(id: id, name: LocalizedText(id), required: required, indicators: indicators)
  }
}

/// Whether two numbers are the same, missing ones included, up to a relative error.
func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-9) -> Bool {
  if left.isNaN || right.isNaN { return left.isNaN && right.isNaN }
  return abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}

/// The chance that Student's t is further from 0 than `t`, by Simpson's rule on the angle.
func twoSidedTail(_ t: Double, degreesOfFreedom: Double) -> Double {
  let integral = { (from: Double) -> Double in
    let steps = 4_000
    let width = (Double.pi / 2 - from) / Double(steps)
    var sum = 0.0
    for step in 0...steps {
      let weight: Double = step == 0 || step == steps ? 1 : step % 2 == 1 ? 4 : 2
      sum += weight * pow(max(0, cos(from + Double(step) * width)), degreesOfFreedom - 1)
    }
    return sum * width / 3
  }
  return integral(atan(abs(t) / degreesOfFreedom.squareRoot())) / integral(0)
}
