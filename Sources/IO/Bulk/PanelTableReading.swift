import Foundation
import Panels

/// The reading of one table into panels by any number of workers.
///
/// In this order: ``parse()`` on every worker, then ``index()`` once, then ``assemble()`` on every
/// worker, then ``result()``. The result does not depend on how many workers there are or which of them
/// gets which block.
///
/// ```swift
/// let reading = try PanelTableReading(DelimitedText(path: "panel.csv"), layout: layout)
/// reading.parse()  // here by one worker
/// try reading.index()
/// reading.assemble()
/// let panels = reading.result().panels
/// ```
///
/// - Complexity: O(bytes). Memory is the values once, the values of one indicator a worker more, and
///   about 14 bytes a row. Of indicators that rows are only counted by (``RowCounting``) no value is kept: they take
///   two bytes a row together, and a megabyte a worker.
public final class PanelTableReading: @unchecked Sendable {
  private let path: String
  private let roles: TableRoles
  private let decimalComma: Bool
  private let delimiter: UInt8
  private let lock = NSLock()

  /// Where rows come from; behind the lock while parsing.
  private enum Rows {
    case text(DelimitedText, BlockCutter)
    case columns(DatabaseRows)
  }

  // Behind the lock while parsing.
  private let rows: Rows
  private var workers: [BlockParser] = []
  private var blocks: [ParsedBlock?] = []
  private var failure: InputError?
  private var mergedBlocks = 0
  private var log = ProblemLog()
  private var lineCount: Int
  private var firstLines: [Int] = []

  // After indexing.
  private var table = TableIndex()
  private var nextPanel = 0
  private var panels: [Panel] = []

  /// Prepares a reading.
  ///
  /// - Throws: ``InputError`` when a column of `layout` is missing.
  public convenience init(_ text: DelimitedText, layout: PanelTableLayout) throws(InputError) {
    try self.init(text, layout: layout, blockSize: 1 << 20)
  }

  /// Prepares a reading in blocks of about `blockSize` bytes; without `takesPlainRows` every row goes the
  /// way of the rows that are not plain.
  @_spi(Fuzzing)
  public init(
    _ text: DelimitedText, layout: PanelTableLayout, blockSize: Int, takesPlainRows: Bool = true
  ) throws(InputError) {
    path = text.path
    var roles = try TableRoles(
      layout: layout, columns: text.columns, path: text.path, line: text.headingLines)
    roles.isPlain = roles.isPlain && takesPlainRows
    self.roles = roles
    decimalComma = layout.decimalComma
    delimiter = text.delimiter
    lineCount = text.headingLines
    rows = .text(
      text,
      BlockCutter(
        text.source, head: text.head, delimiter: text.delimiter, blockSize: blockSize))
  }

  /// Prepares a reading of Parquet files or of a query.
  ///
  /// - Throws: ``InputError`` when a column of `layout` is missing, or of a type that cannot be read.
  public init(_ rows: DatabaseRows, layout: PanelTableLayout) throws(InputError) {
    path = rows.path
    var roles = try TableRoles(layout: layout, columns: rows.columns, path: rows.path, line: nil)
    roles.countsRows = true
    try rows.prepare(for: roles)
    self.roles = roles
    decimalComma = layout.decimalComma
    delimiter = UInt8(ascii: ",")
    lineCount = 0
    self.rows = .columns(rows)
  }

  /// Reads and parses blocks until none is left: the work of one worker.
  public func parse() {
    let parser = lock.withLock {
      let parser = BlockParser(
        worker: workers.count, roles: roles, path: path, delimiter: delimiter,
        decimalComma: decimalComma)
      workers.append(parser)
      return parser
    }
    switch rows {
    case .text(_, let cutter):
      let block = TextBlock(capacity: (1 << 20) + (1 << 18))
      while take({ () throws(InputError) in try cutter.next(into: block) }) == true {
        let parsed = parser.parse(block)
        lock.withLock { note(parsed, at: block.index) }
      }
    case .columns(let rows):
      while case let block?? = take({ () throws(InputError) in try rows.next() }) {
        let parsed = parser.parse(block)
        lock.withLock { note(parsed, at: block.index) }
      }
    }
  }

