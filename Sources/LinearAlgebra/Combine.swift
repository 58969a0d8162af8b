/// The number of units in one block of the batched kernels.
///
/// OpenBLAS chooses its kernel by the shape of the product and so changes last digits with the
/// number of rows. The kernels therefore always multiply blocks of exactly this many units, the
/// last one padded with zeros: a unit's result does not depend on how many others there are.
public let blockUnitCount = 256

/// The same for ``combine(_:weights:)``, whose units share a set of observed periods: with gaps these are mostly few, and
/// zeros take as long as values.
public let combinedUnitCount = 32

extension Matrix {
  /// The product of this matrix with another, by one `dgemm`.
  ///
  /// - Precondition: `columnCount == other.rowCount`.
  /// - Complexity: O(*rowCount* · *columnCount* · *other.columnCount*).
  /// - Note: The last bits may depend on the shape; use ``combine(_:weights:)`` for panels.
  public func times(_ other: Matrix) -> Matrix {
    precondition(columnCount == other.rowCount, "the inner sizes must agree")
    var result = Matrix(rowCount: rowCount, columnCount: other.columnCount)
    BLAS.multiply(
      rowCount: rowCount, columnCount: other.columnCount, innerCount: columnCount,
      elements, .init(leadingDimension: max(1, rowCount)),
      other.elements, .plain, .init(leadingDimension: max(1, other.rowCount)),
      into: &result.elements, .init(leadingDimension: max(1, rowCount)))
    return result
  }
}

/// Applies the same linear operator to every unit: forecasts (`n × h`) = values (`n × t`) ·
/// weightsᵀ.
///
/// One `dgemm` per block of ``combinedUnitCount`` units; the bits of a unit's result depend on its
/// values and the weights only. NaN in a unit's values stays in that unit's row.
///
/// - Parameters:
///   - values: `n × t`, a row per unit, a column per period.
///   - weights: `h × t`; row `k` makes output `k`.
/// - Returns: `n × h`, in the units of the values.
/// - Precondition: `values.columnCount == weights.columnCount`.
/// - Complexity: O(*n t h*).
public func combine(_ values: Matrix, weights: Matrix) -> Matrix {
  Matrix(
    rowCount: values.rowCount, columnCount: weights.rowCount,
    elements: combine(values.elements, unitCount: values.rowCount, weights: weights))
}

/// Applies the same linear operator to every unit of a panel's values.
///
/// The same as ``combine(_:weights:)`` on plain storage.
///
/// - Parameters:
///   - values: `n × t`; unit `i` in period `j` is `values[j * unitCount + i]`.
///   - unitCount: The number of units `n`.
///   - weights: `h × t`; row `k` makes output `k`.
/// - Returns: `n × h`; output `k` of unit `i` is element `k * unitCount + i`.
/// - Precondition: `values.count == unitCount * weights.columnCount`.
/// - Complexity: O(*n t h*).
public func combine(_ values: [Double], unitCount: Int, weights: Matrix) -> [Double] {
  precondition(values.count == unitCount * weights.columnCount, "values must be n × t")
  var forecasts = [Double](repeating: 0, count: unitCount * weights.rowCount)
  let wholeBlocks = unitCount / combinedUnitCount
  for block in 0..<wholeBlocks {
    combine(
      values, at: block * combinedUnitCount, leadingDimension: unitCount,
      unitCount: combinedUnitCount, weights: weights,
      into: &forecasts, at: block * combinedUnitCount, leadingDimension: unitCount)
  }
  let rest = wholeBlocks * combinedUnitCount..<unitCount
  guard !rest.isEmpty else { return forecasts }
  let padded = paddedBlock(
    values, units: rest, unitCount: unitCount, columnCount: weights.columnCount)
  var paddedForecasts = [Double](repeating: 0, count: combinedUnitCount * weights.rowCount)
  combine(
    padded, leadingDimension: combinedUnitCount, unitCount: combinedUnitCount, weights: weights,
    into: &paddedForecasts, leadingDimension: combinedUnitCount)
  for k in 0..<weights.rowCount {
    for i in rest {
      forecasts[k * unitCount + i] = paddedForecasts[k * combinedUnitCount + i - rest.lowerBound]
    }
  }
  return forecasts
}

/// Applies a linear operator to some units of a panel and writes into a caller's array, by
/// exactly one `dgemm` and without allocating.
///
/// - Parameters:
///   - values: The storage; unit `i` in period `j` is `values[offset + j * leadingDimension + i]`.
///   - offset: Where the first unit of the first period stands.
///   - leadingDimension: The distance between two periods; the unit count of the whole panel.
///   - unitCount: The number of units `n` to treat.
///   - weights: `h × t`; row `k` makes output `k`.
///   - forecasts: Output `k` of unit `i` goes to
///     `forecasts[forecastOffset + k * forecastLeadingDimension + i]`; other elements are kept.
///   - forecastOffset: Where the first output of the first unit goes.
///   - forecastLeadingDimension: The distance between two outputs.
/// - Precondition: Both matrices lie inside their arrays, and the leading dimensions are at
///   least `unitCount`.
/// - Complexity: O(*n t h*).
/// - Note: The last bits may depend on `unitCount`. Pass ``combinedUnitCount`` units a call where
///   they must not.
public func combine(
  _ values: [Double], at offset: Int = 0, leadingDimension: Int,
  unitCount: Int, weights: Matrix,
  into forecasts: inout [Double], at forecastOffset: Int = 0,
  leadingDimension forecastLeadingDimension: Int
) {
  BLAS.multiply(
    rowCount: unitCount, columnCount: weights.rowCount, innerCount: weights.columnCount,
    values, .init(offset: offset, leadingDimension: leadingDimension),
    weights.elements, .transposed, .init(leadingDimension: max(1, weights.rowCount)),
    into: &forecasts, .init(offset: forecastOffset, leadingDimension: forecastLeadingDimension))
}

/// The given units of a panel as one block of ``combinedUnitCount`` units, zeros after the last.
private func paddedBlock(
  _ values: [Double], units: Range<Int>, unitCount: Int, columnCount: Int
) -> [Double] {
  var block = [Double](repeating: 0, count: combinedUnitCount * columnCount)
  for j in 0..<columnCount {
    for i in units {
      block[j * combinedUnitCount + i - units.lowerBound] = values[j * unitCount + i]
    }
  }
  return block
}
