import Panels

/// Forecasts the indicators of a panel set.
public struct Forecaster: Sendable {
  private let panels: PanelSet
  private let breaks: [SeriesBreak]
  private let relations: [IndicatorRelation]
  private let method: ForecastMethod
  private let horizon: Int
  private let target: ForecastTarget
  /// The places of the units.
  public let hierarchy: Hierarchy

  /// Prepares forecasts.
  ///
  /// - Parameters:
  ///   - panels: The data.
  ///   - breaks: Declared breaks; only the last segment of a series is used, and a level shift is a
  ///     step of its line. Splice the panels first.
  ///   - relations: Declared relations, beside those that are known: a count stays below the whole it is part of.
  ///   - method: How the centre is found.
  ///   - horizon: How many years after the panel's last.
  ///   - target: What the distributions are of.
  public init(
    panels: PanelSet, breaks: [SeriesBreak] = [], relations: [IndicatorRelation] = [],
    method: ForecastMethod = .auto, horizon: Int, target: ForecastTarget = .trueValue
  ) {
    self.panels = panels
    self.breaks = breaks
    self.relations = relations
    self.method = method
    self.horizon = horizon
    self.target = target
    hierarchy = Hierarchy(panels.units)
  }

  /// The years forecast: those after the panel's last.
  public var years: [Int] { panels.years.following(horizon) }

  /// The series of an indicator, `nil` where the panels lack it.
  public func series(of indicator: String) -> ForecastSeries? {
    ForecastSeries(indicator, of: panels, breaks: breaks, relations: relations)
  }

  /// The fitted forecast of an indicator, `nil` where the panels lack it.
  public func model(of indicator: String) -> ForecastModel? {
    series(of: indicator).map {
      ForecastModel($0, hierarchy: hierarchy, method: method, horizon: horizon, target: target)
    }
  }
}

extension [Int] {
  /// So many years after the last.
  func following(_ count: Int) -> [Int] {
    let last = self.last ?? 0
    return count < 1 ? [] : (last + 1...last + count).map { $0 }
  }
}
