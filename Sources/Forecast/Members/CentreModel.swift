import Distributions

/// Where the forecasts of series are centred.
protocol CentreModel: Sendable {
  /// The same, with what the blocks of some units share worked out.
  func prepared(for units: [Int]) -> Self

  /// The centres of a block's forecasts.
  func centres(_ block: SeriesBlock, _ rows: ForecastRows) -> Centres
}

extension CentreModel {
  func prepared(for units: [Int]) -> Self { self }
}

/// A centre that is a mean over lanes.
protocol LaneMean: CentreModel {
  /// The weight of the forecasts in the indicator's unit; 0 where the working scale alone is taken.
  var naturalShare: Double { get set }
}

/// The centres of a block's forecasts.
struct Centres {
  /// `n × rows` on the working scale.
  var values: [Double]
  /// What is known of the errors of the values the forecasts are compared with, if anything is.
  var noise: TargetNoise?
}

/// Each series by itself, by the mean of some members on one or both lanes.
struct SeriesCentre: LaneMean {
  let members: [SeriesMember]
  let scale: IndicatorScale
  let years: [Int]
  var naturalShare: Double

  func centres(_ block: SeriesBlock, _ rows: ForecastRows) -> Centres {
    let known = block.periods.map { Double(years[$0]) }
    let values = scale.centres(of: block, naturalShare: naturalShare) { lane in
      var sum = [Double](repeating: 0, count: block.count * rows.rows.count)
      for member in members {
        let own = member.forecasts(
          block.values(lane), count: block.count, years: known, rows: rows)
        for index in sum.indices { sum[index] += own[index] }
      }
      return sum.map { $0 / Double(members.count) }
    }
    return Centres(values: values)
  }
}
