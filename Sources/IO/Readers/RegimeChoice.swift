import Panels

/// Which of two standards measured in one year stands in the panel, and which is kept beside it.
///
/// The regime of the years before is the old one, that of the years after the new one, unless the
/// declared break names them. From the first year of the break on the new one stands.
struct RegimeChoice {
  private struct Series: Hashable {
    var unit: Int
    var indicator: String
  }

  private struct Cell: Hashable {
    var series: Series
    var year: Int
  }

  private struct Pair {
    var before: String
    var after: String
    /// The regime that stands.
    var standing: String
  }

  private var pairs: [Cell: Pair] = [:]
  private var asides: [Cell: Int] = [:]

  /// Looks through all observations, notes changes of regime that no break covers.
  init(
    _ observations: [Observation], units: UnitTable, breaks: [SeriesBreak], log: inout ProblemLog
  ) {
    var regimes: [Series: [Int: [String]]] = [:]
    var places: [Cell: SourceLocation] = [:]
    for observation in observations where !observation.regime.isEmpty {
      let series = Series(unit: observation.unit, indicator: observation.indicator.id)
      let known = regimes[series]?[observation.year] ?? []
      if known.contains(observation.regime) { continue }
      regimes[series, default: [:]][observation.year] = known + [observation.regime]
      places[Cell(series: series, year: observation.year)] = observation.place
    }
    var changes: [Change: [(unit: Int, place: SourceLocation?)]] = [:]
    for (series, years) in regimes.sorted(by: {
      ($0.key.indicator, $0.key.unit) < ($1.key.indicator, $1.key.unit)
    }) {
      let own = breaks.filter {
        $0.indicator == series.indicator && $0.concerns(units.codes[series.unit])
      }
      for (year, names) in years.sorted(by: { $0.key < $1.key }) where names.count > 1 {
        let cell = Cell(series: series, year: year)
        if let pair = Self.pair(names, year: year, among: years, breaks: own) {
          pairs[cell] = pair
        } else {
          log.add(
            .series(
              .regimeUnclear(
                unit: units.names[series.unit], year: year, indicator: series.indicator,
                regimes: names)), at: places[cell])
        }
      }
      noteChanges(series, years, own, places, into: &changes)
    }
    for (change, found) in changes.sorted(by: { $0.key < $1.key }) {
      let crossing = Self.units(crossing: change, observations)
      let line = SeriesBreak(
        indicator: change.indicator, year: change.year,
        kind: SeriesBreak.likelyKind(of: change.indicator), treatment: .levelShift,
        units: crossing.isSubset(of: found.map(\.unit)) ? [] : found.map { units.codes[$0.unit] }
      ).planLine
      log.add(
        .series(
          .undeclaredRegime(
            indicator: change.indicator, year: change.year, from: change.from, to: change.to,
            units: found.map { units.names[$0.unit] }, suggestion: line)), at: found.first?.place)
    }
  }

  /// A change of regime, alike for many units.
  private struct Change: Hashable, Comparable {
    var indicator: String
    var year: Int
    var from: String
    var to: String

    static func < (left: Self, right: Self) -> Bool {
      (left.indicator, left.year, left.from, left.to)
        < (right.indicator, right.year, right.from, right.to)
    }
  }

  /// The units whose series runs across a change: those that a break of all units would concern.
  private static func units(crossing change: Change, _ observations: [Observation]) -> Set<Int> {
    var before: Set<Int> = []
    var after: Set<Int> = []
    for observation in observations where observation.indicator.id == change.indicator {
      if observation.year < change.year {
        before.insert(observation.unit)
      } else {
        after.insert(observation.unit)
      }
    }
    return before.intersection(after)
  }

  private func noteChanges(
    _ series: Series, _ years: [Int: [String]], _ breaks: [SeriesBreak],
    _ places: [Cell: SourceLocation],
    into changes: inout [Change: [(unit: Int, place: SourceLocation?)]]
  ) {
    var last: (year: Int, regime: String)?
    for (year, names) in years.sorted(by: { $0.key < $1.key }) {
      let cell = Cell(series: series, year: year)
      let standing = pairs[cell]?.standing ?? names[0]
      defer { last = (year, standing) }
      guard let before = last, before.regime != standing,
        !breaks.contains(where: { $0.year > before.year && $0.year <= year })
      else { continue }
      let change = Change(
        indicator: series.indicator, year: year, from: before.regime, to: standing)
      changes[change, default: []].append((series.unit, places[cell]))
    }
  }

  private static func pair(
    _ names: [String], year: Int, among years: [Int: [String]], breaks: [SeriesBreak]
  ) -> Pair? {
    let near = breaks.first {
      $0.overlapYear == year || ($0.overlapYear == nil && ($0.year == year || $0.year == year + 1))
    }
    guard names.count == 2 else { return nil }
    if let declared = near?.regimes {
      guard Set(names) == [declared.before, declared.after] else { return nil }
      return Pair(
        before: declared.before, after: declared.after,
        standing: (near?.year ?? year) <= year ? declared.after : declared.before)
    }
    let earlier = Set(years.filter { $0.key < year }.flatMap(\.value))
    let later = Set(years.filter { $0.key > year }.flatMap(\.value))
    let isOrder = { (first: String, second: String) in
      (earlier.contains(first) || later.contains(second))
        && !(earlier.contains(second) || later.contains(first))
    }
    for (first, second) in [(names[0], names[1]), (names[1], names[0])]
    where isOrder(first, second) {
      return Pair(
        before: first, after: second, standing: (near?.year ?? year) <= year ? second : first)
    }
    return nil
  }

  /// Whether an observation gives way to the other standard of its year; the first that does is kept
  /// for the overlap.
  mutating func setsAside(_ observation: Observation, at index: Int) -> Bool {
    let cell = Cell(
      series: Series(unit: observation.unit, indicator: observation.indicator.id),
      year: observation.year)
    guard let pair = pairs[cell], !observation.regime.isEmpty,
      observation.regime != pair.standing
    else { return false }
    if asides[cell] == nil { asides[cell] = index }
    return true
  }

  /// The years given both ways.
  func overlaps(_ observations: [Observation], units: UnitTable) -> [MeasuredOverlap] {
    var standing: [Cell: Int] = [:]
    for (index, observation) in observations.enumerated() {
      let cell = Cell(
        series: Series(unit: observation.unit, indicator: observation.indicator.id),
        year: observation.year)
      guard let pair = pairs[cell], observation.regime == pair.standing, standing[cell] == nil
      else {
        continue
      }
      standing[cell] = index
    }
    return asides.compactMap { cell, index -> MeasuredOverlap? in
      guard let pair = pairs[cell], let other = standing[cell],
        let aside = observations[index].number, let kept = observations[other].number
      else { return nil }
      let isNew = pair.standing == pair.after
      let sources = [observations[index].source, observations[other].source]
      return MeasuredOverlap(
        indicator: cell.series.indicator, unit: units.codes[cell.series.unit], year: cell.year,
        before: isNew ? aside : kept, after: isNew ? kept : aside,
        provenance: max(observations[index].provenance, observations[other].provenance),
        source: Array(Set(sources)).sorted().joined(separator: ", "),
        location: observations[index].place)
    }
    .sorted { ($0.indicator, $0.unit, $0.year) < ($1.indicator, $1.unit, $1.year) }
  }
}
