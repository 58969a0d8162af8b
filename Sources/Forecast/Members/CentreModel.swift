import Distributions

/// Where the forecasts of series are centred.
protocol CentreModel: Sendable {
  /// The centres of a block's forecasts.
  ///
  /// - Returns: `n × rows` on the working scale.
  func centres(_ block: SeriesBlock, _ rows: ForecastRows) -> [Double]
}

/// Each series by itself, by the mean of some members on one or both lanes.
struct SeriesCentre: CentreModel {
  let members: [SeriesMember]
  let lanes: [Lane]
  let scale: IndicatorScale
  let years: [Int]

  func centres(_ block: SeriesBlock, _ rows: ForecastRows) -> [Double] {
    let known = block.periods.map { Double(years[$0]) }
    return scale.centres(lanes) { lane in
      var sum = [Double](repeating: 0, count: block.count * rows.rows.count)
      for member in members {
        let own = member.forecasts(
          block.values(lane), count: block.count, years: known, rows: rows)
        for index in sum.indices { sum[index] += own[index] }
      }
      return sum.map { $0 / Double(members.count) }
    }
  }
}
