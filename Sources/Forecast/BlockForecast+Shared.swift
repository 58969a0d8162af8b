import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension BlockForecast {
  /// The mean and variance in the indicator's unit at each value of `SharedFactor`, which stands for what
  /// all units share in the year; `nil` without a forecast, or with one whose spread is unknown. Of a constant
  /// series the variance is zero.
  ///
  /// - Complexity: O(nodes), 21 × 15 values.
  public func shared(unit: Int, step: Int) -> (means: [Double], variances: [Double])? {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasSpread || statuses[row] == .constant else { return nil }
    guard let losses = losses[cell] else { return shared(row, cell, step, lost: 0) }
    var means = SharedFactor.nodes.map { _ in 0.0 }
    var squares = means
    for part in losses {
      let own = shared(row, cell, step, lost: part.amount)
      for node in means.indices {
        means[node] += part.chance * own.means[node]
        squares[node] +=
          part.chance * (own.variances[node] + own.means[node] * own.means[node])
      }
    }
    return (means, zip(squares, means).map { max(0, $0 - $1 * $1) })
  }

  private func shared(
    _ row: Int, _ cell: Int, _ step: Int, lost: Double
  ) -> (means: [Double], variances: [Double]) {
    let scale = scale(of: cell, lost: lost)
    guard statuses[row].hasSpread else {
      let value = scale.natural(centres[cell])
      return (SharedFactor.nodes.map { _ in value }, SharedFactor.nodes.map { _ in 0 })
    }
    let (centre, spread, share) = (centres[cell], spreads[cell], shares[cell])
    var means: [Double] = []
    var variances: [Double] = []
    means.reserveCapacity(SharedFactor.nodes.count)
    variances.reserveCapacity(SharedFactor.nodes.count)
    model.errors.withTable(lead(row, step)) { table in
      // A value is a function of the sum of both parts: its exponential is a product, 15 + 21 in place of 15 × 21.
      let isExponential = model.scale.working.isExponential
      let owns = table.ownPoints.map {
        isExponential ? exp(spread * share * $0) : spread * share * $0
      }
      withUnsafeTemporaryAllocation(of: Double.self, capacity: owns.count) { values in
        for year in table.yearPoints {
          let shared = centre + spread * (1 - share) * year
          let factor = isExponential ? exp(shared) : shared
          var sum = 0.0
          for (index, own) in owns.enumerated() {
            let value =
              isExponential
              ? scale.value(ofExponential: factor * own) : scale.natural(factor + own)
            values[index] = value
            sum += value
          }
          let mean = sum / Double(owns.count)
          means.append(mean)
          var squares = 0.0
          for index in owns.indices { squares += (values[index] - mean) * (values[index] - mean) }
          variances.append(squares / Double(owns.count))
        }
      }
    }
    return (means, variances)
  }
}
