import Panels

/// Puts observations into panels: one value a cell, by precedence, each with its origin; what does not
/// stand is kept as a conflict, an overlap of two standards, or a value for part of a year.
struct ObservationPlacement {
  private let units: UnitTable
  private let breaks: [SeriesBreak]
  private let precedence: [String]
  private let usesPartYears: Bool
  private var log: ProblemLog
  private var accounts: [FileAccount]
  private var observations: [Observation] = []
  private var conflicts: [SourceConflict] = []
  private var partYears: [PartYearValue] = []

  init(
    units: UnitTable, breaks: [SeriesBreak], precedence: [String], usesPartYears: Bool,
    log: ProblemLog, accounts: [FileAccount]
  ) {
    self.units = units
    self.breaks = breaks
    self.precedence = precedence
    self.usesPartYears = usesPartYears
    self.log = log
    self.accounts = accounts
  }

  mutating func reading(of all: [Observation]) -> PanelReading {
    let planned = accounts.map(\.counts.planned).reduce(0, +)
    if planned > 0 { log.add(.plannedSetApart(count: planned)) }
    observations = all
    setPartYearsApart()
    let last = limitYears()
    sortByPrecedence()
    let start = observations.map(\.year).min() ?? 0
    let years = observations.isEmpty ? [] : (start...last).map { $0 }
    var builder = PanelBuilder(units: units, years: years)
    var origins = ValueOrigins(codes: units.codes, years: years)
    var regimes = RegimeChoice(observations, units: units, breaks: breaks, log: &log)
    for index in observations.indices {
      if regimes.setsAside(observations[index], at: index) {
        accounts[observations[index].file].counts.superseded += 1
      } else {
        place(index, start: start, into: &builder, &origins)
      }
    }
    var reading = PanelReading(
      panels: builder.build(), log: log,
      counts: accounts.map(\.counts).reduce(CellCounts(), +))
    reading.origins = origins
    reading.accounts = accounts
    reading.conflicts = conflicts
    reading.partYears = partYears
    reading.overlaps = regimes.overlaps(observations, units: units)
    return reading
  }

  private mutating func setPartYearsApart() {
    let parts = observations.filter { $0.part != nil }
    observations.removeAll { $0.part != nil }
    if usesPartYears {
      // Later ends first, so that the last of a year stands; year-end values were there before.
      observations +=
        parts.enumerated()
        .sorted {
          ($1.element.part?.lastMonth ?? 0, $0.offset) < (
            $0.element.part?.lastMonth ?? 0, $1.offset
          )
        }
        .map(\.element)
      return
    }
    if parts.isEmpty { return }
    log.add(.partYearSetApart(count: parts.count))
    for observation in parts {
      accounts[observation.file].counts.partYear += 1
      guard let value = observation.number, let part = observation.part else { continue }
      partYears.append(
        PartYearValue(
          unit: units.codes[observation.unit], year: observation.year, part: part,
          indicator: observation.indicator.id, value: value, provenance: observation.provenance,
          source: observation.source, place: observation.place))
    }
  }

  /// Leaves out years too far before the last; returns the last.
  private mutating func limitYears() -> Int {
    let first = observations.map(\.year).min() ?? 0
    let last = observations.map(\.year).max() ?? first - 1
    guard last - first >= PanelBuilder.yearLimit else { return last }
    log.add(.tooManyYears(first: first, last: last, limit: PanelBuilder.yearLimit))
    for observation in observations where last - observation.year >= PanelBuilder.yearLimit {
      accounts[observation.file].counts.refused += 1
    }
    observations.removeAll { last - $0.year >= PanelBuilder.yearLimit }
    return last
  }

  /// Simulated values last, part-year values after year-end values, named sources first.
  private mutating func sortByPrecedence() {
    let ranks = Dictionary(
      precedence.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let key = { [precedence] (observation: Observation) in
      (
        observation.provenance == .simulated ? 1 : 0, observation.part == nil ? 0 : 1,
        ranks[observation.source] ?? precedence.count
      )
    }
    observations = observations.enumerated()
      .sorted { left, right in
        let (first, second) = (key(left.element), key(right.element))
        return first != second ? first < second : left.offset < right.offset
      }
      .map(\.element)
  }

  private mutating func place(
    _ index: Int, start: Int, into builder: inout PanelBuilder, _ origins: inout ValueOrigins
  ) {
    let observation = observations[index]
    let cell = (observation.year - start) * units.count + observation.unit
    if let before = builder.origin(of: observation.indicator, cell: cell) {
      noteSecond(observation, after: observations[before])
      return
    }
    origins.set(
      observation.indicator.id, cell: cell, line: observation.place.line ?? 0,
      column: ValueOrigins.Column(
        file: observation.place.file, sheet: observation.place.sheet,
        column: observation.place.column, name: observation.place.columnName))
    if case .value(let value) = observation.value {
      accounts[observation.file].counts.used += 1
      builder.set(value, observation.indicator, cell: cell, observation.provenance, origin: index)
    } else {
      accounts[observation.file].counts.notApplicable += 1
      builder.markNotApplicable(
        observation.indicator, cell: cell, observation.provenance, origin: index)
    }
  }

  private mutating func noteSecond(_ second: Observation, after first: Observation) {
    let isOtherSource =
      second.source != first.source || second.place.file != first.place.file
      || second.part != first.part
    guard isOtherSource else {
      accounts[second.file].counts.refused += 1
      log.add(
        .duplicateCell(
          unit: units.codes[second.unit], year: second.year, indicator: second.indicator.id,
          firstLine: first.place.line ?? 0),
        at: second.place)
      return
    }
    accounts[second.file].counts.superseded += 1
    let isSame =
      first.number == second.number && (first.number != nil || first.shown == second.shown)
    guard second.provenance != .simulated, !isSame, second.part == first.part else { return }
    log.add(
      .sourceConflict(
        unit: units.names[second.unit], year: second.year, indicator: second.indicator.id,
        kept: first.shown, keptSource: first.source, other: second.shown,
        otherSource: second.source),
      at: second.place)
    conflicts.append(
      SourceConflict(
        unit: units.codes[second.unit], year: second.year, indicator: second.indicator.id,
        kept: first.shown, keptSource: first.source, keptPlace: first.place, other: second.shown,
        otherSource: second.source, otherPlace: second.place,
        provenance: max(first.provenance, second.provenance)))
  }
}
