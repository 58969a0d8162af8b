/// A piece of text that holds whole records, in memory of its own that is used again and again.
///
/// Before the text and behind it stand at least ``padding`` bytes that may be read; the first behind it is
/// a line feed.
final class TextBlock {
  /// How many bytes before and behind the text may be read.
  static let padding = 64
  private static let pageSize = 4_096

  private(set) var memory: UnsafeMutableRawBufferPointer
  /// The position of the first byte of text in `memory`.
  var start = 0
  /// The number of bytes of text.
  var count = 0
  /// The place of the block in the file: 0 for the first.
  var index = 0
  /// Whether the block stands for one record that is too long to be read, of which it has no text.
  var hasTooLongRecord = false
  /// The number of lines of that record.
  var lineCount = 0

  /// Makes a block that can hold `capacity` bytes.
  init(capacity: Int) { memory = Self.allocate(capacity) }

  deinit { memory.deallocate() }

  /// Page-aligned: the kernel copies into a buffer 16 bytes past a page four times slower.
  private static func allocate(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: capacity + padding, alignment: pageSize)
  }

  /// The number of bytes of text that fit.
  var capacity: Int { memory.count - Self.padding }

  /// Makes room for `capacity` bytes, keeping the first `kept` bytes of memory.
  func grow(to capacity: Int, keeping kept: Int) {
    let larger = Self.allocate(capacity)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[0..<kept]))
    memory.deallocate()
    memory = larger
  }

  /// The text.
  var bytes: UnsafeBufferPointer<UInt8> {
    let text = UnsafeRawBufferPointer(rebasing: memory[start..<start + count])
    return text.assumingMemoryBound(to: UInt8.self)
  }

  /// Puts a line feed and zeros behind the text.
  func seal() {
    for offset in 0..<Self.padding {
      memory[start + count + offset] = offset == 0 ? UInt8(ascii: "\n") : 0
    }
  }
}
