import Panels

/// Where the parsed rows of a table belong: units in the order of their codes, years, indicators.
struct TableIndex {
  private(set) var units = UnitTable(codes: [])
  private(set) var years: [Int] = []
  private(set) var indicators: [Indicator] = []
  /// How many values stand in rows whose cell an earlier row holds, or whose year lies too far from
  /// the others.
  private(set) var refusedValues = 0
  /// How many letters of codes and labels were composed.
  private(set) var composedCount = 0
  /// The line that each unit's year stands on, or −1; for a long table one list an indicator.
  private(set) var lines: [[Int32]] = []

  private var roles: TableRoles?
  private var spans: [ParsedBlock.Span] = []
  private var marked: [(span: Int, cell: ParsedBlock.MarkedCell)] = []
  private var rowIndicators: [[Int32]] = []

  /// An index of nothing.
  init() {}

  /// Orders what workers parsed. Where the years lie too far apart, the rows outside the span of years
  /// that holds most of them are refused.
  init(
    blocks: [ParsedBlock], firstLines: [Int], workers: [BlockParser], roles: TableRoles,
    path: String, log: inout ProblemLog
  ) {
    self.roles = roles
    years = Self.years(of: blocks)
    let merged = MergedUnits(workers, labelCount: roles.labelNames.count)
    units = merged.table(roles: roles)
    composedCount = merged.composedCount
    indicators = roles.indicators
    if roles.isLong { mergeIndicators(workers) }
    let lists = roles.isLong ? indicators.count : 1
    lines = Array(
      repeating: Array(repeating: -1, count: units.count * years.count), count: lists)
    for (index, block) in blocks.enumerated() {
      for cell in block.notApplicable { marked.append((spans.count + cell.span, cell)) }
      for span in block.spans {
        claim(
          span, worker: block.worker, ranks: merged.ranks[block.worker], before: firstLines[index],
          path: path, log: &log)
        spans.append(span)
      }
    }
    for level in units.levels {
      for pair in TwinLabels.pairs(level) {
        let line = lastLine(of: pair.unit)
        log.add(.text(pair.problem), at: place(path, line))
      }
    }
    for (unit, _, problem) in UnseenMarks.problems(of: units) {
      log.add(.text(problem), at: place(path, lastLine(of: unit)))
    }
  }

  /// The line of a unit's latest year.
  private func lastLine(of unit: Int) -> Int32 {
    for period in years.indices.reversed() {
      for list in lines where list[period * units.count + unit] >= 0 {
        return list[period * units.count + unit]
      }
    }
    return 0
  }

  private static func years(of blocks: [ParsedBlock]) -> [Int] {
    var first = Int16.max
    var last = Int16.min
    for block in blocks {
      for span in block.spans {
        for row in span.rows {
          first = min(first, span.segment.years[row])
          last = max(last, span.segment.years[row])
        }
      }
    }
    if Int(last) - Int(first) < PanelBuilder.yearLimit { return Array(Int(first)...Int(last)) }
    var counts: [Int: Int] = [:]
    for span in blocks.lazy.flatMap(\.spans) {
      for row in span.rows { counts[Int(span.segment.years[row]), default: 0] += 1 }
    }
    return YearSpan.fullest(counts).map(Array.init) ?? []
  }

  private mutating func mergeIndicators(_ workers: [BlockParser]) {
    var positions: [String: Int32] = [:]
    rowIndicators = workers.map { worker in
      worker.indicatorOfName.map { indicator in
        guard let indicator else { return -1 }
        if let known = positions[indicator.id] { return known }
        positions[indicator.id] = Int32(indicators.count)
        indicators.append(indicator)
        return Int32(indicators.count - 1)
      }
    }
  }

  /// Gives each row of a span its cell; a cell belongs to the first row in the file.
  private mutating func claim(
    _ span: ParsedBlock.Span, worker: Int, ranks: [Int32], before: Int, path: String,
    log: inout ProblemLog
  ) {
    let segment = span.segment
    let n = units.count
    let firstYear = years[0]
    let isLong = rowIndicators.count > 0
    for row in span.rows {
      let rank = Int(ranks[Int(segment.units[row])])
      let period = Int(segment.years[row]) - firstYear
      let line = Int32(truncatingIfNeeded: before) &+ segment.lines[row]
      guard years.indices.contains(period) else {
        noteStray(segment, row, at: place(path, line), log: &log)
        segment.units[row] = -1
        continue
      }
      let cell = period * n + rank
      var list = 0
      if isLong, let names = segment.indicators {
        names[row] = rowIndicators[worker][Int(names[row])]
        list = Int(names[row])
        if list < 0 {
          segment.units[row] = -1
          continue
        }
      }
      let known = lines[list][cell]
      if known >= 0 {
        noteDuplicate(
          segment, row, unit: rank, indicator: isLong ? indicators[list].id : "",
          firstLine: Int(known), at: place(path, line), log: &log)
        segment.units[row] = -1
        continue
      }
      lines[list][cell] = line
      segment.units[row] = Int32(truncatingIfNeeded: cell)
    }
  }

