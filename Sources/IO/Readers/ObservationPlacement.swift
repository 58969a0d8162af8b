import Panels

/// Puts observations into panels: one value a cell, by precedence, each with its origin; what does not
/// stand is kept as a conflict, an overlap of two standards, or a value for part of a year.
struct ObservationPlacement {
  private let units: UnitTable
  private let breaks: [SeriesBreak]
  private let precedence: [String]
  private let usesPartYears: Bool
  private let lastYear: Int?
  private var log: ProblemLog
  private var accounts: [FileAccount]
  private var observations: [Observation] = []
  private var conflicts: [SourceConflict] = []
  private var partYears: [PartYearValue] = []

  init(
    units: UnitTable, breaks: [SeriesBreak], precedence: [String], usesPartYears: Bool,
    lastYear: Int?, log: ProblemLog, accounts: [FileAccount]
  ) {
    self.units = units
    self.breaks = breaks
    self.precedence = precedence
    self.usesPartYears = usesPartYears
    self.lastYear = lastYear
    self.log = log
    self.accounts = accounts
  }

  mutating func reading(of all: [Observation]) -> PanelReading {
    let planned = accounts.map(\.counts.planned).reduce(0, +)
    if planned > 0 { log.add(.plannedSetApart(count: planned)) }
    observations = all
    limitYears()
    noteYearsAhead()
    setPartYearsApart()
    if !usesPartYears { notePartYears() }
    sortByPrecedence()
    let start = observations.map(\.year).min() ?? 0
    let last = observations.map(\.year).max() ?? start
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
    if usesPartYears { notePartYears() }
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

  /// A value for part of a year, said once more by the same source.
  private struct PartKey: Hashable {
    var unit: Int
    var year: Int
    var part: YearPart
    var indicator: String
    var source: String
    var file: Int
  }

  /// Takes the values for part of a year out; with the option those that say something about the year
  /// come back behind all others, later ends first, so that the last of a year stands.
  private mutating func setPartYearsApart() {
    let parts = observations.filter { $0.part != nil }
    observations.removeAll { $0.part != nil }
    var first: [PartKey: Observation] = [:]
    var standing: [Observation] = []
    for observation in parts {
      guard let part = observation.part else { continue }
      let key = PartKey(
        unit: observation.unit, year: observation.year, part: part,
        indicator: observation.indicator.id, source: observation.source, file: observation.file)
      if let before = first[key] {
        refuse(duplicate: observation, of: before)
        continue
      }
      first[key] = observation
      if usesPartYears, part.standsIn(for: observation.indicator.kind) {
        standing.append(observation)
      } else {
        setApart(observation)
      }
    }
    observations +=
      standing.enumerated()
      .sorted {
        ($1.element.part?.lastMonth ?? 0, $0.offset) < ($0.element.part?.lastMonth ?? 0, $1.offset)
      }
      .map(\.element)
  }

  private mutating func setApart(_ observation: Observation) {
    accounts[observation.file].counts.partYear += 1
    list(observation, isUsed: false)
  }

  /// Lists a value for part of a year, used or not.
  private mutating func list(_ observation: Observation, isUsed: Bool) {
    guard let value = observation.number, let part = observation.part else { return }
    partYears.append(
      PartYearValue(
        unit: units.codes[observation.unit], year: observation.year, part: part,
        indicator: observation.indicator.id, value: value, isUsed: isUsed,
        provenance: observation.provenance, source: observation.source, place: observation.place))
  }

  private mutating func notePartYears() {
    let apart = accounts.map(\.counts.partYear).reduce(0, +)
    let used = partYears.count { $0.isUsed }
    if used > 0 { log.add(.series(.partYearsUsed(count: used))) }
    if apart > 0 {
      log.add(
        usesPartYears ? .series(.partYearsNotUsed(count: apart)) : .partYearSetApart(count: apart))
    }
  }

  /// Refuses what lies too far from the years that hold most values, each row with its place.
  private mutating func limitYears() {
    guard let least = observations.map(\.year).min(), let most = observations.map(\.year).max(),
      most - least >= PanelBuilder.yearLimit,
      let span = YearSpan.fullest(
        Dictionary(observations.map { ($0.year, 1) }, uniquingKeysWith: +))
    else { return }
    struct Row: Hashable {
      var file: Int
      var line: Int?
    }
    var told: Set<Row> = []
    for observation in observations where !span.contains(observation.year) {
      accounts[observation.file].counts.refused += 1
      let row = Row(file: observation.file, line: observation.place.line)
      if told.insert(row).inserted {
        log.add(
          .series(
            .strayYear(
              observation.year, first: span.lowerBound, last: span.upperBound,
              limit: PanelBuilder.yearLimit)), at: observation.place)
      }
    }
    observations.removeAll { !span.contains($0.year) }
  }

  /// Tells of years that cannot have been observed, once for each file and year, at the first value.
  private mutating func noteYearsAhead() {
    guard let lastYear else { return }
    struct Year: Hashable {
      var file: Int
      var year: Int
    }
    let ahead = Dictionary(
      grouping: observations.indices.filter {
        observations[$0].year > lastYear && observations[$0].provenance == .observed
      }
    ) { Year(file: observations[$0].file, year: observations[$0].year) }
    for (key, found) in ahead.sorted(by: { $0.value[0] < $1.value[0] }) {
      log.add(
        .series(.yearAhead(key.year, last: lastYear, count: found.count)),
        at: observations[found[0]].place)
    }
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
      if let part = observation.part, part != observations[before].part {
        setApart(observation)
        return
      }
      noteSecond(observation, after: observations[before])
      return
    }
    origins.set(
      observation.indicator.id, cell: cell, line: observation.place.line ?? 0,
      column: ValueOrigins.Column(
        file: observation.place.file, sheet: observation.place.sheet,
        column: observation.place.column, name: observation.place.columnName))
    let provenance =
      observation.part == nil ? observation.provenance : max(.estimated, observation.provenance)
    list(observation, isUsed: true)
    if case .value(let value) = observation.value {
      accounts[observation.file].counts.used += 1
      builder.set(value, observation.indicator, cell: cell, provenance, origin: index)
    } else {
      accounts[observation.file].counts.notApplicable += 1
      builder.markNotApplicable(
        observation.indicator, cell: cell, provenance, origin: index)
    }
  }

  private mutating func refuse(duplicate second: Observation, of first: Observation) {
    accounts[second.file].counts.refused += 1
    log.add(
      .duplicateCell(
        unit: units.codes[second.unit], year: second.year, indicator: second.indicator.id,
        firstLine: first.place.line ?? 0),
      at: second.place)
  }

  private mutating func noteSecond(_ second: Observation, after first: Observation) {
    let isOtherSource =
      second.source != first.source || second.place.file != first.place.file
      || second.part != first.part
    guard isOtherSource else {
      refuse(duplicate: second, of: first)
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
