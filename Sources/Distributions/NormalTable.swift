import Glibc

/// The normal distribution function from a table, for sums over very many points.
///
/// Cubic Hermite interpolation between 2,177 values and densities, 1/128 apart: the absolute error is below
/// 2 · 10⁻¹¹ (tests), at a fifth of the time of ``StandardNormal/cumulative(_:)``. Not for small tail chances: its
/// relative error there is large.
///
/// Slopes between the points are known, `Φ′ = φ`, so nothing is fitted.
public enum NormalTable {
  private static let limit = 8.5
  private static let cells = 128.0

  /// Values and slopes per cell, in turn.
  private static let entries: [Double] = {
    let last = Int(2 * limit * cells)
    return (0...last + 1).flatMap { index -> [Double] in
      let x = Double(index) / cells - limit
      return [StandardNormal.cumulative(x), StandardNormal.density(x) / cells]
    }
  }()

  /// Applies the distribution function to every element; infinities give 0 and 1.
  public static func cumulative(_ values: inout [Double]) {
    entries.withUnsafeBufferPointer { entries in
      values.withUnsafeMutableBufferPointer { values in
        for index in values.indices {
          let x = values[index]
          if x <= -limit {
            values[index] = 0
          } else if x >= limit {
            values[index] = 1
          } else {
            let place = (x + limit) * cells
            let cell = Int(place)
            let u = place - Double(cell)
            let value = entries[2 * cell]
            let slope = entries[2 * cell + 1]
            let rise = entries[2 * cell + 2] - value
            let bend = slope + entries[2 * cell + 3] - 2 * rise
            let result = value + u * (slope + u * (rise - slope - bend + u * bend))
            values[index] = min(1, max(0, result))
          }
        }
      }
    }
  }
}
