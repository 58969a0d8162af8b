import Panels

extension SheetTables {
  /// The values as panels with a unit table made of the sheets' own units.
  ///
  /// A unit's code is the sheet's, else its name, with the district before it where two districts
  /// have one of the name. An actual value comes before an estimate; where two cells give the same
  /// unit, year and indicator, the first stands and a difference is reported.
  ///
  /// - Throws: ``InputError`` when no value is left.
  public func panelReading() throws(InputError) -> PanelReading {
    var log = log
    var counts = cellCounts
    let kept = withoutStrayYears(keptObservations(&counts, &log), &counts, &log)
    guard let first = kept.map(\.year).min(), let last = kept.map(\.year).max() else {
      try log.throwIfAny()
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    let table = SheetUnitTable(units)
    let years = (Int(first)...Int(last)).map { $0 }
    var origins = ValueOrigins(codes: table.units.codes, years: years)
    var filler = PanelFiller(units: table.units, years: years, indicators: series.map(\.indicator))
    for index in kept.indices {
      let observation = kept[index]
      let cell =
        (Int(observation.year) - years[0]) * table.units.count
        + table.ranks[Int(observation.unit)]
      let item = series[Int(observation.series)]
      if let before = filler.origin(item.indicator.id, cell) {
        note(observation, after: kept[before], &counts, &log)
        continue
      }
      if observation.value.isNaN { counts.notApplicable += 1 } else { counts.used += 1 }
      filler.set(
        observation.value, item.indicator.id, cell,
        item.status == .estimate ? .estimated : .observed, origin: index)
      if kept.count <= Self.placeLimit { note(observation, item.indicator, cell, in: &origins) }
    }
    var reading = PanelReading(panels: filler.build(), log: log, counts: counts)
    reading.origins = origins
    reading.accounts = [FileAccount(file: path, counts: counts)]
    return reading
  }

  /// With more values than this their cells are not kept: findings name unit and year alone then.
  static let placeLimit = 1_000_000

  /// Keeps the cell that a value was read from.
  private func note(
    _ observation: SheetObservation, _ indicator: Indicator, _ cell: Int,
    in origins: inout ValueOrigins
  ) {
    let place = location(observation)
    guard let line = place.line else { return }
    origins.set(
      indicator.id, cell: cell, line: line,
      column: ValueOrigins.Column(
        file: place.file, sheet: place.sheet, column: place.column, name: place.columnName))
  }

  /// The account before the values are placed.
  var cellCounts: CellCounts {
    var result = CellCounts()
    result.rows = counts.dataRows
    result.read = counts.read
    result.missing = counts.missing
    result.refused = counts.refused
    result.setAside = counts.setAside
    return result
  }

  /// The values of years' ends, actual ones first; the others are counted.
  private func keptObservations(
    _ counts: inout CellCounts, _ log: inout ProblemLog
  ) -> [SheetObservation] {
    var actual: [SheetObservation] = []
    var estimates: [SheetObservation] = []
    for observation in observations {
      let item = series[Int(observation.series)]
      if item.status == .plan {
        counts.planned += 1
      } else if item.month != nil {
        counts.partYear += 1
      } else if item.status == .estimate {
        estimates.append(observation)
      } else {
        actual.append(observation)
      }
    }
    if counts.planned > 0 { log.add(.plannedSetApart(count: counts.planned)) }
    if counts.partYear > 0 { log.add(.partYearSetApart(count: counts.partYear)) }
    return estimates.isEmpty ? actual : actual + estimates
  }

  /// Refuses what lies too far from the years that hold most values.
  private func withoutStrayYears(
    _ observations: [SheetObservation], _ counts: inout CellCounts, _ log: inout ProblemLog
  ) -> [SheetObservation] {
    guard let first = observations.map(\.year).min(), let last = observations.map(\.year).max(),
      Int(last) - Int(first) >= PanelBuilder.yearLimit,
      let span = YearSpan.fullest(
        Dictionary(observations.map { (Int($0.year), 1) }, uniquingKeysWith: +))
    else { return observations }
    return observations.filter { observation in
      if span.contains(Int(observation.year)) { return true }
      counts.refused += 1
      log.add(
        .series(
          .strayYear(
            Int(observation.year), first: span.lowerBound, last: span.upperBound,
            limit: PanelBuilder.yearLimit)), at: location(observation))
      return false
    }
  }

  private func note(
    _ second: SheetObservation, after first: SheetObservation, _ counts: inout CellCounts,
    _ log: inout ProblemLog
  ) {
    counts.superseded += 1
    let isEstimate = series[Int(second.series)].status != series[Int(first.series)].status
    guard first.value != second.value, !(first.value.isNaN && second.value.isNaN), !isEstimate
    else { return }
    log.add(
      .sourceConflict(
        unit: units[Int(second.unit)].name, year: Int(second.year),
        indicator: series[Int(second.series)].indicator.id,
        kept: DecimalText.text(first.value), keptSource: location(first).shortPlace,
        other: DecimalText.text(second.value), otherSource: location(second).shortPlace),
      at: location(second))
  }
}

extension SourceLocation {
  /// The sheet and cell, or the line.
  fileprivate var shortPlace: String {
    [sheet, cell ?? line.map { "\($0)" }].compactMap { $0 }.joined(separator: "!")
  }
}

/// Fills panels cell by cell and remembers what filled each.
private struct PanelFiller {
  private let units: UnitTable
  private let years: [Int]
  private var panels: [Panel] = []
  private var provenances: [[Provenance]] = []
  private var origins: [[Int32]] = []
  private var numbers: [String: Int] = [:]

  init(units: UnitTable, years: [Int], indicators: [Indicator]) {
    self.units = units
    self.years = years
    for indicator in indicators where numbers[indicator.id] == nil {
      numbers[indicator.id] = panels.count
      panels.append(
        Panel(indicator: indicator, unitCount: units.count, periodCount: years.count))
      provenances.append(Array(repeating: .observed, count: units.count * years.count))
      origins.append(Array(repeating: -1, count: units.count * years.count))
    }
  }

  func origin(_ id: String, _ cell: Int) -> Int? {
    guard let number = numbers[id], origins[number][cell] >= 0 else { return nil }
    return Int(origins[number][cell])
  }

  mutating func set(
    _ value: Double, _ id: String, _ cell: Int, _ provenance: Provenance, origin: Int
  ) {
    guard let number = numbers[id] else { return }
    origins[number][cell] = Int32(origin)
    provenances[number][cell] = provenance
    if value.isNaN {
      panels[number].notApplicable.insert(cell)
    } else {
      panels[number].values[cell] = value
    }
  }

  /// The panels that have a value, in the order of their ids.
  func build() -> PanelSet {
    var kept: [Panel] = []
    for (number, panel) in panels.enumerated()
    where origins[number].contains(where: { $0 >= 0 }) {
      var panel = panel
      let isUniform = provenances[number].allSatisfy { $0 == .observed }
      panel.provenance = isUniform ? .uniform(.observed) : .perCell(provenances[number])
      kept.append(panel)
    }
    kept.sort { $0.indicator.id < $1.indicator.id }
    return PanelSet(units: units, years: years, panels: kept)
  }
}
