import Panels

/// The points of coverage that units lose when a support ends.
///
/// What a unit lost within the years of the data is left alone: the data show it.
public struct EntitlementLoss: Sendable {
  /// The change.
  public let change: EntitlementChange
  /// By unit the first year without full support; `nil` for none that is known beforehand.
  private let starts: [Int?]
  /// By unit the share of the people whose card is paid, in percent; NaN where it is not known.
  private let entitled: [Double]
  private let isConcerned: [Bool]?
  private let lastYear: Int

  init(
    _ change: EntitlementChange, panels: PanelSet, years: [Int], plan: Plan, isConcerned: [Bool]?
  ) {
    self.change = change
    self.isConcerned = isConcerned
    lastYear = panels.years.last ?? 0
    let n = panels.units.count
    switch change.entitled {
    case .percent(let percent): entitled = Array(repeating: percent, count: n)
    case .indicator(let id):
      entitled = panels.panel(id)?.lastValues ?? Array(repeating: .nan, count: n)
    }
    var starts = [Int?](repeating: nil, count: n)
    switch change.cause {
    case .list: starts = Array(repeating: change.firstYear, count: n)
    case .recognition(let level, let set, let source, let grace):
      var years: [(unit: String, year: Int)] = plan.recognitions.filter {
        $0.level >= level && $0.set == set
      }.map { ($0.unit, $0.metYear) }
      if source == .roadmap {
        years += plan.roadmap.filter { $0.level >= level && $0.set == set }
          .map { ($0.unit, $0.year) }
      }
      for (code, year) in years {
        guard let unit = panels.units.index(ofCode: code) else { continue }
        starts[unit] = min(starts[unit] ?? .max, year + 1 + grace)
      }
    }
    self.starts = starts
  }

  /// The points of coverage lost in a year by what is known beforehand.
  func points(unit: Int, year: Int) -> Double {
    guard isConcerned?[unit] ?? true, let start = starts[unit], !entitled[unit].isNaN else {
      return 0
    }
    return change.loss(in: year, since: start, entitled: entitled[unit], beyond: lastYear)
  }

  /// The points lost in a year when support ends with the start of another; 0 where nobody knows how many
  /// people it concerns.
  func points(unit: Int, year: Int, since start: Int) -> Double {
    entitled[unit].isNaN ? 0 : change.loss(in: year, since: start, entitled: entitled[unit])
  }

  /// Whether a recognition that is forecast ends the support of a unit: it is concerned, and none is known.
  func awaitsForecast(_ unit: Int) -> Bool {
    (isConcerned?[unit] ?? true) && starts[unit] == nil && !entitled[unit].isNaN
  }

  /// Whether recognitions that are forecast count.
  var followsForecast: Bool {
    if case .recognition(_, _, .forecast, _) = change.cause { true } else { false }
  }

  /// The level whose recognition ends the support, with the years of grace.
  var trigger: (level: Level, set: String, grace: Int)? {
    if case .recognition(let level, let set, _, let grace) = change.cause {
      (level, set, grace)
    } else {
      nil
    }
  }
}
