import Analytics
import Panels

/// Holds the promises of a plan against the way so far, before anything is fitted.
///
/// What a promise needs a year is compared with what was seen a year and with the changes that
/// communes of the same level made over as many years; counts of communes with their own past. A mean
/// moves less than its parts, so the grade of a mean is mild. No change is taken across a break.
///
/// A promise needs `(bar − last value) / years` a year. How peers are chosen: `docs/targets.md`.
public struct PlausibilityReview: Sendable {
  private let plan: Plan
  private let state: ProgrammeState
  private let evaluator: TargetEvaluator
  private let years: [Int]
  private let provenance: Provenance

  /// Prepares a review of the data up to the status year.
  public init(plan: Plan, state: ProgrammeState) {
    self.plan = plan
    self.state = state
    evaluator = TargetEvaluator(state: state, statusYear: plan.statusYear, basis: .observed)
    years = state.panels.years.filter { $0 <= plan.statusYear }
    provenance = years.indices.map { state.provenance(period: $0) }.max() ?? .observed
  }

  /// A line for every promise and start, in the order of the plan.
  public func rows() -> [PlausibilityRow] {
    plan.targets.flatMap { target -> [PlausibilityRow] in
      guard let year = target.year, year > plan.statusYear else { return [] }
      switch target.statistic {
      case .communesLost, .yearlyGain: return []
      default: break
      }
      let subjects = self.subjects(of: target)
      return subjects.flatMap { subject -> [PlausibilityRow] in
        var rows = [row(target, year, subject, .status, last(of: subject))]
        if subject.unit == nil {
          if let (name, from, value) = nearestPromise(before: target) {
            rows.append(row(target, year, subject, .target(name), (from, value)))
          }
          if let reference = target.reference {
            rows.append(
              row(
                target, year, subject, .reference(reference.place),
                (reference.year, reference.value)))
          }
        }
        return rows.compactMap(\.self)
      }
    }
  }

  /// What a promise speaks of, with its figures by year.
  private struct Subject {
    var unit: String?
    /// By year, as far as the data go; missing is `NaN`.
    var figures: [Double]
    /// The last year that a break cuts off.
    var firstIndex: Int
    var measure: AnnualChange.Measure
  }

  private func subjects(of target: Target) -> [Subject] {
    let indicator = target.statistic.indicator
    let kind = indicator.flatMap { state.panels.panel($0)?.indicator.kind }
    let measure = AnnualChange.Measure(kind)
    let first = firstIndex(of: indicator)
    if case .communesAdded(let level, let set) = target.statistic {
      return [
        Subject(
          unit: nil, figures: additions(of: target, level, set), firstIndex: first,
          measure: measure)
      ]
    }
    let results = years.map { evaluator.results(of: target, year: $0) }
    let units = results.last?.map(\.unit) ?? []
    return units.indices.map { position in
      let figures = results.map { $0.indices.contains(position) ? $0[position].value : .nan }
      return Subject(
        unit: units[position], figures: figures, firstIndex: first, measure: measure)
    }
  }

  /// How many communes came to a level by each year, less those by the status year: those that lost it are not taken
  /// off, as a promise of so many more does not. A year in which a commune cannot be told cuts off those before.
  private func additions(of target: Target, _ level: Level, _ set: String) -> [Double] {
    let units = evaluator.units(of: target)
    let standings = years.indices.map { period in
      units.map { state.stands(at: level, set: set, unit: $0, period: period, orAbove: true) }
    }
    var figures = [Double](repeating: .nan, count: years.count)
    guard let last = standings.last, !last.contains(.notAssessable) else { return figures }
    figures[years.count - 1] = 0
    for period in years.indices.dropLast().reversed() {
      guard !standings[period].contains(.notAssessable) else { break }
      let came = zip(standings[period], standings[period + 1]).count { $0 != .met && $1 == .met }
      figures[period] = figures[period + 1] - Double(came)
    }
    return figures
  }

  /// The position of the first year since the last break of an indicator.
  private func firstIndex(of indicator: String?) -> Int {
    let last = plan.breaks.filter { $0.indicator == indicator && $0.year <= plan.statusYear }
      .map(\.year).max()
    return last.flatMap { year in years.firstIndex { $0 >= year } } ?? 0
  }

  private func last(of subject: Subject) -> (Int, Double)? {
    let position = subject.figures.indices.last { !subject.figures[$0].isNaN }
    return position.map { (years[$0], subject.figures[$0]) }
  }

