import Panels

/// Which years an indicator's forecasts are tried from.
///
/// `origin + 1 … origin + horizon` are the years ahead; `docs/backtest.md`.
public struct BacktestOrigins: Sendable {
  /// Unless a window or origins are asked for, so many years are to be known.
  public static let usualHistory = 5
  /// Of origins asked for, those with so many known years are tried.
  public static let leastHistory = 2

  private let known: Set<Int>
  private let years: [Int]
  private let breaks: BreakYears

  /// Looks at the years of an indicator, `nil` where the panels lack it. O(units × periods).
  public init?(_ indicator: String, of panels: PanelSet, breaks: [SeriesBreak]) {
    guard let panel = panels.panel(indicator) else { return nil }
    years = panels.years
    known = Set(
      years.indices.filter { period in
        (0..<panel.unitCount).contains { !panel[$0, period].isNaN }
      }.map { panels.years[$0] })
    self.breaks = BreakYears(indicator, breaks, units: panels.units)
  }

  /// The origins, ascending: years with values, enough of them up to it after the last break of all units, and
  /// at least one within the horizon after it.
  ///
  /// - Parameters:
  ///   - horizon: How many years ahead are forecast.
  ///   - window: How many years up to the origin may be used; then so many have to be known.
  ///   - span: The origins asked for.
  public func years(horizon: Int, window: Int?, within span: ClosedRange<Int>?) -> [Int] {
    let needed = span == nil ? window ?? Self.usualHistory : Self.leastHistory
    return years.filter { origin in
      guard span?.contains(origin) ?? true, known.contains(origin) else { return false }
      let segment = breaks.segments.last { $0 <= origin }
      let first = max(window.map { origin - $0 + 1 } ?? .min, segment ?? .min)
      return known.count { $0 >= first && $0 <= origin } >= needed
        && known.contains { $0 > origin && $0 <= origin + horizon }
    }
  }
}
