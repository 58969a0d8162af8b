/// The work on one block of units, with its scratch and the results so far.
///
/// All products have the same shape whatever the number of units: blocks are copied to scratch
/// of ``blockUnitCount`` rows, the last one padded with zeros.
struct BatchedKernel {
  private let batch: BatchedDesign
  private let t: Int
  private let p: Int
  private let isSaturated: [Bool]
  private let scales: [Double]
  /// `1 / (1 − h)` by period; 0 for periods of leverage 1, which are dealt with by parameter.
  private let inflation: [Double]

  /// `b × t`: the values, then also the residuals and the squared residuals times a factor.
  private var values: [Double]
  private var residuals: [Double]
  private var squares: [Double]
  /// `b × p`.
  private var coefficients: [Double]
  private var variancesHC2: [Double]
  private var variancesHC3: [Double]
  /// `b`.
  private var residualSums: [Double]
  private var totalSums: [Double]
  private var differenceSums: [Double]

  private let unitCount: Int
  private var output: Output

  private struct Output {
    var coefficients, standardErrors, standardErrorsHC2, standardErrorsHC3: Matrix
    var residualSumOfSquares, sigma, totalSumOfSquares, durbinWatson: [Double]
  }

  init(_ batch: BatchedDesign, unitCount: Int) {
    self.batch = batch
    self.unitCount = unitCount
    let (b, t, p) = (blockUnitCount, batch.design.rowCount, batch.design.columnCount)
    self.t = t
    self.p = p
    isSaturated = (0..<p).map { batch.isSaturated($0) }
    scales = (0..<p).map { batch.covarianceUnscaled[$0, $0].squareRoot() }
    inflation = batch.leverages.enumerated().map { period, leverage in
      batch.saturatedPeriods.contains(period) ? 0 : 1 / (1 - leverage)
    }
    let byPeriod = [Double](repeating: 0, count: b * t)
    (values, residuals, squares) = (byPeriod, byPeriod, byPeriod)
    let byParameter = [Double](repeating: 0, count: b * p)
    (coefficients, variancesHC2, variancesHC3) = (byParameter, byParameter, byParameter)
    let byUnit = [Double](repeating: 0, count: b)
    (residualSums, totalSums, differenceSums) = (byUnit, byUnit, byUnit)
    let matrix = Matrix(rowCount: unitCount, columnCount: p)
    let vector = [Double](repeating: 0, count: unitCount)
    output = Output(
      coefficients: matrix, standardErrors: matrix, standardErrorsHC2: matrix,
      standardErrorsHC3: matrix, residualSumOfSquares: vector, sigma: vector,
      totalSumOfSquares: vector, durbinWatson: vector)
  }

  /// Copies a block to scratch and checks that it is finite.
  mutating func load(
    _ source: [Double], leadingDimension: Int, units: Range<Int>
  ) throws(LinearAlgebraError) {
    for j in 0..<t {
      let from = j * leadingDimension + units.lowerBound
      let to = j * blockUnitCount
      var probe = 0.0
      for i in 0..<units.count {
        let value = source[from + i]
        values[to + i] = value
        probe += value * 0
      }
      for i in units.count..<blockUnitCount { values[to + i] = 0 }
      // Zero times a finite value is zero; times NaN or infinity it is NaN.
      guard probe == 0 else {
        let bad = units.first { !source[j * leadingDimension + $0].isFinite }
        throw .notFinite(argument: "panel", row: bad ?? units.lowerBound, column: j)
      }
    }
  }

  /// Fits the block in scratch.
  mutating func fitBlock() {
    multiply(values, batch.weights, .transposed, into: &coefficients)
    residuals = values
    multiply(
      coefficients, batch.design, .transposed, alpha: -1, beta: 1, into: &residuals)
    sumSquares()
    sumTotals()
    weightSquares { factor in factor }
    multiply(squares, batch.squaredWeights, .transposed, into: &variancesHC2)
    weightSquares { factor in factor * factor }
    multiply(squares, batch.squaredWeights, .transposed, into: &variancesHC3)
  }

