/// A matrix whose columns are divided by powers of two, so that their norms lie in [1, 2).
///
/// The division is exact. It makes ranks and condition numbers independent of the units in which
/// the regressors are measured, and within a factor √p of the best that scaling can do
/// (van der Sluis, *Numer. Math.* 14, 1969).
struct ScaledColumns {
  /// The scaled columns.
  var matrix: Matrix

  /// Column `j` was divided by 2 to the power `exponents[j]`.
  var exponents: [Int]

  init(_ original: Matrix) {
    exponents = (0..<original.columnCount).map { j in
      let norm = BLAS.norm(original.column(j))
      return norm > 0 && norm.isFinite ? Int(norm.exponent) : 0
    }
    matrix = original
    for j in 0..<original.columnCount {
      for index in j * original.rowCount..<(j + 1) * original.rowCount {
        matrix.elements[index] = scale(original.elements[index], by: -exponents[j])
      }
    }
  }
}

/// `value · 2^exponent`, exact unless it leaves the range of a double.
func scale(_ value: Double, by exponent: Int) -> Double {
  guard value != 0, value.isFinite else { return value }
  return Double(sign: .plus, exponent: exponent, significand: value)
}
