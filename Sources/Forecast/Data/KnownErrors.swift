import Panels

/// The published standard errors of an indicator's values.
///
/// A value without one takes the root mean square of its unit's others. A unit without any counts as measured
/// exactly, as from a register.
struct KnownErrors: Sendable {
  private let panel: Panel
  /// By unit what stands for a missing error.
  private let usual: [Double]

  /// - Parameter isKnownElsewhere: Whether another part of the panel has errors.
  /// - Returns: `nil` where no value has an error above zero.
  init?(_ errors: Panel?, of values: Panel, isKnownElsewhere: Bool = false) {
    guard let errors,
      isKnownElsewhere
        || errors.values.indices.contains(where: {
          errors.values[$0] > 0 && !values.values[$0].isNaN
        })
    else { return nil }
    panel = errors
    usual = (0..<values.unitCount).map { unit in
      let known = (0..<values.periodCount).map { errors[unit, $0] }.filter { $0 >= 0 }
      let squares = known.reduce(0) { $0 + $1 * $1 }
      return known.isEmpty ? 0 : (squares / Double(known.count)).squareRoot()
    }
  }

  /// The errors of a group's values, `units × periods`, in the indicator's unit.
  func errors(of units: [Int], _ periods: [Int]) -> [Double] {
    periods.flatMap { period in
      units.map { unit in
        let error = panel[unit, period]
        return error >= 0 ? error : usual[unit]
      }
    }
  }
}
