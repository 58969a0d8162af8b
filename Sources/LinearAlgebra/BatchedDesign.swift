/// One design matrix shared by many series: factored once, applied by matrix products.
///
/// For a panel in which `n` units are observed in the same `t` periods. The coefficients of all
/// units are `Z Wᵀ` with `W = (X'X)⁻¹ X'`, where row `i` of `Z` is the series of unit `i`. `W` is
/// computed to nearly full precision, but the products are plain: centre the years, so that the
/// condition number of the design is small. Where it is large use
/// ``leastSquares(_:_:tolerance:)-(Matrix,_,_)``.
///
/// Units are treated in blocks of ``blockUnitCount``; the bits of a unit's results depend neither
/// on the number nor on the order of the units.
public struct BatchedDesign: Sendable, Equatable {
  /// The design matrix `X`, `t × p`.
  public let design: Matrix

  /// `W = (X'X)⁻¹ X'`, `p × t`: the coefficients are `W z`.
  public let weights: Matrix

  /// `(X'X)⁻¹`, `p × p`.
  public let covarianceUnscaled: Matrix

  /// The diagonal of the hat matrix, `t`, each in [0, 1].
  public let leverages: [Double]

  /// An estimate of the reciprocal condition number (1-norm) of the scaled columns.
  public let reciprocalCondition: Double

  /// `W` with its elements squared.
  let squaredWeights: Matrix

  /// The periods whose leverage is 1: the fit passes through them whatever the values are.
  let saturatedPeriods: [Int]

  /// Factors a design matrix.
  ///
  /// - Parameters:
  ///   - design: `X`, `t × p`, finite; a row per period, a column per regressor.
  ///   - tolerance: As for ``leastSquares(_:_:tolerance:)-(Matrix,_,_)``.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:columnCount:aliasedColumns:)`` when the
  ///   columns are collinear or outnumber the periods;
  ///   ``LinearAlgebraError/notFinite(argument:row:column:)``.
  /// - Complexity: O(*t p²* + *t² p*).
  public init(
    _ design: Matrix, tolerance: Double = defaultRankTolerance
  ) throws(LinearAlgebraError) {
    let fit = try leastSquares(design, .identity(design.rowCount), tolerance: tolerance)
    guard fit.aliasedColumns.isEmpty else {
      throw .rankDeficient(
        rank: fit.rank, columnCount: design.columnCount, aliasedColumns: fit.aliasedColumns)
    }
    self.design = design
    weights = fit.coefficients
    covarianceUnscaled = fit.covarianceUnscaled
    leverages = fit.leverages
    reciprocalCondition = fit.reciprocalCondition
    squaredWeights = Matrix(
      rowCount: weights.rowCount, columnCount: weights.columnCount,
      elements: weights.elements.map { $0 * $0 })
    saturatedPeriods = leverages.indices.filter { 1 - fit.leverages[$0] < Self.saturation }
  }

  /// The matrix `M = I − X W`, `t × t`, that turns a series into its residuals.
  ///
  /// - Complexity: O(*t² p*).
  public var residualMaker: Matrix {
    let hat = design.times(weights)
    var result = Matrix(rowCount: hat.rowCount, columnCount: hat.columnCount)
    for j in 0..<hat.columnCount {
      for i in 0..<hat.rowCount { result[i, j] = (i == j ? 1 : 0) - hat[i, j] }
    }
    return result
  }

  /// Fits every unit of a panel.
  ///
  /// - Parameters:
  ///   - values: `n × t`, finite; unit `i` in period `j` is `values[j * unitCount + i]`.
  ///   - unitCount: The number of units `n`.
  /// - Returns: The fits, unit `i` in row `i`.
  /// - Throws: ``LinearAlgebraError/notFinite(argument:row:column:)`` with the first unit and
  ///   period, in the order of the storage within a block, where a value is NaN or infinite.
  /// - Precondition: `values.count == unitCount * design.rowCount`.
  /// - Complexity: O(*n t p*).
  public func fit(
    values: [Double], unitCount: Int
  ) throws(LinearAlgebraError) -> BatchedFit {
    try fit(values: values, unitCount: unitCount, units: 0..<unitCount)
  }

  /// Fits some units of a panel, for workers that share one storage.
  ///
  /// - Parameters:
  ///   - values: The whole panel, `n × t`; unit `i` in period `j` is
  ///     `values[j * unitCount + i]`.
  ///   - unitCount: The number of units `n` of the whole panel.
  ///   - units: The units to fit; only their values need be finite.
  /// - Returns: The fits, unit `units.lowerBound + i` in row `i`.
  /// - Throws: ``LinearAlgebraError/notFinite(argument:row:column:)`` with the unit of the panel
  ///   and the period where a value is NaN or infinite.
  /// - Precondition: `values.count == unitCount * design.rowCount`; `units` lies in the panel.
  /// - Complexity: O(*units* · *t p*).
  public func fit(
    values: [Double], unitCount: Int, units: Range<Int>
  ) throws(LinearAlgebraError) -> BatchedFit {
    precondition(values.count == unitCount * design.rowCount, "values must be n × t")
    precondition(units.lowerBound >= 0 && units.upperBound <= unitCount, "no such units")
    var kernel = BatchedKernel(self, unitCount: units.count)
    for first in stride(from: units.lowerBound, to: units.upperBound, by: blockUnitCount) {
      let block = first..<min(first + blockUnitCount, units.upperBound)
      try kernel.load(values, leadingDimension: unitCount, units: block)
      kernel.fitBlock()
      kernel.store(at: first - units.lowerBound, unitCount: block.count)
    }
    return kernel.result()
  }

  /// A leverage so close to 1 that the residual is rounding and nothing else.
  private static let saturation = 1e-10

  /// Whether regressor `j` draws on a period of leverage 1, so that its robust standard errors
  /// are not defined.
  func isSaturated(_ j: Int) -> Bool {
    let row = (0..<weights.columnCount).map { abs(weights[j, $0]) }
    let largest = row.max() ?? 0
    return saturatedPeriods.contains { row[$0] > 1e-12 * largest }
  }
}
