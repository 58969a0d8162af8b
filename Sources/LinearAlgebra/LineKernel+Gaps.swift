extension LineKernel {
  private typealias Mask = SIMDMask<SIMD8<Int64>>

  /// Replaces the lines of the units that miss a year by those over the years they have.
  ///
  /// The others keep theirs, so that the bits of a complete unit do not depend on its neighbours.
  /// Means first, then moments about them, then residuals: three passes over values in the cache.
  @inline(never)
  func fillGaps(_ lines: inout Lines, _ start: UnsafePointer<Double>, stride: Int) {
    var (count, sum, years) = (Lane.zero, Lane.zero, Lane.zero)
    for j in x.indices {
      let value = lane(start + j * stride)
      let isMissing = value .!= value
      count += Lane(repeating: 1).replacing(with: 0, where: isMissing)
      sum += value.replacing(with: 0, where: isMissing)
      years += Lane(repeating: x[j]).replacing(with: 0, where: isMissing)
    }
    let (mean, meanYear) = (sum / count, years / count)
    var (moment, yearSquares) = (Lane.zero, Lane.zero)
    for j in x.indices {
      let value = lane(start + j * stride)
      let year = (x[j] - meanYear).replacing(with: 0, where: value .!= value)
      yearSquares += year * year
      moment += (year * (value - mean)).replacing(with: 0, where: value .!= value)
    }
    let slope = moment / yearSquares
    var squares = Lane.zero
    for j in x.indices {
      let value = lane(start + j * stride)
      let residual = value - mean - slope * (x[j] - meanYear)
      squares += (residual * residual).replacing(with: 0, where: value .!= value)
    }
    let isExact = count .< 3
    let deviation = (squares / (count - 2)).squareRoot().replacing(with: .nan, where: isExact)
    let gaps = count .< Double(x.count)
    // At the centre of all years, not of those observed, where the errors of level and slope are independent.
    lines.level.replace(with: mean - slope * meanYear, where: gaps)
    lines.slope.replace(with: slope, where: gaps)
    lines.residualDeviation.replace(with: deviation, where: gaps)
    let spread = 1 / count + meanYear * meanYear / yearSquares
    lines.levelError.replace(with: deviation * spread.squareRoot(), where: gaps)
    lines.slopeError.replace(with: deviation / yearSquares.squareRoot(), where: gaps)
    lines.count.replace(with: count, where: gaps)
  }
}