  private func place(_ path: String, _ line: Int32) -> SourceLocation {
    var place = SourceLocation(file: path, line: Int(line))
    place.countsRows = roles?.countsRows ?? false
    return place
  }

  /// Refuses a row whose year lies too far from the others.
  private mutating func noteStray(
    _ segment: RowSegment, _ row: Int, at place: SourceLocation, log: inout ProblemLog
  ) {
    refusedValues += valueCount(segment, row)
    log.add(
      .series(
        .strayYear(
          Int(segment.years[row]), first: years[0], last: years[years.count - 1],
          limit: PanelBuilder.yearLimit)), at: place)
  }

  private func valueCount(_ segment: RowSegment, _ row: Int) -> Int {
    guard let roles else { return 0 }
    let kept = roles.isLong ? [0] : roles.kept
    return kept.count { !segment.values[$0][row].isNaN } + Int(segment.passed?[row] ?? 0)
  }

  private mutating func noteDuplicate(
    _ segment: RowSegment, _ row: Int, unit: Int, indicator: String, firstLine: Int,
    at place: SourceLocation, log: inout ProblemLog
  ) {
    refusedValues += valueCount(segment, row)
    log.add(
      .duplicateCell(
        unit: units.codes[unit], year: Int(segment.years[row]), indicator: indicator,
        firstLine: firstLine),
      at: place)
  }

  /// The panel of an indicator; gives the memory of its column back.
  func panel(_ index: Int) -> Panel {
    let isLong = !rowIndicators.isEmpty
    let column = isLong ? 0 : index
    let cellCount = units.count * years.count
    let lines = lines[isLong ? index : 0]
    let values = [Double](unsafeUninitializedCapacity: cellCount) { values, count in
      count = cellCount
      guard let base = values.baseAddress else { return }
      LargePages.prefer(for: UnsafeMutableRawBufferPointer(values))
      for cell in 0..<cellCount where lines[cell] < 0 {
        (base + cell).initialize(to: .nan)
      }
      for span in spans {
        let cells = span.segment.units
        let source = span.segment.values[column]
        if isLong {
          guard let names = span.segment.indicators else { continue }
          for row in span.rows where cells[row] >= 0 && names[row] == Int32(index) {
            (base + Int(cells[row])).initialize(to: source[row])
          }
        } else {
          for row in span.rows where cells[row] >= 0 {
            (base + Int(cells[row])).initialize(to: source[row])
          }
        }
      }
    }
    var panel = Panel(
      indicator: indicators[index], unitCount: units.count, periodCount: years.count,
      values: values)
    panel.provenance = provenance(of: index, isLong: isLong)
    for (span, cell) in marked where isLong || cell.value == index {
      let segment = spans[span].segment
      guard segment.units[cell.row] >= 0 else { continue }
      if isLong, let names = segment.indicators, names[cell.row] != Int32(index) { continue }
      panel.notApplicable.insert(Int(segment.units[cell.row]))
    }
    if !isLong {
      for span in spans { span.segment.freeColumn(column) }
    }
    return panel
  }

  /// What was counted in the rows, one a cell; −1 where there is no row.
  func counts() -> [Int16] {
    var result = [Int16](repeating: -1, count: units.count * years.count)
    for span in spans {
      guard let counts = span.segment.counts else { continue }
      for row in span.rows where span.segment.units[row] >= 0 {
        result[Int(span.segment.units[row])] = Int16(counts[row])
      }
    }
    return result
  }

  /// Where each value stands in the file.
  func origins(path: String) -> ValueOrigins {
    var origins = ValueOrigins(codes: units.codes, years: years)
    guard let roles else { return origins }
    for (index, indicator) in indicators.enumerated() {
      let column = roles.valueColumns[roles.isLong ? 1 : index]
      var place = ValueOrigins.Column(file: path, column: column + 1, name: roles.columns[column])
      place.countsRows = roles.countsRows
      origins.set(indicator.id, lines: lines[roles.isLong ? index : 0], column: place)
    }
    return origins
  }

  /// The provenance of a panel's cells by the column of the table; observed without one.
  private func provenance(of index: Int, isLong: Bool) -> ProvenanceMap {
    guard roles?.provenanceColumn != nil else { return .uniform(.observed) }
    var cells = Array(repeating: Provenance.observed, count: units.count * years.count)
    var common: Provenance?
    var isUniform = true
    for span in spans {
      guard let provenances = span.segment.provenances else { continue }
      for row in span.rows where span.segment.units[row] >= 0 {
        if isLong, let names = span.segment.indicators, names[row] != Int32(index) { continue }
        let provenance = Provenance(rawValue: provenances[row]) ?? .observed
        cells[Int(span.segment.units[row])] = provenance
        if common ?? provenance != provenance { isUniform = false }
        common = provenance
      }
    }
    return isUniform ? .uniform(common ?? .observed) : .perCell(cells)
  }
}
