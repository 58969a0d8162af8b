/// Straight lines through very many series over the same years, gaps left out, and nothing else:
/// level, slope, residual deviation and classical standard errors.
///
/// The lean sibling of ``BatchedDesign`` for panels too large for robust errors and products of
/// matrices: the panel is read from memory once, eight units at a time, and the second pass over
/// their values, for the residuals, finds them in the cache. Use ``BatchedDesign`` for other
/// regressors, robust standard errors or the Durbin-Watson statistic.
///
/// Values are shifted by the first of their series before they are added up, and residuals are
/// computed one by one, never as a difference of sums of squares; so a small variation on a large
/// level keeps its digits. Each unit is computed alone: its bits depend neither on the number nor
/// on the order of the units, nor on who computes the others. A unit with gaps costs three times one
/// without.
public struct LineFit: Sendable, Equatable {
  /// The mean of the years, at which the level is told.
  public let center: Double

  /// `x_j − x̄`, `t`.
  let deviations: [Double]

  /// `Σ (x_j − x̄)²`.
  let sumOfSquares: Double

  /// Prepares a fit over years.
  ///
  /// - Parameter years: `t`, finite, in any order; the columns of the panel follow it.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:columnCount:aliasedColumns:)`` when the
  ///   years are not at least two different ones;
  ///   ``LinearAlgebraError/notFinite(argument:row:column:)``.
  /// - Complexity: O(*t*).
  public init(years: [Double]) throws(LinearAlgebraError) {
    if let bad = years.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(argument: "years", row: bad, column: 0)
    }
    guard let first = years.first, years.contains(where: { $0 != first }) else {
      throw .rankDeficient(rank: min(1, years.count), columnCount: 2, aliasedColumns: [1])
    }
    let mean = years.reduce(0, +) / Double(years.count)
    // The mean is rounded to the digits of a year; what it leaves over is taken off the deviations,
    // which would otherwise carry a part of the level into the slope.
    let rounded = years.map { $0 - mean }
    let rest = rounded.reduce(0, +) / Double(years.count)
    center = mean
    deviations = rounded.map { $0 - rest }
    sumOfSquares = deviations.reduce(0) { $0 + $1 * $1 }
  }

  /// Fits every unit of a panel.
  ///
  /// - Parameters:
  ///   - values: `n × t`; unit `i` in year `j` is `values[j * unitCount + i]`, NaN where it is
  ///     missing. A unit needs two years for a line and three for its errors: what is not known of it
  ///     is NaN. An infinite value spoils its own unit only.
  ///   - unitCount: The number of units `n`.
  /// - Returns: The lines, unit `i` in row `i`.
  /// - Precondition: `values.count == unitCount * t`.
  /// - Complexity: O(*n t*), bound by the bandwidth of memory.
  public func fit(values: [Double], unitCount: Int) -> FittedLines {
    fit(values: values, unitCount: unitCount, units: 0..<unitCount)
  }

  /// Fits some units of a panel, for workers that share one storage.
  ///
  /// - Parameters:
  ///   - values: The whole panel, as for ``fit(values:unitCount:)``.
  ///   - unitCount: The number of units `n` of the whole panel.
  ///   - units: The units to fit.
  /// - Returns: The lines, unit `units.lowerBound + i` in row `i`.
  /// - Precondition: `values.count == unitCount * t`; `units` lies in the panel.
  /// - Complexity: O(*units* · *t*).
  public func fit(values: [Double], unitCount: Int, units: Range<Int>) -> FittedLines {
    var lines = FittedLines(uninitialized: units.count)
    fit(values: values, unitCount: unitCount, units: units, into: &lines)
    return lines
  }

  /// Fits some units of a panel into storage that is there already: new memory costs more than the
  /// fit of the series it holds.
  ///
  /// - Parameters:
  ///   - values: The whole panel, as for ``fit(values:unitCount:)``.
  ///   - unitCount: The number of units `n` of the whole panel.
  ///   - units: The units to fit.
  ///   - lines: The lines of before, replaced; their storage is used again when they are as many.
  /// - Precondition: `values.count == unitCount * t`; `units` lies in the panel.
  /// - Complexity: O(*units* · *t*).
  public func fit(
    values: [Double], unitCount: Int, units: Range<Int>, into lines: inout FittedLines
  ) {
    precondition(values.count == unitCount * deviations.count, "values must be n × t")
    precondition(units.lowerBound >= 0 && units.upperBound <= unitCount, "no such units")
    if lines.unitCount != units.count { lines = FittedLines(uninitialized: units.count) }
    lines.withColumns { columns in
      values.withUnsafeBufferPointer { panel in
        guard let start = panel.baseAddress else { return }
        deviations.withUnsafeBufferPointer { x in
          LineKernel(x: x, sumOfSquares: sumOfSquares).fit(
            start + units.lowerBound, stride: unitCount, unitCount: units.count, into: columns)
        }
      }
    }
  }
}
