import Panels

extension BlockForecast {
  /// The forecast in the middle of the distribution, in the indicator's unit; NaN without one.
  public func median(unit: Int, step: Int) -> Double {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasMedian else { return .nan }
    return statuses[row].hasSpread
      ? quantiles(unit: unit, step: step)[QuantileLevels.median] : middle(cell)
  }

  /// The centre in the indicator's unit; of a mixture the middle of the centres of its parts.
  func middle(_ cell: Int) -> Double {
    guard let losses = losses[cell] else { return scale(of: cell).natural(centres[cell]) }
    let parts = losses.map {
      (value: scale(of: cell, lost: $0.amount).natural(centres[cell]), chance: $0.chance)
    }.sorted { $0.value < $1.value }
    var sum = 0.0
    return parts.first { part in
      sum += part.chance
      return sum >= 0.5
    }?.value ?? parts[parts.count - 1].value
  }

  /// The published quantiles, in the indicator's unit; only the median where the spread is unknown.
  public func quantiles(unit: Int, step: Int) -> [Double] {
    var result = [Double](repeating: .nan, count: QuantileLevels.published.count)
    result.withUnsafeMutableBufferPointer { fillQuantiles(unit: unit, step: step, into: $0) }
    return result
  }

  /// The published quantiles, in the indicator's unit, written into a caller's storage; what is not known
  /// is left as it is.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - step: The year ahead, from 0.
  ///   - result: At least as long as ``QuantileLevels/published``.
  public func fillQuantiles(
    unit: Int, step: Int, into result: UnsafeMutableBufferPointer<Double>
  ) {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasMedian else { return }
    guard statuses[row].hasSpread else {
      result[QuantileLevels.median] = middle(cell)
      return
    }
    let (centre, spread, scale) = (centres[cell], spreads[cell], scale(of: cell))
    model.errors.withTable(lead(row, step)) { table in
      table.forEachPublished(share: shares[cell]) { level, error in
        result[level] = scale.natural(centre + spread * error)
      }
    }
    if let losses = losses[cell] { mix(losses, unit, step, into: result) }
  }

  /// Turns published quantiles into those of the mixture, which lie between those of its parts.
  private func mix(
    _ losses: [UncertainLoss], _ unit: Int, _ step: Int,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    let (least, most) = (losses.map(\.amount).min() ?? 0, losses.map(\.amount).max() ?? 0)
    for (level, p) in QuantileLevels.published.enumerated() {
      let known = result[level]
      let ends = [most, least].map { model.scale.confined(known - $0) }
      result[level] = min(ends[1], max(ends[0], quantile(p, unit: unit, step: step)))
    }
  }

  /// The value that is not passed with a probability in (0, 1), in the indicator's unit; NaN when the spread
  /// is unknown.
  public func quantile(_ p: Double, unit: Int, step: Int) -> Double {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasSpread else { return .nan }
    let error = model.errors.withTable(lead(row, step)) { $0.quantile(p, share: shares[cell]) }
    let working = centres[cell] + spreads[cell] * error
    guard let losses = losses[cell] else { return scale(of: cell).natural(working) }
    // The quantile of a mixture lies between those of its parts.
    let ends = losses.map { scale(of: cell, lost: $0.amount).natural(working) }
    var (low, high) = (ends.min() ?? .nan, ends.max() ?? .nan)
    for _ in 0..<100 {
      let middle = low + 0.5 * (high - low)
      if middle <= low || middle >= high { break }
      if below(middle, isCounted: true, unit, step) < p { low = middle } else { high = middle }
    }
    return high
  }
}
