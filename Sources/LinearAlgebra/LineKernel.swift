/// The sums behind ``LineFit``, eight units at a time: one line of the cache in each year.
struct LineKernel {
  private typealias Lane = SIMD8<Double>
  private let x: UnsafeBufferPointer<Double>
  private let reciprocalCount: Double
  private let reciprocalSquares: Double
  private let reciprocalFreedom: Double
  private let levelScale: Double
  private let slopeScale: Double

  /// - Parameter deviations: `x_j − x̄`, valid as long as the kernel is used.
  init(deviations: UnsafeBufferPointer<Double>, sumOfSquares: Double) {
    let t = deviations.count
    x = deviations
    reciprocalCount = 1 / Double(t)
    reciprocalSquares = 1 / sumOfSquares
    reciprocalFreedom = t > 2 ? 1 / Double(t - 2) : .nan
    levelScale = reciprocalCount.squareRoot()
    slopeScale = reciprocalSquares.squareRoot()
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
    let first = lane(start)
    var (sum, moment) = (Lane.zero, Lane.zero)
    for j in x.indices {
      let shifted = lane(start + j * stride) - first
      sum += shifted
      moment += shifted * x[j]
    }
    let (mean, slope) = (sum * reciprocalCount, moment * reciprocalSquares)
    var squares = Lane.zero
    for j in x.indices {
      let residual = lane(start + j * stride) - first - (mean + slope * x[j])
      squares += residual * residual
    }
    let deviation = (squares * reciprocalFreedom).squareRoot()
    store(first + mean, columns)
    store(slope, columns + columnStride)
    store(deviation, columns + 2 * columnStride)
    store(deviation * levelScale, columns + 3 * columnStride)
    store(deviation * slopeScale, columns + 4 * columnStride)
  }

  @inline(__always)
  private func lane(_ values: UnsafePointer<Double>) -> Lane {
    UnsafeRawPointer(values).loadUnaligned(as: Lane.self)
  }

  @inline(__always)
  private func store(_ lane: Lane, _ column: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(column).storeBytes(of: lane, as: Lane.self)
  }
}
