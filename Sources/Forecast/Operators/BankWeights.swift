import LinearAlgebra

/// The weights of a weighted sum of smoothing members in every forecast of a list, in one pass over the years.
///
/// After the value of a year with the gain `g` the weights of a smoothing's level are
/// `(1 − g) · before + g · that value`, and of the drift it moved by `d = (1 − g) · (d + elapsed)`: all origins
/// follow from one recursion, where ``ForecastOperator/weights(years:targets:)`` starts anew for each.
struct BankWeights {
  private let rows: ForecastRows
  private let years: [Double]
  /// By origin the weights of the least-squares slope of the values used; none where no member needs one.
  private var slopes: [[Double]] = []
  /// `rows × t`, weights of one value contiguous.
  private var result: [Double]

  /// - Parameters:
  ///   - rows: The forecasts.
  ///   - years: The years observed, one for each period of the rows.
  init(_ rows: ForecastRows, years: [Double]) {
    self.rows = rows
    self.years = years
    result = Array(repeating: 0, count: rows.rows.count * years.count)
  }

  /// The weights of a sum of members, `rows × t`.
  ///
  /// - Complexity: O(*members* · *rows* · *t*).
  static func matrix(
    _ members: [(member: ForecastOperator, weight: Double)], _ rows: ForecastRows, years: [Double]
  ) -> Matrix {
    var sum = BankWeights(rows, years: years)
    for (member, weight) in members { sum.add(member, weight: weight) }
    return Matrix(
      rowCount: rows.rows.count, columnCount: years.count, elements: sum.result)
  }

  private mutating func add(_ member: ForecastOperator, weight: Double) {
    switch member {
    case .smoothing(let level): smooth(level: level, share: 0, weight: weight)
    case .theta(let level, let share):
      if slopes.isEmpty { slopes = (1...years.count).map(slope(of:)) }
      smooth(level: level, share: share, weight: weight)
    case .lastValue, .drift, .line:
      let own = member.weights(rows, years: years).elements
      for index in result.indices { result[index] += weight * own[index] }
    }
  }

  private mutating func smooth(level: Double, share: Double, weight: Double) {
    let origins = rows.origins
    let count = rows.rows.count
    var base = [Double](repeating: 0, count: years.count)
    base[0] = 1
    var drift = 0.0
    for position in years.indices {
      if position > 0 {
        let elapsed = years[position] - years[position - 1]
        let kept = OperatorPath.left(1 - level, after: elapsed)
        for column in 0..<position { base[column] *= kept }
        base[position] = 1 - kept
        drift = kept * (drift + elapsed)
      }
      for (origin, positions) in origins where origin == position + 1 {
        for row in positions {
          let slopeWeight = weight * share * (drift + Double(rows.rows[row].lead))
          for column in 0..<origin { result[column * count + row] += weight * base[column] }
          guard share != 0 else { continue }
          let slope = slopes[position]
          for column in 0..<origin { result[column * count + row] += slopeWeight * slope[column] }
        }
      }
    }
  }

  /// The weights of the slope of the first values; 0 of a single one.
  private func slope(of count: Int) -> [Double] {
    let known = years[..<count]
    let center = known.reduce(0, +) / Double(count)
    let squares = known.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    return known.map { squares == 0 ? 0 : ($0 - center) / squares }
  }
}