  /// Copies the results of the block to those of the panel, from unit `first` on.
  mutating func store(at first: Int, unitCount blockCount: Int) {
    let degrees = Double(t - p)
    for i in 0..<blockCount {
      let deviation = t > p ? (residualSums[i] / degrees).squareRoot() : .nan
      output.residualSumOfSquares[first + i] = residualSums[i]
      output.totalSumOfSquares[first + i] = totalSums[i]
      output.sigma[first + i] = deviation
      output.durbinWatson[first + i] =
        residualSums[i] > 0 ? differenceSums[i] / residualSums[i] : .nan
    }
    for j in 0..<p {
      let (to, from) = (j * unitCount + first, j * blockUnitCount)
      for i in 0..<blockCount {
        output.coefficients.elements[to + i] = coefficients[from + i]
        output.standardErrors.elements[to + i] = output.sigma[first + i] * scales[j]
        output.standardErrorsHC2.elements[to + i] =
          isSaturated[j] ? .nan : variancesHC2[from + i].squareRoot()
        output.standardErrorsHC3.elements[to + i] =
          isSaturated[j] ? .nan : variancesHC3[from + i].squareRoot()
      }
    }
  }

  func result() -> BatchedFit {
    BatchedFit(
      coefficients: output.coefficients,
      residualSumOfSquares: output.residualSumOfSquares,
      residualDegreesOfFreedom: t - p,
      sigma: output.sigma,
      standardErrors: output.standardErrors,
      standardErrorsHC2: output.standardErrorsHC2,
      standardErrorsHC3: output.standardErrorsHC3,
      totalSumOfSquares: output.totalSumOfSquares,
      durbinWatson: output.durbinWatson)
  }

  /// `C ← alpha · A · op(B) + beta · C` on a block.
  private func multiply(
    _ a: [Double], _ b: Matrix, _ operand: BLAS.Operand,
    alpha: Double = 1, beta: Double = 0, into c: inout [Double]
  ) {
    let (inner, columns) =
      operand == .plain ? (b.rowCount, b.columnCount) : (b.columnCount, b.rowCount)
    BLAS.multiply(
      rowCount: blockUnitCount, columnCount: columns, innerCount: inner,
      alpha: alpha, a, .init(leadingDimension: blockUnitCount),
      b.elements, operand, .init(leadingDimension: max(1, b.rowCount)),
      beta: beta, into: &c, .init(leadingDimension: blockUnitCount))
  }

  /// `Σ e²` and `Σ (e_j − e_{j−1})²`.
  private mutating func sumSquares() {
    for i in 0..<blockUnitCount {
      residualSums[i] = 0
      differenceSums[i] = 0
    }
    for j in 0..<t {
      let (now, before) = (j * blockUnitCount, max(0, j - 1) * blockUnitCount)
      for i in 0..<blockUnitCount {
        let residual = residuals[now + i]
        let difference = residual - residuals[before + i]
        residualSums[i] += residual * residual
        differenceSums[i] += difference * difference
      }
    }
  }

  /// `Σ (z − z̄)²`, from the deviations.
  private mutating func sumTotals() {
    var means = [Double](repeating: 0, count: blockUnitCount)
    for j in 0..<t {
      for i in 0..<blockUnitCount { means[i] += values[j * blockUnitCount + i] }
    }
    for i in 0..<blockUnitCount {
      means[i] /= Double(t)
      totalSums[i] = 0
    }
    for j in 0..<t {
      for i in 0..<blockUnitCount {
        let deviation = values[j * blockUnitCount + i] - means[i]
        totalSums[i] += deviation * deviation
      }
    }
  }

  /// `squares ← e² · weight(1 / (1 − h))`.
  private mutating func weightSquares(_ weight: (Double) -> Double) {
    for j in 0..<t {
      let factor = weight(inflation[j])
      for i in 0..<blockUnitCount {
        let residual = residuals[j * blockUnitCount + i]
        squares[j * blockUnitCount + i] = residual * residual * factor
      }
    }
  }
}