  /// The last promise of the same statistic for an earlier year: its id, year and bar.
  private func nearestPromise(before target: Target) -> (String, Int, Double)? {
    let earlier = plan.targets.filter {
      $0.statistic == target.statistic && $0.units == target.units
        && ($0.year ?? .max) < (target.year ?? .min) && ($0.year ?? .min) > plan.statusYear
    }
    guard !target.statistic.isChange,
      let nearest = earlier.max(by: { ($0.year ?? 0) < ($1.year ?? 0) }), let year = nearest.year
    else { return nil }
    return (nearest.id, year, nearest.requirement.bar)
  }

  private func row(
    _ target: Target, _ year: Int, _ subject: Subject, _ start: PlausibilityRow.Start,
    _ from: (year: Int, value: Double)?
  ) -> PlausibilityRow? {
    guard let from, from.year < year else { return nil }
    let span = year - from.year
    let bar = target.requirement.nearestEnd(to: from.value)
    let isUpward = bar >= from.value
    let isMet = target.requirement.isMet(by: from.value)
    let required = subject.measure.change(from: from.value, to: bar, years: span)
    let (observed, observedYears) = observedChange(of: subject)
    let peers = self.peers(of: target, subject, years: span)
    let percentile =
      isMet ? .nan : peers.percentile(of: required, from: from.value, isUpward: isUpward)
    let reached =
      observedYears > 0
      ? state.bounds(of: target.statistic, units: target.units).nearest(
        to: subject.measure.value(from: from.value, change: observed, years: span)) : .nan
    let verdict: Verdict =
      reached.isNaN ? .notAssessable : target.requirement.isMet(by: reached) ? .met : .notMet
    return PlausibilityRow(
      target: target, unit: subject.unit, start: start, startYear: from.year,
      startValue: from.value, year: year, bar: bar,
      required: AnnualChange(measure: subject.measure, value: isMet ? 0 : required),
      observed: AnnualChange(measure: subject.measure, value: observed),
      observedYears: observedYears, comparisons: peers.count(from: from.value),
      percentile: percentile,
      ambition: isMet ? .alreadyMet : Ambition(percentile: percentile), reached: reached,
      verdict: verdict, provenance: provenance)
  }

  private func observedChange(of subject: Subject) -> (Double, Int) {
    let known = subject.figures.indices.filter {
      $0 >= subject.firstIndex && !subject.figures[$0].isNaN
    }
    guard let first = known.first, let last = known.last, last > first else { return (.nan, 0) }
    let span = years[last] - years[first]
    return (
      subject.measure.change(
        from: subject.figures[first], to: subject.figures[last], years: span), span
    )
  }

  private func peers(of target: Target, _ subject: Subject, years span: Int) -> PeerChanges {
    let series: [[Double]]
    var isOwnPast = false
    switch target.statistic {
    case .mean(let indicator), .value(let indicator):
      guard let panel = state.panels.panel(indicator) else { return PeerChanges([], span: span) }
      series = state.countedUnits.map { unit in years.indices.map { panel[unit, $0] } }
    case .averageCriteria(let set), .criteriaMet(let set):
      series = state.countedUnits.map { unit in
        years.indices.map { state.count(set, unit: unit, period: $0).map(Double.init) ?? .nan }
      }
    default:
      series = [subject.figures]
      isOwnPast = true
    }
    let cuts = plan.breaks.filter { $0.indicator == target.statistic.indicator }
    let codes = state.countedUnits.map { state.panels.units.codes[$0] }
    // Levels from before a break are no levels of today.
    return PeerChanges(series, years: span, measure: subject.measure) { unit, from, _ in
      cuts.contains { cut in
        years[from] < cut.year && cut.year <= (years.last ?? .min)
          && (isOwnPast || cut.units.isEmpty || cut.units.contains(codes[unit]))
      }
    }
  }
}

extension Requirement {
  /// The bar, or the end of the range that a value meets first.
  func nearestEnd(to value: Double) -> Double {
    guard case .within(let low, let high) = self else { return bar }
    return value > high ? high : low
  }
}

extension ClosedRange where Bound == Double {
  /// A figure, or the end of the range beyond which it lies; `NaN` stays.
  fileprivate func nearest(to figure: Double) -> Double {
    figure.isNaN ? figure : Swift.min(upperBound, Swift.max(lowerBound, figure))
  }
}
