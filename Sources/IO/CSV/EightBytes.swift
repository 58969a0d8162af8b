/// Eight bytes of text looked at as one machine word; the first byte is the lowest.
///
/// The tests for equal bytes are the classic ones of word-at-a-time searches (Mycroft 1987; Knuth,
/// *The Art of Computer Programming* 4A, section 7.1.3): the lowest mark is exact, marks above it need
/// not be.
enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

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

  /// A mask of the lowest `count` bytes, at most eight.
  @inline(__always)
  static func mask(ofBytes count: Int) -> UInt64 {
    count >= 8 ? .max : (1 << UInt64(count * 8)) &- 1
  }

  /// The number whose text is the first `bits / 8` bytes, 1 to 7 of them: digits and at most one
  /// decimal mark. `NaN` when they are anything else.
  ///
  /// Up to seven digits over a power of ten: both are exact, so the quotient is correctly rounded.
  @inline(__always)
  static func number(
    _ word: UInt64, bits: UInt64, decimalMarks: UInt64, powers: UnsafePointer<Double>
  ) -> Double {
    var text = (word &<< (64 &- bits)) | (zeros &>> bits)
    let marks = marks(of: decimalMarks, in: text)
    var decimals = 0
    if marks != 0 {
      let markBits = Self.bits(before: marks)
      let low = (1 &<< markBits) &- 1 as UInt64
      let high = ~low & ~(0xFF &<< markBits)
      text = (text & high) | ((text & low) &<< 8) | 0x30
      decimals = Int(truncatingIfNeeded: (56 &- markBits) &>> 3)
      // A mark alone is no number.
      if bits == 8 { return .nan }
    }
    let digits = text ^ zeros
    guard ((digits &+ 0x7676_7676_7676_7676) | digits) & highBits == 0 else { return .nan }
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let even = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odd = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    let mantissa = UInt32(truncatingIfNeeded: (even &+ odd) &>> 32)
    return Double(mantissa) / powers[decimals]
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