  /// Takes what comes next from the source, one worker at a time; `nil` once it has failed.
  private func take<Block>(_ next: () throws(InputError) -> Block) -> Block? {
    lock.withLock {
      guard failure == nil else { return nil }
      do throws(InputError) {
        return try next()
      } catch {
        failure = error
        return nil
      }
    }
  }

  /// Keeps a block and merges the problems of all blocks up to the first that is still missing, so that
  /// those beyond the log's limit take no memory.
  private func note(_ parsed: ParsedBlock, at index: Int) {
    while blocks.count <= index { blocks.append(nil) }
    blocks[index] = parsed
    while mergedBlocks < blocks.count, let block = blocks[mergedBlocks] {
      firstLines.append(lineCount)
      log.add(contentsOf: block.log, linesBefore: lineCount)
      blocks[mergedBlocks]?.log = ProblemLog()
      if let line = block.unclosedQuoteLine {
        log.add(.unclosedQuote, at: SourceLocation(file: path, line: lineCount + line))
      }
      lineCount += block.lineCount
      mergedBlocks += 1
    }
  }

  /// Puts units, years and indicators in order and gives every row its cell.
  ///
  /// - Throws: ``InputError`` when reading failed or there is nothing to read.
  public func index() throws(InputError) {
    if let failure { throw failure }
    if case .text(let text, _) = rows { for notice in text.notices { log.add(notice) } }
    let blocks = blocks.compactMap { $0 }
    noteUnknownIndicators()
    let isEmpty = !blocks.contains { !$0.spans.isEmpty }
    if isEmpty {
      if blocks.allSatisfy({ $0.counts.rows == 0 }) {
        log.add(.headerOnly, at: SourceLocation(file: path))
      }
      try log.throwIfAny()
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    table = TableIndex(
      blocks: blocks, firstLines: firstLines, workers: workers, roles: roles, path: path, log: &log)
    if table.composedCount > 0 {
      log.add(.text(.composedLetters(count: table.composedCount)), at: SourceLocation(file: path))
    }
    panels = keptIndicators.map {
      Panel(indicator: table.indicators[$0], unitCount: 0, periodCount: 0)
    }
  }

  /// The indicators that become panels, as positions in the table.
  private var keptIndicators: [Int] {
    roles.isLong ? Array(table.indicators.indices) : roles.kept
  }

  private func noteUnknownIndicators() {
    var first: [String: (block: Int, place: SourceLocation)] = [:]
    for worker in workers {
      for (number, place) in worker.firstPlaces.enumerated()
      where worker.indicatorOfName[number] == nil {
        let name = worker.indicatorNames.text(Int32(number)) ?? "?"
        if let known = first[name], known.block <= place.block { continue }
        first[name] = place
      }
    }
    for (name, (block, place)) in first.sorted(by: { $0.key < $1.key }) {
      var place = place
      place.line = place.line.map { $0 + firstLines[block] }
      let ids = roles.catalogue?.ids ?? []
      log.add(
        .unknownIndicator(name, suggestion: Spelling.nearest(to: name, among: ids)), at: place)
    }
  }

  /// The account of the cells of all blocks parsed.
  public var counts: CellCounts {
    var counts = CellCounts()
    for case let block? in blocks {
      counts = counts + block.counts
      counts.used += block.filled
    }
    counts.used -= table.refusedValues
    counts.refused += table.refusedValues
    return counts
  }

  /// Makes panels until none is left: the work of one worker.
  public func assemble() {
    while true {
      let next = lock.withLock { () -> Int? in
        guard nextPanel < panels.count else { return nil }
        nextPanel += 1
        return nextPanel - 1
      }
      guard let next else { return }
      let panel = table.panel(keptIndicators[next])
      lock.withLock { panels[next] = panel }
    }
  }

  /// The panels, with what was found on the way.
  public func result() -> PanelReading {
    panels.sort { $0.indicator.id < $1.indicator.id }
    var reading = PanelReading(
      panels: PanelSet(units: table.units, years: table.years, panels: panels), log: log,
      counts: counts)
    reading.origins = table.origins(path: path)
    reading.rowCounts = roles.counted.map {
      RowCounts(counts: table.counts(), indicators: $0.map { roles.indicators[$0].id })
    }
    reading.accounts = [FileAccount(file: path, counts: counts)]
    return reading
  }
}
