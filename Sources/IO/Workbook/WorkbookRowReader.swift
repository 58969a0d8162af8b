import Panels

/// Gives the rows of a sheet of a workbook one by one.
///
/// Rows of the plain form are cut by ``RowScanner``; everything else goes through the XML parser,
/// which never sees the rows in between: each is whole, so its state is the same without them.
final class WorkbookRowReader: SheetRowReader {
  private static let capacity = 1 << 18
  /// So many rows in a row that the scanner gave up end its use.
  private static let patience = 64

  private let part: ArchivePart
  private let builder: RowBuilder
  private let markup: SheetMarkup
  private let parser: MarkupParser
  private let usesScanner: Bool
  private let buffer: UnsafeMutablePointer<UInt8>
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var hasFedAll = false
  private var isFinished = false
  private var givenUp = 0
  /// How many bytes the parser gets at least; it grows while a tag is cut in two.
  private var stride = 0
  private var isOffRow = false

  /// The merged cells found so far; all when the sheet has been read to its end.
  var merges: [CellRange] { markup.merges }
  /// The hidden columns; all when the first row has been read.
  var hiddenColumns: [ClosedRange<Int>] { markup.hiddenColumns }
  /// What was found that did not end the reading.
  var log: ProblemLog { builder.log }

  init(
    part: ArchivePart, place: SourceLocation, limits: WorkbookLimits, builder: RowBuilder,
    usesScanner: Bool = true
  ) {
    self.part = part
    self.builder = builder
    self.usesScanner = usesScanner
    markup = SheetMarkup(
      part: part.entry.name, place: place, limits: limits, builder: builder)
    parser = MarkupParser(
      part: part.entry.name, place: place, limits: limits, handler: markup)
    markup.parser = parser
    buffer = UnsafeMutablePointer.allocate(capacity: Self.capacity + 16)
    buffer[0] = 0
  }

  deinit { buffer.deallocate() }

  func next(into row: inout SheetRow) throws(InputError) -> Bool {
    guard try advance() else { return false }
    swap(&row, &builder.row)
    return true
  }

  /// Reads what stands before the first row.
  func readHead() throws(InputError) {
    while !markup.hasReachedData, !isFinished { try step() }
  }

  /// Reads to the end and leaves the rows out.
  func readToEnd() throws(InputError) {
    while try advance() {}
  }

  private func advance() throws(InputError) -> Bool {
    while !isFinished {
      if usesScanner, canScan, try scan() {
        if builder.endRow() { return true }
        continue
      }
      try step()
      if markup.hasRow {
        markup.hasRow = false
        return true
      }
    }
    return false
  }

  // MARK: - The scanner

  private var canScan: Bool {
    givenUp < Self.patience && markup.isBetweenRows && !isOffRow && parser.isUTF8
      && parser.hasPlainNames && parser.isAligned
  }

  /// Reads a row with the scanner; false when the parser has to take what comes.
  private func scan() throws(InputError) -> Bool {
    while true {
      var scanner = RowScanner(
        buffer, count: end, at: start, allowsRowHeights: parser.declaresRowHeights,
        builder: builder)
      switch try scanner.scan() {
      case .row(let position):
        start = position
        givenUp = 0
        return true
      case .incomplete:
        if isAtEnd || (start == 0 && end == Self.capacity) {
          isOffRow = true
          return false
        }
        try fill()
      case .notPlain:
        givenUp += 1
        isOffRow = true
        return false
      }
    }
  }

  // MARK: - The parser

  /// Gives the parser a little more, up to the end of a row or a tag.
  private func step() throws(InputError) {
    if parser.isSuspended {
      try parser.resume()
    } else {
      if start == end { try fill() }
      let size = start == end ? 0 : nextSize()
      let bytes = UnsafeBufferPointer(start: buffer + start, count: size)
      start += size
      hasFedAll = size == 0
      parser.row = builder.lastRow
      try parser.feed(bytes, isFinal: hasFedAll)
    }
    if parser.isSuspended { return }
    isFinished = hasFedAll
    let isAligned = parser.isAligned
    stride = isAligned ? 0 : max(64, stride * 2)
    if isAligned, markup.isBetweenRows { isOffRow = false }
  }

  /// Up to the tag that ends next; all when the scanner is not used, or the rows are over.
  private func nextSize() -> Int {
    let available = end - start
    let isUseful = usesScanner && givenUp < Self.patience && parser.isUTF8
    guard isUseful, !markup.hasReachedData || markup.isInRows else { return available }
    var index = start + min(stride, available)
    while index < end {
      if buffer[index] == UInt8(ascii: ">"), !markup.isInRows || endsRow(index) {
        return index + 1 - start
      }
      index += 1
    }
    return available
  }

  /// Whether the tag that ends here is `</row>` or may be the end of all rows.
  private func endsRow(_ index: Int) -> Bool {
    guard index >= start + 2 else { return false }
    let last = (buffer[index - 2], buffer[index - 1])
    return last == (UInt8(ascii: "o"), UInt8(ascii: "w"))
      || last == (UInt8(ascii: "t"), UInt8(ascii: "a")) || buffer[index - 1] == UInt8(ascii: "/")
  }

  /// Reads more behind what is not yet used.
  private func fill() throws(InputError) {
    if start > 0 {
      (buffer).update(from: buffer + start, count: end - start)
      end -= start
      start = 0
    }
    let room = UnsafeMutableRawBufferPointer(
      start: UnsafeMutableRawPointer(buffer + end), count: Self.capacity - end)
    let count = try part.read(into: room)
    isAtEnd = count == 0
    end += count
    buffer[end] = 0
  }
}
