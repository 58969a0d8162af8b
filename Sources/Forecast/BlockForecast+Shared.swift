import Distributions

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
    model.errors.withTable(lead(row, step)) { table in
      for year in table.yearPoints {
        let values = table.ownPoints.map { own in
          scale.natural(centre + spread * (share * own + (1 - share) * year))
        }
        let mean = values.reduce(0, +) / Double(values.count)
        means.append(mean)
        variances.append(
          values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
      }
    }
    return (means, variances)
  }
}
