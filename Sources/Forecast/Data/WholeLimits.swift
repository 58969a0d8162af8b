import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the counts of units cannot be above: the wholes that they are parts of, as communes recognised are of all
/// communes.
///
/// A whole goes on from its last value at the mean yearly rate of its known values where these grew, and stays where
/// they fell: communes are as many, people become more. Of wholes inside wholes that count the same things the
/// outermost one limits, as the others may grow up to it.
struct WholeLimits: Sendable {
  private let part: Panel
  private let wholes: [Panel]
  private let years: [Int]

  /// The limits of a count; `nil` where the panels hold no whole that it is part of.
  ///
  /// - Parameter relations: Those declared beside ``Panels/IndicatorRelation/known``.
  init?(_ part: Panel, of panels: PanelSet, relations: [IndicatorRelation]) {
    guard part.indicator.kind == .count else { return nil }
    let relations = IndicatorRelation.known + relations
    let above = { (indicator: Indicator) in
      relations.compactMap { $0.whole(of: indicator.id) }.compactMap(panels.panel)
        .filter { $0.indicator.kind == .count && $0.indicator.unit == part.indicator.unit }
    }
    var found: [String: Panel] = [:]
    var waiting = above(part.indicator)
    while let next = waiting.popLast() {
      if found.updateValue(next, forKey: next.indicator.id) == nil {
        waiting += above(next.indicator)
      }
    }
    let outermost = found.values.filter { above($0.indicator).isEmpty }
    guard !outermost.isEmpty else { return nil }
    self.part = part
    wholes = outermost.sorted { $0.indicator.id < $1.indicator.id }
    years = panels.years
  }

  /// The greatest count of a unit in a year after the panel's last; never below its own last value, and infinite where
  /// no whole of it is known. O(*wholes* · *periods*).
  func limit(unit: Int, year: Int) -> Double {
    let least = wholes.map { whole(in: $0, unit: unit, year: year) }.min() ?? .infinity
    return max(least, part.lastValue(of: unit).isNaN ? 0 : part.lastValue(of: unit))
  }

  private func whole(in panel: Panel, unit: Int, year: Int) -> Double {
    let known = years.indices.filter { !panel[unit, $0].isNaN }
    guard let first = known.first, let last = known.last else { return .infinity }
    let (start, value) = (panel[unit, first], panel[unit, last])
    guard value > start, start > 0 else { return value }
    let growth = log(value / start) / Double(years[last] - years[first])
    return value * exp(growth * Double(year - years[last]))
  }
}

extension IndicatorRelation {
  /// The whole that a count is part of by this relation, if any.
  fileprivate func whole(of indicator: String) -> String? {
    switch form {
    case .sum(let parts, let total): parts.contains(indicator) ? total : nil
    case .part(let whole, let part): part == indicator ? whole : nil
    case .share(_, let numerator, let denominator): numerator == indicator ? denominator : nil
    case .mean: nil
    }
  }
}
