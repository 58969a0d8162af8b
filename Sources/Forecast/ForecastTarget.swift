/// What the distribution of a forecast is of, where standard errors of the values are known.
public enum ForecastTarget: Sendable {
  /// The true value: what a probability is about.
  case trueValue
  /// The value that will be published, its error with it: what a backtest can compare with.
  case publishedValue

  /// The centres of a block, with what is known of errors where it is to be taken out.
  func centres(_ model: any CentreModel, _ block: SeriesBlock, _ rows: ForecastRows) -> Centres {
    var centres = model.centres(block, rows)
    if case .publishedValue = self { centres.noise = nil }
    return centres
  }
}
