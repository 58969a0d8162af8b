import LinearAlgebra

extension ForecastOperator {
  /// The weights of the values observed in every forecast of a list.
  ///
  /// - Parameters:
  ///   - rows: The forecasts.
  ///   - years: The years observed, one for each period of the rows.
  /// - Returns: `rows × t`, zero for values a forecast may not use.
  func weights(_ rows: ForecastRows, years: [Double]) -> Matrix {
    rows.weights(years: years) { weights(years: $0, targets: $1) }
  }
}

extension ForecastRows {
  /// The weights of an operator in every forecast, origin by origin.
  func weights<Year: Numeric>(
    years: [Year], _ weights: (_ known: [Year], _ targets: [Year]) -> Matrix
  ) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: years.count)
    for (origin, positions) in origins {
      let last = years[origin - 1]
      let own = weights(
        Array(years.prefix(origin)),
        rows[positions].map { row in last + (Year(exactly: row.lead) ?? 0) })
      for (row, position) in positions.enumerated() {
        for column in 0..<origin { result[position, column] = own[row, column] }
      }
    }
    return result
  }
}
