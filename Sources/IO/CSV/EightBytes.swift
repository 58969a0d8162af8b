/// Eight bytes of text looked at as one machine word; the first byte is the lowest.
///
/// The tests for equal bytes are the classic ones of word-at-a-time searches (Mycroft 1987; Knuth,
/// *The Art of Computer Programming* 4A, section 7.1.3): the lowest mark is exact, marks above it need
/// not be.
enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// A word of eight equal bytes.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// The eight bytes at `pointer`, which need not be aligned.
  @inline(__always)
  static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of each byte of `word` that equals the byte that `pattern` repeats.
  @inline(__always)
  static func marks(of pattern: UInt64, in word: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highBits
  }

  /// The number of bits before the lowest marked byte: eight times its position.
  @inline(__always)
  static func bits(before marks: UInt64) -> UInt64 {
    UInt64(truncatingIfNeeded: marks.trailingZeroBitCount &- 7)
  }

  /// Where the field at `start` ends: at the byte that `delimiters` repeats or a line feed, one of which
  /// has to follow.
  @inline(__always)
  static func fieldEnd(
    _ start: UnsafePointer<UInt8>, _ delimiters: UInt64
  ) -> UnsafePointer<UInt8> {
    let feeds = repeating(10)
    var pointer = start
    while true {
      let word = load(pointer)
      let marks = marks(of: delimiters, in: word) | marks(of: feeds, in: word)
      if marks != 0 { return pointer + Int(truncatingIfNeeded: bits(before: marks) &>> 3) }
      pointer += 8
    }
  }

  /// A mask of the lowest `count` bytes, at most eight.
  @inline(__always)
  static func mask(ofBytes count: Int) -> UInt64 {
    count >= 8 ? .max : (1 << UInt64(count * 8)) &- 1
  }

  /// The year in the lowest four bytes, or a negative number when they are not four digits.
  @inline(__always)
  static func year(_ word: UInt64) -> Int {
    let digits = (word & 0xFFFF_FFFF) ^ 0x3030_3030
    guard ((digits &+ 0x7676_7676) | digits) & 0x8080_8080 == 0 else { return -1 }
    let pairs = (digits &* 10) &+ (digits &>> 8)
    return Int((pairs & 0xFF) &* 100 &+ ((pairs &>> 16) & 0xFF))
  }
}
