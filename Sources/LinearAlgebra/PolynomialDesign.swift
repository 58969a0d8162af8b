/// The design matrix of a polynomial, with its powers held to about 32 digits.
///
/// Column `j` is `x^j`, `j` from 0 (the intercept) to the degree. Rounding `x^j` to a double
/// limits what any solver can find: on NIST's Filip set (degree 10, condition number
/// 1.8 · 10¹⁵) to seven or eight digits. Here the digits that a double cannot hold are kept
/// beside it, and ``leastSquares(_:_:tolerance:)-(PolynomialDesign,_,_)`` uses them.
///
/// For trends over a few years, centre the years and take a plain ``Matrix``.
public struct PolynomialDesign: Sendable, Equatable {
  /// The powers rounded to doubles, `n × (degree + 1)`.
  public let matrix: Matrix

  /// What the exact powers have beyond `matrix`.
  let tail: Matrix

  /// The powers 0 to `degree` of the given points.
  ///
  /// - Parameters:
  ///   - points: The `n` values of `x`, finite.
  ///   - degree: The highest power, at least 0.
  /// - Throws: ``LinearAlgebraError/notFinite(argument:row:column:)`` when a point or one of its
  ///   powers is not finite.
  /// - Complexity: O(*n* · *degree*).
  public init(points: [Double], degree: Int) throws(LinearAlgebraError) {
    precondition(degree >= 0, "a polynomial has no negative degree")
    var power = points.map { _ in DoubleDouble(1) }
    var heads = power.map(\.head)
    var tails = power.map(\.tail)
    for _ in 0..<degree {
      for i in points.indices { power[i] = power[i] * DoubleDouble(points[i]) }
      heads += power.map(\.head)
      tails += power.map(\.tail)
    }
    matrix = Matrix(rowCount: points.count, columnCount: degree + 1, elements: heads)
    tail = Matrix(rowCount: points.count, columnCount: degree + 1, elements: tails)
    try matrix.requireFinite("powers of the points")
  }
}
