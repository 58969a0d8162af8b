import LinearAlgebra

/// The pooled Gaussian operator as a filter over the observed years of a series, on weights in place of values.
///
/// Level and velocity are weighted sums of the values seen so far, and each new value moves both by its gain: what
/// dense algebra finds with a matrix for each origin follows for all origins from one pass (Durbin and Koopman, *Time
/// Series Analysis by State Space Methods*, 2012, chapters 4 and 5). The level before the first value is unknown.
struct GaussianFilter {
  private let member: GaussianOperator
  private let years: [Int]
  /// How many values were seen.
  private(set) var count = 1
  /// The weights of the values seen in the level, and in the velocity.
  private var level: [Double]
  private var velocity: [Double]
  /// The variances of the errors of both, in variances of the noise, and their covariance.
  private var levelVariance = 1.0
  private var covariance = 0.0
  private var velocityVariance: Double

  /// Sees the first value.
  ///
  /// - Parameter years: Whole years, ascending, at least one.
  init(_ member: GaussianOperator, years: [Int]) {
    self.member = member
    self.years = years
    level = Array(repeating: 0, count: years.count)
    level[0] = 1
    velocity = Array(repeating: 0, count: years.count)
    velocityVariance = member.velocity
  }

  /// Sees the next value.
  ///
  /// - Parameter weights: Takes the weights of the values in what was not expected of it, ``count`` of them, the new
  ///   value last.
  /// - Returns: The variance of what was not expected.
  mutating func next(_ weights: inout [Double]) -> Double {
    for _ in years[count - 1]..<years[count] { passYear() }
    let variance = levelVariance + 1
    let levelGain = levelVariance / variance
    let velocityGain = covariance / variance
    for column in 0..<count { weights[column] = -level[column] }
    weights[count] = 1
    for column in 0...count {
      level[column] += levelGain * weights[column]
      velocity[column] += velocityGain * weights[column]
    }
    velocityVariance -= covariance * velocityGain
    levelVariance = levelGain
    covariance = velocityGain
    count += 1
    return variance
  }

  private mutating func passYear() {
    let kept = member.persistence
    for column in 0..<count {
      velocity[column] *= kept
      level[column] += velocity[column]
    }
    let before = kept * covariance
    velocityVariance = kept * kept * velocityVariance + member.velocity * (1 - kept * kept)
    levelVariance += 2 * before + velocityVariance + member.walk
    covariance = before + velocityVariance
  }

  /// Sees values until so many are seen.
  mutating func see(_ number: Int) {
    var unexpected = [Double](repeating: 0, count: years.count)
    while count < number { _ = next(&unexpected) }
  }

  /// Puts the weights of the values in a forecast, some years after the last value seen, into a row.
  func put(lead: Int, into result: inout Matrix, row: Int) {
    let steps = OperatorPath.steps(Double(lead), member.persistence)
    for column in 0..<count { result[row, column] = level[column] + steps * velocity[column] }
  }
}

extension GaussianOperator {
  /// The weights of the values observed in every forecast of a list.
  ///
  /// - Parameters:
  ///   - rows: The forecasts.
  ///   - years: The years observed, one for each period of the rows.
  /// - Returns: `rows × t`, zero for values a forecast may not use.
  /// - Complexity: O(*rows* · *t*).
  func weights(_ rows: ForecastRows, years: [Int]) -> Matrix {
    var result = Matrix(rowCount: rows.rows.count, columnCount: years.count)
    var filter = GaussianFilter(self, years: years)
    for (origin, positions) in rows.origins.sorted(by: { $0.origin < $1.origin }) {
      filter.see(origin)
      for row in positions { filter.put(lead: rows.rows[row].lead, into: &result, row: row) }
    }
    return result
  }
}
