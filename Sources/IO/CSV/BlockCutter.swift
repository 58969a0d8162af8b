#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cuts a stream of delimited text into blocks at the ends of records, quotes respected.
///
/// Cutting is the serial part of a parallel reading: it looks for quotes and for one line end a block,
/// nothing else, at the speed of memory.
final class BlockCutter {
  /// The longest record taken. A longer one is refused; where it is a quoted field that does not end, it
  /// is taken for a quote that is never closed. Comments may be of any length.
  static let longestRecord = 16 << 20

  private let source: any SequentialBytes
  private let delimiter: UInt8
  private let blockSize: Int
  /// The beginning of a record whose end has not been read yet.
  private var rest: [UInt8]
  private var nextIndex = 0
  private var isAtEnd = false

  /// Prepares cutting.
  ///
  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - head: Bytes that were read before; they come first.
  ///   - delimiter: What separates fields.
  ///   - blockSize: About how many bytes a block gets.
  init(
    _ source: any SequentialBytes, head: [UInt8] = [], delimiter: UInt8, blockSize: Int = 1 << 20
  ) {
    self.source = source
    self.delimiter = delimiter
    self.blockSize = max(blockSize, 16)
    rest = head
  }

  /// Fills `block` with the next records; false at the end. Not for two workers at once.
  ///
  /// - Throws: ``InputError`` when reading fails.
  func next(into block: TextBlock) throws(InputError) -> Bool {
    if isAtEnd, rest.isEmpty { return false }
    block.hasTooLongRecord = false
    // The new bytes start on a page; the beginning of their first record goes before it.
    var start = (rest.count + TextBlock.padding + 4_095) & ~4_095
    var filled = start
    if block.capacity < start + blockSize { block.grow(to: start + blockSize, keeping: 0) }
    rest.withUnsafeBytes { rest in
      UnsafeMutableRawBufferPointer(rebasing: block.memory[(start - rest.count)..<start])
        .copyMemory(from: rest)
    }
    start -= rest.count
    rest.removeAll(keepingCapacity: true)
    var wanted = blockSize
    while true {
      let room = UnsafeMutableRawBufferPointer(rebasing: block.memory[filled..<filled + wanted])
      let count = try source.read(into: room)
      filled += count
      isAtEnd = count < wanted
      block.start = start
      block.count = filled - start
      if isAtEnd { break }
      if let end = endOfLastRecord(in: block.bytes) {
        block.count = end
        rest.append(contentsOf: block.memory[start + end..<filled])
        break
      }
      if filled - start > Self.longestRecord {
        if endsInQuotes(block.bytes) {
          isAtEnd = true
        } else {
          try skipLine(block)
        }
        break
      }
      wanted = filled - start
      if block.capacity < filled + wanted { block.grow(to: filled + wanted, keeping: filled) }
    }
    guard block.count > 0 else { return false }
    block.seal()
    block.index = nextIndex
    nextIndex += 1
    return true
  }

  /// Reads past the end of a line that began in `block` and is longer than a record can be. Of a comment
  /// its sign stays; any other line is a record to refuse.
  private func skipLine(_ block: TextBlock) throws(InputError) {
    let isComment = block.bytes.first == 35
    block.hasTooLongRecord = !isComment
    block.lineCount = 1 + block.bytes.count { $0 == 10 }
    let piece = UnsafeMutableRawBufferPointer(
      rebasing: block.memory[block.start + 1..<block.start + 1 + blockSize])
    while true {
      let count = try source.read(into: piece)
      isAtEnd = count < piece.count
      let bytes = UnsafeRawBufferPointer(rebasing: piece[..<count])
      if let feed = bytes.firstIndex(of: 10) {
        rest.append(contentsOf: bytes[(feed + 1)...])
        break
      }
      if isAtEnd { break }
    }
    block.count = 1
  }

  /// Whether the text ends inside of quotes.
  private func endsInQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var gapStart = 0
    var position = 0
    while let quote = Self.find(34, base, position, bytes.count) {
      position = quote + 1
      guard opensField(quote, base, gapStart: gapStart) else { continue }
      guard let closing = Self.closingQuote(base, quote + 1, bytes.count) else { return true }
      gapStart = closing + 1
      position = gapStart
    }
    return false
  }

  /// The position behind the last line end that no quotes enclose.
  private func endOfLastRecord(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let end = bytes.count
    var last: Int?
    var gapStart = 0
    var position = 0
    while let quote = Self.find(34, base, position, end) {
      guard opensField(quote, base, gapStart: gapStart) else {
        position = quote + 1
        continue
      }
      if let feed = Self.findLast(10, base, gapStart, quote) { last = feed + 1 }
      guard let closing = Self.closingQuote(base, quote + 1, end) else { return last }
      gapStart = closing + 1
      position = gapStart
    }
    if let feed = Self.findLast(10, base, gapStart, end) { last = feed + 1 }
    return last
  }

  /// Whether a quote stands at the start of a field, outside of comments.
  private func opensField(_ quote: Int, _ base: UnsafePointer<UInt8>, gapStart: Int) -> Bool {
    if quote > 0, base[quote - 1] != delimiter, base[quote - 1] != 10 { return false }
    // The line starts in the gap, or it goes on from a quoted field and is no comment.
    if let feed = Self.findLast(10, base, gapStart, quote) { return base[feed + 1] != 35 }
    return gapStart > 0 || base[0] != 35
  }

  private static func closingQuote(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var position = start
    while let quote = find(34, base, position, end) {
      guard quote + 1 < end, base[quote + 1] == 34 else { return quote }
      position = quote + 2
    }
    return nil
  }

  private static func find(
    _ byte: Int32, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    guard start < end, let found = memchr(base + start, byte, end - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func findLast(
    _ byte: Int32, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    guard start < end else { return nil }
    var position = end
    while position > start {
      position -= 1
      if base[position] == UInt8(truncatingIfNeeded: byte) { return position }
    }
    return nil
  }
}
