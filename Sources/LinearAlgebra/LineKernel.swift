/// Walks over the units of a ``LineFit``, eight at a time: one line of the cache in each year.
struct LineKernel {
  typealias Lane = SIMD8<Double>

  /// `x_j − x̄`, valid as long as the kernel is used.
  let x: UnsafeBufferPointer<Double>
  /// `Σ (x_j − x̄)²`.
  let sumOfSquares: Double

  /// The figures of eight units.
  struct Lines {
    var level, slope, residualDeviation, levelError, slopeError, count: Lane
  }

  /// Fits `unitCount` units and writes their figures, figure after figure, to `columns`.
  ///
  /// - Parameters:
  ///   - start: The first unit's value in the first year.
  ///   - stride: The distance from a year to the next.
  ///   - columns: Room for `unitCount` times the number of figures.
  func fit(
    _ start: UnsafePointer<Double>, stride: Int, unitCount: Int,
    into columns: UnsafeMutablePointer<Double>
  ) {
    let width = Lane.scalarCount
    let whole = unitCount - unitCount % width
    for first in Swift.stride(from: 0, to: whole, by: width) {
      fitLane(start + first, stride: stride, into: columns + first, columnStride: unitCount)
    }
    guard whole < unitCount else { return }
    // The last units, fewer than a lane, go through a lane of their own and the same operations.
    var values = [Double](repeating: 0, count: x.count * width)
    var figures = [Double](repeating: 0, count: FittedLines.Figure.allCases.count * width)
    for j in x.indices {
      for i in 0..<unitCount - whole { values[j * width + i] = start[j * stride + whole + i] }
    }
    values.withUnsafeBufferPointer { values in
      figures.withUnsafeMutableBufferPointer { figures in
        guard let from = values.baseAddress, let to = figures.baseAddress else { return }
        fitLane(from, stride: width, into: to, columnStride: width)
      }
    }
    for figure in FittedLines.Figure.allCases.indices {
      for i in 0..<unitCount - whole {
        columns[figure * unitCount + whole + i] = figures[figure * width + i]
      }
    }
  }

  @inline(__always)
  private func fitLane(
    _ start: UnsafePointer<Double>, stride: Int,
    into columns: UnsafeMutablePointer<Double>, columnStride: Int
  ) {
    var (lines, isComplete) = completeLines(start, stride: stride)
    if !isComplete { fillGaps(&lines, start, stride: stride) }
    store(lines.level, columns)
    store(lines.slope, columns + columnStride)
    store(lines.residualDeviation, columns + 2 * columnStride)
    store(lines.levelError, columns + 3 * columnStride)
    store(lines.slopeError, columns + 4 * columnStride)
    store(lines.count, columns + 5 * columnStride)
  }

  /// The lines of units observed in every year, and whether all eight are.
  @inline(__always)
  private func completeLines(
    _ start: UnsafePointer<Double>, stride: Int
  ) -> (lines: Lines, isComplete: Bool) {
    let t = Double(x.count)
    let first = lane(start)
    var (sum, moment) = (Lane.zero, Lane.zero)
    for j in x.indices {
      let shifted = lane(start + j * stride) - first
      sum += shifted
      moment += shifted * x[j]
    }
    let (mean, slope) = (sum * (1 / t), moment * (1 / sumOfSquares))
    var squares = Lane.zero
    for j in x.indices {
      let residual = lane(start + j * stride) - first - (mean + slope * x[j])
      squares += residual * residual
    }
    let deviation = (squares * (t > 2 ? 1 / (t - 2) : .nan)).squareRoot()
    let lines = Lines(
      level: first + mean, slope: slope, residualDeviation: deviation,
      levelError: deviation * (1 / t).squareRoot(),
      slopeError: deviation * (1 / sumOfSquares).squareRoot(), count: Lane(repeating: t))
    // A value that is missing makes the sum of squares NaN.
    return (lines, squares.sum().isFinite || all(squares .== squares))
  }

  @inline(__always)
  func lane(_ values: UnsafePointer<Double>) -> Lane {
    UnsafeRawPointer(values).loadUnaligned(as: Lane.self)
  }

  @inline(__always)
  private func store(_ lane: Lane, _ column: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(column).storeBytes(of: lane, as: Lane.self)
  }
}
